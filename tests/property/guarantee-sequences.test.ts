import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Accepted } from '../../src/domain/model/decision.ts'
import { applyEntry } from '../../src/domain/guarantee/ledger.ts'
import type { Rate } from '../../src/domain/values/rates.ts'
import type { DeclaredGuarantee, Message } from '../../src/generated/types.ts'
import { amendment, customs, message } from '../support/procedures.ts'
import { testReference } from '../support/reference.ts'
import { arrival, declaration, discharge, GUARANTOR, registration, release, results } from '../support/road.ts'
import { createWorld, type World } from '../support/world.ts'
import { runs } from '../support/runs.ts'

/** A guarantee the hub keeps account of, one its guarantor keeps account of, and one good for one movement. */
const LEDGER = '26TG00CCIT0000178'
const ASKED = '26TG00CCIT0000187'
const SINGLE = '26TG00CCIT0000196'
const GRNS = [LEDGER, ASKED, SINGLE]
const MRNS = ['26TGLFW100000201J1', '26TGLFW100000202J3', '26TGLFW100000203J5']
const RATES: Rate[] = [{ from: 'GHS', to: 'XOF', rate: '2.7', validFrom: '2026-01-01', source: 's' }]

type Step = { message: Message } | { hours: number }

const id = fc.uuid()
const mrn = fc.constantFrom(...MRNS)
const grn = fc.constantFrom(...GRNS)
const xof = (amount: string) => ({ amount, currency: 'XOF' })
const typeOf = (reference: string): '1' | '2' => (reference === SINGLE ? '2' : '1')
const money = fc.record({
  amount: fc.integer({ min: 1, max: 60 }).map(String),
  currency: fc.constantFrom('XOF', 'XOF', 'XOF', 'GHS'),
})
const uses = fc.uniqueArray(fc.tuple(grn, money), { selector: ([one]) => one, minLength: 1 }).map((chosen) =>
  chosen.map(
    ([reference, amount]): DeclaredGuarantee => ({
      type: typeOf(reference),
      grn: reference,
      accessCode: 'A1B2',
      amount,
    }),
  ),
)
const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }

const declared = fc
  .record({ id, mrn, guarantees: uses })
  .map(({ guarantees, ...key }): Message => declaration({ ...key, body: { guarantees } }))
const amended = fc
  .record({ id, mrn, version: fc.integer({ min: 2, max: 4 }), guarantees: uses })
  .map(({ version, guarantees, ...key }): Message => amendment(version, { guarantees }, key))
const answered = fc
  .record({ id, mrn, valid: fc.boolean() })
  .map(
    ({ valid, ...key }): Message =>
      message(
        'guarantee-use-result',
        guarantor,
        { guarantees: [{ grn: ASKED, valid, ...(valid ? {} : { reason: 'G09' as const }) }] },
        key,
      ),
  )
const kept = fc
  .record({
    id,
    grn,
    action: fc.constantFrom('update' as const, 'update' as const, 'suspend' as const, 'reinstate' as const),
    limit: fc.integer({ min: 0, max: 150 }).map(String),
  })
  .map(
    ({ grn: reference, action, limit, ...key }): Message =>
      registration({
        ...key,
        by: GUARANTOR,
        body: {
          grn: reference,
          type: typeOf(reference),
          action,
          limit: xof(limit),
          reason: 'r',
          monitoring: reference === ASKED ? 'guarantor' : 'ledger',
        },
      }),
  )
const onward = fc.record({ id, mrn, what: fc.integer({ min: 0, max: 8 }) }).map(({ what, ...key }): Message => {
  const made = [
    release(key),
    release(key),
    arrival(key),
    results(key),
    discharge(key),
    discharge({ ...key, body: { basis: 'alternative-proof', text: 't' } }),
    results({ ...key, body: { code: 'B1', text: 't' } }),
    message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }, key),
    message('no-release', customs('TG'), { reason: 'control' }, key),
  ]
  return made[what] ?? release(key)
})
const claims = fc
  .record({ id, mrn, grn, amount: fc.integer({ min: 1, max: 60 }).map(String), what: fc.integer({ min: 0, max: 2 }) })
  .map(({ grn: reference, amount, what, ...key }): Message => {
    const claim = { grn: reference, amount: xof(amount), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' }
    const paid = { grn: reference, amount: xof(amount), paidOn: '2026-05-01', payer: 'p' }
    if (what === 0) return message('recovery-notice', customs('TG'), claim, key)
    if (what === 1) return message('recovery-settlement', guarantor, paid, key)
    return message('claim-withdrawal', customs('TG'), { grn: reference, reason: 'r' }, key)
  })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .oneof(declared, declared, amended, answered, answered, kept, onward, onward, claims)
      .map((one) => ({ message: one })),
  },
  { weight: 1, arbitrary: fc.constantFrom(1, 1, 80, 800).map((hours) => ({ hours })) },
)

const opening: Message[] = GRNS.map((reference) =>
  registration({
    body: {
      grn: reference,
      type: typeOf(reference),
      limit: xof('100'),
      monitoring: reference === ASKED ? 'guarantor' : 'ledger',
    },
  }),
)

const start = Date.parse('2026-06-01T12:00:00Z')

/** Plays the steps; `clock` is called with whatever a timer has decided. */
function play(steps: readonly Step[], clock: (fired: Accepted) => void, each: (world: World) => void): World {
  const world = createWorld(testReference({ rates: RATES }), start)
  for (const one of opening) world.accept(one)
  let now = start
  for (const one of steps) {
    if ('message' in one) world.send(one.message)
    else {
      now += one.hours * 3_600_000
      for (const fired of world.advance(new Date(now).toISOString())) clock(fired)
    }
    each(world)
  }
  return world
}

/** Cheaper than `expect` where it is asked hundreds of thousands of times. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

function checkAccounts(world: World): void {
  const lines = [...world.movements.values()].flatMap((movement) => movement.lines)
  const out = (reference: string, state: string): bigint =>
    lines.filter((line) => line.grn === reference && line.state === state).reduce((sum, { minor }) => sum + minor, 0n)
  for (const guarantee of world.guarantees.values()) {
    const { grn: of, limit, available, reserved, inUse, claimed, spent } = guarantee
    must(available + reserved + inUse + claimed + spent === limit, `I5 of ${of}`)
    must(out(of, 'reserved') === reserved, `${of}: lines reserved`)
    must(out(of, 'in-use') === inUse, `${of}: lines in use`)
    must(out(of, 'claimed') === claimed, `${of}: lines claimed`)
    must(out(of, 'settled') === spent, `${of}: lines settled`)
  }
}

test('any sequence of guarantee events keeps I5, lines and accounts agree, and entries re-derive the balances', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = play(steps, () => undefined, checkAccounts)
      for (const guarantee of world.guarantees.values()) {
        const zero = { limit: 0n, available: 0n, reserved: 0n, inUse: 0n, claimed: 0n, spent: 0n }
        const own = world.entries.filter((entry) => entry.grn === guarantee.grn)
        expect(own.reduce(applyEntry, { ...guarantee, ...zero })).toEqual(guarantee)
      }
      for (const { decision } of world.steps)
        if (decision.outcome === 'accepted') reached.add(decision.effect.row ?? '')
    }),
    { numRuns: runs(2000) },
  )
  for (const row of ['use-granted', 'use-refused', 'use-answered-later', 'reply-overdue', 'amend-guarantor-asked']) {
    expect(reached).toContain(row)
  }
})

test('no clock ever frees what is in use or claimed', () => {
  let fired = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      play(
        steps,
        ({ entries, effect }) => {
          fired += 1
          must(
            entries.every(({ from, to }) => from === 'reserved' && to === 'available'),
            `${effect.row} moved something`,
          )
        },
        () => undefined,
      )
    }),
    { numRuns: runs(2000) },
  )
  expect(fired).toBeGreaterThan(runs(100))
})

/** The account as the guarantor's own system keeps it, from nothing but the messages it sends and gets. */
function guarantorsOwnAccount(world: World): bigint {
  const asked = new Map<string, bigint[]>()
  let held = 0n
  for (const { event, decision } of world.steps) {
    if (decision.outcome === 'refused') continue
    const { mrn: of = '', message: cause } = event
    if (cause.type === 'guarantee-use-result') {
      const amount = asked.get(of)?.shift() ?? 0n
      if (cause.body.guarantees[0]?.valid === true) held += amount
    }
    for (const out of decision.outgoing) {
      if (out.kind !== 'made' || out.receiver !== GUARANTOR) continue
      if (out.type === 'guarantee-use') asked.set(of, [...(asked.get(of) ?? []), BigInt(out.body.amount?.amount ?? 0)])
      if (out.type === 'guarantee-release' && out.body.grn === ASKED) held -= BigInt(out.body.amount?.amount ?? 0)
    }
  }
  return held
}

test('nothing leaks: the account a guarantor keeps by the messages alone is the one the hub shows', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = play(
        steps,
        () => undefined,
        () => undefined,
      )
      const { reserved = 0n, inUse = 0n, claimed = 0n, spent = 0n } = world.guarantees.get(ASKED) ?? {}
      expect(guarantorsOwnAccount(world)).toBe(reserved + inUse + claimed + spent)
    }),
    { numRuns: runs(1000) },
  )
})

test('a guarantee good for one movement is never held by two', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      play(
        steps,
        () => undefined,
        (world) => {
          const holding = [...world.movements.values()].filter(({ lines }) =>
            lines.some(({ grn: of, state }) => of === SINGLE && (state === 'reserved' || state === 'in-use')),
          )
          must(holding.length <= 1, `${holding.map((movement) => movement.mrn).join(' and ')} hold ${SINGLE}`)
        },
      )
    }),
    { numRuns: runs(1000) },
  )
})
