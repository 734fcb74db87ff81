import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { libraryPath } from '../../tools/services/vendor.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { unpacked } from './unpacked.ts'
import { waitFor } from './wait-for.ts'

/** OpenSSH's server as the distribution ships it. */
export type Sshd = {
  port: number
  user: string
  /** Private key file of that user. */
  key: string
  /** Fingerprint of the server's host key, as `ssh-keygen -l` prints it. */
  hostKey: string
  stop(): Promise<void>
  start(): Promise<void>
}

type Program = { sshd: string; keygen: string; env: Readonly<Record<string, string>> }

const programIn = (root: string): Program | undefined => {
  const [sshd, keygen] = [join(root, 'usr/sbin/sshd'), join(root, 'usr/bin/ssh-keygen')]
  if (!existsSync(sshd) || !existsSync(keygen)) return undefined
  const libraries = libraryPath(root)
  return { sshd, keygen, env: libraries === '' ? {} : { LD_LIBRARY_PATH: libraries } }
}

/** Runs as a user without rights where the tests run as root: a server of root needs folders of the system. */
const NOBODY = 65_534

/** Starts one that serves SFTP to one user by key. @param folder for its keys and configuration */
export async function startSshd(folder: string): Promise<Sshd> {
  const wanted = { title: 'OpenSSH', folder: 'openssh', package: 'openssh-server', runtime: /^openssh-/, programIn }
  const program = await unpacked(wanted)
  const asRoot = process.getuid?.() === 0
  const user = asRoot ? 'nobody' : userInfo().username
  mkdirSync(folder, { recursive: true })
  const own = (path: string): string => {
    if (asRoot) chownSync(path, NOBODY, NOBODY)
    return path
  }
  own(folder)
  const make = (name: string): string => {
    const path = join(folder, name)
    execFileSync(program.keygen, ['-q', '-t', 'ed25519', '-N', '', '-f', path], { env: program.env })
    return path
  }
  const [host, key] = [make('host'), make('user')]
  copyFileSync(`${key}.pub`, join(folder, 'authorized'))
  const [port = 0] = await freePorts(1)
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${own(host)}`,
    `AuthorizedKeysFile ${own(join(folder, 'authorized'))}`,
    `PidFile ${join(folder, 'pid')}`,
    'StrictModes no',
    // Without it a server that may not read the passwords takes every account for a locked one.
    'UsePAM yes',
    'PasswordAuthentication no',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
  ]
  const config = join(folder, 'sshd_config')
  writeFileSync(config, `${settings.join('\n')}\n`)
  const fingerprint = execFileSync(program.keygen, ['-l', '-f', `${host}.pub`], { env: program.env, encoding: 'utf8' })
  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    const log = join(folder, 'log')
    writeFileSync(log, '')
    own(log)
    const as = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
    child = spawn(program.sshd, ['-D', '-f', config, '-E', log], { env: program.env, stdio: 'ignore', ...as })
    await waitFor(() => readFileSync(log, 'utf8').includes('Server listening'), { label: 'sshd listening' })
  }
  await start()
  return {
    port,
    user,
    key,
    hostKey: /SHA256:\S+/.exec(fingerprint)?.[0] ?? '',
    start,
    stop: async () => {
      const gone = new Promise((ended) => child?.once('exit', ended))
      child?.kill('SIGKILL')
      await gone
    },
  }
}
