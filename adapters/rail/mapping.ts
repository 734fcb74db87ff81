import {
  type ConnectionInfo,
  documentId,
  hasContainerCheckDigit,
  isValidMrn,
  kindOfContainer,
  MappingError,
  type Message,
  momentOf,
  type PartyKey,
  partyKeyOf,
  type Sender,
  type TrainManifest,
} from '#adapter-api'
import { canonical } from '../files/conventions.ts'
import type { Profile } from './profile.ts'
import { hasWagonCheckDigit, type Located, type Train, type WagonEntry } from './train.ts'

/** A train of a list that came in, or a message that goes out as it is. */
export type RailDocument = { form: 'train'; train: Train } | { form: 'message'; message: Message }

export type MappingSettings = { profile: Profile; connections: readonly ConnectionInfo[] }

const OPERATIONS = ['depart', 'pass', 'cut', 'arrive'] as const
const SEAL_STATES = ['intact', 'broken', 'replaced', 'missing', 'not-checked', 'none'] as const

/** The manifest that a train makes. Pure. Throws MappingError with the place in the list. */
export function manifestOf(train: Train, { profile, connections }: MappingSettings): TrainManifest {
  const occurredAt = timeOf(train, profile)
  const office = officeOf(train, profile, occurredAt)
  const sender = senderOf(train, { profile, connections, office })
  const operation = codeOf(train.operation, 'operations', OPERATIONS, { profile, day: occurredAt })
  const wagons = wagonsOf(train, { profile, day: occurredAt })
  if (wagons.length === 0 && (operation === 'depart' || operation === 'cut'))
    throw new MappingError(train.operation.place, `${operation} without wagons`)
  const party = sender.party === undefined ? sender.country : `${sender.country}/${sender.party}`
  // The same train at the same place and time is the same message, unless the list numbers its messages itself.
  const name = `train ${train.form} ${train.id?.text ?? `${train.train.text} ${operation} ${office} ${occurredAt}`}`
  const hasOwnId = train.form === 'list' && train.id !== undefined
  return {
    id: hasOwnId ? (train.id?.text ?? '') : documentId(party as PartyKey, name),
    type: 'train-manifest',
    version: '1',
    sender,
    occurredAt,
    preparedAt: occurredAt,
    procedure: 'automatic',
    body: {
      train: train.train.text,
      operation,
      office,
      ...(train.form === 'list' && train.station !== undefined ? { station: train.station.text } : {}),
      ...(train.remarks === undefined ? {} : { remarks: train.remarks.text }),
      ...(wagons.length === 0 ? {} : { wagons }),
    },
  }
}

/** The train of a manifest, as a list has it; read again it makes the same manifest. Pure. */
export function trainOf({ id, sender, occurredAt, body }: TrainManifest): Train {
  const { train, operation, office, station, remarks, wagons = [] } = body
  const at = (text: string): Located => ({ text, place: '' })
  const many = (texts: readonly string[] | undefined): readonly Located[] => (texts ?? []).map(at)
  return {
    form: 'list',
    id: at(id),
    party: at(partyKeyOf(sender)),
    train: at(train),
    time: at(occurredAt),
    operation: at(operation),
    office: at(office),
    ...(station === undefined ? {} : { station: at(station) }),
    ...(remarks === undefined ? {} : { remarks: at(remarks) }),
    wagons: wagons.map(({ number, position, mrns, containers, seals, sealState }) => ({
      wagon: at(number),
      ...(position === undefined ? {} : { position: at(String(position)) }),
      mrns: many(mrns),
      containers: many(containers),
      seals: many(seals),
      ...(sealState === undefined ? {} : { sealState: at(sealState) }),
    })),
  }
}

type Wagon = NonNullable<TrainManifest['body']['wagons']>[number]
type AtDay = { profile: Profile; day: string }

function wagonsOf({ wagons, form }: Train, at: AtDay): Wagon[] {
  const seen = new Map<string, string>()
  return wagons.map((entry) => {
    const { text, place } = entry.wagon
    const isUic = form === 'tcm' || at.profile.numbers === 'uic'
    const number = isUic ? text.replaceAll(/[\s-]/g, '') : text
    if (isUic && !/^[0-9]{12}$/.test(number)) throw new MappingError(place, `'${text}' has not twelve digits (UIC)`)
    if (isUic && !hasWagonCheckDigit(number)) throw new MappingError(place, `'${text}' has a wrong check digit (UIC)`)
    const before = seen.get(number)
    if (before !== undefined) throw new MappingError(place, `'${text}' is listed already (${before})`)
    seen.set(number, place)
    return { number, ...partsOf(entry, at) }
  })
}

function partsOf({ position, mrns, containers, seals, sealState }: WagonEntry, at: AtDay): Omit<Wagon, 'number'> {
  return {
    ...(position === undefined ? {} : { position: positionOf(position) }),
    ...(mrns.length === 0 ? {} : { mrns: mrns.map(mrnOf) }),
    ...(containers.length === 0 ? {} : { containers: containers.map(containerOf) }),
    ...(seals.length === 0 ? {} : { seals: seals.map(({ text }) => text) }),
    ...(sealState === undefined ? {} : { sealState: codeOf(sealState, 'seal-states', SEAL_STATES, at) }),
  }
}

function positionOf({ text, place }: Located): number {
  if (!/^[1-9][0-9]{0,2}$/.test(text)) throw new MappingError(place, `'${text}' is no place in a train (1 to 999)`)
  return Number(text)
}

function mrnOf({ text, place }: Located): string {
  if (!isValidMrn(text)) throw new MappingError(place, `'${text}' is no MRN, or its check digit is wrong`)
  return text
}

function containerOf({ text, place }: Located): string {
  const number = text.replaceAll(/[\s-]/g, '')
  if (kindOfContainer(number) !== 'other' && !hasContainerCheckDigit(number))
    throw new MappingError(place, `'${text}' has a wrong check digit (ISO 6346, EN 13044)`)
  return number
}

/** Our own code, or the railway's by its table on that day. */
function codeOf<One extends string>(
  { text, place }: Located,
  table: string,
  all: readonly One[],
  { profile, day }: AtDay,
): One {
  const own = all.find((one) => one === text)
  if (own !== undefined) return own
  const found = profile.tables.ours(table, text, day, place)
  const code = all.find((one) => one === found)
  if (code === undefined)
    throw new MappingError(place, `the table ${table} says '${found}', which is none of ${all.join(', ')}`)
  return code
}

/** An office that a list names itself, else a station by its name; of TAF TSI a location by its code. */
function officeOf({ form, office, station, train }: Train, { tables }: Profile, day: string): string {
  if (office !== undefined) return office.text
  if (station === undefined) throw new MappingError(train.place, 'neither station nor office')
  return tables.ours(form === 'tcm' ? 'locations' : 'stations', station.text, day, station.place)
}

function timeOf({ time: { text, place } }: Train, { dates, timeZone }: Profile): string {
  const local = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}/.exec(text)?.[0]
  if (local !== undefined && !/(Z|[+-][0-9]{2}:[0-9]{2})$/.test(text)) return zoned(local, timeZone, place)
  const read = canonical(text, 'dateTime', { dates, timeZone, decimal: '.', thousands: 'none' })
  if ('fault' in read) throw new MappingError(place, `'${text}' is no time as the profile writes it (${read.expected})`)
  return read.value
}

function zoned(local: string, timeZone: string, place: string): string {
  try {
    return momentOf(local, timeZone)
  } catch (error) {
    throw new MappingError(place, (error as Error).message)
  }
}

function senderOf(
  { party, train }: Train,
  { profile, connections, office }: MappingSettings & { office: string },
): Sender {
  const key = party?.text ?? profile.party
  const found =
    key === undefined
      ? connections.filter(({ role }) => role === 'rail')
      : connections.filter((one) => one.party === key)
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new MappingError(party?.place ?? train.place, `${key ?? 'nobody'} is no party that this adapter acts for`)
  const { country, role } = only
  const id = only.party.split('/')[1]
  return { country, role, ...(role === 'customs' ? { office } : {}), ...(id === undefined ? {} : { party: id }) }
}
