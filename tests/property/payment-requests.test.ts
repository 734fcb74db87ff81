import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingsOf } from '../../src/domain/guarantee/payment-due.ts'
import type { Message, MessageByType } from '../../src/generated/types.ts'
import { amendment, customs, message } from '../support/procedures.ts'
import { agreement, party, testReference } from '../support/reference.ts'
import { declaration, GRN, MRN, registration, release } from '../support/road.ts'
import { runs } from '../support/runs.ts'
import { createWorld, type World } from '../support/world.ts'

/**
 * What a payment system knows by the requests it was sent, held against what is owed by the messages that were accepted: what it was
 * asked and not withdrawn, without what was paid, is what is left to pay, whatever came before.
 */
const SYSTEM = { country: 'TG', role: 'payment' as const, party: 'tresor' }
const xof = (amount: number) => ({ amount: String(amount), currency: 'XOF' })
const max0 = (one: number): number => Math.max(0, one)

const base = testReference()
const region = testReference({
  parties: new Map([...base.parties, ['TG/tresor', party('TG/tresor', 'payment')]]),
  agreements: [agreement({ contributionTable: 'FGT' })],
  contributions: [
    {
      id: 'FGT',
      regime: 'isrt',
      validFrom: '2026-01-01',
      rate: '1',
      base: 'cif',
      collector: 'TG/fonds-garantie',
      shares: [{ country: 'TG', guarantor: 'TG/fonds-garantie', parts: 1 }],
    },
  ],
})

type Purpose = 'contribution' | 'claim'
/** A request as the system has it in its books. */
type Request = { purpose: Purpose; asked: number; net: number; kept?: number; used: number }
type Receipt = { receipt: string; reference: string; left: number }
type Books = { requests: Map<string, Request>; receipts: Receipt[]; due: Record<Purpose, number> }

const counted = ({ net, kept }: Request): number => Math.min(net, kept ?? net)
const of = ({ requests }: Books, purpose: Purpose): Request[] =>
  [...requests.values()].filter((one) => one.purpose === purpose)

const amounts = fc.constantFrom(40, 60, 100, 120)
const payment = fc.record({ kind: fc.constant('pay' as const), which: fc.nat(7), amount: amounts })
const refund = fc.record({
  kind: fc.constant('refund' as const),
  which: fc.nat(7),
  amount: fc.constantFrom(20, 40, 100),
})
/** Before the release contributions change, after it there are claims as well. */
const before = fc.oneof(
  fc.record({ kind: fc.constant('amend' as const), due: fc.constantFrom(60, 100, 100, 150, 40) }),
  payment,
  refund,
)
const after = fc.oneof(
  payment,
  refund,
  fc.record({ kind: fc.constant('claim' as const), amount: fc.constantFrom(50, 100) }),
  fc.record({ kind: fc.constant('settle' as const), amount: fc.constantFrom(30, 50, 100), own: fc.boolean() }),
  fc.record({ kind: fc.constant('withdraw' as const) }),
)
const sequences = fc
  .record({
    first: fc.array(before, { maxLength: 8 }),
    turn: fc.constantFrom({ kind: 'release' as const }, { kind: 'release' as const }, { kind: 'cancel' as const }),
    last: fc.array(after, { maxLength: 9 }),
  })
  .map(({ first, turn, last }) => [...first, turn, ...last])
type Act = typeof sequences extends fc.Arbitrary<(infer T)[]> ? T : never

/** The message of an act, and what it does to the books once it is accepted. */
function told(one: Act, books: Books, version: number, number: number): [Message, () => void] | undefined {
  switch (one.kind) {
    case 'amend':
      return [amendment(version + 1, { cifValue: xof(one.due * 100) }), () => (books.due.contribution = one.due)]
    case 'release':
      return [release(), () => undefined]
    case 'cancel':
      return [
        message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }),
        () => (books.due.contribution = 0),
      ]
    case 'claim': {
      const body = { grn: GRN, amount: xof(one.amount), country: 'TG', legalBasis: 'art. 25', payBy: '2026-08-20' }
      return [message('recovery-notice', customs('TG'), body), () => (books.due.claim += one.amount)]
    }
    case 'settle': {
      const by = one.own ? { byPrincipal: true } : {}
      const body = { grn: GRN, amount: xof(one.amount), paidOn: '2026-05-01', payer: 'p', ...by }
      return [message('recovery-settlement', customs('TG'), body), () => settled(books, one.amount)]
    }
    case 'withdraw':
      return [message('claim-withdrawal', customs('TG'), { grn: GRN, reason: 'r' }), () => (books.due.claim = 0)]
    case 'pay': {
      const [reference, request] = [...books.requests][one.which % books.requests.size] ?? []
      if (reference === undefined || request === undefined) return undefined
      const receipt = `QT-${number}`
      const body = { purpose: request.purpose, amount: xof(one.amount), receipt, paidOn: '2026-03-02', reference }
      return [
        message('payment-notice', SYSTEM, body),
        () => {
          request.net += one.amount
          books.receipts.push({ receipt, reference, left: one.amount })
        },
      ]
    }
    case 'refund': {
      const paid = books.receipts[one.which % Math.max(1, books.receipts.length)]
      if (paid === undefined) return undefined
      const amount = Math.min(one.amount, paid.left)
      if (amount === 0) return undefined
      const { reference, receipt: refundOf } = paid
      const body = { purpose: 'refund' as const, amount: xof(amount), receipt: `QT-${number}`, paidOn: '2026-03-03' }
      return [
        message('payment-notice', SYSTEM, { ...body, reference, refundOf }),
        () => {
          paid.left -= amount
          const request = books.requests.get(reference)
          if (request !== undefined) request.net -= amount
        },
      ]
    }
  }
}

/** What was paid through the system is what a settlement uses up first. */
function settled(books: Books, amount: number): void {
  books.due.claim -= amount
  let left = amount
  for (const request of of(books, 'claim')) {
    const part = Math.min(left, max0(counted(request) - request.used))
    request.used += part
    left -= part
  }
}

/** Takes requests and withdrawals into the books, as the system gets them. */
function take(books: Books, decision: ReturnType<World['send']>): void {
  if (decision.outcome === 'refused') return
  for (const one of decision.outgoing) {
    if (one.kind !== 'made' || one.type !== 'payment-request') continue
    expect(one.receiver).toBe('TG/tresor')
    const { reference, purpose, minorUnits, replaces, status } = one.body as MessageByType['payment-request']['body']
    for (const ended of [replaces, ...(status === undefined ? [] : [reference])]) {
      const request = books.requests.get(ended ?? '')
      if (request === undefined) continue
      expect(request.kept, `${ended} ends once`).toBeUndefined()
      // Its system is told how much of it is not to be collected any more.
      expect(status === undefined ? 0 : minorUnits).toBe(status === undefined ? 0 : request.asked - request.net)
      request.kept = request.net
    }
    if (status === undefined) books.requests.set(reference, { purpose, asked: minorUnits, net: 0, used: 0 })
  }
}

function check(books: Books, world: World): void {
  for (const purpose of ['contribution', 'claim'] as const) {
    const requests = of(books, purpose)
    const open = requests.reduce((sum, one) => sum + (one.kept === undefined ? max0(one.asked - one.net) : 0), 0)
    const unused = requests.reduce((sum, one) => sum + max0(counted(one) - one.used), 0)
    expect(open, `${purpose}: ${JSON.stringify([...books.requests])}`).toBe(max0(books.due[purpose] - unused))
    const movement = world.movements.get(MRN)
    if (movement === undefined) continue
    // The day's reconciliation shows as too much what is neither owed nor used, and nothing else.
    const beyond = [...standingsOf(movement)]
      .filter(([reference]) => books.requests.get(reference)?.purpose === purpose)
      .reduce((sum, [, { differsBy = 0n }]) => sum + max0(Number(differsBy)), 0)
    const late = requests.reduce((sum, one) => sum + one.net - counted(one), 0)
    expect(beyond).toBe(late + max0(unused - books.due[purpose]))
  }
}

/** Part was paid, and the rest is no longer due; a claim that was given up; each kind once. */
const EXAMPLES: [Act[], Act[], Act[]] = [
  [
    { kind: 'pay', which: 0, amount: 100 },
    { kind: 'amend', due: 150 },
    { kind: 'amend', due: 100 },
    { kind: 'refund', which: 0, amount: 40 },
    { kind: 'cancel' },
  ],
  [{ kind: 'release' }, { kind: 'claim', amount: 100 }, { kind: 'pay', which: 1, amount: 40 }, { kind: 'withdraw' }],
  [
    { kind: 'release' },
    { kind: 'claim', amount: 100 },
    { kind: 'settle', amount: 30, own: false },
    { kind: 'pay', which: 2, amount: 60 },
    { kind: 'settle', amount: 50, own: true },
  ],
]

test('what a payment system was asked and not withdrawn, without what was paid, is what is left to pay', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(sequences, (acts) => {
      const world = createWorld(region)
      const books: Books = { requests: new Map(), receipts: [], due: { contribution: 100, claim: 0 } }
      world.accept(registration())
      take(books, world.send(declaration({ body: { cifValue: xof(10_000) } })))
      check(books, world)
      for (const [number, one] of acts.entries()) {
        const next = told(one, books, world.movements.get(MRN)?.version ?? 1, number)
        if (next === undefined) continue
        const decision = world.send(next[0])
        if (decision.outcome === 'refused') continue
        seen.add(one.kind)
        next[1]()
        take(books, decision)
        check(books, world)
      }
    }),
    { numRuns: runs(200), examples: [[EXAMPLES[0]], [EXAMPLES[1]], [EXAMPLES[2]]] },
  )
  expect([...seen].toSorted()).toEqual(['amend', 'cancel', 'claim', 'pay', 'refund', 'release', 'settle', 'withdraw'])
})
