import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectionConfig } from '../src/adapter-host/host-config.ts'
import { hashPassword } from '../src/broker/topology.ts'
import { asCountry, type PartyKey, partyKeyOf } from '../src/domain/values/party.ts'
import type { Agreement, Country, Office, Party } from '../src/domain/model/reference.ts'
import type { RegistryWriter } from '../src/store/reference/set-up.ts'
import { type Authority, writeNoteKey } from '../src/pki/authority.ts'
import { keepAuthority, keepIdentity, keepSecret, readIfThere, type Validity, writePublic } from './keys.ts'

/** Where the containers of the demonstration find each other: names of docker-compose.yml. */
const HUB_HOSTS = ['corridor', 'hub', 'hub-2', 'localhost', '127.0.0.1']
const BROKER_HOSTS = ['broker', 'rabbitmq', 'rabbitmq-2', 'rabbitmq-3', 'localhost', '127.0.0.1']

type SampleParty = Pick<ConnectionConfig, 'role' | 'send' | 'format'> & {
  country: string
  party?: string
  name: string
}
type SampleAdapter = { name: string; parties: readonly SampleParty[] }

/** Two sample participants on the road from Lomé to Ouagadougou, the first with the guarantor of its movements. */
const ADAPTERS: readonly SampleAdapter[] = [
  {
    name: 'adapter-tg',
    parties: [
      { country: 'TG', role: 'customs', send: 'amqp', format: 'json', name: 'Customs of Togo (sample)' },
      {
        country: 'TG',
        role: 'guarantor',
        party: 'fonds-garantie',
        send: 'http',
        format: 'json',
        name: 'Guarantee fund of Togo (sample)',
      },
    ],
  },
  {
    name: 'adapter-bf',
    parties: [
      { country: 'BF', role: 'customs', send: 'http', format: 'xml', name: 'Customs of Burkina Faso (sample)' },
    ],
  },
]

const AGREEMENT: Agreement = {
  id: 'SAMPLE-TG-BF',
  countries: [asCountry('BF'), asCountry('TG')],
  regimes: ['isrt', 'ecowas2021', 'uemoa', 'rail', 'bilateral', 'national'],
  modes: ['2', '3'],
  validFrom: '2020-01-01',
  dischargeMode: 'by-departure',
  guaranteeTypes: ['0', '1', '2', '3', '4', '5', '8', '9', 'A'],
}

/** Folders that the containers mount: each holds what one container may know and nothing else. */
export type Folders = { root: string; schemas: string }

export type Demonstration = {
  folders: Folders
  registry: RegistryWriter
  validity: Validity
  /** Base URL of the hub's HTTP API as the adapters reach it. */
  hubUrl: string
  /** Broker URL as the adapters reach it, without credentials. */
  amqpUrl: string
}

/**
 * Makes everything `docker compose up` needs on a laptop: an authority, keys of hub, broker and participants, registry
 * rows, the adapters' configuration, tokens. What is there already stays as it is, so a second run changes no secret.
 * An authority whose key lies in a volume is for demonstrations only; production mounts its own files.
 */
export async function prepareDemonstration(demonstration: Demonstration): Promise<void> {
  const { folders, validity, registry } = demonstration
  const authority = await keepAuthority(join(folders.root, 'authority'), validity)
  const hubCertificate = await prepareHub(demonstration, authority)
  await prepareBroker(demonstration, authority)
  await registerReference(folders.schemas, registry)
  const certificates = new Map<PartyKey, string>()
  const connections = new Map<string, ConnectionConfig[]>()
  for (const { name, parties } of ADAPTERS) {
    const made = await Promise.all(parties.map((party) => prepareParty(demonstration, authority, name, party)))
    for (const { config, certificatePem } of made) certificates.set(config.party, certificatePem)
    connections.set(
      name,
      made.map(({ config }) => config),
    )
  }
  for (const [name, of] of connections) {
    await prepareAdapter(demonstration, name, of, {
      certificates,
      hubCertificate,
      ca: authority.certificatePem,
    })
  }
  await prepareTokens(folders.root, registry)
}

async function prepareHub({ folders, validity }: Demonstration, authority: Authority): Promise<string> {
  const folder = join(folders.root, 'hub')
  const hub = { commonName: 'hub', purpose: 'hub-seal', ...validity } as const
  const tls = { commonName: 'corridor', purpose: 'tls-server', hosts: HUB_HOSTS, ...validity } as const
  const { certificatePem } = await keepIdentity(authority, folder, 'hub', hub)
  if ((await readIfThere(join(folder, 'log.key'))) === undefined) await writeNoteKey(folder, 'log')
  await keepIdentity(authority, folder, 'tls', tls)
  await writePublic(folder, { 'trust.crt': authority.certificatePem, 'tls-ca.crt': authority.certificatePem })
  return certificatePem
}

async function prepareBroker({ folders, validity }: Demonstration, authority: Authority): Promise<void> {
  const folder = join(folders.root, 'broker')
  const tls = { commonName: 'broker', purpose: 'tls-server', hosts: BROKER_HOSTS, ...validity } as const
  await keepIdentity(authority, folder, 'tls', tls)
  await writePublic(folder, { 'tls-ca.crt': authority.certificatePem })
  await keepSecret(join(folder, 'erlang.cookie'))
}

/** Countries and offices as published in the code lists, and the one agreement of the sample corridor. */
async function registerReference(schemas: string, registry: RegistryWriter): Promise<void> {
  const listed = async <T>(name: string): Promise<(T & { code: string; labels: { en: string } })[]> => {
    const text = await readFile(join(schemas, 'codelists', `${name}.json`), 'utf8')
    return (JSON.parse(text) as { items: (T & { code: string; labels: { en: string } })[] }).items
  }
  for (const item of await listed<{ currency?: string; timeZone?: string }>('countries')) {
    if (item.currency === undefined || item.timeZone === undefined) continue
    const { code, currency, timeZone } = item
    await registry.putCountry({ code: asCountry(code), name: item.labels.en, currency, timeZone } satisfies Country)
  }
  for (const { labels: _, ...office } of await listed<Office>('offices')) await registry.putOffice(office)
  await registry.putAgreement(AGREEMENT)
}

async function prepareParty(
  { folders, registry, validity }: Demonstration,
  authority: Authority,
  adapter: string,
  sample: SampleParty,
): Promise<{ config: ConnectionConfig; certificatePem: string }> {
  const folder = join(folders.root, adapter)
  const key = partyKeyOf(sample)
  const file = fileNameOf(key)
  const identity = await keepIdentity(authority, folder, file, { commonName: file, purpose: 'party', ...validity })
  const [token, amqpPassword] = await Promise.all(
    ['token', 'amqp-password'].map((name) => keepSecret(join(folder, `${file}.${name}`))),
  )
  if (token === undefined || amqpPassword === undefined) throw new Error(`no secrets for ${key}`)
  const { country, role, party, name, format, send } = sample
  const registered: Party = {
    key,
    country: asCountry(country),
    role,
    ...(party === undefined ? {} : { party }),
    name,
    channel: 'amqp',
    format,
    language: 'en',
    active: true,
  }
  // The salt follows from the password, so that a repeated run writes the same row.
  const salt = createHash('sha256').update(`salt:${amqpPassword}`).digest().subarray(0, 4)
  await registry.upsertParty(registered, { user: file, passwordHash: hashPassword(amqpPassword, salt) })
  await registry.addCertificate(key, identity.certificateDer, 'signing', validity.validFrom, validity.validTo)
  await registry.addToken({ token, kind: 'party', name, partyKey: key })
  const config = { party: key, role, send, format, token, amqpUser: file, amqpPassword }
  return {
    config: { ...config, certificate: `${file}.crt`, key: `${file}.key` },
    certificatePem: identity.certificatePem,
  }
}

type KnownToAdapters = { certificates: ReadonlyMap<PartyKey, string>; hubCertificate: string; ca: string }

/** What an adapter is told: its own connections with their secrets, and everyone's certificates. */
async function prepareAdapter(
  { folders, hubUrl, amqpUrl }: Demonstration,
  name: string,
  connections: readonly ConnectionConfig[],
  known: KnownToAdapters,
): Promise<void> {
  const folder = join(folders.root, name)
  const partners = [...known.certificates].map(([key]) => [key, [join('partners', `${fileNameOf(key)}.crt`)]])
  await writePublic(
    join(folder, 'partners'),
    Object.fromEntries([...known.certificates].map(([key, pem]) => [`${fileNameOf(key)}.crt`, pem])),
  )
  await writePublic(folder, {
    'trust.crt': known.ca,
    'tls-ca.crt': known.ca,
    'hub.crt': known.hubCertificate,
    'partners.json': `${JSON.stringify(Object.fromEntries(partners), undefined, 2)}\n`,
  })
  const config = {
    hub: hubUrl,
    amqp: amqpUrl,
    tlsCa: 'tls-ca.crt',
    ca: 'trust.crt',
    hubCertificates: 'hub.crt',
    partners: 'partners.json',
    data: '/var/lib/corridor',
    connections,
    settings: {
      controlPort: '7000',
      controlToken: await keepSecret(join(folder, 'control-token')),
    },
  }
  await writeFile(join(folder, 'adapter.json'), `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 })
}

/** An operator's token, and one of its own for Prometheus, which runs as a user of its own and must read it. */
async function prepareTokens(root: string, registry: RegistryWriter): Promise<void> {
  for (const [folder, mode] of [
    ['operator', 0o600],
    ['monitoring', 0o644],
  ] as const) {
    await mkdir(join(root, folder), { recursive: true })
    await registry.addToken({
      token: await keepSecret(join(root, folder, 'token'), mode),
      kind: 'operator',
      name: folder,
    })
  }
}

const fileNameOf = (key: PartyKey): string => key.toLowerCase().replace('/', '-')
