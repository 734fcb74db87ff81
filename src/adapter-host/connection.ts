import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  DeliveryVerifier,
  Envelope,
  Journal,
  Manifest,
  Message,
  SendResult,
  Verdict,
} from '../adapter-api/index.ts'
import type { Codec } from '../codec/index.ts'
import { derOf } from '../trust/x509/pem.ts'
import { createSigner, type Signer } from '../trust/cms.ts'
import { type AmqpChannel, type AnswerMessage, createAmqpChannel } from './amqp-channel.ts'
import { createAmqpLink, type LinkDelivery } from './amqp-link.ts'
import { type AdapterHostConfig, type ConnectionConfig, isByInbox } from './host-config.ts'
import { createInboxLink } from './inbox-link.ts'
import { readDelivery } from './delivery.ts'
import { createHttpChannel, type HttpChannelOptions } from './http-channel.ts'
import type { HeldCopy } from './copies.ts'
import type { HubHttp, HubReply } from './hub-http.ts'
import type { HubTls } from './hub-tls.ts'
import type { DirectoryKeeper } from './directory.ts'
import { createInbound, type Inbound } from './inbound.ts'
import { createInclusionWatch, type InclusionDeps } from './inclusion.ts'
import { createMessageWriter } from './message-writer.ts'
import { readMessage } from './message-reader.ts'
import { createOutbound } from './outbound.ts'
import { apply, type HostRecord, type HostState, openHostJournal } from './records.ts'
import { createReceiptCheck } from './receipt-check.ts'
import { createReconciliation, type ReconciliationDeps } from './reconciliation.ts'
import { createReports } from './reports.ts'
import { createUnmappedStore, handlingOf } from './unmapped.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Timers } from '../ports/runtime.ts'

/** One party's connection to the hub: its key, its queue, its journal. */
export type Connection = {
  readonly config: ConnectionConfig
  start(): void
  send: (message: Message) => Promise<SendResult>
  query(path: string): Promise<{ status: number; body: unknown }>
  /** Stops reading, lets work in progress end, closes the journal. */
  stop(): Promise<void>
}

/** One party, and its way to the hub. */
export type Door = { config: ConnectionConfig; http: HubHttp; tls: HubTls }

export type ConnectionDeps = {
  host: AdapterHostConfig
  manifest: Pick<Manifest, 'receives' | 'refuses'>
  verifier: DeliveryVerifier
  /** Judges deliveries with the hub's directory at hand. */
  directory: DirectoryKeeper
  codec: Codec
  handOver: (message: Message, envelope: Envelope) => Promise<Verdict>
  clock: () => Date
  timers: Timers
  fatal: (error: unknown) => void
  logEveryMs?: number | undefined
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** Types that answer a message of our own: not reported on, outside movement order (engine.md 1). */
const ANSWERS: ReadonlySet<string> = new Set(['acknowledgement', 'functional-error', 'technical-error'])

/** Opens the journal and builds the connection; nothing is sent or read before `start`. */
export const createConnection = async ({ config, http, tls }: Door, deps: ConnectionDeps): Promise<Connection> => {
  const { host, verifier, clock, timers } = deps
  const abort = new AbortController()
  const { signal } = abort
  // A disk that refuses while we stop was closed by us; what was not stored comes again.
  const fatal = (error: unknown) => (signal.aborted ? undefined : deps.fatal(error))
  const log: ConnectionDeps['log'] = (event, fields) => deps.log(event, { party: config.party, ...fields })
  const signer = await signerOf(config)
  const path = join(host.data, fileName(config.party), 'host.jsonl')
  const { journal, state } = await openHostJournal(path, clock())
  const writer = createMessageWriter({ format: config.format, signer, clock })
  const receipts = createReceiptCheck()
  const common = { verifier, signal, timers, clock, log, onReceipt: receipts.add }
  const { link, amqp, channel, inbox } = createWays(config, host, {
    ...common,
    http,
    tls,
    onDelivery: (delivery) => void takeDelivery(delivery, config.party, inbound, answers).catch(fatal),
    onEnvelope: (envelope) => takeEnvelope(envelope, inbound, answers),
  })
  const outbound = createOutbound({ journal, state, channel, writer, clock })
  const reports = createReports({
    journal,
    state,
    channel,
    writer,
    identity: identityOf(config),
    onReported: () => inbox.wake(),
    ...common,
  })
  const ask = (asked: string, body?: object) => query(http, asked, body)
  const asking = { ask, handIn: handInBy(http), everyMs: deps.logEveryMs }
  const watches = createWatches({ path, journal, state, party: config.party, channel, receipts, ...asking, ...common })
  const inbound = createInbound({
    party: config.party,
    journal,
    state,
    reports,
    lookForRestore: () => watches.lookForRestore(),
    read: (envelope) => readMessage(deps.codec, envelope),
    handling: (type) => handlingOf(deps.manifest, type),
    unmapped: createUnmappedStore(join(host.data, fileName(config.party), 'unmapped')),
    handOver: deps.handOver,
    check: (envelope) => deps.directory.check(envelope),
    fatal,
    ...common,
  })

  let reading: Promise<void> | undefined
  const answers = { codec: deps.codec, verifier, amqp, journal, state, clock, log }

  return {
    config,
    start: () => {
      outbound.resume()
      inbound.resume()
      watches.start().catch(fatal)
      if (isByInbox(config)) reading = inbox.read().catch(fatal)
      else link.start()
    },
    send: outbound.send,
    query: ask,
    stop: async () => {
      abort.abort()
      await link.stop()
      await reading
      await reports.settled()
      await watches.settled()
      await journal.close()
    },
  }
}

/** What looks at the hub's log beside the work: whether what came is in it, and whether it begins anew after a restore. */
const createWatches = (deps: InclusionDeps & ReconciliationDeps) => {
  const [inclusion, reconciliation] = [createInclusionWatch(deps), createReconciliation(deps)]
  return {
    lookForRestore: () => reconciliation.look(),
    start: () => Promise.all([inclusion.start(), reconciliation.start()]),
    settled: () => Promise.all([inclusion.settled(), reconciliation.settled()]),
  }
}

type WayOptions = HttpChannelOptions & {
  tls: HubTls
  onDelivery: (delivery: LinkDelivery) => void
  onEnvelope: (envelope: Envelope) => Promise<void>
}

/** The ways to the hub: HTTP with the inbox, and the broker, which is connected to only where it is used. */
const createWays = (config: ConnectionConfig, host: AdapterHostConfig, options: WayOptions) => {
  const { onDelivery, onEnvelope, tls, ...common } = options
  const link = createAmqpLink({
    url: host.amqp || 'amqp://localhost',
    user: config.amqpUser,
    password: config.amqpPassword,
    tls,
    queue: queueOf(config.party),
    prefetch: host.prefetch,
    onDelivery,
    onUp: () => amqp.linkUp(),
    timers: common.timers,
    log: common.log,
  })
  const amqp = createAmqpChannel({ link, ...common })
  const inbox = createInboxLink({ receiver: config.party, onDelivery: onEnvelope, ...common })
  return { link, amqp, channel: config.send === 'amqp' ? amqp : createHttpChannel(common), inbox }
}

/** The party's key with its certificate. */
const signerOf = async ({ key, certificate }: ConnectionConfig): Promise<Signer> =>
  createSigner(createPrivateKey(await readFile(key, 'utf8')), derOf(await readFile(certificate)))

/** The party as messages name it. */
const identityOf = ({ party: key, role }: ConnectionConfig) => {
  const [country = '', party] = key.split('/')
  return { country, role, ...(party === undefined ? {} : { party }) }
}

/** Hands what the queue holds to whom it is for: an answer to the message it answers, anything else to the inbound side. */
const takeDelivery = async (
  { message, ack }: LinkDelivery,
  party: PartyKey,
  inbound: Inbound,
  answers: AnswerDeps,
): Promise<void> => {
  const envelope = readDelivery(message, party)
  if (!envelope) {
    answers.log('delivery-unreadable', { messageId: message.properties.messageId })
    return ack()
  }
  await takeEnvelope(envelope, inbound, answers, ack)
}

/** `ack` is called once the delivery need not come again; over the inbox the report alone says so. */
const takeEnvelope = async (
  envelope: Envelope,
  inbound: Inbound,
  answers: AnswerDeps,
  ack: () => void = () => undefined,
): Promise<void> => {
  if (!ANSWERS.has(envelope.type)) return inbound.receive(envelope, ack)
  await takeAnswer(envelope, answers)
  ack()
}

type AnswerDeps = {
  codec: Codec
  verifier: DeliveryVerifier
  amqp: AmqpChannel
  journal: Journal<HostRecord>
  state: HostState
  clock: () => Date
  log: ConnectionDeps['log']
}

/** The hub's answer to one of our messages: stored before it is acknowledged. */
const takeAnswer = async (envelope: Envelope, deps: AnswerDeps): Promise<void> => {
  const { amqp, journal, state } = deps
  const fault = deps.verifier.checks(envelope).find((check) => !check.ok)
  const read = fault ? { reason: `${fault.name}: ${fault.detail}` } : readMessage(deps.codec, envelope)
  if ('reason' in read) return deps.log('answer-unusable', { id: envelope.id, reason: read.reason })
  const result = amqp.resultOf(read.message as AnswerMessage)
  if (!result) return
  if (!state.answers.has(result.id)) {
    const record = { k: 'answer', result, at: deps.clock().toISOString() } as const
    await journal.append(record)
    apply(state, record)
  }
  amqp.settle(result)
}

const ACCEPT = { accept: 'application/json' } as const
const ASKED_WITHIN_MS = 30_000

const query = async (http: HubHttp, path: string, sent?: object) => {
  const asked = { headers: ACCEPT, withinMs: ASKED_WITHIN_MS }
  return answerIn(await http.ask(path, sent === undefined ? asked : { ...asked, ...posted(sent, ACCEPT) }))
}

/** A message as it was delivered, with signature and seal in the headers that the hub has for them. */
const handInBy =
  (http: HubHttp) =>
  async (path: string, { contentType, body, signature, seal }: HeldCopy) => {
    const headers = { ...ACCEPT, 'content-type': contentType, 'corridor-signature': signature, 'corridor-seal': seal }
    return answerIn(
      await http.ask(path, { method: 'POST', headers, body: Buffer.from(body, 'base64'), withinMs: ASKED_WITHIN_MS }),
    )
  }

const answerIn = ({ status, body }: HubReply) => ({
  status,
  body: body.length === 0 ? undefined : (JSON.parse(body.toString('utf8')) as unknown),
})

/** What may be asked twice without harm. */
const posted = (sent: object, headers: Readonly<Record<string, string>>) =>
  ({
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(sent)),
  }) as const

/** The party's queue (interface.md 4): `country.<CC>`, or `party.<ID>` in upper case. */
const queueOf = (party: string): string => {
  const [country, id] = party.split('/')
  return id === undefined ? `country.${country}` : `party.${id.toUpperCase()}`
}

const fileName = (party: string): string => party.replace('/', '-')
