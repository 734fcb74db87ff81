import type { Pool } from 'pg'
import { pino } from 'pino'
import type { Config } from '../../src/config.ts'
import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { type Hub, startHub } from '../../src/compose/hub.ts'
import type { Pace } from '../../src/compose/pace.ts'
import { createPool } from '../../src/store/pool.ts'
import { signDetached } from '../../src/trust/cms.ts'
import type { FreshDatabase } from './database.ts'
import { registerParties, type TestParty, type TestPki } from './parties.ts'
import { registeredDatabase, registeredParties, registeredPki } from './registered.ts'
import { freshVhost } from './vhost.ts'

/** The answer to one posted message. */
export type Posted = {
  status: number
  /** The receipt or the problem, parsed. */
  body: Record<string, unknown>
  bytes: Buffer
  signature: string | undefined
  headers: Headers
}

export type PostOptions = {
  format?: 'json' | 'xml'
  /** Instead of the message's own encoding. */
  bytes?: Buffer
  /** Who signs, if not who posts; null posts unsigned. */
  signedBy?: TestParty | null
  signature?: string
  contentType?: string
  headers?: Record<string, string>
}

/** A hub of its own on real services: own database, own virtual host, own authority. */
export type TestHub = {
  url: string
  pool: Pool
  pki: TestPki
  config: Config
  party(key: string): TestParty
  post(from: TestParty, message: Message, options?: PostOptions): Promise<Posted>
  get(path: string, token?: string): Promise<{ status: number; body: unknown }>
  /** Another hub on the same database and broker. */
  startAnother(): Promise<Hub>
  stop(): Promise<void>
}

/** What a test sets of its hub. */
export type HubOptions = {
  now?: () => Date
  config?: Partial<Config>
  pace?: Pace
  database?: FreshDatabase
}

/** Starts it; `now` holds its clock still where a test needs that, `config` changes single settings, `pace` how long it rests; a `database`
 * that is given stays its owner's. */
export async function startTestHub(options: HubOptions = {}): Promise<TestHub> {
  const [database, vhost, pki] = await Promise.all([
    options.database ?? registeredDatabase(),
    freshVhost(),
    registeredPki(),
  ])
  const pool = createPool({ connectionString: database.url, max: 4, onError: () => undefined })
  const parties = await (options.database === undefined
    ? registeredParties(pool)
    : registerParties(pool, pki.authority))
  const config = { ...testConfig(database.url, vhost, pki), ...options.config }
  const start = (): Promise<Hub> =>
    startHub(config, {
      log: pino({ level: 'silent' }),
      ...(options.now === undefined ? {} : { clock: { now: options.now } }),
      // Nobody but the test's own clients works on its connections.
      pace: { drainMs: 0, ...options.pace },
    })
  const hub = await start()
  const others: Hub[] = []
  const party = (key: string): TestParty => {
    const found = parties.get(key)
    if (found === undefined) throw new Error(`no test party ${key}`)
    return found
  }
  return {
    url: hub.url,
    pool,
    pki,
    config,
    party,
    post: (from, message, postOptions) => post(hub.url, from, message, postOptions),
    get: (path, token = 'token-of-operator') => get(hub.url, path, token),
    startAnother: async () => {
      const other = await start()
      others.push(other)
      return other
    },
    stop: async () => {
      await Promise.all([hub, ...others].map((one) => one.stop()))
      await pool.end()
      await Promise.all([options.database === undefined && database.drop(), vhost.drop(), pki.remove()])
    },
  }
}

/** The configuration of a hub that listens on a free port. */
export const testConfig = (
  databaseUrl: string,
  vhost: { amqpUrl: string; amqpManagementUrl: string },
  pki: Pick<TestPki, 'folder' | 'hub' | 'ca' | 'logKey' | 'bodyKey'>,
): Config => ({
  databaseUrl,
  readDatabaseUrl: undefined,
  amqpUrl: vhost.amqpUrl,
  amqpManagementUrl: vhost.amqpManagementUrl,
  amqpCa: undefined,
  host: '127.0.0.1',
  port: 0,
  processes: 1,
  data: pki.folder,
  logLevel: 'silent',
  hubKey: pki.hub.key,
  accessCodeKey: pki.hub.key,
  bodyKey: pki.bodyKey,
  bodyKeyAlso: undefined,
  hubCertificate: pki.hub.certificate,
  trustCa: pki.ca,
  trustCrl: undefined,
  ocsp: [],
  webhookPrivate: [],
  pki: undefined,
  tls: undefined,
  maxBytes: 10 * 1024 * 1024,
  quota: { perSecond: 100_000, burst: 100_000 },
  logOrigin: 'corridor/test',
  logKey: pki.logKey,
  publicUrl: undefined,
  timestamps: undefined,
  openId: undefined,
  mail: undefined,
  tracing: undefined,
  sandboxClock: undefined,
  followUp: { perMinute: 20, burst: 20 },
})

/** Posts a message as a national system does: the bytes, signed. */
export async function post(url: string, from: TestParty, message: Message, options: PostOptions = {}): Promise<Posted> {
  const format = options.format ?? 'json'
  const bytes = options.bytes ?? Buffer.from(format === 'xml' ? encodeXml(message) : encodeJson(message))
  const signedBy = options.signedBy === undefined ? from : options.signedBy
  const signature =
    options.signature ??
    (signedBy === null
      ? undefined
      : signDetached(bytes, signedBy.signer, { signingTime: new Date() }).toString('base64'))
  const response = await fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? `application/${format}`,
      authorization: `Bearer ${from.token}`,
      ...(signature === undefined ? {} : { 'corridor-signature': signature }),
      ...options.headers,
    },
    body: bytes,
  })
  const answer = Buffer.from(await response.arrayBuffer())
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    body: isJson && answer.length > 0 ? (JSON.parse(answer.toString('utf8')) as Record<string, unknown>) : {},
    bytes: answer,
    signature: response.headers.get('corridor-signature') ?? undefined,
    headers: response.headers,
  }
}

async function get(url: string, path: string, token: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}
