import { resolve } from 'node:path'
import {
  fileKeysNotAllowed,
  readAccessCodeKey,
  readCalled,
  readOpenId,
  readTimestamps,
  READ_REPLICA,
  readDatabases,
  readTls,
  readTold,
  TRACING,
} from './config-groups.ts'

/** All settings of the hub (interface.md 5). Frozen; secrets never leave it through logs. */
export type Config = {
  databaseUrl: string
  /** A streaming replica of it that reads may go to; undefined: all reads go to the primary. */
  readDatabaseUrl: string | undefined
  amqpUrl: string
  amqpManagementUrl: string | undefined
  /** PEM file of the authorities of the broker's certificate; undefined: those of the system. */
  amqpCa: string | undefined
  host: string
  port: number
  /** Hubs that share the port, each a process; every limit per hub is divided among them. */
  processes: number
  /** Folder for the hub's own files: caches, and how far the log had come, by which a restored database is noticed. */
  data: string
  logLevel: LogLevel
  /** PEM file of the hub's private key and its certificate: seal and receipts. */
  hubKey: string
  /** PEM file of the private key that the hashes of access codes are keyed with. */
  accessCodeKey: string
  /** PEM file of the private key that the key of all data keys is derived from, or a PKCS#11 URI of an RSA key. */
  bodyKey: string
  /** Another such key, which only opens, while one takes the place of the other. */
  bodyKeyAlso: string | undefined
  hubCertificate: string
  /** PEM file with the authorities that participants' certificates may come from, and optionally their revocation lists. */
  trustCa: string
  trustCrl: string | undefined
  /** Origins of the responders (OCSP) of these authorities that the hub may ask. */
  ocsp: readonly string[]
  /** Origins of webhooks that may lie in private networks, and on this machine speak http. */
  webhookPrivate: readonly string[]
  /** Folder of the hub's own authority for pilots (`corridor pki`); undefined: participants bring certificates of their own. */
  pki: string | undefined
  tls: { key: string; certificate: string; clientCa: string } | undefined
  maxBytes: number
  quota: { perSecond: number; burst: number }
  /** Requests for the follow-up without account that one address may make. */
  followUp: { perMinute: number; burst: number }
  /** Name of the log in its checkpoints. */
  logOrigin: string
  /** PEM file of the log's Ed25519 private key, or a PKCS#11 URI of it; undefined: its checkpoints are not signed as notes. */
  logKey: string | undefined
  /** The time-stamping authority that states of the log are shown to, and the file of who certifies it. */
  timestamps: { url: string; ca: string } | undefined
  /** Where drivers and traders reach the hub, without a slash at the end; undefined: where it listens. */
  publicUrl: string | undefined
  /** The provider of OpenID Connect that people may sign in by, and this hub as its client. */
  openId: { issuer: string; clientId: string; clientSecret: string; scope: string } | undefined
  /** The mail server that letters are handed to, and who they are from; undefined: nobody is told by e-mail. */
  mail: { url: string; from: string } | undefined
  /** The collector that traces are handed to, and which of them; undefined: none are kept. */
  tracing: { url: string; sampler: string; ratio: number } | undefined
  /** File of a sandbox's manual clock; undefined: the machine's clock. */
  sandboxClock: string | undefined
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** One environment variable: how it is read, and what the table in the README says of it. */
export type Setting = { name: string; required: boolean; default?: string; secret?: boolean; description: string }

/** All settings in the order of the README's table, which is generated from here. */
export const settings: readonly Setting[] = [
  { name: 'DATABASE_URL', required: true, secret: true, description: 'PostgreSQL connection URL' },
  READ_REPLICA,
  { name: 'AMQP_URL', required: true, secret: true, description: 'RabbitMQ connection URL, with the vhost' },
  {
    name: 'AMQP_MANAGEMENT_URL',
    required: false,
    secret: true,
    description: 'URL of RabbitMQ’s management API with credentials; without it the hub creates no broker users',
  },
  {
    name: 'CORRIDOR_AMQP_CA',
    required: false,
    description:
      'PEM file of the authorities of the broker’s certificate, for `amqps`, and `https` of its management API, with a private one; without it those the system trusts',
  },
  { name: 'CORRIDOR_HOST', required: false, default: '127.0.0.1', description: 'address the hub listens on' },
  {
    name: 'CORRIDOR_PORT',
    required: false,
    default: '8080',
    description: 'port the hub listens on; 0 takes a free one',
  },
  {
    name: 'CORRIDOR_PROCESSES',
    required: false,
    default: '1',
    description:
      'hub processes that share the port, at most one for each core that PostgreSQL and RabbitMQ leave; ' +
      'quotas, reads and database connections are divided among them',
  },
  {
    name: 'CORRIDOR_DATA',
    required: false,
    default: '.corridor',
    description: 'folder for the hub’s own files; it remembers the log there, so keep it, apart from the database',
  },
  {
    name: 'CORRIDOR_LOG_LEVEL',
    required: false,
    default: 'info',
    description: 'trace, debug, info, warn, error, fatal or silent',
  },
  {
    name: 'CORRIDOR_HUB_KEY',
    required: true,
    description:
      'PEM file of the hub’s private key (P-256), or where it lies in a token: ' +
      '`pkcs11:token=…;object=…?module-path=…&pin-source=…` (RFC 7512)',
  },
  {
    name: 'CORRIDOR_ALLOW_FILE_KEYS',
    required: false,
    description:
      'with `NODE_ENV=production`, which keys may lie in files, with commas: `hub`, `codes`, `bodies`, `log`, `tls`, `pki`; any other is refused',
  },
  {
    name: 'CORRIDOR_ACCESS_CODE_KEY',
    required: false,
    description:
      'PEM file of the private key that hashes of access codes are keyed with; the default is CORRIDOR_HUB_KEY, where that is a file. ' +
      'Name the old key here when the hub gets a new one',
  },
  {
    name: 'CORRIDOR_BODY_KEY',
    required: false,
    description:
      'PEM file of the private key that the bytes of messages are sealed with, or where an RSA key for nothing else lies in a token ' +
      '(PKCS#11 URI); the default is CORRIDOR_ACCESS_CODE_KEY. Without it no message can be read ever again: keep a copy apart from the database',
  },
  {
    name: 'CORRIDOR_BODY_KEY_ALSO',
    required: false,
    description:
      'a second such key, which only opens: the coming one before keys are exchanged, the former one afterwards (docs/deployment.md)',
  },
  { name: 'CORRIDOR_HUB_CERTIFICATE', required: true, description: 'PEM file of the hub’s certificate' },
  {
    name: 'CORRIDOR_TRUST_CA',
    required: true,
    description:
      'PEM file of the authorities of participants’ certificates, issuing ones included; read again within a minute of a change',
  },
  {
    name: 'CORRIDOR_TRUST_CRL',
    required: false,
    description:
      'PEM file of revocation lists of these authorities and of those of client certificates, read again within a minute of a change',
  },
  {
    name: 'CORRIDOR_OCSP',
    required: false,
    description:
      'addresses of responders (OCSP) that may be asked about certificates that name them, separated by commas: `http://ocsp.example.org`; ' +
      'no other is asked, whatever a certificate says',
  },
  {
    name: 'CORRIDOR_WEBHOOK_PRIVATE',
    required: false,
    description:
      'addresses of parties’ webhooks that may lie in a private network, separated by commas: `https://customs.example.org:8443`; ' +
      'no other is called there, and none over http but on this machine',
  },
  {
    name: 'CORRIDOR_PKI',
    required: false,
    description:
      'folder of the hub’s own authority, made by `corridor pki init`, that certifies participants’ requests; ' +
      'only for pilots, since its keys lie in files',
  },
  { name: 'CORRIDOR_TLS_KEY', required: false, description: 'PEM file of the TLS key; with it the hub speaks HTTPS' },
  { name: 'CORRIDOR_TLS_CERTIFICATE', required: false, description: 'PEM file of the TLS certificate' },
  {
    name: 'CORRIDOR_TLS_CLIENT_CA',
    required: false,
    description: 'PEM file of the authorities of client certificates; the default is CORRIDOR_TRUST_CA',
  },
  { name: 'CORRIDOR_MAX_BYTES', required: false, default: '10485760', description: 'largest message, in bytes' },
  {
    name: 'CORRIDOR_QUOTA_PER_SECOND',
    required: false,
    default: '200',
    description:
      'sustained messages per second that one party may send to this hub; under load it may send what its turn allows',
  },
  {
    name: 'CORRIDOR_QUOTA_BURST',
    required: false,
    default: '1000',
    description: 'messages that one party may send to this hub at once',
  },
  {
    name: 'CORRIDOR_FOLLOW_UP_PER_MINUTE',
    required: false,
    default: '20',
    description: 'sustained requests per minute for the public follow-up that one address may make',
  },
  {
    name: 'CORRIDOR_FOLLOW_UP_BURST',
    required: false,
    default: '20',
    description: 'requests for the public follow-up that one address may make at once',
  },
  {
    name: 'CORRIDOR_LOG_ORIGIN',
    required: false,
    default: 'corridor/log',
    description:
      'name of the transparency log in its checkpoints, and of its key; witnesses know the log by it, so it never changes',
  },
  {
    name: 'CORRIDOR_LOG_KEY',
    required: false,
    description:
      'PEM file of the Ed25519 private key that signs checkpoints of the transparency log as notes, or where it lies in a token (PKCS#11 URI); ' +
      'without it no witness can co-sign them, and a hub says so at its start',
  },
  {
    name: 'CORRIDOR_TSA_URL',
    required: false,
    description: 'URL of a time-stamping authority (RFC 3161) that states of the log are stamped by, beside the work',
  },
  { name: 'CORRIDOR_TSA_CA', required: false, description: 'PEM file of the authorities of its certificate' },
  {
    name: 'CORRIDOR_PUBLIC_URL',
    required: false,
    description:
      'URL at which drivers and traders reach the hub, printed on the accompanying document; the default is where it listens',
  },
  {
    name: 'CORRIDOR_OIDC_ISSUER',
    required: false,
    description:
      'URL of a provider of OpenID Connect by which people may sign in; its client needs the redirect URI `/openid/callback` at CORRIDOR_PUBLIC_URL',
  },
  { name: 'CORRIDOR_OIDC_CLIENT_ID', required: false, description: 'what the provider calls this hub' },
  {
    name: 'CORRIDOR_OIDC_CLIENT_SECRET',
    required: false,
    secret: true,
    description: 'secret of this hub at the provider',
  },
  {
    name: 'CORRIDOR_OIDC_SCOPE',
    required: false,
    default: 'openid',
    description: 'what the provider is asked for; `openid` is enough',
  },
  {
    name: 'CORRIDOR_SMTP_URL',
    required: false,
    secret: true,
    description:
      'mail server for notices to those who follow a movement: `smtps://` or `smtp://` with login and password; `smtp` begins TLS too, ' +
      'except on this machine. Without it nobody is told by e-mail',
  },
  { name: 'CORRIDOR_MAIL_FROM', required: false, description: 'address that these notices come from' },
  ...TRACING,
  {
    name: 'CORRIDOR_SANDBOX_CLOCK',
    required: false,
    description:
      'file of a manual clock, which stands still until an operator moves it; only for a sandbox, which sets this itself',
  },
]

/** More would each hold too few connections to the database to work with. */
const PROCESSES_MAX = 16

const LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Thrown with all faults at once, one per line, each naming its variable. */
export class ConfigError extends Error {}

/**
 * Reads and checks the configuration. Throws ConfigError with one message that names every fault, so that nobody has to
 * restart the hub once per mistake.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const complaints: string[] = []
  const defaults = new Map(settings.map((setting) => [setting.name, setting.default]))
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim()
    return value === undefined || value === '' ? defaults.get(name) : value
  }
  const required = (name: string): string => {
    const value = text(name)
    if (value === undefined) complaints.push(`${name} is not set: ${descriptionOf(name)}`)
    return value ?? ''
  }
  const integer = (name: string, min: number, max: number): number => {
    const value = text(name) ?? ''
    const number = /^[0-9]{1,15}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= min && number <= max)) complaints.push(`${name} must be a whole number from ${min} to ${max}`)
    return number
  }
  const url = (name: string, protocols: readonly string[]): string => {
    const value = required(name)
    // The value may hold a password and is therefore never repeated.
    if (value !== '' && !protocols.some((protocol) => value.startsWith(`${protocol}://`) && URL.canParse(value))) {
      complaints.push(`${name} must be a URL that begins with ${protocols.map((one) => `${one}://`).join(' or ')}`)
    }
    return value
  }
  const level = text('CORRIDOR_LOG_LEVEL') ?? ''
  if (!LEVELS.includes(level)) complaints.push(`CORRIDOR_LOG_LEVEL must be one of ${LEVELS.join(', ')}`)
  const isSet = (name: string): boolean => text(name) !== undefined
  const config: Config = {
    ...readDatabases(text, url),
    amqpUrl: url('AMQP_URL', ['amqp', 'amqps']),
    amqpManagementUrl: isSet('AMQP_MANAGEMENT_URL') ? url('AMQP_MANAGEMENT_URL', ['http', 'https']) : undefined,
    amqpCa: text('CORRIDOR_AMQP_CA'),
    host: required('CORRIDOR_HOST'),
    port: integer('CORRIDOR_PORT', 0, 65_535),
    processes: integer('CORRIDOR_PROCESSES', 1, PROCESSES_MAX),
    data: resolve(required('CORRIDOR_DATA')),
    logLevel: level as LogLevel,
    hubKey: required('CORRIDOR_HUB_KEY'),
    accessCodeKey: readAccessCodeKey(text, complaints),
    ...bodyKeysOf(env),
    hubCertificate: required('CORRIDOR_HUB_CERTIFICATE'),
    trustCa: required('CORRIDOR_TRUST_CA'),
    trustCrl: text('CORRIDOR_TRUST_CRL'),
    ...readCalled(text, complaints),
    pki: text('CORRIDOR_PKI'),
    tls: readTls(text, complaints),
    maxBytes: integer('CORRIDOR_MAX_BYTES', 1024, 1024 * 1024 * 1024),
    quota: {
      perSecond: integer('CORRIDOR_QUOTA_PER_SECOND', 1, 1_000_000),
      burst: integer('CORRIDOR_QUOTA_BURST', 1, 1_000_000),
    },
    followUp: {
      perMinute: integer('CORRIDOR_FOLLOW_UP_PER_MINUTE', 1, 1_000_000),
      burst: integer('CORRIDOR_FOLLOW_UP_BURST', 1, 1_000_000),
    },
    logOrigin: required('CORRIDOR_LOG_ORIGIN'),
    logKey: text('CORRIDOR_LOG_KEY'),
    timestamps: readTimestamps(text, complaints),
    publicUrl: isSet('CORRIDOR_PUBLIC_URL')
      ? url('CORRIDOR_PUBLIC_URL', ['https', 'http']).replace(/\/+$/, '')
      : undefined,
    openId: readOpenId(text, complaints),
    ...readTold(text, complaints),
    sandboxClock: text('CORRIDOR_SANDBOX_CLOCK'),
  }
  if (env['NODE_ENV'] === 'production') complaints.push(...fileKeysNotAllowed(text))
  if (complaints.length > 0) throw new ConfigError(complaints.join('\n'))
  return Object.freeze(config)
}

/** The database of a command that needs nothing else. Throws ConfigError when it is not set. */
export function databaseUrlOf(env: Readonly<Record<string, string | undefined>>): string {
  const url = env['DATABASE_URL']?.trim() ?? ''
  if (url === '') throw new ConfigError(`DATABASE_URL is not set: ${descriptionOf('DATABASE_URL')}`)
  return url
}

/** What the bytes of messages are sealed with, for the hub and for an audit; empty where no key is set. */
export function bodyKeysOf(env: Readonly<Record<string, string | undefined>>): Pick<Config, 'bodyKey' | 'bodyKeyAlso'> {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined
  const bodyKey = given('CORRIDOR_BODY_KEY') ?? given('CORRIDOR_ACCESS_CODE_KEY') ?? given('CORRIDOR_HUB_KEY') ?? ''
  return { bodyKey, bodyKeyAlso: given('CORRIDOR_BODY_KEY_ALSO') }
}

const descriptionOf = (name: string): string => settings.find((setting) => setting.name === name)?.description ?? ''
