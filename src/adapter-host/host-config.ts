import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { SenderRole } from '../adapter-api/index.ts'
import type { ClientFiles } from './hub-tls.ts'
import { asParty, SENDER_ROLES, parsePartyKey, type PartyKey } from '../domain/values/party.ts'

/** One party the adapter acts for: identity, credentials, and the channel of its messages. */
export type ConnectionConfig = {
  party: PartyKey
  role: SenderRole
  /** `amqp`: publish to `corridor.in` and await the acknowledgement; `http`: POST and await the receipt. */
  send: 'http' | 'amqp'
  /** `amqp`: its queue at the broker; `inbox`: asks the hub over HTTP, and needs no broker. */
  receive: 'amqp' | 'inbox'
  /** Format of the messages it sends. It receives both. */
  format: 'json' | 'xml'
  /** Absent where the client certificate alone says who calls. */
  token?: string
  /** Empty where neither way is `amqp`. */
  amqpUser: string
  /** Absent where the client certificate alone logs in at the broker (EXTERNAL). */
  amqpPassword?: string
  /** Of messages: PEM file paths, relative to the configuration file. */
  certificate: string
  key: string
  /** What is shown where hub or broker ask for a certificate: PEM files, or PKCS#12 and a file with its password. */
  tlsCertificate?: string
  tlsKey?: string
  tlsKeyStore?: string
  tlsKeyStorePasswordFile?: string
}

const CLIENT_FILES = ['tlsCertificate', 'tlsKey', 'tlsKeyStore', 'tlsKeyStorePasswordFile'] as const

/** What a connection shows where it is asked for a certificate; undefined: nothing. */
export const clientOf = (
  connection: Pick<ConnectionConfig, (typeof CLIENT_FILES)[number]>,
): ClientFiles | undefined => {
  const { tlsCertificate, tlsKey, tlsKeyStore, tlsKeyStorePasswordFile } = connection
  if (tlsCertificate !== undefined && tlsKey !== undefined) return { certificate: tlsCertificate, key: tlsKey }
  if (tlsKeyStore === undefined || tlsKeyStorePasswordFile === undefined) return undefined
  return { keyStore: tlsKeyStore, passwordFile: tlsKeyStorePasswordFile }
}

/** What one adapter process needs. Read from a JSON file, since it carries secrets and several connections. */
export type AdapterHostConfig = {
  /** Base URL of the hub's HTTP API. */
  hub: string
  /** Broker URL without credentials: `amqp://host:port/vhost`, or `amqps://`. Empty where no connection uses it. */
  amqp: string
  /** PEM file with the authorities of the hub's and the broker's own certificates (`https`, `amqps`), beside the system's; read again when it changes. */
  tlsCa?: string
  /** PEM file with the trusted certificate authorities. */
  ca: string
  /** PEM file with their revocation lists; read again when it changes. */
  crl?: string
  /** PEM file with the hub's certificates, pinned. */
  hubCertificates: string
  /**
   * JSON file that says whose certificate is which (see the adapter API's `DeliveryVerifierOptions`), for partners whose keys
   * are not to be believed to the hub; absent: the hub's directory says it of everybody.
   */
  partners?: string
  /** Folder for the host's journals and the adapter's own data. */
  data: string
  /** Deliveries taken from a queue before the first of them is stored. */
  prefetch: number
  connections: readonly ConnectionConfig[]
  settings: Readonly<Record<string, string>>
}

/**
 * Reads and checks a host configuration. Relative paths in it are taken from the file's folder. Throws one error that
 * names everything that is wrong at once.
 */
export const readAdapterHostConfig = async (path: string): Promise<AdapterHostConfig> => {
  const text = await readFile(path, 'utf8')
  const parsed = parseAdapterHostConfig(JSON.parse(text))
  const from = (name: string) => resolve(dirname(path), name)
  return {
    ...parsed,
    ca: from(parsed.ca),
    ...(parsed.crl === undefined ? {} : { crl: from(parsed.crl) }),
    ...(parsed.tlsCa === undefined ? {} : { tlsCa: from(parsed.tlsCa) }),
    hubCertificates: from(parsed.hubCertificates),
    ...(parsed.partners === undefined ? {} : { partners: from(parsed.partners) }),
    data: from(parsed.data),
    connections: parsed.connections.map((connection) => ({
      ...connection,
      certificate: from(connection.certificate),
      key: from(connection.key),
      ...Object.fromEntries(
        CLIENT_FILES.flatMap((name) => (connection[name] === undefined ? [] : [[name, from(connection[name])]])),
      ),
    })),
  }
}

/** The configuration of an unknown value; throws one error with all findings. */
export const parseAdapterHostConfig = (value: unknown): AdapterHostConfig => {
  const findings: string[] = []
  const root = recordOf(value)
  const text = (from: Record<string, unknown>, name: string, at = '', allowed?: readonly string[]): string => {
    const found = from[name]
    if (typeof found !== 'string' || found === '') findings.push(`${at}${name} is missing`)
    else if (allowed && !allowed.includes(found)) findings.push(`${at}${name} is none of ${allowed.join(', ')}`)
    return typeof found === 'string' ? found : ''
  }
  const partyIn = (from: Record<string, unknown>, at: string): PartyKey => {
    const found = text(from, 'party', at)
    const party = parsePartyKey(found)
    if (party === undefined && found !== '') findings.push(`${at}party is no party's key, CC or CC/id`)
    return party ?? asParty(found)
  }
  const connections = (Array.isArray(root['connections']) ? root['connections'] : []).map((entry, index) => {
    const from = recordOf(entry)
    const at = `connections[${index}].`
    const receive = from['receive'] === undefined ? 'amqp' : text(from, 'receive', at, ['amqp', 'inbox'])
    // The answers to what goes by the broker come back by it.
    if (receive === 'inbox' && from['send'] === 'amqp') findings.push(`${at}send is amqp, and receive is not`)
    return {
      party: partyIn(from, at),
      role: text(from, 'role', at, SENDER_ROLES) as SenderRole,
      send: text(from, 'send', at, ['http', 'amqp']) as 'http' | 'amqp',
      receive: receive as 'amqp' | 'inbox',
      format: text(from, 'format', at, ['json', 'xml']) as 'json' | 'xml',
      certificate: text(from, 'certificate', at),
      key: text(from, 'key', at),
      ...accessOf(from, at, { receive, text, findings }),
    }
  })
  if (connections.length === 0) findings.push('connections is empty')
  if (new Set(connections.map((connection) => connection.party)).size < connections.length)
    findings.push('connections names a party twice')
  const prefetch = root['prefetch'] ?? 256
  if (typeof prefetch !== 'number' || !Number.isInteger(prefetch) || prefetch < 1 || prefetch > 65_535)
    findings.push('prefetch is no whole number from 1 to 65535')
  const crl = root['crl'] === undefined ? {} : { crl: text(root, 'crl') }
  const partners = root['partners'] === undefined ? {} : { partners: text(root, 'partners') }
  const tlsCa = root['tlsCa'] === undefined ? {} : { tlsCa: text(root, 'tlsCa') }
  const config = {
    hub: text(root, 'hub').replace(/\/$/, ''),
    amqp: connections.length > 0 && connections.every(isByInbox) ? '' : text(root, 'amqp'),
    ca: text(root, 'ca'),
    ...crl,
    ...tlsCa,
    hubCertificates: text(root, 'hubCertificates'),
    ...partners,
    data: text(root, 'data'),
    prefetch: Number(prefetch),
    connections,
    settings: settingsOf(root['settings'], findings),
  }
  if (findings.length > 0) throw new Error(`adapter configuration: ${findings.join('; ')}`)
  return config
}

type Reading = {
  receive: string
  text: (from: Record<string, unknown>, name: string, at: string) => string
  findings: string[]
}
type Access = Pick<ConnectionConfig, 'token' | 'amqpUser' | 'amqpPassword' | (typeof CLIENT_FILES)[number]>

/** How a party is let in: by secrets, or by a client certificate in their place. */
const accessOf = (from: Record<string, unknown>, at: string, { receive, text, findings }: Reading): Access => {
  const access: Access = { amqpUser: receive === 'inbox' ? '' : text(from, 'amqpUser', at) }
  for (const name of CLIENT_FILES) if (from[name] !== undefined) access[name] = text(from, name, at)
  const shows = clientOf(access) !== undefined
  if (CLIENT_FILES.filter((name) => name in access).length !== (shows ? 2 : 0))
    findings.push(`${at}tlsCertificate and tlsKey go together, or tlsKeyStore and tlsKeyStorePasswordFile`)
  for (const name of receive === 'inbox' ? (['token'] as const) : (['token', 'amqpPassword'] as const)) {
    if (from[name] !== undefined) access[name] = text(from, name, at)
    else if (!shows)
      findings.push(`${at}${name} is missing, and no client certificate (tlsCertificate, tlsKeyStore) is in its place`)
  }
  return access
}

/** Whether a connection needs no broker. */
export const isByInbox = ({ receive }: Pick<ConnectionConfig, 'receive'>): boolean => receive === 'inbox'

const settingsOf = (value: unknown, findings: string[]): Record<string, string> => {
  const settings: Record<string, string> = {}
  for (const [name, setting] of Object.entries(recordOf(value))) {
    if (typeof setting === 'string') settings[name] = setting
    else findings.push(`settings.${name} is no string`)
  }
  return settings
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
