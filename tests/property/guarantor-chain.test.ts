import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Movement } from '../../src/domain/model/movement.ts'
import { isEnd } from '../../src/domain/model/table.ts'
import type { Message } from '../../src/generated/types.ts'
import { amendment, customs, message, securedBy } from '../support/procedures.ts'
import { arrival, declaration, discharge, GRN, registration, release, results } from '../support/road.ts'
import { createWorld, type World } from '../support/world.ts'
import { runs } from '../support/runs.ts'

const OTHER = '26TG00CCIT0000187'
const MRNS = ['26TGLFW100000201J1', '26TGLFW100000202J3']
const BF = 'BF/fonds-garantie'
const issuer = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
const other = { country: 'BF', role: 'guarantor' as const, party: 'fonds-garantie' }
const xof = (amount: number) => ({ amount: String(amount), currency: 'XOF' })

const mrn = fc.constantFrom(...MRNS)
const grn = fc.constantFrom(GRN, GRN, GRN, GRN, OTHER)
const secured = [{ country: 'BF', amount: '1', currency: 'XOF', guarantor: BF }]

/** Reassessed to anything, on one guarantee or two; the version is right more often than not. */
const amended = fc
  .record({ mrn, version: fc.integer({ min: 2, max: 4 }), amount: fc.nat(120), second: fc.option(fc.nat(60)) })
  .map(({ version, amount, second, ...key }): Message => {
    const more = second === null ? [] : securedBy(String(second), OTHER)
    return amendment(version, { secured, guarantees: [...securedBy(String(amount)), ...more] }, key)
  })
const limited = fc
  .record({ grn, limit: fc.nat(400) })
  .map(
    ({ grn: reference, limit }): Message =>
      registration({ body: { grn: reference, action: 'update', limit: xof(limit) } }),
  )
const money = fc
  .record({ mrn, grn, amount: fc.integer({ min: 1, max: 5 }), what: fc.constantFrom(0, 1, 2, 2, 3, 4, 4, 4, 5) })
  .map(({ grn: reference, amount, what, ...key }): Message => {
    const paid = { grn: reference, amount: xof(amount), paidOn: '2026-05-01', payer: 'p' }
    const back = { purpose: 'reimbursement' as const, grn: reference, payee: BF, receipt: `V-${amount}` }
    // Claimed in pieces large enough to be paid, and given back, in several.
    const claim = { grn: reference, amount: xof(amount * 3), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' }
    const made = [
      message('recovery-notice', customs('TG'), claim, key),
      message('recovery-settlement', issuer, paid, key),
      message('recovery-settlement', other, paid, key),
      message('recovery-settlement', customs('TG'), { ...paid, paidBy: BF }, key),
      message('payment-notice', issuer, { ...back, amount: xof(amount), paidOn: '2026-05-02' }, key),
      message('claim-withdrawal', customs('TG'), { grn: reference, reason: 'r' }, key),
    ]
    return made[what] ?? message('payment-notice', other, { ...back, amount: xof(amount), paidOn: '2026-05-02' }, key)
  })
const onward = fc
  .record({ mrn, what: fc.nat(3) })
  .map(
    ({ what, ...key }): Message =>
      [arrival(key), results(key), discharge(key), discharge({ ...key, body: { basis: 'authority', text: 't' } })][
        what
      ] ?? arrival(key),
  )
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: amended },
    { weight: 2, arbitrary: limited },
    { weight: 8, arbitrary: money },
    { weight: 1, arbitrary: onward },
  ),
  { maxLength: 40 },
)

/** Cheaper than `expect` where it is asked hundreds of thousands of times. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

const sumOf = (of: readonly { minor: bigint }[]): bigint => of.reduce((all, { minor }) => all + minor, 0n)

/** Never more is given back than was paid, nor owed than was spent; and the entries between guarantors give what is left. */
function checkDebts({ mrn: of, debts = [], lines }: Movement, entries: World['entries']): void {
  for (const { grn: reference, debtor, creditor, paid, reimbursed } of debts) {
    const own = entries.filter((entry) => entry.mrn === of && entry.grn === reference)
    const sum = (from: string, to: string) => sumOf(own.filter((entry) => entry.from === from && entry.to === to))
    const spent = sumOf(lines.filter((line) => line.grn === reference && line.state === 'settled'))
    must(sum(creditor, debtor) === BigInt(paid), `${of}: paid by ${creditor}`)
    must(sum(debtor, creditor) === BigInt(reimbursed), `${of}: reimbursed to ${creditor}`)
    must(BigInt(reimbursed) <= BigInt(paid), `${of}: more back than paid`)
    must(BigInt(paid) <= spent, `${of}: more owed than spent`)
  }
}

function checkWanting({ mrn: of, wanting, flags, state }: Movement): void {
  if (wanting === undefined) return
  must(flags.includes('underSecured'), `${of} wants and is not under-secured`)
  must(!isEnd(state), `${of} wants after its end`)
}

function checkAccounts(world: World): void {
  const lines = [...world.movements.values()].flatMap((movement) => movement.lines)
  for (const { grn: of, limit, available, inUse, claimed, spent } of world.guarantees.values()) {
    must(available + inUse + claimed + spent === limit, `I5 of ${of}`)
    const out = (state: string) => sumOf(lines.filter((line) => line.grn === of && line.state === state))
    must(out('in-use') === inUse && out('claimed') === claimed && out('settled') === spent, `${of}: its lines`)
  }
}

test('claims, debts, reimbursements, reassessments and limits in any order: nothing is lost, made or owed twice', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(steps, (messages) => {
      const world = createWorld()
      for (const reference of [GRN, OTHER]) world.accept(registration({ body: { grn: reference, limit: xof(100) } }))
      for (const one of MRNS) {
        world.accept(declaration({ mrn: one, body: { secured, guarantees: securedBy('30') } }))
        world.accept(release({ mrn: one }))
        const claim = { grn: GRN, amount: xof(15), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' }
        world.accept(message('recovery-notice', customs('TG'), claim, { mrn: one }))
      }
      for (const one of messages) {
        const taken = world.steps.length
        world.send(one)
        checkAccounts(world)
        for (const movement of world.movements.values()) {
          checkDebts(movement, world.entries)
          checkWanting(movement)
        }
        for (const { decision } of world.steps.slice(taken)) {
          if (decision.outcome === 'refused') continue
          reached.add(decision.effect.row ?? '')
          const taking = decision.entries.filter(({ from }) => from === 'available').map((entry) => entry.grn)
          for (const touched of taking) must(availableOf(world, touched) >= 0n || lowers(one), `${touched} overdrawn`)
        }
      }
    }),
    { numRuns: runs(1500) },
  )
  for (const row of ['cover', 'reimbursement', 'settlement', 'amend-under-secured']) {
    expect(reached).toContain(row)
  }
})

const availableOf = (world: World, reference: string): bigint => world.guarantees.get(reference)?.available ?? 0n

/** Only a lowered limit may show as overdrawn. */
const lowers = (one: Message): boolean => one.type === 'guarantee-registration'
