import { expect, test } from 'vitest'
import { addFunds, FundCheck } from '../../../src/audit/funds.ts'
import { breachText, Breaches } from '../../../src/audit/result.ts'
import type { Effect } from '../../../src/domain/model/decision.ts'
import type { Movement } from '../../../src/domain/model/movement.ts'
import { asMrn } from '../../support/identifiers.ts'
import { MRN } from '../../support/road.ts'

const GRN = '26TG00CCIT0000174'
type Entry = NonNullable<Effect['entries']>[number]
const entry = (from: string, to: string, minor: string) => ({ grn: GRN, from, to, minor, currency: 'XOF' }) as Entry

/** A claim of 700 of which 200 are paid and 100 given up. */
const told: Entry[] = [
  entry('liable:BF', 'called:BF', '700'),
  entry('called:BF', 'paid:BF', '200'),
  entry('called:BF', 'liable:BF', '100'),
]
const stored = (claimed: string, paid: string) =>
  [{ grn: GRN, country: 'BF', currency: 'XOF', amount: '900', claimed, paid }] as unknown as Movement['liabilities']

function check(entries: readonly Entry[], liabilities: Movement['liabilities']): string[] {
  const findings = new Breaches()
  const funds = new FundCheck(findings)
  for (const [at, one] of entries.entries())
    funds.leaf({ index: BigInt(at), mrn: asMrn(MRN), effect: { entries: [one] } })
  const sums = new Map<string, bigint>()
  addFunds({ mrn: MRN, liabilities } as unknown as Movement, sums)
  funds.end(sums)
  return findings.result({ size: 0n, takenAt: new Date(0) }, Buffer.alloc(0)).findings.map(breachText)
}

test.each([
  ['the movement says that less was paid', told, stored('400', '199'), /paid:BF of the fund is 199 as stored/],
  ['the movement says that nothing is claimed any more', told, stored('0', '200'), /called:BF of the fund is 0 as/],
  ['the movement knows of a claim that no entry tells', [], stored('1', '0'), /its entries give 0/],
  [
    'more is paid than was claimed',
    [...told, entry('called:BF', 'paid:BF', '401')],
    stored('0', '601'),
    /takes 1 more from called:BF than is there/,
  ],
])('it is found when %s', (_what, entries, liabilities, expected) => {
  expect(check(entries, liabilities).join('\n')).toMatch(expected)
})

test('a claim on a fund, paid and given up in part, is in order', () => {
  expect(check(told, stored('400', '200'))).toEqual([])
  expect(check([], undefined)).toEqual([])
})
