import type { BodyVault } from '../ports/body-vault.ts'
import type { Published } from '../ports/published.ts'
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { type Codec, createCodec, encodeJson, encodeXml } from '../codec/index.ts'
import { isTokenKey } from '../config-groups.ts'
import type { Config } from '../config.ts'
import type { Secrets } from '../domain/model/decision.ts'
import { legibleLines } from '../domain/values/legible.ts'
import type { Message } from '../generated/types.ts'
import { createMetrics, type Metrics } from '../http/metrics.ts'
import { loadPublished, shippedCodelists } from './published.ts'
import type { PerformAct } from '../ports/registry-acts.ts'
import type { Clock, Log, ManualClock } from '../ports/runtime.ts'
import type { SigningKey } from '../ports/signing-key.ts'
import { adoptVault } from '../store/wrapping-key.ts'
import { migrate, refuseUnready, schemaState } from '../store/migrate.ts'
import { corkEachTurn } from '../amqp/cork.ts'
import { databaseTime, serverVersion, tooOld } from '../store/probe.ts'
import { createOwnCommits, type OwnCommits } from '../store/own-commits.ts'
import { letOpeningsEnd } from '../store/open-versions.ts'
import { createPool, endPool, LONG_ANSWER_WITHIN_MS } from '../store/pool.ts'
import { createReadPool, type ReadPool } from '../store/read-pool.ts'
import type { Replica } from '../store/replica.ts'
import { watchRegistry } from '../store/reference/registry.ts'
import { HUB_ROLE, mayMigrate } from '../store/roles.ts'
import { nameUuid } from '../trust/name-uuid.ts'
import { createAccessCodes } from '../trust/access-code.ts'
import { createWebhookSecrets } from '../trust/webhook-proof.ts'
import { derOf } from '../trust/x509/pem.ts'
import type { Signer } from '../trust/cms.ts'
import { DerError } from '../trust/der.ts'
import { openTokenKey } from '../trust/pkcs11.ts'
import { createHubSigner } from '../trust/seal.ts'
import { openTrustFiles, type Trust } from '../trust/x509/trust-files.ts'
import { createSharedClock, openManualClock, type SharedClock, systemClock } from './clocks.ts'
import type { Pace } from './pace.ts'
import { createRandom } from './random.ts'
import { openReplica } from './read-replica.ts'
import { performOver } from './registry-acts.ts'
import { share } from './share.ts'
import type { Siblings } from './siblings.ts'
import { processTimers } from './process-timers.ts'
import { askingOf } from './responders.ts'
import type { Closers } from './closers.ts'
import type { Tracing } from '../ports/tracing.ts'
import { openTracing } from './tracing.ts'
import { openVaults } from './vault.ts'

export type HubOptions = {
  clock?: Clock
  log?: Logger
  version?: string
  pace?: Pace
  /** The other processes of this hub, if there are any. */
  siblings?: Siblings
}

/** Connections to the database by purpose: however busy one pool is, the others keep working. */
const POOL = { intake: 2, relay: 4, others: 8, reads: 6, cancel: 1 } as const

/** Of several processes each needs as many: one for what holds a connection, one for what must not wait for that. */
const POOL_MIN = 3

/** Milliseconds after which a read is given up: nobody is waiting for it any more. */
const READ_TIMEOUT_MS = 12_000

/** What every other part of the hub depends on: database, reference data, keys, schemas, clock, log. */
export type Core = {
  config: Config
  pace: Pace
  /** The clock by which messages and movements are judged. */
  clock: Clock
  /** The same clock if it is a sandbox's manual one. */
  manual: ManualClock | undefined
  /** The same clock if it is the database's, as it is unless another was given. */
  shared: SharedClock | undefined
  log: Logger
  /** Callers' identities, the inbox, the registry, figures. */
  pool: Pool
  /** What is open, and leases of receivers. */
  relayPool: Pool
  /** The commits. */
  commitPool: Pool
  /** How far this process has brought the log. */
  own: OwnCommits
  /** Reads over HTTP. */
  readPool: ReadPool
  /** Which of them a replica may answer, where one is named. */
  replica: Replica | undefined
  registry: Awaited<ReturnType<typeof watchRegistry>>
  /** Acts on the registry: by whom, why, as a leaf of the log, and in force here when whoever acts is answered. */
  perform: PerformAct
  codec: Codec
  signer: Signer
  /** Opens and seals the bytes of messages. */
  vault: BodyVault
  secrets: Secrets
  /** By what a party knows that the hub is calling. */
  webhookSecrets: ReturnType<typeof createWebhookSecrets>
  trustList: Trust
  published: Published
  metrics: Metrics
  /** Where a collector of traces is named. */
  tracing: Tracing | undefined
}

/** Lines of JSON on standard output. A name chosen by a sender may contain terminal control sequences. */
export const createLog = (level: string): Logger =>
  pino({ level, base: { service: 'corridor' }, hooks: { streamWrite: legibleLines } })

/** Opens all of it, and migrates the database. Rejects with a plain reason when a part is unavailable. */
export async function openCore(config: Config, options: HubOptions, closers: Closers): Promise<Core> {
  const log = options.log ?? createLog(config.logLevel)
  const onError = (error: Error): void => log.warn({ err: error.message }, 'a database connection was lost')
  const pace = options.pace ?? {}
  await bringUpToDate(config.databaseUrl, log, pace)
  // Begun first and so ended last: what else ends may still be told of.
  const tracing = await openTracing(config, log, closers)
  const connection = { connectionString: config.databaseUrl, onError, ...pace.database }
  const asHub = { ...connection, role: HUB_ROLE }
  const pool = createPool({ ...asHub, max: share(POOL.others, config, POOL_MIN) })
  closers.push(() => endPool(pool, processTimers))
  const relayPool = createPool({ ...asHub, max: share(POOL.relay, config, POOL_MIN), byKey: true })
  closers.push(() => endPool(relayPool, processTimers))
  // Only the same login may cancel its statements, whatever role it has assumed since.
  const canceller = createPool({ ...connection, max: POOL.cancel })
  closers.push(() => endPool(canceller, processTimers))
  const reads = { max: share(POOL.reads, config, POOL_MIN), statementTimeoutMs: READ_TIMEOUT_MS }
  const replica = openReplica(config, { primary: pool, connection: { onError, ...pace.database }, ...reads }, closers)
  const readPool = createReadPool({ ...asHub, ...reads, timers: processTimers }, canceller, replica)
  closers.push(() => readPool.end())
  const own = createOwnCommits()
  // A commit issues two dozen statements in a handful of turns.
  const commitPool = createPool({ ...asHub, max: POOL.intake, onSocket: corkEachTurn, byKey: true })
  closers.push(() => endPool(commitPool, processTimers))
  const signer = createHubSigner(
    await hubKeyOf(config, log, closers),
    derOf(await readFile(config.hubCertificate, 'utf8')),
  )
  const accessCodeKey = await readFile(config.accessCodeKey, 'utf8')
  const vault = await adoptVault(pool, await openVaults(config))
  const trustList = await openTrust(config, log, pace)
  closers.push(async () => trustList.close())
  const codec = createCodec()
  closers.push(async () => codec[Symbol.dispose]())
  const clocks = await clocksOf(config, options, { pool, log, closers })
  const published = await loadPublished(join(import.meta.dirname, '..', '..', 'schemas'))
  const registry = await watchRegistry(pool, shippedCodelists(published), onError, { timers: processTimers })
  registry.onChange(({ reference }) => log.info({ version: reference.version }, 'reference data reloaded'))
  closers.push(() => registry.close())
  // Once more: a version may have been opened before this hub had said that it does not know it.
  await letOpeningsEnd(pool)
  refuseUnready(await schemaState(pool))
  await relyOn(registry, trustList)
  // Whoever has changed something and asks again must find it here, however long the notification takes. The change is
  // committed in any case: if it cannot be loaded now, it is loaded a second later.
  const perform = performOver(pool, () => registry.reload().catch(() => undefined), own)
  const metrics = createMetrics({
    revocation: () => trustList.revocation(systemClock.now()),
    responders: () => trustList.responders(systemClock.now()),
    ...(replica === undefined ? {} : { replica }),
  })
  options.siblings?.join(metrics.counts)
  return {
    config,
    pace,
    ...clocks,
    log,
    pool,
    commitPool,
    relayPool,
    own,
    readPool,
    replica,
    registry,
    perform,
    codec,
    signer,
    vault,
    secrets: secretsOf(accessCodeKey),
    webhookSecrets: createWebhookSecrets(accessCodeKey),
    trustList,
    published,
    metrics,
    tracing,
  }
}

/** By what the hub judges: a clock that was given, a sandbox's, else the database's. */
async function clocksOf(
  { sandboxClock }: Config,
  options: HubOptions,
  { pool, log, closers }: { pool: Pool; log: Logger; closers: Closers },
): Promise<Pick<Core, 'clock' | 'manual' | 'shared'>> {
  const manual = sandboxClock === undefined ? undefined : openManualClock(sandboxClock)
  if (manual !== undefined) {
    closers.push(async () => manual.close())
    log.warn({ now: manual.now() }, 'a sandbox: the clock stands still until an operator moves it')
  }
  const given = options.clock ?? manual
  if (given !== undefined) return { clock: given, manual, shared: undefined }
  const shared = createSharedClock()
  await shared.look(() => databaseTime(pool))
  return { clock: shared, manual, shared }
}

/**
 * Migrates where the login may. A hub's own login may not: then the database must be up to date already. A later release may
 * have added to it. Rejects with what to do when this release cannot work on it.
 */
const bringUpToDate = (connectionString: string, log: Logger, { database }: Pace): Promise<void> =>
  migrating(connectionString, database, async (pool) => {
    const server = await serverVersion(pool)
    const expected = tooOld(server)
    if (expected !== undefined)
      throw new Error(`PostgreSQL ${server.version} is too old: ${expected} or newer is needed`)
    if (await mayMigrate(pool)) {
      const applied = await migrate(pool)
      if (applied.length > 0) log.info({ applied }, 'migrations applied')
    }
    const state = await schemaState(pool)
    refuseUnready(state)
    const { newer } = state
    if (newer.length > 0) log.warn({ newer }, 'the database was migrated by a later release; this one works on it')
  })

/** How long a signature may take before it is worth a warning: nothing else runs meanwhile. */
const SLOW_SIGNATURE_MS = 5

/** The hub's key, in a file or in a token, which is logged in to until the hub stops. */
async function hubKeyOf({ hubKey }: Config, log: Logger, closers: Closers): Promise<KeyObject | SigningKey> {
  if (!isTokenKey(hubKey)) return createPrivateKey(await readFile(hubKey, 'utf8'))
  try {
    const key = await openTokenKey(hubKey, 'P-256')
    closers.push(async () => key.close())
    const from = performance.now()
    key.sign(Buffer.from('how long does a signature take'))
    const ms = Math.round(performance.now() - from)
    if (ms > SLOW_SIGNATURE_MS)
      log.warn({ ms }, 'the token of CORRIDOR_HUB_KEY signs slowly; the hub waits for it each time')
    return key
  } catch (error) {
    throw new Error(`CORRIDOR_HUB_KEY cannot be used: ${(error as Error).message}`, { cause: error })
  }
}

const openTrust = async (config: Config, log: Logger, pace: Pace): Promise<Trust> =>
  await openTrustFiles({
    files: {
      ca: config.trustCa,
      ...(config.tls === undefined ? {} : { clientCa: config.tls.clientCa }),
      ...(config.trustCrl === undefined ? {} : { crl: config.trustCrl }),
    },
    onChange: () => log.info('authorities and revocation lists read again'),
    onFault: (reason) =>
      log.error({ reason }, 'authorities or revocation lists cannot be read; the last ones count on'),
    responders: askingOf(config, log, pace),
    ...(pace.trustFilesEveryMs === undefined ? {} : { everyMs: pace.trustFilesEveryMs }),
    timers: processTimers,
  })

/**
 * Has responders asked about every certificate that is registered, also about one that some other hub has registered just now:
 * before its first message and not after it. At the start it waits until each was asked once, or so long at most.
 */
async function relyOn(registry: Core['registry'], trust: Trust): Promise<void> {
  const rely = (): void => {
    for (const { der, use } of registry.current().certificates.values()) {
      try {
        trust.check(trust.cache.parse(der), systemClock.now(), use)
      } catch (error) {
        // What cannot be read counts for nothing wherever it is presented.
        if (!(error instanceof DerError)) throw error
      }
    }
  }
  rely()
  registry.onChange(rely)
  let cancel = (): void => {}
  const longEnough = new Promise<void>((resolve) => {
    cancel = processTimers.after(RESPONDERS_WITHIN_MS, resolve)
  })
  await Promise.race([trust.askResponders(), longEnough])
  cancel()
}

/** How long the start of a hub waits for responders: a silent one is no reason to keep every door closed. */
const RESPONDERS_WITHIN_MS = 10_000

/** Brings the database up to date; returns the names of the migrations applied. */
export const migrateDatabase = (connectionString: string): Promise<string[]> =>
  migrating(connectionString, undefined, migrate)

/** On a connection of its own: a migration may take longer than any other statement. */
async function migrating<T>(
  connectionString: string,
  patience: Pace['database'],
  work: (pool: Pool) => Promise<T>,
): Promise<T> {
  const answerWithinMs = LONG_ANSWER_WITHIN_MS
  const pool = createPool({ connectionString, max: 1, onError: () => undefined, ...patience, answerWithinMs })
  try {
    return await work(pool)
  } finally {
    await endPool(pool, processTimers)
  }
}

const random = createRandom()

/** What the pipeline's transaction needs besides the state of the movements. */
export const batchDeps = (core: Core) => ({
  signer: core.signer,
  secrets: core.secrets,
  encode: (message: Message, contentType: string) =>
    contentType === 'application/xml' ? encodeXml(message) : encodeJson(message),
  random,
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
    nameUuid,
    hashAccessCode: codes.hash,
    matchesAccessCode: codes.matches,
  }
}

/** The logger of one room, named in each line. */
export const logOf = (log: Logger, room: string): Log => log.child({ room })
