import type { NewParticipant, ParticipantChange, TakenVersion } from '../../domain/imports/participants.ts'
import { daysOf } from '../../domain/imports/participants.ts'
import type { Party } from '../../domain/model/reference.ts'
import type { Channel, CountryCode, PartyKey, Role } from '../../domain/values/party.ts'
import type { ActBy, Participant, Participants, RefusedAct } from '../../ports/participants.ts'
import type { PerformAct, Planned, RegistryAct, RegistryDb } from '../../ports/registry-acts.ts'
import type { Queryable } from '../read-pool.ts'
import { type MadeSecret, createTokens } from './tokens.ts'
import { createWebhooks, type WebhooksOptions } from './webhooks.ts'

export type ParticipantsOptions = {
  perform: PerformAct
  reads: Queryable
  /** Makes secrets; each is told once and kept as its hash. */
  secrets: {
    token: () => MadeSecret<Buffer>
    /** A password, with the broker's salted hash of it. */
    password: () => MadeSecret<string>
    /** Some letters that nobody has had before. */
    suffix: () => string
  }
  /** Whether the hub can make logins at the broker: without, nobody's channel becomes amqp. */
  canMakeLogins: boolean
  webhooks: WebhooksOptions
}

type Row = {
  key: PartyKey
  country: CountryCode
  role: Role
  party: string | null
  names: string
  language: 'en' | 'fr' | 'pt'
  format: 'json' | 'xml'
  channel: Channel
  contacts: string
  identifiers: string
  takes: string
  active_from: string | null
  active_to: string | null
  suspended: boolean
  active: boolean
  webhook_url: string | null
}

const SELECT = `select key, country, role, party, names, language, format, channel, contacts, identifiers, takes,
  active_from::text, active_to::text, webhook_url, not active as suspended, takes_part(p, now()) as active from parties p`

const takenOf = (takes: NonNullable<Party['takes']>): TakenVersion[] =>
  Object.entries(takes).flatMap(([type, versions]) =>
    versions.map((version) => ({ type: type as TakenVersion['type'], version })),
  )

const takesOf = (taken: readonly TakenVersion[]): NonNullable<Party['takes']> =>
  Object.fromEntries(
    [...Map.groupBy(taken, ({ type }) => type)].map(([type, of]) => [type, of.map(({ version }) => version)]),
  )

const participantOf = (row: Row): Participant => {
  const takes = takenOf(JSON.parse(row.takes) as NonNullable<Party['takes']>)
  const identifiers = JSON.parse(row.identifiers) as NonNullable<Participant['identifiers']>
  return {
    key: row.key,
    country: row.country,
    role: row.role,
    ...(row.party === null ? {} : { party: row.party }),
    names: JSON.parse(row.names) as Participant['names'],
    language: row.language,
    format: row.format,
    channel: row.channel,
    contacts: JSON.parse(row.contacts) as Participant['contacts'],
    ...(row.active_from === null ? {} : { activeFrom: row.active_from }),
    ...(row.active_to === null ? {} : { activeTo: row.active_to }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(takes.length === 0 ? {} : { takes }),
    ...(row.webhook_url === null ? {} : { webhook: row.webhook_url }),
    suspended: row.suspended,
    active: row.active,
  }
}

type Reader = Pick<RegistryDb, 'query'>

const find = async (db: Reader, key: PartyKey): Promise<Participant | undefined> =>
  (await db.query<Row>(`${SELECT} where key = $1`, [key])).rows.map(participantOf)[0]

const NOT_FOUND: RefusedAct = { ok: false, code: 'not-found' }

/** The subject by which acts on a participant are on record. */
const subjectOf = (key: PartyKey): string => `participants/${key}`

/** Participants in PostgreSQL (src/ports/participants.ts). */
export function createParticipants(options: ParticipantsOptions): Participants {
  const { perform, reads, canMakeLogins } = options
  const db: Reader = { query: (text, values = []) => reads.query(text, [...values]) }
  const actOn = (act: RegistryAct['act'], by: ActBy, key: PartyKey): RegistryAct => ({
    ...by,
    act,
    subject: subjectOf(key),
  })
  const refusedChannel = (channel: Channel, registered?: Participant): RefusedAct | undefined => {
    // A partner is told nothing: what it may know it reads, by agreement.
    if (channel !== 'none' && registered?.role === 'partner') return { ok: false, code: 'channel-of-a-partner' }
    if (channel === 'webhook' && registered?.webhook === undefined) return { ok: false, code: 'webhook-missing' }
    return channel === 'amqp' && !canMakeLogins ? { ok: false, code: 'broker-management-missing' } : undefined
  }
  return {
    list: async () => (await db.query<Row>(`${SELECT} order by key`)).rows.map(participantOf),
    find: (key) => find(db, key),
    add: (by, wanted) =>
      perform<Participant, RefusedAct>(actOn('participant-add', by, wanted.key), async (tx) => {
        const refused = refusedChannel(wanted.channel) ?? (await takenBy(tx, wanted.key))
        if (refused !== undefined) return refused
        await insert(tx, wanted)
        const after = await find(tx, wanted.key)
        if (after === undefined) throw new Error('a participant just added is not there')
        return { ok: true, changes: [{ key: wanted.key, change: 'added', after }], answer: after }
      }),
    change: (by, key, change) =>
      perform<Participant, RefusedAct>(actOn(actOf(change), by, key), (tx) => changed(tx, key, change)),
    changeChannel: (by, key, channel) =>
      perform<Participant, RefusedAct>(actOn('participant-channel', by, key), async (tx) => {
        const before = await find(tx, key)
        if (before === undefined) return NOT_FOUND
        const refused = refusedChannel(channel, before)
        if (refused !== undefined) return refused
        return written(tx, key, 'update parties set channel = $2 where key = $1', [channel])
      }),
    ...createTokens(options, find),
    ...createWebhooks(options, find),
  }
}

/** A key may be there once, and its id once in all countries, however it is spelled: the queue is named by it alone. */
async function takenBy(tx: RegistryDb, key: PartyKey): Promise<RefusedAct | undefined> {
  const { rows } = await tx.query<{ key: string }>(
    'select key from parties where key = $1 or ($2::text is not null and upper(party) = upper($2))',
    [key, key.split('/')[1] ?? null],
  )
  const [taken] = rows
  return taken === undefined ? undefined : { ok: false, code: 'participant-taken', value: taken.key }
}

const insert = (tx: RegistryDb, wanted: NewParticipant) =>
  tx.query(
    `insert into parties (key, country, role, party, names, language, format, channel, contacts, identifiers, active_from, active_to)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    [
      wanted.key,
      wanted.key.slice(0, 2),
      wanted.role,
      wanted.key.split('/')[1] ?? null,
      JSON.stringify(wanted.names),
      wanted.language,
      wanted.format,
      wanted.channel,
      JSON.stringify(wanted.contacts),
      JSON.stringify(wanted.identifiers ?? []),
      wanted.activeFrom ?? null,
      wanted.activeTo ?? null,
    ],
  )

/** What the act is called: stopping somebody is to be found by its name. */
const actOf = ({ suspended }: ParticipantChange): RegistryAct['act'] => {
  if (suspended === undefined) return 'participant-change'
  return suspended ? 'participant-suspend' : 'participant-resume'
}

async function changed(
  tx: RegistryDb,
  key: PartyKey,
  change: ParticipantChange,
): Promise<Planned<Participant> | RefusedAct> {
  const before = await find(tx, key)
  if (before === undefined) return NOT_FOUND
  const findings = daysOf({ ...before, ...change })
  if (findings.length > 0) return { ok: false, code: '14', findings }
  const {
    names,
    language,
    format,
    contacts,
    identifiers = [],
    takes = [],
    activeFrom,
    activeTo,
    suspended,
  } = { ...before, ...change }
  return written(
    tx,
    key,
    `update parties set names = $2, language = $3, format = $4, contacts = $5, identifiers = $6, active_from = $7, active_to = $8,
       active = $9, takes = $10 where key = $1`,
    [
      JSON.stringify(names),
      language,
      format,
      JSON.stringify(contacts),
      JSON.stringify(identifiers),
      activeFrom ?? null,
      activeTo ?? null,
      !suspended,
      JSON.stringify(takesOf(takes)),
    ],
  )
}

/** Runs one update of a participant and says what it changed; what is as it was is no change. */
async function written(
  tx: RegistryDb,
  key: PartyKey,
  statement: string,
  values: readonly unknown[],
): Promise<Planned<Participant> | RefusedAct> {
  const before = await find(tx, key)
  if (before === undefined) return NOT_FOUND
  await tx.query(statement, [key, ...values])
  const after = (await find(tx, key)) ?? before
  const same = JSON.stringify(before) === JSON.stringify(after)
  return { ok: true, changes: same ? [] : [{ key, change: 'changed', before, after }], answer: after }
}
