import { readFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { textOf } from '../amqp/bounded.ts'
import type { Timers } from '../ports/runtime.ts'
import { pemsIn } from '../trust/x509/pem.ts'

/** What a party shows where hub or broker ask for a certificate: PEM files, or PKCS#12 with its password in a file. */
export type ClientFiles = { certificate: string; key: string } | { keyStore: string; passwordFile: string }

/** The TLS of one party towards hub and broker, as its files say it now. */
export type HubTls = {
  /** Makes connections to the hub; another one after files have changed. */
  agent(): Agent
  /** For connections to the broker; undefined where no file is named, and the system's authorities count. */
  context(): SecureContext | undefined
  /** Reads the files again now rather than in ten seconds. Never rejects. */
  reload(): Promise<void>
  close(): void
}

export type HubTlsOptions = {
  /** PEM file of authorities of hub and broker, beside the system's. */
  ca: string | undefined
  client: ClientFiles | undefined
  timers: Timers
  /** Told of each fault once: what was read last stays in force until the files are mended. */
  onFault: (reason: string) => void
}

/** As for the authorities of signatures. By time, not by notification: those of network disks do not come. */
const EVERY_MS = 10_000

/**
 * Reads the files and looks at them again every ten seconds. A certificate that is renewed is shown from the next connection on;
 * certificate and key are written one after the other, so that two which do not fit wait for the next look. Rejects when the
 * files cannot be used at the start.
 */
export async function openHubTls({ ca, client, timers, onFault }: HubTlsOptions): Promise<HubTls> {
  const paths = [...(ca === undefined ? [] : [ca]), ...pathsOf(client)]
  let read = await readAll(paths)
  let current = contextOf(ca, client, read)
  let agent = agentOf(current)
  let fault: string | undefined
  const reload = async (): Promise<void> => {
    try {
      const now = await readAll(paths)
      if (now.some((bytes, index) => read[index]?.equals(bytes) !== true)) {
        current = contextOf(ca, client, now)
        read = now
        const before = agent
        agent = agentOf(current)
        // Those in use end with their answer.
        for (const sockets of Object.values(before.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
      }
      fault = undefined
    } catch (error) {
      const reason = textOf(error)
      if (reason !== fault) onFault(reason)
      fault = reason
    }
  }
  let closed = false
  let cancel = (): void => {}
  const lookLater = (): void => {
    if (!closed && paths.length > 0) cancel = timers.after(EVERY_MS, () => void reload().then(lookLater))
  }
  lookLater()
  return {
    agent: () => agent,
    context: () => current,
    reload,
    close: () => {
      closed = true
      cancel()
      agent.destroy()
    },
  }
}

const pathsOf = (client: ClientFiles | undefined): string[] => {
  if (client === undefined) return []
  return 'keyStore' in client ? [client.keyStore, client.passwordFile] : [client.certificate, client.key]
}

const readAll = (paths: readonly string[]): Promise<Buffer[]> => Promise.all(paths.map((path) => readFile(path)))

const agentOf = (secureContext: SecureContext | undefined): Agent =>
  new Agent({ keepAlive: true, ...(secureContext === undefined ? {} : { secureContext }) })

/** Throws with the name of the setting; what a file of keys holds is in no message. */
function contextOf(
  caPath: string | undefined,
  client: ClientFiles | undefined,
  read: readonly Buffer[],
): SecureContext | undefined {
  const [ca, own] = caPath === undefined ? [undefined, read] : [read[0], read.slice(1)]
  if (ca === undefined && client === undefined) return undefined
  try {
    return createSecureContext({
      ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ...authoritiesIn(ca)] }),
      ...(client === undefined ? {} : shownBy(client, own)),
    })
  } catch (error) {
    const names = client === undefined ? 'tlsCa' : `${caPath === undefined ? '' : 'tlsCa, '}${namesOf(client)}`
    throw new Error(`${names}: ${textOf(error)}`, { cause: error })
  }
}

const namesOf = (client: ClientFiles): string =>
  'keyStore' in client ? 'tlsKeyStore, tlsKeyStorePasswordFile' : 'tlsCertificate, tlsKey'

/** A client certificate with its key, as Node's TLS takes them. */
export type Shown = { cert: Buffer; key: Buffer } | { pfx: Buffer; passphrase: string }

/** Reads a client certificate with its key. Rejects where a file cannot be read; what it holds is not looked at. */
export const readShown = async (client: ClientFiles): Promise<Shown> => shownBy(client, await readAll(pathsOf(client)))

function shownBy(client: ClientFiles, read: readonly Buffer[]): Shown {
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = read
  if (!('keyStore' in client)) return { cert: first, key: second }
  // An editor ends a file with a line break, of which no password is meant to consist.
  return { pfx: first, passphrase: second.toString('utf8').replace(/\r?\n$/, '') }
}

function authoritiesIn(file: Buffer): string[] {
  const found = pemsIn(file.toString('latin1'))
  if (found.length === 0) throw new Error('the file of authorities holds no certificate (PEM)')
  return found
}
