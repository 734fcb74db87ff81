import { createHash, createPrivateKey, randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { createBroker } from './broker/broker.ts'
import { type Codec, createCodec, decodeDocument, encodeJson, encodeXml } from './codec/index.ts'
import type { Config } from './config.ts'
import { loadConsole } from './console/assets.ts'
import { createDrawing } from './document/draw.ts'
import { longLists } from './document/words.ts'
import type { Secrets } from './domain/decision.ts'
import { formatAmount } from './domain/money.ts'
import { trulyDue } from './domain/pauses.ts'
import type { Message } from './generated/types.ts'
import { DEFAULT_LIMITS, type ServerDeps } from './http/deps.ts'
import { counted, createMetrics, type Metrics } from './http/metrics.ts'
import { loadPublished, type Published, shippedCodelists, shippedOfficeList } from './http/published.ts'
import { DEFAULT_THRESHOLDS } from './http/queue-state.ts'
import { createServer } from './http/server.ts'
import { closuresOf } from './hub-closures.ts'
import { readiness, tlsOf } from './hub-server.ts'
import { createActs } from './pipeline/acts.ts'
import { runBatch } from './pipeline/batch.ts'
import { type Committer, createCommitter } from './pipeline/commit.ts'
import { createHandle } from './pipeline/handle.ts'
import { errorMessageBytes } from './pipeline/make.ts'
import { createConfirmPassage } from './pipeline/passages.ts'
import { createQuota } from './pipeline/quota.ts'
import type { Broker, QueueOwner } from './ports/broker.ts'
import type { Handle } from './ports/handle.ts'
import type { Clock, Log, ManualClock } from './ports/runtime.ts'
import { createIngress } from './relay/ingress.ts'
import { createMoveClock } from './relay/move-clock.ts'
import { createRelay } from './relay/relay.ts'
import { createScheduler, type Scheduler } from './relay/scheduler.ts'
import { processTimers } from './relay/timers.ts'
import { openManualClock, systemClock } from './sandbox-clock.ts'
import { createCommit } from './store/commit.ts'
import { migrate } from './store/migrate.ts'
import { createOutbox } from './store/outbox.ts'
import { createPool } from './store/pool.ts'
import { createDueTimers } from './store/timers.ts'
import { createChanges } from './store/reads/changes.ts'
import { createIdentities } from './store/reads/identities.ts'
import { createInbox } from './store/reads/inbox.ts'
import type { Reads } from './ports/reads.ts'
import { createReads } from './store/reads/index.ts'
import { publishedReference, type Registry, watchRegistry } from './store/registry.ts'
import { createRegistryAdmin } from './store/registry-admin.ts'
import { createAccessCodes } from './trust/access-code.ts'
import { createTrustList, type TrustList } from './trust/certificates.ts'
import { checkpointText, signCheckpoint } from './trust/checkpoint.ts'
import { derOf } from './trust/certificate.ts'
import { createSigner, type Signer } from './trust/cms.ts'
import { emptyRoot, inclusionPlan, resolvePlan } from './trust/log.ts'
import { createSignatureVerifier } from './trust/signature-verifier.ts'

export type HubOptions = { clock?: Clock; log?: Logger; version?: string }

export type Hub = {
  /** Base URL of the HTTP API and the console. */
  url: string
  /** Takes nothing more, answers what it has taken, gives its leases back, closes. */
  stop(): Promise<void>
}

/** Messages in one commit at most: bounds the time under the log head's lock. */
const BATCH_MAX = 256
/** Messages that may wait for a commit; more are answered 503 before any work is spent on them. */
const PENDING_MAX = 4_096

type Core = {
  config: Config
  /** By which everything about messages and movements is judged. */
  clock: Clock
  /** The same one, where it is a sandbox's that stands still. */
  manual: ManualClock | undefined
  log: Logger
  pool: Pool
  commitPool: Pool
  registry: Awaited<ReturnType<typeof watchRegistry>>
  codec: Codec
  signer: Signer
  secrets: Secrets
  trustList: TrustList
  published: Published
  metrics: Metrics
}

/**
 * Puts the hub together and starts it: migrates, connects, listens, takes up the relay. Rejects with a plain reason when
 * something it cannot do without is missing; what had been started by then is stopped again.
 */
export async function startHub(config: Config, options: HubOptions = {}): Promise<Hub> {
  const closers: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close()
  }
  try {
    const core = await openCore(config, options, closers)
    const { broker, relay, committer } = createCourier(core)
    const handle = createPipeline(core, committer)
    closers.push(() => committer.idle())
    await startCourier(core, { broker, relay, handle }, closers)
    const scheduler = startScheduler(core, committer, closers)
    const { decodeStored } = batchDeps(core)
    const closures = closuresOf({ pool: core.pool, committer, decodeStored, log: logOf(core.log, 'closures') })
    closures.start()
    closers.push(() => closures.stop())
    const url = await startServer(core, { broker, handle, scheduler }, options, closers)
    core.log.info({ url }, 'the hub is ready')
    return { url, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

async function openCore(config: Config, options: HubOptions, closers: (() => Promise<unknown>)[]): Promise<Core> {
  const log = options.log ?? pino({ level: config.logLevel, base: { service: 'corridor' } })
  const onError = (error: Error): void => log.warn({ err: error.message }, 'a database connection was lost')
  const pool = createPool({ connectionString: config.databaseUrl, max: 12, onError })
  closers.push(() => pool.end())
  const commitPool = createPool({ connectionString: config.databaseUrl, max: 2, onError })
  closers.push(() => commitPool.end())
  const applied = await migrate(pool)
  if (applied.length > 0) log.info({ applied }, 'migrations applied')
  const [key, certificate, ca] = await Promise.all(
    [config.hubKey, config.hubCertificate, config.trustCa].map((path) => readFile(path, 'utf8')),
  )
  const crl = config.trustCrl === undefined ? undefined : await readFile(config.trustCrl, 'utf8')
  const signer = createSigner(createPrivateKey(key ?? ''), derOf(certificate ?? ''))
  const trustList = createTrustList({
    authorities: pemBlocks(ca ?? '', 'CERTIFICATE'),
    revocationLists: crl === undefined ? [] : pemBlocks(crl, 'X509 CRL'),
  })
  const codec = createCodec()
  closers.push(async () => codec[Symbol.dispose]())
  const manual = config.sandboxClock === undefined ? undefined : openManualClock(config.sandboxClock)
  if (manual !== undefined) {
    closers.push(async () => manual.close())
    log.warn({ now: manual.now() }, 'a sandbox: the clock stands still until an operator moves it')
  }
  const published = await loadPublished(join(import.meta.dirname, '..', 'schemas'))
  const registry = await watchRegistry(pool, shippedCodelists(published), onError)
  registry.onChange(({ reference }) => log.info({ version: reference.version }, 'reference data reloaded'))
  closers.push(() => registry.close())
  return {
    config,
    clock: options.clock ?? manual ?? systemClock,
    manual,
    log,
    pool,
    commitPool,
    registry,
    codec,
    signer,
    secrets: secretsOf(await readFile(config.accessCodeKey, 'utf8')),
    trustList,
    published,
    metrics: createMetrics(),
  }
}

const pemBlocks = (pem: string, label: string): string[] =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? []

/** The committer, the broker and the relay: what moves messages, in the order in which they depend on each other. */
function createCourier(core: Core) {
  const { config, clock, log, pool, registry } = core
  const broker = createBroker({
    url: config.amqpUrl,
    ...(config.amqpManagementUrl === undefined ? {} : { managementUrl: config.amqpManagementUrl }),
    log: logOf(log, 'broker'),
    timers: processTimers,
  })
  const relay = createRelay({
    outbox: createOutbox(pool, processTimers),
    broker,
    owner: `${process.pid}-${randomUUID()}`,
    clock,
    timers: processTimers,
    log: logOf(log, 'relay'),
    receivers: () => queueOwners(registry.current()).map(({ key }) => key),
  })
  const committer = createCommitter({
    commit: createCommit(core.commitPool),
    run: (tx, works) => {
      const deps = { ...batchDeps(core), reference: registry.current().reference, now: clock.now().getTime() }
      return runBatch(tx, works, deps)
    },
    committed: (works) => {
      core.metrics.commitOf(works)
      relay.wake()
    },
    failed: (error, works) => log.error({ err: error.message, works }, 'a commit failed'),
    limits: { maxBatch: BATCH_MAX, maxPending: PENDING_MAX },
  })
  return { broker, relay, committer }
}

const batchDeps = (core: Core) => ({
  signer: core.signer,
  secrets: core.secrets,
  encode: (message: Message, contentType: string) =>
    contentType === 'application/xml' ? encodeXml(message) : encodeJson(message),
  random: randomBytes,
  sha256: (text: string) => createHash('sha256').update(text).digest(),
  decodeStored: (body: Buffer, contentType: string) => {
    const decoded = core.codec.decode(body, contentType === 'application/xml' ? 'application/xml' : 'application/json')
    if (!decoded.ok) throw new Error('a stored message no longer decodes')
    return decoded.message
  },
})

function secretsOf(accessCodeKey: string): Secrets {
  const codes = createAccessCodes(accessCodeKey)
  return {
    digest: (text) => createHash('sha256').update(text).digest('base64url'),
    hashAccessCode: codes.hash,
    matchesAccessCode: codes.matches,
  }
}

function createPipeline(core: Core, committer: Committer): Handle {
  const { registry, trustList, codec, clock, config, log, metrics } = core
  const verify = createSignatureVerifier({
    trustList,
    registry: {
      lookup: (fingerprint) => registry.current().certificates.get(fingerprint),
      certificates: () => [...registry.current().certificates.values()].map(({ der }) => der),
    },
  })
  const handle = createHandle({
    codec,
    verify,
    committer,
    reference: () => registry.current().reference,
    quota: createQuota(config.quota),
    now: () => clock.now().getTime(),
    callerNow: () => systemClock.now(),
    countUnknown: (code) => log.info({ code }, 'a caller nobody knows was refused'),
    limits: { maxBytes: config.maxBytes },
  })
  return counted(handle, metrics)
}

type Courier = { broker: Broker; relay: ReturnType<typeof createRelay>; handle: Handle }

async function startCourier(core: Core, courier: Courier, closers: (() => Promise<unknown>)[]): Promise<void> {
  const { registry, log } = core
  const { broker, relay, handle } = courier
  await broker.setOwners(queueOwners(registry.current()))
  await broker.start()
  closers.push(() => broker.stop())
  await broker.drainDead(async (letter) => {
    log.error(
      { ...letter, logIndex: letter.logIndex?.toString() },
      'the broker gave up on a message; the store still has it',
    )
  })
  await relay.start()
  closers.push(() => relay.stop())
  // A connection that breaks meanwhile is no loss: the reconnect declares everything anew. Unheard, it would end the process.
  registry.onChange((current) => {
    broker.setOwners(queueOwners(current)).catch((error: unknown) => {
      log.warn(
        { err: error instanceof Error ? error.message : String(error) },
        'queues are declared at the next connect',
      )
    })
  })
  const partyOfUser = (user: string) =>
    [...registry.current().amqpAccounts].find(([, account]) => account.user === user)?.[0]
  await broker.consume(createIngress({ handle, partyOfUser, log: logOf(log, 'ingress') }))
}

function startScheduler(
  { pool, clock, log }: Core,
  committer: Committer,
  closers: (() => Promise<unknown>)[],
): Scheduler {
  const scheduler = createScheduler({
    due: createDueTimers(pool),
    fire: (timer) => committer.fire({ kind: 'timer', key: undefined, ...timer }),
    clock,
    timers: processTimers,
    log: logOf(log, 'scheduler'),
  })
  scheduler.start()
  closers.push(() => scheduler.stop())
  return scheduler
}

/** The parties that have a queue at the broker. */
function queueOwners({ reference, amqpAccounts }: Registry): QueueOwner[] {
  return [...reference.parties.values()]
    .filter((party) => party.channel === 'amqp')
    .map((party) => {
      const account = amqpAccounts.get(party.key)
      return account === undefined
        ? { key: party.key }
        : { key: party.key, amqpUser: account.user, amqpPasswordHash: account.passwordHash }
    })
}

/** What is read over HTTP, as of the hub's own time. */
const readsOf = ({ pool, clock, registry }: Core): Reads =>
  createReads(pool, {
    format: formatAmount,
    due: (timer, movement) => trulyDue(timer, movement, registry.current().reference.outages ?? []),
    now: () => clock.now().getTime(),
  })

async function startServer(
  core: Core,
  { broker, handle, scheduler }: { broker: Broker; handle: Handle; scheduler: Scheduler },
  options: HubOptions,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const { config, pool, clock, manual, log, signer } = core
  const changes = await createChanges(pool, (error) => log.warn({ err: error.message }, 'changes are not heard of'))
  closers.push(() => changes.close())
  const sign: ServerDeps['tree']['sign'] = (size, root) => {
    const text = checkpointText({ origin: config.logOrigin, size, root })
    return { text, signature: signCheckpoint(text, signer, clock.now()) }
  }
  let url = ''
  const drawDocument = await createDrawing({
    publicUrl: () => config.publicUrl ?? url,
    lists: longLists(core.published.codelists),
  })
  const server = await createServer({
    handle,
    drawDocument,
    actOnParked: createActs(createCommit(core.commitPool), () => ({
      ...batchDeps(core),
      reference: core.registry.current().reference,
      now: clock.now().getTime(),
      newId: randomUUID,
    })),
    confirmPassage: createConfirmPassage(handle),
    reads: readsOf(core),
    inbox: createInbox(pool),
    identities: createIdentities(pool, () => systemClock.now()),
    changes,
    metrics: core.metrics,
    published: core.published,
    reference: () => publishedReference(core.registry.current()),
    officeList: shippedOfficeList(core.published),
    readJson: decodeDocument,
    admin: createRegistryAdmin(pool, {
      shipped: shippedCodelists(core.published),
      // Whoever has changed something and asks again must find it here, whatever the notification takes.
      changed: () => core.registry.reload(),
    }),
    console: await loadConsole(),
    brokerStatus: (receivers) => broker.status(receivers),
    readiness: readiness(pool, broker),
    tree: {
      emptyRoot,
      inclusionPlan,
      resolvePlan,
      sign,
    },
    errorMessage: (problem) => errorMessageBytes(problem, clock.now().getTime(), batchDeps(core).encode, randomUUID()),
    clock: () => clock.now(),
    ...(manual === undefined
      ? {}
      : { moveClock: createMoveClock({ clock: manual, due: createDueTimers(pool), wake: () => scheduler.wake() }) }),
    log,
    limits: { ...DEFAULT_LIMITS, bodyBytes: config.maxBytes, followUp: config.followUp },
    thresholds: DEFAULT_THRESHOLDS,
    ...(await tlsOf(config)),
    version: options.version ?? '0.1.0',
  })
  closers.push(() => server.close())
  await server.listen({ host: config.host, port: config.port })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  url = `${config.tls === undefined ? 'http' : 'https'}://${config.host}:${port}`
  return url
}

const logOf = (log: Logger, room: string): Log => log.child({ room })

/** Brings the database up to date; returns the names of the migrations applied. */
export async function migrateDatabase(connectionString: string): Promise<string[]> {
  const pool = createPool({ connectionString, max: 1, onError: () => undefined })
  try {
    return await migrate(pool)
  } finally {
    await pool.end()
  }
}
