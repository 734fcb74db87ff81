import { createHash, createPrivateKey, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { type Codec, createCodec, encodeJson, encodeXml } from '../codec/index.ts'
import type { Config } from '../config.ts'
import type { Secrets } from '../domain/decision.ts'
import type { Message } from '../generated/types.ts'
import { createMetrics, type Metrics } from '../http/metrics.ts'
import { loadPublished, type Published, shippedCodelists } from '../http/published.ts'
import type { Clock, Log, ManualClock } from '../ports/runtime.ts'
import { migrate } from '../store/migrate.ts'
import { createPool, endPool, LONG_ANSWER_WITHIN_MS } from '../store/pool.ts'
import { watchRegistry } from '../store/registry.ts'
import { createAccessCodes } from '../trust/access-code.ts'
import { derOf } from '../trust/certificate.ts'
import { createTrustList, type TrustList } from '../trust/certificates.ts'
import { createSigner, type Signer } from '../trust/cms.ts'
import { openManualClock, systemClock } from './clocks.ts'

export type HubOptions = { clock?: Clock; log?: Logger; version?: string }

/** What stops a part again; called in the reverse of the order in which parts were started. */
export type Closers = (() => Promise<unknown>)[]

/** What every other part of the hub rests on: database, reference data, keys, schemas, clock, log. */
export type Core = {
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

/** Opens all of it, and migrates the database. Rejects with a plain reason when one of them cannot be had. */
export async function openCore(config: Config, options: HubOptions, closers: Closers): Promise<Core> {
  const log = options.log ?? pino({ level: config.logLevel, base: { service: 'corridor' } })
  const onError = (error: Error): void => log.warn({ err: error.message }, 'a database connection was lost')
  const pool = createPool({ connectionString: config.databaseUrl, max: 12, onError })
  closers.push(() => endPool(pool))
  const commitPool = createPool({ connectionString: config.databaseUrl, max: 2, onError })
  closers.push(() => endPool(commitPool))
  const applied = await migrateDatabase(config.databaseUrl)
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
  const published = await loadPublished(join(import.meta.dirname, '..', '..', 'schemas'))
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

/**
 * Brings the database up to date, on a connection of its own: a migration may take longer than any other statement.
 * Returns the names of the migrations applied.
 */
export async function migrateDatabase(connectionString: string): Promise<string[]> {
  const answerWithinMs = LONG_ANSWER_WITHIN_MS
  const pool = createPool({ connectionString, max: 1, onError: () => undefined, answerWithinMs })
  try {
    return await migrate(pool)
  } finally {
    await endPool(pool)
  }
}

const pemBlocks = (pem: string, label: string): string[] =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? []

/** What the pipeline's transaction needs beside the state of the movements. */
export const batchDeps = (core: Core) => ({
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

/** The log of one room: each line names it. */
export const logOf = (log: Logger, room: string): Log => log.child({ room })
