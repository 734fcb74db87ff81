import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Client, { type ConnectOptions } from 'ssh2-sftp-client'
import { type FileInfo, type Folder, type Part } from './folder.ts'

export type SftpOptions = {
  /** `sftp://user@host:port/folder` */
  url: string
  /** Private key file (PEM or OpenSSH) of that user; there are no passwords. */
  key: string
  /** The server's host key as `ssh-keygen -l` prints it: `SHA256:…`. Another one is no server of ours. */
  hostKey: string
}

/** The server has another host key than it must have: nothing will be given to it, however often it is asked. */
export class WrongHostError extends Error {}

/** How long one thing asked of the server may take: a server that says nothing is one that cannot be had. */
const ANSWER_WITHIN_MS = 30_000

/** A folder over SFTP, connected when first asked and again after every failure. */
export function openSftp({ url, key, hostKey }: SftpOptions): Folder {
  const { hostname: host, port, username, pathname } = new URL(url)
  const root = decodeURIComponent(pathname).replace(/\/$/, '')
  const options = {
    host,
    port: Number(port || 22),
    username: decodeURIComponent(username),
    privateKey: readFileSync(key),
    readyTimeout: ANSWER_WITHIN_MS,
    keepaliveInterval: 10_000,
    hostKey,
  }
  const { ask, close } = connectedTo(options)
  const at = (part: Part, name = ''): string => [root, part, ...(name === '' ? [] : [name])].join('/')
  const exists = async (client: Client, path: string): Promise<boolean> => (await client.exists(path)) !== false

  return {
    prepare: (parts) =>
      ask(async (client) => {
        for (const part of parts) if (!(await exists(client, at(part)))) await client.mkdir(at(part), true)
      }),
    list: (part) =>
      ask(async (client) =>
        (await client.list(at(part)))
          .filter(({ type }) => type === '-')
          .map(({ name, size, modifyTime }): FileInfo => ({ name, size, modified: modifyTime })),
      ),
    read: (part, name, most) =>
      ask(async (client) => {
        if (!(await exists(client, at(part, name)))) return undefined
        const { size } = await client.stat(at(part, name))
        if (size > most) return 'too-large'
        const bytes: unknown = await client.get(at(part, name))
        return bytes as Buffer
      }),
    write: (part, name, bytes) =>
      ask(async (client) => {
        const path = at(part, name)
        await client.put(bytes, `${path}.part`)
        await client.posixRename(`${path}.part`, path)
      }),
    move: (from, name, to, as) =>
      ask(async (client) => {
        if (await exists(client, at(from, name))) await client.posixRename(at(from, name), at(to, as))
      }),
    close,
  }
}

/** One connection to a server, made when something is first asked, and made anew after every failure. */
function connectedTo({ hostKey, ...given }: ConnectOptions & { hostKey: string }) {
  let connected: Promise<Client> | undefined
  let isOther = false
  const hostVerifier = (presented: Buffer): boolean => {
    isOther = !isHostKey(presented, hostKey)
    return !isOther
  }

  const connect = async (): Promise<Client> => {
    const lost = (): void => {
      connected = undefined
    }
    // Its own listeners write to the console.
    const client = new Client('corridor', { error: lost, end: lost, close: lost })
    await client.connect({ ...given, hostVerifier }).catch((error: unknown) => {
      throw isOther ? new WrongHostError('the server has another host key than sftpHostKey') : error
    })
    return client
  }
  /** After a failure the connection is given up: whether it still works is not known. */
  const ask = async <T>(use: (client: Client) => Promise<T>): Promise<T> => {
    connected ??= connect()
    const mine = connected
    try {
      const client = await mine
      return await within(use(client))
    } catch (error) {
      if (connected === mine) connected = undefined
      mine.then((client) => client.end()).catch(() => undefined)
      throw error
    }
  }
  const close = async (): Promise<void> => {
    const open = connected
    connected = undefined
    await open?.then((client) => client.end()).catch(() => undefined)
  }
  return { ask, close }
}

/** Whether a host's public key has this fingerprint. */
export function isHostKey(presented: Buffer, expected: string): boolean {
  const digest = createHash('sha256').update(presented).digest()
  const known = Buffer.from(expected.replace(/^SHA256:/, ''), 'base64')
  return known.length === digest.length && timingSafeEqual(known, digest)
}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
