import type { Declaration, Message, MessageByType, SupportingDocument } from '../../src/generated/types.ts'
import { nameUuid } from '../../src/trust/name-uuid.ts'
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

/** One message of the plan. What is in it depends on the plan alone: made again, it is the same. */
export function messageOf(plan: Plan, serial: number, step: Step): Message {
  const journey = journeyOf(plan, serial)
  const source = messagesOf(journey, step.at)[SOURCE[step.name]]
  if (source === undefined) throw new RangeError(`no message for ${step.name}`)
  const at = new Date(step.at - REPORTED_AFTER_MS).toISOString()
  const message = { ...source, id: nameUuid(`${serial} ${step.name}`), occurredAt: at, preparedAt: at }
  return worded(message as Message, { serial, step, at, strayMrn: journey.strayMrn })
}

type Wording = { readonly serial: number; readonly step: Step; readonly at: string; readonly strayMrn: string }

function worded(message: Message, wording: Wording): Message {
  const { serial, step, at } = wording
  const decidedOn = at.slice(0, 10)
  switch (step.name) {
    case 'declare':
    case 'declare-again':
      return withBody(message, declarationOf(message.body as Declaration, serial))
    case 'release':
      return withBody(message, {
        ...(message.body as MessageByType['release-for-transit']['body']),
        releasedAt: at,
        limitAt: new Date(step.at + LIMIT_DAYS * DAY_MS).toISOString(),
        equipment: [{ container: 'MSKU6000019', numberOfSeals: 1, seals: [{ id: sealOf(serial) }] }],
      })
    case 'arrive':
      return withBody(message, { ...seen(message.body as MessageByType['arrival-advice']['body']), arrivedAt: at })
    case 'results':
      return withBody(message, { code: 'A2', date: decidedOn, sealState: 'intact', officer: 'officer-17' })
    case 'results-not-conform':
      return withBody(message, {
        code: 'A5',
        date: decidedOn,
        sealState: 'intact',
        discrepancies: [
          { kind: 'packages', itemNumber: 1, pointer: '/body/items/0/packaging/0/count', declared: '46', found: '44' },
        ],
      })
    case 'resolve':
      return { ...withBody(message, { outcome: 'solved', decidedOn }), type: 'discrepancy-resolution' } as Message
    case 'discharge':
    case 'too-soon':
      return withBody(message, { basis: 'results', date: decidedOn, evidence: [EVIDENCE], officer: 'officer-17' })
    case 'cancel':
      return { ...withBody(message, { basis: 'authority', reason: 'Not presented' }), type: 'cancellation' } as Message
    case 'broken':
      // The office is missing.
      return withBody(message, { continuation: 'same', sealCheck: { state: 'intact' } })
    case 'stray':
      return { ...withBody(message, seen(message.body as Seen)), mrn: wording.strayMrn } as Message
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
const sealOf = (serial: number): string => `TRANSIT-${String(serial).padStart(8, '0')}-0`

/** Regimes, by how many of ten movements have them. */
const REGIMES = ['isrt', 'isrt', 'isrt', 'isrt', 'isrt', 'isrt', 'ecowas2021', 'ecowas2021', 'uemoa', 'uemoa'] as const
/** The regimes of the plan, each once. */
export const REGIMES_OF_THE_PLAN: readonly string[] = [...new Set(REGIMES)]

function declarationOf(body: Declaration, serial: number): Declaration {
  // Three movements in a row out of sixty are one lot.
  const inLot = serial % 60
  const lot = inLot < LOT_OF ? { lot: { id: `LOT-${serial - inLot}`, index: inLot + 1, of: LOT_OF } } : {}
  return {
    ...body,
    ...lot,
    regime: REGIMES[(serial * 7) % REGIMES.length] ?? 'isrt',
    items: body.items.slice(0, 1 + (serial % ITEMS_MOST)),
  } as Declaration
}

/** Registers the guarantee with this number, before the first movement. */
export function guaranteeMessageOf(plan: Plan, number: number): Message {
  const at = new Date(plan.startsAt - DAY_MS).toISOString()
  const message = registrationOf(grnOf(number), plan.startsAt)
  const body = { ...(message.body as MessageByType['guarantee-registration']['body']), validFrom: '2020-01-01' }
  return { ...message, id: nameUuid(`guarantee ${number}`), occurredAt: at, preparedAt: at, body } as Message
}
