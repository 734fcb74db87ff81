import { readFileSync } from 'node:fs'

/** How the web service knows us. What is secret in it stands in the settings. */
export type Auth =
  | { kind: 'none' }
  | { kind: 'basic' }
  | { kind: 'api-key'; header: string }
  | { kind: 'mtls' }
  | { kind: 'oauth2'; tokenUrl: string; scope?: string }
  | { kind: 'hmac'; signatureHeader: string; timeHeader: string }

/** One profile: everything about a web service that is no secret. Expressions are JSONata. */
export type Profile = {
  base: string
  auth: Auth
  /** Sent with every request, for instance what a security server in front asks for. */
  headers: Readonly<Record<string, string>>
  deliver: {
    method: 'POST' | 'PUT'
    path: string
    /** From a message to its document. */
    map: string
    /** The same for one type, where it is another. */
    types: Readonly<Record<string, string>>
    /** Statuses that say the system has it already. */
    alreadyThere: readonly number[]
  }
  /** From a document to its message. */
  receive: { map: string }
  poll?: {
    path: string
    /** Parameter that gets the time since when; absent: everything is asked for each time. */
    since?: string
    /** From an answer to its documents, and to the time of each. */
    items: string
    at?: string
    /** From an answer to the path of its next page. */
    next?: string
    overlapSeconds: number
    everyMs: number
  }
  /** Where the system is told what became of a document. */
  answers?: { path: string; map: string }
  /** Listens for documents; on this machine only, unless `host` says otherwise. */
  webhook?: { host: string; port: number; path: string; auth: 'bearer' | 'hmac' }
}

const KINDS = ['none', 'basic', 'api-key', 'mtls', 'oauth2', 'hmac'] as const

/** Reads a profile. Throws one error that names everything that is wrong. */
export function readProfile(path: string): Profile {
  return profileOf(JSON.parse(readFileSync(path, 'utf8')))
}

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const complaints: string[] = []
  const root = partOf(value)
  const need = (from: Part, at: string, name: string): string => {
    const found = from[name]
    if (typeof found !== 'string' || found === '') complaints.push(`${at}${name} is missing`)
    return String(found)
  }
  const known = (from: Part, at: string, names: readonly string[]): void => {
    const unknown = Object.keys(from).filter((name) => !names.includes(name))
    if (unknown.length > 0) complaints.push(`${at || 'the profile'} has no ${unknown.join(', ')}`)
  }
  known(root, '', ['base', 'auth', 'headers', 'deliver', 'receive', 'poll', 'answers', 'webhook'])
  const base = need(root, '', 'base').replace(/\/$/, '')
  if (!/^https?:\/\//.test(base) || !URL.canParse(base)) complaints.push('base is no address of a web service')
  const auth = partOf(root['auth'])
  if (!KINDS.some((kind) => kind === auth['kind'])) complaints.push(`auth.kind is none of ${KINDS.join(', ')}`)
  for (const name of NEEDS[String(auth['kind'])] ?? []) need(auth, 'auth.', name)
  const deliver = partOf(root['deliver'])
  known(deliver, 'deliver', ['method', 'path', 'map', 'types', 'alreadyThere'])
  const receive = partOf(root['receive'])
  const profile: Profile = {
    base,
    auth: auth as Auth,
    headers: partOf(root['headers']) as Record<string, string>,
    deliver: {
      method: deliver['method'] === 'PUT' ? 'PUT' : 'POST',
      path: need(deliver, 'deliver.', 'path'),
      map: need(deliver, 'deliver.', 'map'),
      types: partOf(deliver['types']) as Record<string, string>,
      alreadyThere: (deliver['alreadyThere'] ?? []) as readonly number[],
    },
    receive: { map: need(receive, 'receive.', 'map') },
    ...optional(root, 'poll', (poll) => {
      known(poll, 'poll', ['path', 'since', 'items', 'at', 'next', 'overlapSeconds', 'everyMs'])
      if (poll['since'] !== undefined) need(poll, 'poll.', 'at')
      need(poll, 'poll.', 'path')
      need(poll, 'poll.', 'items')
      return { overlapSeconds: 300, everyMs: 5_000, ...poll } as NonNullable<Profile['poll']>
    }),
    ...optional(root, 'answers', (answers) => ({
      path: need(answers, 'answers.', 'path'),
      map: need(answers, 'answers.', 'map'),
    })),
    ...optional(root, 'webhook', (webhook) => {
      if (webhook['auth'] !== 'bearer' && webhook['auth'] !== 'hmac') complaints.push('webhook.auth is bearer or hmac')
      if (!Number.isInteger(webhook['port'])) complaints.push('webhook.port is missing')
      need(webhook, 'webhook.', 'path')
      return { host: '127.0.0.1', ...webhook } as NonNullable<Profile['webhook']>
    }),
  }
  if (complaints.length > 0) throw new Error(`profile: ${complaints.join('; ')}`)
  return profile
}

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'api-key': ['header'],
  oauth2: ['tokenUrl'],
  hmac: ['signatureHeader', 'timeHeader'],
}

type Part = Readonly<Record<string, unknown>>

const partOf = (value: unknown): Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {}

const optional = <Name extends 'poll' | 'answers' | 'webhook'>(
  root: Part,
  name: Name,
  make: (part: Part) => NonNullable<Profile[Name]>,
): { [key in Name]?: NonNullable<Profile[Name]> } =>
  root[name] === undefined
    ? {}
    : ({ [name]: make(partOf(root[name])) } as { [key in Name]?: NonNullable<Profile[Name]> })
