import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AdapterContext,
  type AdapterSetup,
  createDeliveryVerifier,
  type DeliveryVerifier,
  type Envelope,
  MappingError,
  type Message,
  partyKeyOf,
  type SendResult,
  type Verdict,
} from '../adapter-api/index.ts'
import { createCodec } from '../codec/index.ts'
import { type AdapterHostConfig, clientOf } from './host-config.ts'
import { createHubHttp } from './hub-http.ts'
import { openHubTls } from './hub-tls.ts'
import { createLooks } from './looks.ts'
import { decodeMessage } from './message-reader.ts'
import { type Connection, createConnection, type Door } from './connection.ts'
import { keepDirectory } from './directory.ts'
import { type LoadedAdapter, loadAdapter, makeAdapter, settingsFor } from './discover.ts'
import { countryOfParty, type PartyKey } from '../domain/values/party.ts'
import type { Timers } from '../ports/runtime.ts'

/** A running adapter. */
export type RunningAdapter = {
  /** Resolves after an orderly stop; rejects when it cannot go on, for instance because its disk refuses. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export type AdapterHostOptions = {
  /** Name of the adapter's folder. */
  name: string
  config: AdapterHostConfig
  /** Folder that holds the adapters. */
  adapters: string
  clock: () => Date
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
  /** Milliseconds between two looks at the hub's log; absent: ten seconds. */
  logEveryMs?: number
}

/**
 * Runs one adapter: checks its manifest, opens its connections, starts its transport. Resolves when it is running, which
 * needs neither hub nor broker: it waits for them. Throws when manifest, configuration, keys or journals are invalid.
 */
export const runAdapterHost = async (options: AdapterHostOptions): Promise<RunningAdapter> => {
  const { config, clock, timers, log } = options
  const { manifest, adapter, setup } = await openAdapter(options)
  const dataDir = join(config.data, 'adapter')
  await mkdir(dataDir, { recursive: true })
  const verifier = await openVerifier(options)
  const ended = Promise.withResolvers<void>()
  ended.promise.catch(() => undefined)
  // A host that cannot store must not go on reading: it stops itself, and the error ends the process.
  const fatal = (error: unknown) => {
    log('fatal', { error: String(error) })
    const stopped = stopOnce().catch(() => undefined)
    void stopped.then(() => ended.reject(error))
  }

  const handOver = async (message: Message, envelope: Envelope): Promise<Verdict> =>
    transport.deliver(await adapter.toNational(message), envelope)
  const codec = createCodec()
  const ending = new AbortController()
  const { doors, first } = await openDoors(options, ending.signal)
  const directory = keepDirectory({ http: first.http, verifier, signal: ending.signal, timers, log })
  const { logEveryMs } = options
  const shared = { host: config, manifest, verifier, directory, codec, handOver, clock, timers, fatal, log, logEveryMs }
  const connections = new Map<string, Connection>()
  for (const door of doors) connections.set(door.config.party, await createConnection(door, shared))

  const context: AdapterContext = {
    ...setup,
    dataDir,
    clock,
    log,
    verify: verifier.checks,
    verifyInclusion: verifier.inclusion,
    decode: (bytes, contentType) => decodeMessage(codec, bytes, contentType),
    lookAgain: createLooks({ signal: ending.signal, timers, log }),
    query: (party, path) => connectionOf(connections, party).query(path),
  }
  const transport = adapter.createTransport(context)
  const send = sendingBy(
    connections,
    inTurn((document) => adapter.fromNational(document)),
  )
  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    ending.abort()
    await Promise.all([...connections.values()].map((connection) => connection.stop()))
    await transport.stop()
    for (const { tls } of doors) tls.close()
    verifier.close()
    codec[Symbol.dispose]()
  }
  const stopOnce = (): Promise<void> => (stopping ??= stop())
  // Where it does not start, nobody else can close what has been opened.
  await transport.start(send).catch((error: unknown) => closed(stopOnce, error))
  for (const connection of connections.values()) connection.start()
  log('adapter-up', { adapter: options.name, parties: [...connections.keys()] })
  return {
    ended: ended.promise,
    stop: async () => {
      await stopOnce()
      ended.resolve()
    },
  }
}

/** Sends what the national system hands in, as the party that is its sender. */
const sendingBy =
  (connections: ReadonlyMap<string, Connection>, mapped: (document: unknown) => Promise<Message>) =>
  async (document: unknown): Promise<SendResult> => {
    const message = await mapped(document)
    return connectionOf(connections, partyKeyOf(message.sender)).send(message)
  }

/** Each party's way to the hub over HTTP, and its TLS. Rejects where files cannot be used. */
const openDoors = async ({ name, config, timers, log }: AdapterHostOptions, signal: AbortSignal) => {
  const { hub, tlsCa, connections } = config
  const opened = connections.map(async (one): Promise<Door> => {
    const onFault = (reason: string) => log('tls-files-unread', { party: one.party, reason })
    const tls = await openHubTls({ ca: tlsCa, client: clientOf(one), timers, onFault })
    return { config: one, tls, http: createHubHttp({ hub, token: one.token, tls, signal }) }
  })
  const doors = await Promise.all(opened)
  const [first] = doors
  if (first === undefined) throw new Error(`adapter '${name}': it acts for nobody`)
  return { doors, first }
}

/** Closes what is open, and goes on with the reason why. */
const closed = async (close: () => Promise<void>, reason: unknown): Promise<never> => {
  await close().catch(() => undefined)
  throw reason
}

/** One after the other: what was handed in first must not be overtaken by what is mapped faster. */
const inTurn = (map: (document: unknown) => Message | Promise<Message>): ((document: unknown) => Promise<Message>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (document) => {
    const mine = last.then(() => map(document))
    last = mine.catch(() => undefined)
    return mine
  }
}

/** The adapter with its settings, which can do what the configuration asks of it. Throws where it cannot. */
const openAdapter = async ({ adapters, name, config }: AdapterHostOptions) => {
  const loaded = await loadAdapter(adapters, name)
  const problems = mismatches(loaded, config)
  if (problems.length > 0) throw new Error(`adapter '${name}': ${problems.join('; ')}`)
  const setup: AdapterSetup = {
    connections: config.connections.map(({ party, role }) => ({ party, country: countryOfParty(party), role })),
    settings: settingsFor(loaded.manifest, config.settings),
  }
  return { manifest: loaded.manifest, adapter: await makeAdapter(loaded, setup), setup }
}

/** Verifies by the files that the configuration names, and says which lists of revoked certificates are too old. */
const openVerifier = async ({ config, clock, timers, log }: AdapterHostOptions): Promise<DeliveryVerifier> => {
  const verifier = await createDeliveryVerifier({
    caFile: config.ca,
    ...(config.crl === undefined ? {} : { crlFile: config.crl }),
    hubFile: config.hubCertificates,
    ...(config.partners === undefined ? {} : { partnersFile: config.partners }),
    onFault: (reason) => log('trust-files-unread', { reason }),
    timers,
  })
  for (const { authority, state, nextUpdate } of verifier.revocation(clock())) {
    if (state === 'overdue') log('revocation-list-overdue', { authority, since: nextUpdate?.toISOString() })
  }
  return verifier
}

const connectionOf = (connections: ReadonlyMap<string, Connection>, party: PartyKey): Connection => {
  const connection = connections.get(party)
  // Handing the document in again would change nothing.
  if (!connection) throw new MappingError('/sender', `this adapter does not act for ${party}`)
  return connection
}

/** What the configuration asks for and the manifest does not offer. */
const mismatches = ({ manifest }: LoadedAdapter, config: AdapterHostConfig): string[] =>
  config.connections.flatMap(({ party, role, format }) => [
    ...(manifest.roles.includes(role) ? [] : [`${party}: it does not act for the role ${role}`]),
    ...(manifest.formats.includes(format) ? [] : [`${party}: it does not send ${format}`]),
  ])
