import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEntry } from '../../src/domain/ledger.ts'
import type { Guarantee } from '../../src/domain/guarantee.ts'
import { isEnd, movementRows } from '../../src/domain/table.ts'
import { catalogue } from '../../src/generated/catalogue.ts'
import type { Declaration, Message } from '../../src/generated/types.ts'
import { validators } from '../../src/generated/validators.js'
import { madeMessage } from '../../src/pipeline/make.ts'
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
import { agreement, testReference } from '../support/reference.ts'
import { createWorld, type Step, type World } from '../support/world.ts'
import { claimed, procedureArbitrary } from './domain-procedures.ts'

/** Two guarantees, shared by three movements over two borders (Togo, Burkina Faso, Niger). */
const MRNS = ['26TGLFW100000201J1', '26TGLFW100000202J3', '26TGLFW100000203J5']
const GRNS = [GRN, '26TG00CCIT0000187']
const ITINERARY: Declaration['itinerary'] = [
  { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
  { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
  { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
]

const RUNS = 3000
const mrn = fc.constantFrom(...MRNS)
const grn = fc.constantFrom(...GRNS)
const amount = fc.integer({ min: 1, max: 60 }).map(String)
const id = fc.uuid()
const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, '0')}T10:00:00Z`)
const seals = fc.constantFrom('intact' as const, 'broken' as const)
const exitOffice = fc.constantFrom('TGCNK001', 'TGKOD001', 'BFKAN001', 'GHPAG001')
const entryOffice = fc.constantFrom('BFCNK001', 'BFDAK001', 'NETOR001', 'GHPAG001', 'TGKOD001')
const arrivalOffice = fc.constantFrom('NENIM001', 'BFOUA001', 'NETOR001', 'GHPAG001')
const customs = fc.constantFrom('TG', 'BF', 'NE', 'GH')

const declared = fc
  .record({ id, mrn, uses: fc.uniqueArray(fc.tuple(grn, amount), { selector: ([one]) => one, minLength: 1 }) })
  .map(
    ({ uses, ...key }): Message =>
      declaration({
        ...key,
        body: {
          destinationOffice: 'NENIM001',
          itinerary: ITINERARY,
          guarantees: uses.map(([reference, sum]) => ({
            type: '1',
            grn: reference,
            accessCode: 'A1B2',
            amount: { amount: sum, currency: 'XOF' },
          })),
        },
      }),
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
  .map(
    ({ grn: reference, action, limit, ...key }): Message =>
      registration({
        ...key,
        by: GUARANTOR,
        body: { grn: reference, action, limit: { amount: limit, currency: 'XOF' }, reason: 'r' },
      }),
  )

const fact = fc.oneof(
  fc
    .record({
      id,
      mrn,
      occurredAt: day,
      office: exitOffice,
      kind: fc.constantFrom('exit' as const, 'exit' as const, 'return' as const),
      state: seals,
      final: fc.boolean(),
    })
    .map(
      ({ office, kind, state, final, ...key }): Message =>
        exit({ ...key, body: { office, kind, sealCheck: { state }, final } }),
    ),
  fc
    .record({ id, mrn, occurredAt: day, office: entryOffice, state: seals })
    .map(({ office, state, ...key }): Message => entry({ ...key, body: { office, sealCheck: { state } } })),
  fc
    .record({ id, mrn, occurredAt: day, office: arrivalOffice, state: seals })
    .map(({ office, state, ...key }): Message => arrival({ ...key, body: { office, sealCheck: { state } } })),
)

const decision = fc.oneof(
  fc.record({ id, mrn }).map((key): Message => release(key)),
  fc
    .record({ id, mrn, from: customs, code: fc.constantFrom('A1' as const, 'A4' as const, 'B1' as const) })
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
    .record({ id, mrn, from: customs, action: fc.constantFrom('stop' as const, 'lift' as const, 'attention' as const) })
    .map(({ action, ...key }): Message => alert({ ...key, body: { action } })),
)

const anything = fc.oneof(
  { weight: 2, arbitrary: registered },
  { weight: 3, arbitrary: declared },
  { weight: 8, arbitrary: fact },
  { weight: 8, arbitrary: decision },
  { weight: 12, arbitrary: procedureArbitrary({ mrns: MRNS, grns: GRNS, itinerary: ITINERARY }) },
)

/** Mostly what should happen, in the order in which it should, with anything at all in between. */
const journey = fc.tuple(mrn, fc.array(anything, { maxLength: 4 })).map(([one, between]) => [
  declaration({
    mrn: one,
    body: {
      destinationOffice: 'NENIM001',
      itinerary: ITINERARY,
      guarantees: [{ type: '1', grn: GRN, accessCode: 'A1B2', amount: { amount: '20', currency: 'XOF' } }],
    },
  }),
  ...between,
  release({ mrn: one }),
  exit({ mrn: one }),
  arrival({ mrn: one, body: { office: 'NENIM001' } }),
  ...between.toReversed().map((message) => ({ ...message, id: message.id.replace(/^.{4}/, 'abcd') })),
  ...(between.length === 1 ? claimed(one, '7') : []),
  results({ mrn: one, from: 'NE' }),
  discharge({ mrn: one }),
])

const opening = [
  registration({ body: { limit: { amount: '100', currency: 'XOF' } } }),
  registration({ body: { grn: GRNS[1] ?? '', limit: { amount: '50', currency: 'XOF' } } }),
]
const sequence = fc
  .tuple(fc.array(anything, { maxLength: 25 }), fc.array(journey, { maxLength: 3 }))
  .map(([loose, journeys]): Message[] => [...opening, ...loose.slice(0, 12), ...journeys.flat(), ...loose.slice(12)])

const references = [
  testReference(),
  testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] }),
] as const
const automatic = fc.boolean().map((on) => references[on ? 1 : 0])

function run(
  messages: readonly Message[],
  reference: (typeof references)[number],
  each: (world: World, steps: Step[]) => void,
): World {
  const world = createWorld(reference)
  for (const message of messages) {
    const from = world.steps.length
    world.send(message)
    each(world, world.steps.slice(from))
  }
  return world
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'bigint' ? `${one}n` : one instanceof Map ? [...one] : one,
  )

const empty = (guarantee: Guarantee): Guarantee => ({
  ...guarantee,
  limit: 0n,
  available: 0n,
  reserved: 0n,
  inUse: 0n,
  claimed: 0n,
  spent: 0n,
})

/** Cheaper than `expect` where it is asked hundreds of thousands of times. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Invariant I5, after each step. */
function checkBalances(world: World): void {
  for (const { grn: of, limit, available, reserved, inUse, claimed, spent } of world.guarantees.values()) {
    must(available + reserved + inUse + claimed + spent === limit, `I5 of ${of}`)
  }
}

/** Balances are what the entries add up to, and what the lines say is out. */
function checkLedger(world: World): void {
  const lines = [...world.movements.values()].flatMap((movement) => movement.lines)
  for (const guarantee of world.guarantees.values()) {
    const own = world.entries.filter((one) => one.grn === guarantee.grn)
    expect(own.reduce(applyEntry, empty(guarantee))).toEqual(guarantee)
    const out = (state: string): bigint =>
      lines
        .filter((line) => line.grn === guarantee.grn && line.state === state)
        .reduce((total, line) => total + line.minor, 0n)
    expect([out('reserved'), out('in-use'), out('claimed'), out('settled')]).toEqual([
      guarantee.reserved,
      guarantee.inUse,
      guarantee.claimed,
      guarantee.spent,
    ])
  }
}

function checkStep({ event, decision: made, before }: Step): void {
  const { type } = event.message
  if (made.outcome === 'refused') {
    must(
      event.kind !== 'timer' && catalogue[event.message.type].kind === 'decision' && event.kind === 'message',
      `${event.kind} of ${type} was refused`,
    )
    return
  }
  const { from, to, row, entries } = made.effect
  const listed = movementRows.find((one) => one.id === row)
  if (to !== undefined && from !== undefined) {
    must(listed?.to === to && listed.from.includes(from), `${from} to ${to} is not row ${row}`)
  }
  if (before !== undefined && isEnd(before)) {
    must((made.movement?.state ?? before) === before, `${type} left an end`)
    const stays = made.entries.length === 0 || made.entries.every((one) => one.from === 'claimed' || one.to === 'limit')
    must(stays || type === 'guarantee-registration', `${type} moved something after the end`)
  }
  const freed = (entries ?? []).some((one) => one.from === 'inUse' && one.to === 'available')
  const ended = made.movement?.state === 'discharged' || made.movement?.state === 'cancelled'
  must(!freed || ended || type === 'declaration-amendment', `${type} freed an amount in use`)
  for (const out of made.outgoing) {
    must(out.kind === 'made' || !out.receivers.includes(event.key.sender), `${type} was sent back`)
  }
}

function checkRest(world: World): void {
  for (const movement of world.movements.values()) {
    const { mrn: of, state, held, procedures, flags, legs, lines, stoppedBy, parties, diversion } = movement
    const open = procedures.filter((one) => one !== 'recovery')
    must(!isEnd(state) || (held.length === 0 && open.length === 0), `${of} ended with something open`)
    const owing = lines.some((line) => line.state === 'claimed')
    must(procedures.includes('recovery') === owing, `${of}: procedure recovery`)
    must(procedures.includes('diversion') === (diversion !== undefined), `${of}: procedure diversion`)
    must(flags.includes('implied') === legs.some(({ implied }) => implied === true), `${of}: flag implied`)
    must(
      flags.includes('exitMissing') === legs.some(({ exitMissing }) => exitMissing === true),
      `${of}: flag exitMissing`,
    )
    must(procedures.includes('stop') === (stoppedBy ?? []).length > 0, `${of}: procedure stop`)
    must(state !== 'none' || parties.length === 0, `${of}: parties of an unknown movement`)
  }
}

test('any sequence keeps every guarantee balanced, every transition in the table, ends final, and facts accepted', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(sequence, automatic, (messages, reference) => {
      const world = run(messages, reference, (after, steps) => {
        checkBalances(after)
        for (const step of steps) checkStep(step)
      })
      checkLedger(world)
      checkRest(world)
      for (const { decision: made } of world.steps)
        if (made.outcome === 'accepted') reached.add(made.effect.row ?? 'none')
    }),
    { numRuns: RUNS },
  )
  // Not all rows can come up by chance, but a generator that reaches few of them proves little.
  const rows = movementRows.filter(({ refuse }) => refuse === undefined)
  expect(rows.filter(({ id: row }) => reached.has(row)).length).toBeGreaterThan(80)
})

test('the same sequence gives the same states, balances and messages, and changes nothing it was given', () => {
  fc.assert(
    fc.property(sequence, automatic, (messages, reference) => {
      const given = text(messages)
      const [one, other] = [0, 1].map(() => run(messages, reference, () => undefined))
      expect(text(one?.steps)).toBe(text(other?.steps))
      expect(text([one?.movements, one?.guarantees])).toBe(text([other?.movements, other?.guarantees]))
      expect(text(messages)).toBe(given)
    }),
    { numRuns: 500 },
  )
})

test('whatever the hub makes fits its schema', () => {
  fc.assert(
    fc.property(sequence, automatic, (messages, reference) => {
      for (const { decision: made } of run(messages, reference, () => undefined).steps) {
        const outgoing = made.outcome === 'accepted' ? made.outgoing : []
        for (const out of outgoing) {
          if (out.kind !== 'made') continue
          const identity = { cause: { sender: 'TG', id: 'x' }, mrn: undefined, ...out }
          const { message } = madeMessage(identity, out.body, out.correlationId, 0)
          const fits = validators[out.type](message)
          must(fits, `${out.type}: ${JSON.stringify([validators[out.type].errors, out.body]).slice(0, 500)}`)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('facts before release end where they would have ended after it, in whatever order they came', () => {
  const facts = [
    exit({ occurredAt: '2026-03-04T10:00:00Z' }),
    entry({ occurredAt: '2026-03-04T10:05:00Z' }),
    exit({ occurredAt: '2026-03-06T10:00:00Z', body: { office: 'BFKAN001' } }),
    entry({ occurredAt: '2026-03-06T10:05:00Z', body: { office: 'NETOR001' } }),
    arrival({ occurredAt: '2026-03-07T10:00:00Z', body: { office: 'NENIM001' } }),
  ].map((message) => ({ ...message, mrn: MRNS[0] ?? '' }))
  const start = [
    ...opening,
    declaration({
      mrn: MRNS[0] ?? '',
      body: {
        destinationOffice: 'NENIM001',
        itinerary: ITINERARY,
        guarantees: [{ type: '1', grn: GRN, accessCode: 'A1B2', amount: { amount: '20', currency: 'XOF' } }],
      },
    }),
  ]
  const go = release({ mrn: MRNS[0] ?? '' })
  const shape = (world: World) => {
    const movement = world.movements.get(MRNS[0] ?? '')
    return { state: movement?.state, flags: movement?.flags, legs: movement?.legs, held: movement?.held }
  }
  const straight = shape(run([...start, go, ...facts], references[0], () => undefined))
  fc.assert(
    fc.property(
      fc.shuffledSubarray(facts, { minLength: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      (order, at, declaredAt) => {
        const messages: Message[] = [...order]
        messages.splice(Math.max(at, declaredAt), 0, go)
        messages.splice(Math.min(at, declaredAt), 0, ...start)
        expect(shape(run(messages, references[0], () => undefined))).toEqual(straight)
      },
    ),
    { numRuns: 500 },
  )
})
