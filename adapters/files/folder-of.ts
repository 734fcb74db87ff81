import type { AdapterContext } from '#adapter-api'
import { type Folder, openDirectory } from './folder.ts'
import { openSftp } from './sftp.ts'

/** The folder of the settings. Throws where they name none, or a server without its key. */
export function folderOf({ folder, sftp, sftpKey, sftpHostKey }: AdapterContext['settings']): Folder {
  if (sftp === undefined || sftp === '') {
    if (folder === undefined || folder === '') throw new Error('one of the settings folder and sftp must be set')
    return openDirectory(folder)
  }
  if (!sftpKey || !sftpHostKey) throw new Error('sftp needs sftpKey and sftpHostKey')
  return openSftp({ url: sftp, key: sftpKey, hostKey: sftpHostKey })
}
