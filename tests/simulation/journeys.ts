import type { Declaration, Message } from '../../src/generated/types.ts'
import { customs, message } from '../support/procedures.ts'
import { alert, arrival, declaration, discharge, entry, exit, registration, release, results } from '../support/road.ts'
import { GRNS, ITINERARY, MRNS as ROAD_MRNS } from '../property/sequences.ts'
import { manifest, RAIL_MRNS, railDeclaration, STATIONS } from '../support/rail.ts'
import { composeProvisional } from '../../src/domain/values/provisional.ts'
import { asOffice } from '../../src/domain/values/office.ts'
import { asCountry } from '../../src/domain/values/party.ts'
import type { Random } from './scheduler.ts'

/** Movements over two borders, Togo to Niger through Burkina Faso; one guarantee is short of room. */
export const MRNS = [...ROAD_MRNS, '26TGLFW100000123J0']

/** For each movement a number printed in advance, given to the post at which the first country is left. */
const numberOf = (mrn: string): string => composeProvisional(asCountry('TG'), 2026, 1 + MRNS.indexOf(mrn))
export const NUMBERS = MRNS.map((mrn) => [numberOf(mrn), asOffice('TGCNK001')] as const)

/** The same fact, reported under the number because nobody knows the MRN. */
function underNumber(message: Message, mrn: string): Message {
  const { mrn: _, ...rest } = message as Message & { mrn: string }
  return { ...rest, provisional: numberOf(mrn) } as Message
}

/** A message and when its sender means to send it, in milliseconds from the start. */
export type Planned = { atMs: number; message: Message }

/** One step of a journey: long beside what the hub needs, short beside what its leases last. */
const STEP_MS = 10_000
const xof = (amount: number) => ({ amount: String(amount), currency: 'XOF' })

/** The guarantees' registrations and so many journeys, each a little or very much out of order. */
export function planJourneys(random: Random, count: number, outOfOrder: boolean): Planned[] {
  const limits = [xof(1_000), xof(50), xof(100)]
  const opening = GRNS.map((grn, at): Planned => {
    // Of the last one its guarantor keeps account himself.
    const monitoring = at === 2 ? ('guarantor' as const) : ('ledger' as const)
    const body = { grn, limit: limits[at]!, monitoring }
    return { atMs: random.int(1_000), message: registration({ id: random.uuid(), body }) }
  })
  return [...opening, ...MRNS.slice(0, count).flatMap((mrn) => planJourney(random, mrn, outOfOrder))]
}

/** Two movements on one train of three wagons; its operator reports it on its way, a little or very much out of order. */
export function planTrain(random: Random, outOfOrder: boolean): Planned[] {
  const [first, second] = RAIL_MRNS
  const wagons = [first, second, second].map((mrn, at) => ({ number: `W-${at}`, mrns: [mrn] }))
  const customsOfDeparture = { country: 'CI', role: 'customs' } as const
  const declared = [first, second].flatMap((mrn): Message[] => {
    const own = wagons.filter(({ mrns }) => mrns.includes(mrn)).map(({ number }) => number)
    return [railDeclaration(mrn, own), { ...release({ mrn }), sender: customsOfDeparture }]
  })
  const { departure, exit: last, entry: next, inland, end } = STATIONS
  const reports: Message[] = [
    manifest('depart', departure, wagons),
    manifest('pass', last, undefined),
    manifest('cut', next, wagons.slice(2)),
    manifest('pass', next, random.chance(0.5) ? wagons.slice(0, 2) : undefined),
    manifest('pass', inland, undefined),
    manifest('arrive', end, undefined),
    manifest('pass', next, wagons.slice(2)),
  ]
  const start = random.int(10) * STEP_MS
  return [...declared, ...reports].map((message, step): Planned => {
    const late = outOfOrder && random.chance(0.3) ? (random.int(20) - 10) * STEP_MS : 0
    const atMs = Math.max(2_000, start + step * STEP_MS + late + random.int(STEP_MS))
    return { atMs, message: { ...message, id: random.uuid() } }
  })
}

function planJourney(random: Random, mrn: string, outOfOrder: boolean): Planned[] {
  const key = () => ({ id: random.uuid(), mrn })
  const grn = random.pick([GRNS[0]!, GRNS[0]!, GRNS[1]!, GRNS[2]!])
  const guarantees: Declaration['guarantees'] = [
    { type: '1', grn, accessCode: 'A1B2', amount: xof(10 + random.int(40)) },
  ]
  const vehicle = truckOf(mrn)
  // The first two are said to carry the same container.
  const container = MRNS.indexOf(mrn) < 2 ? { container: 'CSQU3054383' } : {}
  // Some set out with a paper printed in advance.
  const onPaper = random.chance(0.2)
  const reported = (fact: Message): Message => (onPaper ? underNumber(fact, mrn) : fact)
  const firstEntry = entry({ ...key(), body: { vehicle } })
  // Of some a seal is mistyped, and taken back by two officers.
  const mistyped = random.chance(0.2)
  const wrong = { sealCheck: { state: 'broken' as const } }
  const right = { sealCheck: { state: 'intact' as const }, corrects: firstEntry.id, officer: 'A', confirmedBy: 'B' }
  const messages: Message[] = [
    declaration({
      ...key(),
      body: {
        ...(onPaper ? { provisional: numberOf(mrn) } : {}),
        destinationOffice: 'NENIM001',
        itinerary: ITINERARY,
        guarantees,
        vehicleSet: { mode: '3', means: { ...vehicle, nationality: 'TG' } },
        equipment: [{ ...container, numberOfSeals: 1, seals: [{ id: `S-${mrn.slice(-6)}` }] }],
      },
    }),
    release(key()),
    reported(exit({ ...key(), body: { vehicle } })),
    reported(mistyped ? { ...firstEntry, body: { ...firstEntry.body, ...wrong } } : firstEntry),
    ...(mistyped ? [entry({ ...key(), body: { vehicle, ...right } })] : []),
    exit({ ...key(), body: { office: 'BFKAN001', vehicle } }),
    entry({ ...key(), body: { office: 'NETOR001', vehicle } }),
    arrival({ ...key(), body: { office: 'NENIM001', vehicle } }),
    results({ ...key(), from: 'NE' }),
    discharge(key()),
  ]
  const start = random.int(20) * STEP_MS
  return [...messages, ...troubles(random, mrn)].map((one, step): Planned => {
    const late = outOfOrder && random.chance(0.3) ? (random.int(20) - 10) * STEP_MS : 0
    const at = step < messages.length ? step : random.int(messages.length)
    return { atMs: Math.max(2_000, start + at * STEP_MS + late + random.int(STEP_MS)), message: one }
  })
}

/** Each movement has a truck of its own. */
const truckOf = (mrn: string) => ({ typeOfIdentification: '30', identification: `TG ${mrn.slice(-6)}` }) as const

/** What may also happen to a movement, at some moment or other. */
function troubles(random: Random, mrn: string): Message[] {
  const more = { id: random.uuid(), mrn }
  const grn = GRNS[0]!
  const claim = { grn, amount: xof(5), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' }
  const settlement = { grn, amount: xof(5), paidOn: '2026-05-01', payer: 'p' }
  const all: (() => Message)[] = [
    () => alert({ ...more, from: 'BF' }),
    () => alert({ ...more, from: 'BF', body: { action: 'lift' } }),
    () => message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }, more),
    () => message('recovery-notice', customs('TG'), claim, more),
    () => message('recovery-settlement', customs('TG'), settlement, more),
    () => message('claim-withdrawal', customs('TG'), { grn, reason: 'r' }, more),
    () => exit({ ...more, body: { office: 'GHPAG001' } }),
    () => entry({ ...more, body: { sealCheck: { state: 'broken' } } }),
    () => entry({ ...more, body: { vehicle: { typeOfIdentification: '30', identification: 'BF 9000' } } }),
    () => message('discrepancy-resolution', customs('TG'), { outcome: 'solved', decidedOn: '2026-03-08' }, more),
    () => message('enquiry-response', customs('TG'), { answer: 'not-known' }, more),
    () => release({ ...more, id: random.uuid() }),
  ]
  return random.chance(0.5) ? [random.pick(all)()] : []
}
