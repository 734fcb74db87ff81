import type { Declaration, Message, MessageByType, SupportingDocument } from '../../src/generated/types.ts'
import { nameUuid } from '../../src/trust/name-uuid.ts'
import { encodeJson } from '../../src/codec/index.ts'
import { type PartyKey, partyKeyOf } from '../../src/domain/values/party.ts'
import type { Corridor } from '../bench/corridors.ts'
import { messagesOf, registrationOf } from '../bench/journeys.ts'
import { grnOf, journeyOf, type Plan, type Step, type StepName } from './plan.ts'

/** The messages of the plan: those of the benchmark, as short as real ones are, at the plan's times and with its ids. */

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** From what happens to its report. */
const REPORTED_AFTER_MS = 2 * MINUTE_MS
const LIMIT_DAYS = 10
const SEALS = 2
const ITEMS_MOST = 4
const LOT_OF = 3
/** Of so many movements in a row the first three are one lot. */
const LOT_EVERY = 60

/** Where the benchmark's journey has the message that a step is made from. */
const SOURCE: Readonly<Record<StepName, number>> = {
  declare: 0,
  release: 1,
  'exit-1': 2,
  'entry-1': 3,
  'exit-2': 4,
  'entry-2': 5,
  arrive: 6,
  results: 7,
  discharge: 8,
  cancel: 1,
  'results-not-conform': 7,
  resolve: 8,
  stray: 2,
  broken: 3,
  'too-soon': 8,
  'declare-again': 0,
}

/** Steps that the hub refuses. */
export const REFUSED: ReadonlySet<StepName> = new Set(['broken', 'too-soon', 'declare-again'])

/** A message of the plan as it is sent. */
export type Letter = { readonly sender: PartyKey; readonly id: string; readonly bytes: Buffer }

/** What differs from one movement to the next; everything else of a message follows from corridor, step and variant. */
type Fields = {
  id: string
  mrn: string
  grn: string
  serial: string
  serial8: string
  lot: string
  at: string
  day: string
  limit: string
}

/**
 * Values that stand for the fields while a text is made; a longer one first where it holds another. The movement's number is
 * one that occurs nowhere else in a text.
 */
const STANDING_IN: readonly (readonly [keyof Fields, string])[] = [
  ['id', '00000000-0000-5000-8000-00000000f111'],
  ['mrn', '26ZZSTANDINGMRNJ00'],
  ['grn', '26ZZSTANDINGGRN00'],
  ['lot', 'STANDING-IN-LOT'],
  ['limit', '2001-02-13T04:05:06.007Z'],
  ['at', '2001-02-03T04:05:06.007Z'],
  ['day', '2001-02-03'],
  ['serial8', '07658391'],
  ['serial', '7658391'],
]
const standingIn = Object.fromEntries(STANDING_IN) as Fields

/** A text cut at its fields: between two pieces comes the field with the same index. */
type Template = {
  readonly sender: PartyKey
  readonly pieces: readonly string[]
  readonly fields: readonly (keyof Fields)[]
}

const templates = new Map<string, Template>()

/** One message of the plan. Its bytes depend on the plan alone: made again, they are the same. */
export function letterOf(plan: Plan, serial: number, step: Step): Letter {
  const { corridor, mrn, strayMrn, grn } = journeyOf(plan, serial)
  const variant = variantOf(serial)
  const name = [corridor.departure, corridor.destination, step.name, ...Object.values(variant)].join(' ')
  let template = templates.get(name)
  if (template === undefined) templates.set(name, (template = templateOf(corridor, step.name, variant)))
  const at = new Date(step.at - REPORTED_AFTER_MS).toISOString()
  const fields: Fields = {
    id: nameUuid(`${serial} ${step.name}`),
    mrn: step.name === 'stray' ? strayMrn : mrn,
    grn,
    serial: String(serial),
    serial8: String(serial).padStart(8, '0'),
    lot: `LOT-${serial - (serial % LOT_EVERY)}`,
    at,
    day: at.slice(0, 10),
    limit: new Date(step.at + LIMIT_DAYS * DAY_MS).toISOString(),
  }
  let text = template.pieces[0] ?? ''
  for (const [index, field] of template.fields.entries()) text += fields[field] + (template.pieces[index + 1] ?? '')
  return { sender: template.sender, id: fields.id, bytes: Buffer.from(text) }
}

/** The text of a message about a movement that stands for all on the corridor. */
function templateOf(corridor: Corridor, name: StepName, variant: Variant): Template {
  const { mrn, grn, id, at } = standingIn
  const journey = { corridor, mrn, grn, serial: Number(standingIn.serial) }
  const source = messagesOf(journey, Date.parse(at))[SOURCE[name]]
  if (source === undefined) throw new RangeError(`no message for ${name}`)
  const message = worded({ ...source, id, occurredAt: at, preparedAt: at } as Message, name, variant)
  const values = new Map(STANDING_IN.map(([field, value]) => [value, field]))
  const cut = encodeJson(message)
    .toString('utf8')
    .split(new RegExp(`(${[...values.keys()].join('|')})`))
  return {
    sender: partyKeyOf(message.sender),
    pieces: cut.filter((_, index) => index % 2 === 0),
    fields: cut.flatMap((value, index) => (index % 2 === 0 ? [] : (values.get(value) ?? []))),
  }
}

function worded(message: Message, name: StepName, variant: Variant): Message {
  const { at, day, limit } = standingIn
  switch (name) {
    case 'declare':
    case 'declare-again':
      return withBody(message, declarationOf(message.body as Declaration, variant))
    case 'release':
      return withBody(message, {
        ...(message.body as MessageByType['release-for-transit']['body']),
        releasedAt: at,
        limitAt: limit,
        equipment: [{ numberOfSeals: 1, seals: [{ id: `TRANSIT-${standingIn.serial8}-0` }] }],
      })
    case 'arrive':
      return withBody(message, { ...seen(message.body as MessageByType['arrival-advice']['body']), arrivedAt: at })
    case 'results':
      return withBody(message, { code: 'A2', date: day, sealState: 'intact', officer: 'officer-17' })
    case 'results-not-conform':
      return withBody(message, {
        code: 'A5',
        date: day,
        sealState: 'intact',
        discrepancies: [
          { kind: 'packages', itemNumber: 1, pointer: '/body/items/0/packaging/0/count', declared: '46', found: '44' },
        ],
      })
    case 'resolve':
      return { ...withBody(message, { outcome: 'solved', decidedOn: day }), type: 'discrepancy-resolution' } as Message
    case 'discharge':
    case 'too-soon':
      return withBody(message, { basis: 'results', date: day, evidence: [EVIDENCE], officer: 'officer-17' })
    case 'cancel':
      return { ...withBody(message, { basis: 'authority', reason: 'Not presented' }), type: 'cancellation' } as Message
    case 'broken':
      // The office is missing.
      return withBody(message, { continuation: 'same', sealCheck: { state: 'intact' } })
    case 'stray':
    case 'exit-1':
    case 'entry-1':
    case 'exit-2':
    case 'entry-2':
      return withBody(message, seen(message.body as Seen))
  }
}

const withBody = (message: Message, body: unknown): Message => ({ ...message, body }) as Message

type Seen = MessageByType['border-exit-notice']['body']

/** What an office sees of the vehicle, without what the benchmark pads it with. */
function seen<T extends Pick<Seen, 'sealCheck' | 'remarks' | 'trailers'>>(body: T): T {
  const { remarks: _remarks, trailers: _trailers, ...rest } = body
  const { state, seals } = body.sealCheck
  const sealCheck = seals === undefined ? { state } : { state, seals: seals.slice(0, SEALS) }
  return { ...rest, sealCheck } as unknown as T
}

const EVIDENCE: SupportingDocument = { type: 'N935', reference: 'Weighbridge ticket' }

/** Regimes, by how many of ten movements have them. */
const REGIMES = ['isrt', 'isrt', 'isrt', 'isrt', 'isrt', 'isrt', 'ecowas2021', 'ecowas2021', 'uemoa', 'uemoa'] as const
/** The regimes of the plan, each once. */
export const REGIMES_OF_THE_PLAN: readonly string[] = [...new Set(REGIMES)]

/** How declarations differ: the number of items, the regime, and the place in a lot, 0 for none. */
type Variant = { readonly items: number; readonly regime: (typeof REGIMES)[number]; readonly lot: number }

const variantOf = (serial: number): Variant => ({
  items: 1 + (serial % ITEMS_MOST),
  regime: REGIMES[(serial * 7) % REGIMES.length] ?? 'isrt',
  lot: serial % LOT_EVERY < LOT_OF ? 1 + (serial % LOT_EVERY) : 0,
})

function declarationOf(body: Declaration, { items, regime, lot }: Variant): Declaration {
  const inLot = lot === 0 ? {} : { lot: { id: standingIn.lot, index: lot, of: LOT_OF } }
  const [first, second] = body.itinerary
  // On a short way the goods end in the second country.
  const short = first?.exitOffice === second?.exitOffice
  const last = { country: second?.country, entryOffice: second?.entryOffice, mode: second?.mode, connection: 'full' }
  const itinerary = short ? [first, last] : body.itinerary
  const { trailers: _, ...vehicleSet } = body.vehicleSet
  return { ...body, ...inLot, regime, itinerary, vehicleSet, items: body.items.slice(0, items) } as Declaration
}

/** Registers the guarantee with this number, before the first movement. */
export function guaranteeLetterOf(plan: Plan, number: number): Letter {
  const at = new Date(plan.startsAt - DAY_MS).toISOString()
  const message = registrationOf(grnOf(number), plan.startsAt)
  const body = { ...(message.body as MessageByType['guarantee-registration']['body']), validFrom: '2020-01-01' }
  const id = nameUuid(`guarantee ${number}`)
  return letterFrom({ ...message, id, occurredAt: at, preparedAt: at, body } as Message)
}

/** Any other message, as it is sent. */
export const letterFrom = (message: Message): Letter => ({
  sender: partyKeyOf(message.sender),
  id: message.id,
  bytes: encodeJson(message),
})
