import { isLoopback } from './domain/values/loopback.ts'

/** Settings that belong together, read from the environment; each complaint is a line that names its variable. */

/** The value of a variable or its default; undefined where it has neither. */
export type ReadText = (name: string) => string | undefined

/** The provider of OpenID Connect and this hub as its client: all of it or nothing. */
export function readOpenId(
  text: ReadText,
  complaints: string[],
): { issuer: string; clientId: string; clientSecret: string; scope: string } | undefined {
  const issuer = text('CORRIDOR_OIDC_ISSUER')
  const clientId = text('CORRIDOR_OIDC_CLIENT_ID')
  const clientSecret = text('CORRIDOR_OIDC_CLIENT_SECRET')
  const given = [issuer, clientId, clientSecret].filter((value) => value !== undefined)
  if (given.length === 0) return undefined
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    complaints.push(
      'CORRIDOR_OIDC_ISSUER, CORRIDOR_OIDC_CLIENT_ID and CORRIDOR_OIDC_CLIENT_SECRET belong together: not all of them are set',
    )
    return undefined
  }
  if (!/^https?:\/\//.test(issuer) || !URL.canParse(issuer)) {
    complaints.push('CORRIDOR_OIDC_ISSUER must be a URL that begins with https:// or http://')
    return undefined
  }
  // Whoever can answer in the provider's place can sign in as any person.
  if (issuer.startsWith('http://') && !isLoopback(new URL(issuer).hostname)) {
    complaints.push('CORRIDOR_OIDC_ISSUER must begin with https:// unless the provider is on this machine')
    return undefined
  }
  return { issuer, clientId, clientSecret, scope: text('CORRIDOR_OIDC_SCOPE') ?? 'openid' }
}

/** The time-stamping authority and who certifies it: both or neither. */
export function readTimestamps(text: ReadText, complaints: string[]): { url: string; ca: string } | undefined {
  const [url, ca] = [text('CORRIDOR_TSA_URL'), text('CORRIDOR_TSA_CA')]
  if (url === undefined && ca === undefined) return undefined
  if (url === undefined || ca === undefined) {
    complaints.push('CORRIDOR_TSA_URL and CORRIDOR_TSA_CA belong together: only one of them is set')
    return undefined
  }
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return { url, ca }
  complaints.push('CORRIDOR_TSA_URL must be a URL that begins with https:// or http://')
  return undefined
}

/** Origins: addresses of scheme, host and port alone: a path would look like a limit that it is not. */
function readOrigins(name: string, text: ReadText, complaints: string[]): string[] {
  const given =
    text(name)
      ?.split(',')
      .map((one) => one.trim().replace(/\/$/, '')) ?? []
  if (given.every((one) => URL.canParse(one) && /^https?:/.test(one) && new URL(one).origin === one)) return given
  complaints.push(`${name} must be addresses of scheme, host and port, separated by commas: http://ocsp.example.org`)
  return []
}

/** Whom the hub may call that others name to it: responders, and webhooks in private networks. */
export const readCalled = (text: ReadText, complaints: string[]): { ocsp: string[]; webhookPrivate: string[] } => ({
  ocsp: readOrigins('CORRIDOR_OCSP', text, complaints),
  webhookPrivate: readOrigins('CORRIDOR_WEBHOOK_PRIVATE', text, complaints),
})

/** The mail server and the address letters come from: both or neither. */
function readMail(text: ReadText, complaints: string[]): { url: string; from: string } | undefined {
  const [url, from] = [text('CORRIDOR_SMTP_URL'), text('CORRIDOR_MAIL_FROM')]
  if (url === undefined && from === undefined) return undefined
  if (url === undefined || from === undefined) {
    complaints.push('CORRIDOR_SMTP_URL and CORRIDOR_MAIL_FROM belong together: one of them is not set')
    return undefined
  }
  // The value may hold a password and is therefore never repeated.
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) {
    complaints.push('CORRIDOR_SMTP_URL must be a URL that begins with smtps:// or smtp://')
  }
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from)) complaints.push('CORRIDOR_MAIL_FROM must be an e-mail address')
  return { url, from }
}

/** The hub's key and certificate for TLS, both or neither, and who certifies those that connect. */
export function readTls(
  text: ReadText,
  complaints: string[],
): { key: string; certificate: string; clientCa: string } | undefined {
  const key = text('CORRIDOR_TLS_KEY')
  const certificate = text('CORRIDOR_TLS_CERTIFICATE')
  if (key === undefined && certificate === undefined) return undefined
  if (key === undefined || certificate === undefined) {
    complaints.push('CORRIDOR_TLS_KEY and CORRIDOR_TLS_CERTIFICATE belong together: only one of them is set')
    return undefined
  }
  return { key, certificate, clientCa: text('CORRIDOR_TLS_CLIENT_CA') ?? text('CORRIDOR_TRUST_CA') ?? '' }
}

/** Where reads may go besides the primary. */
export const READ_REPLICA = {
  name: 'CORRIDOR_READ_DATABASE_URL',
  required: false,
  secret: true,
  description:
    'URL of a streaming replica of that database, with the same login, that answers figures, searches and long lists; ' +
    'without it, and whenever it is not as new, the primary does',
} as const

/** The primary, and a replica where one is named. @param url gives a setting that is there, and complains of one that is no such URL */
export function readDatabases(
  text: ReadText,
  url: (name: string, protocols: readonly string[]) => string,
): { databaseUrl: string; readDatabaseUrl: string | undefined } {
  const protocols = ['postgres', 'postgresql']
  const { name } = READ_REPLICA
  const databaseUrl = url('DATABASE_URL', protocols)
  return { databaseUrl, readDatabaseUrl: text(name) === undefined ? undefined : url(name, protocols) }
}

/** Of traces; sampling by the names that OpenTelemetry's own settings have everywhere. */
export const TRACING = [
  {
    name: 'CORRIDOR_OTLP_URL',
    required: false,
    description:
      'collector of traces (OpenTelemetry) that takes OTLP over HTTP: `http://collector.example:4318`, without `/v1/traces`; ' +
      'without it no traces are kept',
  },
  {
    name: 'OTEL_TRACES_SAMPLER',
    required: false,
    default: 'parentbased_always_on',
    description:
      'which traces are kept: `always_on`, `always_off`, `traceidratio`, or these with `parentbased_` before, which go on with what the sender keeps',
  },
  {
    name: 'OTEL_TRACES_SAMPLER_ARG',
    required: false,
    default: '1',
    description: 'of `traceidratio`: which part of all traces, from 0 to 1',
  },
] as const

const SAMPLER = /^(?:parentbased_)?(?:always_on|always_off|traceidratio)$/

/** The collector of traces, and which ones it is given. */
function readTracing(
  text: ReadText,
  complaints: string[],
): { url: string; sampler: string; ratio: number } | undefined {
  const url = text('CORRIDOR_OTLP_URL')
  if (url === undefined) return undefined
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    complaints.push('CORRIDOR_OTLP_URL must be a URL that begins with https:// or http://')
  }
  const sampler = text('OTEL_TRACES_SAMPLER') ?? ''
  if (!SAMPLER.test(sampler)) {
    complaints.push(
      'OTEL_TRACES_SAMPLER must be always_on, always_off or traceidratio, or one of these with parentbased_ before it',
    )
  }
  const ratio = Number(text('OTEL_TRACES_SAMPLER_ARG'))
  if (!(ratio >= 0 && ratio <= 1)) complaints.push('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1')
  return { url: url.replace(/\/+$/, ''), sampler, ratio }
}

/** Whom the hub tells what happens: people by a mail server, a collector by traces. */
export const readTold = (
  text: ReadText,
  complaints: string[],
): { mail: ReturnType<typeof readMail>; tracing: ReturnType<typeof readTracing> } => ({
  mail: readMail(text, complaints),
  tracing: readTracing(text, complaints),
})

/** Whether a setting names a key in a token rather than a file. */
export const isTokenKey = (setting: string): boolean => setting.startsWith('pkcs11:')

/** Access codes are hashed with the bytes of a key, which a token gives nobody. */
export function readAccessCodeKey(text: ReadText, complaints: string[]): string {
  const [own, hub = ''] = [text('CORRIDOR_ACCESS_CODE_KEY'), text('CORRIDOR_HUB_KEY')]
  if (own === undefined && isTokenKey(hub)) {
    complaints.push('CORRIDOR_ACCESS_CODE_KEY is not set: with the hub’s key in a token, access codes need a key file')
  }
  return own ?? hub
}

/** Keys that the hub reads from files, by the name that allows it (docs/decisions/0172). */
export const FILE_KEYS = [
  ['hub', 'CORRIDOR_HUB_KEY'],
  ['codes', 'CORRIDOR_ACCESS_CODE_KEY'],
  ['bodies', 'CORRIDOR_BODY_KEY'],
  ['bodies', 'CORRIDOR_BODY_KEY_ALSO'],
  ['log', 'CORRIDOR_LOG_KEY'],
  ['tls', 'CORRIDOR_TLS_KEY'],
  ['pki', 'CORRIDOR_PKI'],
] as const

/** In production nobody keeps a key in a file by oversight. */
export function fileKeysNotAllowed(text: ReadText): string[] {
  const allowed = (text('CORRIDOR_ALLOW_FILE_KEYS') ?? '').split(',').map((name) => name.trim())
  return FILE_KEYS.flatMap(([name, setting]) => {
    const value = text(setting) ?? (setting === 'CORRIDOR_BODY_KEY' ? text('CORRIDOR_ACCESS_CODE_KEY') : undefined)
    if (value === undefined || isTokenKey(value) || allowed.includes(name)) return []
    return [`${setting} names a file, which production refuses: allow it by CORRIDOR_ALLOW_FILE_KEYS=${name}`]
  })
}
