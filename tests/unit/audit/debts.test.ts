import { expect, test } from 'vitest'
import { addDebts, DebtCheck } from '../../../src/audit/debts.ts'
import { breachText, Breaches } from '../../../src/audit/result.ts'
import type { Effect } from '../../../src/domain/model/decision.ts'
import type { Movement } from '../../../src/domain/model/movement.ts'
import { customs, message } from '../../support/procedures.ts'
import { declaration, GRN, GUARANTOR, MRN, registration, release } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'
import { asMrn, asParty } from '../../support/identifiers.ts'

const BF = 'BF/fonds-garantie'
const guarantor = (key: string) => ({ country: key.slice(0, 2), role: 'guarantor' as const, party: key.slice(3) })
const xof = (amount: string) => ({ amount, currency: 'XOF' })

type Leaf = { sender: string; effect: Effect }
type History = { leaves: Leaf[]; movement: Movement }

/** A claim of 120 that another guarantor pays and of which 100 is given back, as the log has it. */
function history(): History {
  const world = createWorld()
  const secured = [{ country: 'BF', amount: '2000000', currency: 'XOF', guarantor: BF }]
  const paid = { grn: GRN, amount: xof('120'), paidOn: '2026-06-01', payer: 'p' }
  const back = {
    purpose: 'reimbursement' as const,
    amount: xof('100'),
    receipt: 'V',
    paidOn: '2026-06-02',
    grn: GRN,
    payee: BF,
  }
  const claim = { grn: GRN, amount: xof('120'), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' }
  for (const one of [
    registration(),
    declaration({ body: { secured } }),
    release(),
    message('recovery-notice', customs('TG'), claim),
    message('recovery-settlement', guarantor(BF), paid),
    message('payment-notice', guarantor(GUARANTOR), back),
  ]) {
    world.accept(one)
  }
  const leaves = world.steps.flatMap(({ event, decision }) =>
    decision.outcome === 'accepted' ? [{ sender: event.key.sender, effect: decision.effect }] : [],
  )
  const movement = world.movements.get(MRN)
  if (movement === undefined) throw new Error('no movement')
  return { leaves, movement }
}

function check(change: (history: History) => void = () => undefined): string[] {
  const told = history()
  change(told)
  const findings = new Breaches()
  const debts = new DebtCheck(findings)
  for (const [at, { sender, effect }] of told.leaves.entries()) {
    debts.leaf({ index: BigInt(at), mrn: asMrn(MRN), sender: asParty(sender), effect }, () => GUARANTOR)
  }
  const open = new Map<string, bigint>()
  addDebts(told.movement, open)
  debts.end(open)
  const report = findings.result({ size: 0n, takenAt: new Date(0) }, Buffer.alloc(0))
  return report.findings.map(breachText)
}

type Entry = NonNullable<Effect['entries']>[number]
/** Changes the entries of one leaf. */
const entriesOf = (at: number, change: (entries: readonly Entry[]) => Entry[]) => (told: History) => {
  const leaf = told.leaves.at(at)
  if (leaf === undefined) throw new Error('no leaf')
  told.leaves[told.leaves.indexOf(leaf)] = {
    ...leaf,
    effect: { ...leaf.effect, entries: change(leaf.effect.entries ?? []) },
  }
}
const isDebt = ({ from }: Entry): boolean => from === BF

test('a claim paid by another guarantor and given back in part is in order', () => {
  expect(check()).toEqual([])
})

test('it is found when nobody owes what another guarantor has paid', () => {
  const damaged = check(entriesOf(-2, (entries) => entries.filter((entry) => !isDebt(entry))))
  expect(damaged.join('\n')).toMatch(/BF\/fonds-garantie paid 120 for TG\/fonds-garantie, which does not owe it/)
})

test.each<[string, (told: History) => void, RegExp]>([
  [
    'less is owed than was paid',
    entriesOf(-2, (entries) => entries.map((entry) => (isDebt(entry) ? { ...entry, minor: '119' } : entry))),
    /119 is owed between guarantors, and 120 was paid/,
  ],
  [
    'more is given back than was paid',
    entriesOf(-1, (entries) => entries.map((entry) => ({ ...entry, minor: '121' }))),
    /reimburses BF\/fonds-garantie with 1 more than was paid/,
  ],
  [
    'two guarantors have an entry on the guarantee of a third',
    entriesOf(-1, (entries) => entries.map((entry) => ({ ...entry, from: 'CI/cci' }))),
    /CI\/cci and BF\/fonds-garantie have an entry/,
  ],
  [
    'the movement tells of another debt than the entries',
    (told) => void (told.movement = { ...told.movement, debts: [] }),
    /TG\/fonds-garantie owes BF\/fonds-garantie 0 as stored, the entries give 20/,
  ],
])('it is found when %s', (_what, change, expected) => {
  expect(check(change).join('\n')).toMatch(expected)
})
