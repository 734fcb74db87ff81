import fc from 'fast-check'
import { checkDigit } from '../../src/domain/values/identifiers.ts'
import type { ApprovalVerdict } from '../../src/domain/model/decision.ts'
import type { Reference } from '../../src/domain/model/reference.ts'
import type { Declaration, Message, MessageByType } from '../../src/generated/types.ts'
import { customs, message } from '../support/procedures.ts'
import { manifest, RAILWAY, tracking } from '../support/rail.ts'
import { agreement, party, testReference } from '../support/reference.ts'
import {
  alert,
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  GUARANTOR,
  registration,
  release,
  results,
} from '../support/road.ts'
import { createWorld, newId, type Decided, type World } from '../support/world.ts'
import { claimed, procedureArbitrary } from './domain-procedures.ts'

export const withDigit = (sixteen: string): string => `${sixteen}${checkDigit(sixteen)}`

/** Three movements over two borders (Togo, Burkina Faso, Niger) on three guarantees. */
export const MRNS = ['26TGLFW100000201J1', '26TGLFW100000202J3', '26TGLFW100000203J5']
/** The hub keeps account of two; of the last one its guarantor does. */
export const GRNS = [GRN, '26TG00CCIT0000187', withDigit('26TG00CCIT000019')]
const ASKED = GRNS[2] ?? ''
export const ITINERARY: Declaration['itinerary'] = [
  { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full', limitAt: '2026-03-05T10:00:00Z' },
  { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
  { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
]
export const START = Date.parse('2026-03-02T12:00:00Z')

/** What happens next: a message comes, or so much time passes. */
export type Happening = Message | Pause | SecondPerson
export type Pause = { hours: number }
/** An officer decides and a second one answers, or nobody does. */
export type SecondPerson = { asks: Message; verdict?: ApprovalVerdict }
export const isPause = (one: Happening): one is Pause => 'hours' in one
export const isAsking = (one: Happening): one is SecondPerson => 'asks' in one

const mrn = fc.constantFrom(...MRNS)
const grn = fc.constantFrom(...GRNS)
const amount = fc.integer({ min: 1, max: 60 }).map(String)
const id = fc.uuid()
const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, '0')}T10:00:00Z`)
const seals = fc.constantFrom('intact' as const, 'broken' as const)
/** Mostly what was declared; else another truck, or a seal nobody has put on. */
const seen = fc
  .record({
    plate: fc.constantFrom('TG 1234', 'TG 1234', 'TG 1234', 'BF 9000'),
    seal: fc.constantFrom(undefined, undefined, undefined, 'S-1', 'X-9'),
    packages: fc.constantFrom(undefined, undefined, undefined, 5, 15, 20),
    agrees: fc.constantFrom(undefined, undefined, undefined, true, false),
  })
  .map(({ plate, seal, packages, agrees }) => ({
    vehicle: { typeOfIdentification: '30' as const, identification: plate },
    ...(packages === undefined ? {} : { packages }),
    ...(agrees === undefined ? {} : { agrees }),
    listed: seal === undefined ? {} : { seals: [{ id: seal, state: 'intact' as const }] },
  }))
const exitOffice = fc.constantFrom('TGCNK001', 'TGKOD001', 'BFKAN001', 'GHPAG001')
const entryOffice = fc.constantFrom('BFCNK001', 'BFDAK001', 'NETOR001', 'GHPAG001', 'TGKOD001')
const arrivalOffice = fc.constantFrom('NENIM001', 'BFOUA001', 'NETOR001', 'GHPAG001')
const anyOffice = fc.constantFrom('TGLFW001', 'TGCNK001', 'BFCNK001', 'BFKAN001', 'NETOR001', 'NENIM001')
const country = fc.constantFrom('TG', 'BF', 'NE', 'GH')
const xof = (sum: string) => ({ amount: sum, currency: 'XOF' })

const secured = (reference: string, sum: string): Declaration['guarantees'][number] => ({
  type: '1',
  grn: reference,
  accessCode: 'A1B2',
  amount: xof(sum),
})
const safeguards = [{ kind: 'tracker' as const, deviceId: 'TRK-1' }]

/** A declaration of the three countries. */
export const declaredOn = (key: { id?: string; mrn: string }, guarantees: Declaration['guarantees']): Message =>
  declaration({
    ...key,
    body: { destinationOffice: 'NENIM001', itinerary: ITINERARY, guarantees, safeguards, totalPackages: 20 },
  })

const declared = fc
  .record({ id, mrn, uses: fc.uniqueArray(fc.tuple(grn, amount), { selector: ([one]) => one, minLength: 1 }) })
  .map(({ uses, ...key }) =>
    declaredOn(
      key,
      uses.map(([reference, sum]) => secured(reference, sum)),
    ),
  )

const registered = fc
  .record({
    id,
    grn,
    action: fc.constantFrom(
      'register' as const,
      'update' as const,
      'suspend' as const,
      'reinstate' as const,
      'revoke' as const,
    ),
    limit: fc.integer({ min: 0, max: 150 }).map(String),
  })
  .map(({ grn: reference, action, limit, ...key }): Message => {
    const monitoring = reference === ASKED ? 'guarantor' : 'ledger'
    const body = { grn: reference, action, limit: xof(limit), reason: 'r', monitoring } as const
    return registration({ ...key, by: GUARANTOR, body })
  })

const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
const answered = fc
  .record({ id, mrn, grn: fc.constantFrom(ASKED, ASKED, ASKED, GRN), valid: fc.boolean() })
  .map(({ grn: reference, valid, ...key }): Message => {
    const guarantees = [{ grn: reference, valid, ...(valid ? {} : { reason: 'G09' as const }) }]
    return message('guarantee-use-result', guarantor, { guarantees }, key)
  })

/** What an officer or a system sees on the road, of any movement, at any office. */
export const fact = fc.oneof(
  fc
    .record({
      id,
      mrn,
      occurredAt: day,
      office: exitOffice,
      kind: fc.constantFrom('exit' as const, 'exit' as const, 'return' as const),
      state: seals,
      final: fc.boolean(),
      seen,
    })
    .map(
      ({ office, kind, state, final, seen: { listed, ...more }, ...key }): Message =>
        exit({ ...key, body: { office, kind, sealCheck: { state, ...listed }, final, ...more } }),
    ),
  fc
    .record({ id, mrn, occurredAt: day, office: entryOffice, state: seals, seen })
    .map(
      ({ office, state, seen: { listed, ...more }, ...key }): Message =>
        entry({ ...key, body: { office, sealCheck: { state, ...listed }, ...more } }),
    ),
  fc
    .record({ id, mrn, occurredAt: day, office: arrivalOffice, state: seals, seen })
    .map(
      ({ office, state, seen: { listed, ...more }, ...key }): Message =>
        arrival({ ...key, body: { office, sealCheck: { state, ...listed }, ...more } }),
    ),
)

const decision = fc.oneof(
  fc.record({ id, mrn }).map((key): Message => release(key)),
  fc
    .record({ id, mrn, from: country, code: fc.constantFrom('A1' as const, 'A4' as const, 'B1' as const) })
    .map(({ code, ...key }): Message => results({ ...key, body: { code } })),
  fc
    .record({
      id,
      mrn,
      from: fc.constantFrom('TG', 'TG', 'BF'),
      basis: fc.constantFrom(
        'results' as const,
        'authority' as const,
        'alternative-proof' as const,
        'recovered' as const,
      ),
    })
    .map(({ basis, ...key }): Message => discharge({ ...key, body: { basis, text: 't' } })),
  fc
    .record({ id, mrn, from: country, action: fc.constantFrom('stop' as const, 'lift' as const, 'attention' as const) })
    .map(({ action, ...key }): Message => alert({ ...key, body: { action } })),
)

/** Decisions of an office without a system, which take two persons. */
const byTwo = fc
  .record({
    asks: fc.oneof(
      fc.record({ id, mrn }).map((key): Message => release(key)),
      fc.record({ id, mrn, from: country }).map((key): Message => results(key)),
      fc.record({ id, mrn }).map((key): Message => discharge({ ...key, body: { basis: 'authority', text: 't' } })),
    ),
    verdict: fc.option(fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const), { nil: undefined }),
  })
  .map(({ asks, verdict }): SecondPerson => ({ asks, ...(verdict === undefined ? {} : { verdict }) }))

/** A train with some of the movements on its wagons, reported by a railway, or by customs who may be parties. */
const trains = fc
  .record({
    id,
    by: fc.constantFrom('TG', 'BF', RAILWAY),
    at: day,
    operation: fc.constantFrom('depart' as const, 'pass' as const, 'pass' as const, 'cut' as const, 'arrive' as const),
    office: anyOffice,
    wagons: fc.option(fc.subarray(MRNS, { minLength: 1 }), { nil: undefined }),
  })
  .map(({ id: own, operation, office, wagons, ...more }): Message => {
    const listed = wagons?.map((one, at) => ({ number: `W-${at}`, mrns: [one], sealState: 'intact' as const }))
    return { ...manifest(operation, office, listed, more), id: own }
  })

const tracked = fc
  .record({
    id,
    alarm: fc.constantFrom('unlocked' as const, 'low-battery' as const),
    device: fc.constantFrom('TRK-1', 'TRK-2'),
  })
  .map(({ id: own, alarm, device }): Message => ({ ...tracking({ deviceId: device, alarm }), id: own }))

/** An alert on the truck all of them ride on, without the number of any. */
const wanted = fc.record({ id, from: country }).map(({ id: own, from }): Message => {
  const vehicle = { typeOfIdentification: '30' as const, identification: 'TG 1234' }
  const { mrn: _, ...bare } = alert({ id: own, from, body: { action: 'attention', reason: 'security', vehicle } })
  return bare as Message
})

/** Countries and offices go out of service, with or without a known end, and come back. */
const availability = fc
  .record({
    id,
    from: country,
    state: fc.constantFrom('outage' as const, 'closed' as const, 'available' as const, 'limited' as const),
    office: fc.option(anyOffice, { nil: undefined }),
    day,
    until: fc.option(day, { nil: undefined }),
  })
  .map(({ id: own, from, state, office, day: at, until }): Message => {
    const scope = office === undefined ? { scope: 'country' as const } : { scope: 'office' as const, office }
    const to = until === undefined || until <= at || state === 'available' ? {} : { to: until }
    const body = { ...scope, state, from: at, ...to, manualProcedure: true }
    return {
      ...message('availability-notice', customs(office?.slice(0, 2) ?? from), body, { id: own }),
      mrn: undefined,
    } as never
  })

const payment = fc
  .record({ id, mrn, purpose: fc.constantFrom('contribution' as const, 'claim' as const), amount })
  .map(({ purpose, amount: paid, ...key }): Message => {
    const body = { purpose, amount: xof(paid), receipt: key.id.slice(0, 35), paidOn: '2026-03-03' }
    return message('payment-notice', guarantor, body as MessageByType['payment-notice']['body'], key)
  })

/** Any message by anybody at any moment. */
export const anything: fc.Arbitrary<Message> = fc.oneof(
  { weight: 2, arbitrary: registered },
  { weight: 3, arbitrary: declared },
  { weight: 3, arbitrary: answered },
  { weight: 8, arbitrary: fact },
  { weight: 8, arbitrary: decision },
  { weight: 2, arbitrary: fc.oneof(trains, tracked, wanted, availability, payment) },
  { weight: 12, arbitrary: procedureArbitrary({ mrns: MRNS, grns: GRNS, itinerary: ITINERARY }) },
)

const pause = fc.constantFrom(1, 20, 30, 100, 700, 1_000).map((hours) => ({ hours }))
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: anything },
  { weight: 2, arbitrary: pause },
  { weight: 1, arbitrary: byTwo },
)

const about =
  (one: string) =>
  (other: Happening): Happening => {
    if (isAsking(other)) return { ...other, asks: { ...other.asks, mrn: one } as Message }
    return 'mrn' in other && typeof other.mrn === 'string' ? { ...other, mrn: one } : other
  }

/** The way of one movement, as it should be; at the seventh step something may be claimed, and paid. */
const way = (one: string, grnUsed: string, withClaim: boolean): Happening[] => [
  declaredOn({ mrn: one }, [secured(grnUsed, '20')]),
  ...(grnUsed === ASKED
    ? [message('guarantee-use-result', guarantor, { guarantees: [{ grn: ASKED, valid: true }] }, { mrn: one })]
    : []),
  release({ mrn: one }),
  exit({ mrn: one }),
  entry({ mrn: one }),
  arrival({ mrn: one, body: { office: 'NENIM001' } }),
  ...(withClaim ? claimed(one, '7') : []),
  results({ mrn: one, from: 'NE' }),
  discharge({ mrn: one }),
]

/**
 * Mostly what should happen to a movement, in the order in which it should; at some point of its way a good deal else
 * happens to it, and sometimes it ends there.
 */
const journey = fc
  .record({
    mrn,
    grnUsed: fc.constantFrom(GRN, GRN, GRN, ASKED),
    withClaim: fc.boolean(),
    before: fc.array(happening, { maxLength: 2 }),
    meanwhile: fc.array(happening, { maxLength: 6 }),
    at: fc.nat({ max: 8 }),
    goesOn: fc.boolean(),
  })
  .map(({ mrn: one, grnUsed, withClaim, before, meanwhile, at, goesOn }): Happening[] => {
    const steps = way(one, grnUsed, withClaim)
    const rest = goesOn ? steps.slice(at) : []
    return [...steps.slice(0, at), ...before, ...meanwhile.map(about(one)), ...rest]
  })

export const opening: Message[] = GRNS.map((reference, at) =>
  registration({
    body: {
      grn: reference,
      limit: xof(at === 0 ? '100' : '50'),
      monitoring: reference === ASKED ? 'guarantor' : 'ledger',
    },
  }),
)

/** Messages of many and time that passes; often a journey, with everything else in between. */
export const sequence: fc.Arbitrary<Happening[]> = fc
  .tuple(fc.array(happening, { maxLength: 25 }), fc.array(journey, { maxLength: 3 }))
  .map(([loose, journeys]) => [...opening, ...loose.slice(0, 12), ...journeys.flat(), ...loose.slice(12)])

const known = testReference()
const strangers = [party(RAILWAY, 'rail'), party('TG/suivi', 'tracking')]
const parties = new Map([...known.parties, ...strangers.map((one) => [one.key, one] as const)])
export const references: readonly Reference[] = [
  testReference({ parties }),
  testReference({ parties, agreements: [agreement({ dischargeMode: 'automatic' })] }),
]
/** Named in a counterexample, instead of printed whole. */
const printed = (one: Reference, name: string): Reference => Object.assign(one, { [fc.toStringMethod]: () => name })
export const reference = fc.constantFrom(
  ...references.map((one) => printed(one, `discharge ${one.agreements[0]?.dischargeMode}`)),
)

/** Plays it from nothing; after each happening `each` is told what was decided because of it. */
export function play(
  happenings: readonly Happening[],
  by: Reference,
  each: (world: World, steps: Decided[]) => void = () => undefined,
): World {
  const world = createWorld(by, START)
  let now = START
  for (const one of happenings) {
    const from = world.steps.length
    if (isPause(one)) {
      now += one.hours * 3_600_000
      world.advance(new Date(now).toISOString())
    } else if (isAsking(one)) {
      world.ask(one.asks)
      if (one.verdict !== undefined) world.answer(one.asks, one.verdict)
    } else world.send(one)
    each(world, world.steps.slice(from))
  }
  return world
}

/** The same happenings with new ids, so that they are other messages. */
export const renewed = (happenings: readonly Happening[]): Happening[] =>
  happenings.map((one) => {
    if (isPause(one)) return one
    return isAsking(one) ? { ...one, asks: { ...one.asks, id: newId() } } : { ...one, id: newId() }
  })
