import {
  type AdapterContext,
  defineAdapter,
  MappingError,
  type Message,
  type MessageType,
  type Transport,
} from '#adapter-api'
import manifest from './manifest.json' with { type: 'json' }
import { TableError } from './faults.ts'
import { type Folder, openDirectory } from './folder.ts'
import { type FileDocument, Intake } from './intake.ts'
import { Outbox } from './outbox.ts'
import { type Profile, profileOf } from './profile.ts'
import { openSftp } from './sftp.ts'
import { type FileStore, openStore } from './store.ts'
import { messageOf, tableOf } from './table.ts'
import { templatesOf } from './write.ts'

type Running = { folder: Folder; store: FileStore; outbox: Outbox; looking: Promise<unknown>; end: () => void }

/** Files in a folder that both sides can reach: what comes in is sent, what is delivered is written. */
const createTransport = (context: AdapterContext): Transport<FileDocument> => {
  const profile = profileOf(context.settings)
  const folder = folderOf(context.settings)
  let running: Running | undefined
  return {
    start: async (send) => {
      await folder.prepare()
      await writeTemplates(folder, profile)
      const store = await openStore(context.dataDir)
      const intake = new Intake({ folder, store, profile, sends, context, send })
      const outbox = new Outbox(folder, profile)
      running = { folder, store, outbox, ...lookAgain(intake, outbox, profile, context) }
    },
    deliver: (document, envelope) =>
      running === undefined
        ? Promise.reject(new Error('not started'))
        : running.outbox.deliver(tableIn(document), envelope),
    stop: async () => {
      running?.end()
      await running?.looking
      await running?.store.close()
      await folder.close()
    },
  }
}

const sends = manifest.sends as MessageType[]

/** Anew at each start: a release may have new fields, and a profile another language. */
async function writeTemplates(folder: Folder, profile: Profile): Promise<void> {
  for (const [name, bytes] of await templatesOf(sends, profile)) await folder.write('templates', name, bytes)
}

const tableIn = (document: FileDocument) => (document.form === 'table' ? document : tableOf(document.message))

/**
 * Two loops, each one look after the other with a pause: what waits for the hub must not keep the national system's answers
 * waiting. A folder that cannot be had is looked for again.
 */
function lookAgain(intake: Intake, outbox: Outbox, profile: Profile, context: AdapterContext) {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let stopped = false
  void ended.then(() => (stopped = true))
  const loop = async (look: () => Promise<void>): Promise<void> => {
    while (!stopped) {
      const looked = look().catch((error: unknown) => context.log('folder-not-reached', { error: String(error) }))
      // What is under way when the adapter ends stays in the folder, and is taken up at the next start.
      await Promise.race([looked, ended])
      await Promise.race([pause(profile.pollMs), ended])
    }
  }
  const looking = Promise.all([loop(() => intake.look()), loop(() => outbox.look())])
  return { looking, end }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref())

function folderOf({ folder, sftp, sftpKey, sftpHostKey }: AdapterContext['settings']): Folder {
  if (sftp === undefined || sftp === '') {
    if (folder === undefined || folder === '') throw new Error('one of the settings folder and sftp must be set')
    return openDirectory(folder)
  }
  if (!sftpKey || !sftpHostKey) throw new Error('sftp needs sftpKey and sftpHostKey')
  return openSftp({ url: sftp, key: sftpKey, hostKey: sftpHostKey })
}

/** Pure: a document that is a message already is itself, a table is what its cells say. */
const fromNational = (document: FileDocument): Message => {
  if (document.form === 'message') return document.message
  try {
    return messageOf(document)
  } catch (error) {
    if (error instanceof TableError) throw new MappingError(error.fault.column ?? '', error.message)
    throw error
  }
}

export default defineAdapter<FileDocument>({ toNational: tableOf, fromNational, createTransport })
