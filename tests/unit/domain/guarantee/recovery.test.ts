import { describe, expect, test } from 'vitest'
import { closedByOf } from '../../../../src/domain/office-app/follow-up.ts'
import { check } from '../../../support/broken.ts'
import { customs, message } from '../../../support/procedures.ts'
import {
  alert,
  arrival,
  declaration,
  discharge,
  exit,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, openIn, sent, type World } from '../../../support/world.ts'
import type { MessageByType } from '../../../../src/generated/types.ts'

const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
const principal = { country: 'TG', role: 'principal' as const, party: 'sahel-transit' }
const xof = (amount: string) => ({ amount, currency: 'XOF' })
const secured = [{ country: 'BF', amount: '2000000', currency: 'XOF', guarantor: 'BF/fonds-garantie' }]

const released = (): World => {
  const world = createWorld()
  for (const one of [registration(), declaration({ body: { secured } }), release()]) world.accept(one)
  return world
}
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const claim = (amount = '4000000', from = 'TG', body: Partial<MessageByType['recovery-notice']['body']> = {}) =>
  message('recovery-notice', customs(from), {
    grn: GRN,
    amount: xof(amount),
    country: 'BF',
    legalBasis: 'art. 25',
    payBy: '2026-08-20',
    ...body,
  })
const settlement = (amount = '4000000') =>
  message('recovery-settlement', guarantor, { grn: GRN, amount: xof(amount), paidOn: '2026-06-01', payer: 'Fonds' })
const byPrincipal = (
  amount = '4000000',
  sender: MessageByType['recovery-settlement']['sender'] = customs('TG'),
  body: Partial<MessageByType['recovery-settlement']['body']> = {},
) =>
  message('recovery-settlement', sender, {
    grn: GRN,
    amount: xof(amount),
    paidOn: '2026-06-01',
    payer: 'Sahel Transit',
    byPrincipal: true,
    ...body,
  })
const withdrawal = () => message('claim-withdrawal', customs('TG'), { grn: GRN, reason: 'proof found' })
const transfer = (country = 'BF') => message('recovery-transfer', customs('TG'), { country, reason: 'arose there' })
const taken = (accepted: boolean, from = 'BF') =>
  message('recovery-transfer-response', customs(from), { accepted, ...(accepted ? {} : { reason: 'no trace' }) })
const enquiry = (stage: 'holder' | 'office', asked: string) =>
  message('enquiry-request', customs('TG'), { stage, asked, question: 'Where?', respondBy: '2026-04-10T00:00:00Z' })
const answer = (sender: MessageByType['enquiry-response']['sender']) =>
  message('enquiry-response', sender, { answer: 'no-information' })
const balance = (world: World) => world.guarantees.get(GRN)

describe('enquiry', () => {
  test('only departure asks, on a movement under way; only the one asked answers', () => {
    expect(refusal(createWorld(), enquiry('office', 'BF'))).toMatchObject({ code: '90' })
    const world = released()
    expect(refusal(world, { ...enquiry('office', 'BF'), sender: customs('BF') })).toMatchObject({
      rule: 'SENDER-OFFICE',
    })
    expect(refusal(world, answer(customs('TG')))).toMatchObject({ code: '92' })
    world.accept(enquiry('holder', 'TG/sahel-transit'))
    expect(refusal(world, answer(customs('BF')))).toMatchObject({ rule: 'SENDER-OFFICE' })
    for (const one of [arrival(), results()]) world.accept(one)
    expect(refusal(world, enquiry('office', 'BF'))).toMatchObject({ code: '92', expected: 'results-received' })
  })

  test('holder, then office, then departure hears that recovery is due; no amount moves (scenario 12)', () => {
    const world = released()
    const liable = ['TG/sahel-transit', GUARANTOR, 'BF/fonds-garantie'].map((key) => `non-discharge-notice>${key}`)
    expect(sent(world.accept(enquiry('holder', 'TG/sahel-transit')))).toEqual(['forward>TG/sahel-transit', ...liable])
    expect(openIn(world, MRN)).toEqual(['enquiry'])
    expect(sent(world.accept(answer(principal)))).toEqual(['forward>TG'])
    expect(world.movements.get(MRN)).toMatchObject({ open: [{ procedure: 'enquiry', enquiry: { stage: 'office' } }] })
    expect(sent(world.accept(enquiry('office', 'BF')))).toEqual(['forward>BF', ...liable])
    expect(sent(world.accept(answer(customs('BF'))))).toEqual([
      'forward>TG',
      'overdue-notice>TG',
      'overdue-notice>TG/sahel-transit',
    ])
    expect(balance(world)?.inUse).toBe(4_000_000n)
  })

  test('a late arrival closes it and the movement is late for ever', () => {
    const world = released()
    world.accept(enquiry('office', 'BF'))
    world.accept(arrival())
    expect(world.movements.get(MRN)).toMatchObject({ open: [], flags: expect.arrayContaining(['late']) })
    world.accept(results())
    world.accept(discharge())
    expect(world.state(MRN)).toBe('discharged')
  })
})

describe('recovery, refused', () => {
  test('before release, by a country that is not competent, of more than there is, of another guarantee', () => {
    const early = createWorld()
    for (const one of [registration(), declaration()]) early.accept(one)
    expect(refusal(early, claim())).toMatchObject({ code: '92', expected: 'registered' })
    const world = released()
    expect(refusal(world, claim('1', 'BF'))).toMatchObject({ rule: 'SENDER-OFFICE' })
    expect(refusal(world, claim('4000001'))).toMatchObject({ rule: 'CLAIM-AMOUNT', expected: '4000000 XOF' })
    expect(refusal(world, claim('0'))).toMatchObject({ rule: 'CLAIM-AMOUNT' })
    expect(refusal(world, claim('1', 'TG', { grn: '26TG00CCIT0000187' }))).toMatchObject({ rule: 'CLAIM-GUARANTEE' })
    expect(refusal(world, settlement())).toMatchObject({ code: '92' })
    expect(refusal(world, withdrawal())).toMatchObject({ code: '92' })
    expect(refusal(world, taken(true))).toMatchObject({ code: '92' })
  })
})

describe('recovery', () => {
  test('paid while a stop is open, the movement is discharged as recovered once it is lifted', () => {
    const world = released()
    world.accept(claim())
    world.accept(alert({ from: 'BF' }))
    world.accept(settlement())
    expect(world.movements.get(MRN)).toMatchObject({ state: 'released', open: [{ procedure: 'stop' }] })
    const lifted = world.accept(alert({ from: 'BF', body: { action: 'lift' } }))
    expect(lifted.outgoing.find((one) => one.kind === 'made' && one.type === 'discharge')).toMatchObject({
      body: { basis: 'recovered' },
    })
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
  })

  test('claimed, paid, discharged as recovered; what is spent stays spent', () => {
    const world = released()
    expect(sent(world.accept(claim()))).toEqual([
      'forward>BF/fonds-garantie',
      `forward>${GUARANTOR}`,
      'forward>TG/sahel-transit',
    ])
    expect(balance(world)).toMatchObject({ inUse: 0n, claimed: 4_000_000n })
    expect(openIn(world, MRN)).toEqual(['recovery'])
    const paid = world.accept(settlement())
    expect(sent(paid)).toContain('discharge>BF')
    expect(paid.outgoing.find((out) => out.kind === 'made' && out.type === 'discharge')).toMatchObject({
      body: { basis: 'recovered' },
    })
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
    expect(balance(world)).toMatchObject({ available: 6_000_000n, claimed: 0n, spent: 4_000_000n, limit: 10_000_000n })
  })

  test('a partial claim: three packages of 100, 3 % claimed, the rest free at discharge (scenario 21)', () => {
    const world = released()
    world.accept(arrival())
    world.accept(results({ body: { code: 'A4', text: '3 packages missing' } }))
    world.accept(claim('120000'))
    expect(balance(world)).toMatchObject({ inUse: 3_880_000n, claimed: 120_000n })
    world.accept(discharge())
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [{ procedure: 'recovery' }] })
    expect(balance(world)).toMatchObject({ available: 9_880_000n, claimed: 120_000n })
    expect(sent(world.accept(settlement('120000')))).not.toContain('discharge>BF')
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
    expect(balance(world)).toMatchObject({ available: 9_880_000n, claimed: 0n, spent: 120_000n })
    expect(refusal(world, settlement('1'))).toMatchObject({ code: '92' })
  })

  test('paid by the principal himself it is available again, and the movement is closed by payment', () => {
    const world = released()
    world.accept(claim())
    const paid = world.accept(byPrincipal())
    expect(balance(world)).toMatchObject({ available: 10_000_000n, claimed: 0n, spent: 0n })
    expect(paid.outgoing.find((out) => out.kind === 'made' && out.type === 'guarantee-release')).toMatchObject({
      receiver: GUARANTOR,
      body: { cause: 'paid', amount: xof('4000000') },
    })
    const movement = world.movements.get(MRN)
    expect(movement).toMatchObject({ state: 'discharged', dischargedOn: 'recovered', open: [] })
    expect(movement?.debts).toBeUndefined()
    expect(movement && closedByOf(movement)).toBe('payment')
  })

  test('paid in part by the principal, in part by the guarantor: each amount goes where it belongs', () => {
    const world = released()
    for (const one of [claim(), byPrincipal('1000000'), settlement('3000000')]) world.accept(one)
    expect(balance(world)).toMatchObject({ available: 7_000_000n, claimed: 0n, spent: 3_000_000n })
    expect(world.state(MRN)).toBe('discharged')
  })

  test('paid by the principal while a stop is open, the movement is discharged as recovered once it is lifted', () => {
    const world = released()
    for (const one of [claim(), alert({ from: 'BF' }), byPrincipal()]) world.accept(one)
    expect(world.movements.get(MRN)).toMatchObject({ state: 'released', open: [{ procedure: 'stop' }] })
    world.accept(alert({ from: 'BF', body: { action: 'lift' } }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', dischargedOn: 'recovered', open: [] })
  })

  test('paid by the principal after the discharge it is available as well; nobody but customs says so', () => {
    const world = released()
    for (const one of [arrival(), results(), claim('1000000'), discharge()]) world.accept(one)
    expect(check(byPrincipal('1000000', guarantor)).map(({ rule }) => rule)).toEqual(['SETTLEMENT-PRINCIPAL'])
    expect(check(byPrincipal('1000000', customs('TG'), { paidBy: GUARANTOR })).map(({ rule }) => rule)).toEqual([
      'SETTLEMENT-PRINCIPAL',
    ])
    expect(refusal(world, byPrincipal('1000001'))).toMatchObject({ rule: 'CLAIM-AMOUNT' })
    world.accept(byPrincipal('1000000'))
    expect(balance(world)).toMatchObject({ available: 10_000_000n, claimed: 0n })
    expect(openIn(world, MRN)).toEqual([])
  })

  test('withdrawn, the amount is in use again; after the end it is available', () => {
    const world = released()
    world.accept(claim('1000000'))
    world.accept(withdrawal())
    expect(balance(world)).toMatchObject({ inUse: 4_000_000n, claimed: 0n })
    expect(openIn(world, MRN)).toEqual([])
    for (const one of [claim('1000000'), arrival(), results(), discharge()]) world.accept(one)
    expect(sent(world.accept(withdrawal()))).toContain(`guarantee-release>${GUARANTOR}`)
    expect(balance(world)).toMatchObject({ available: 10_000_000n, claimed: 0n })
  })

  test('late proof frees what was claimed, before the end and after it', () => {
    const proof = () => discharge({ body: { basis: 'alternative-proof', text: 'stamped copy' } })
    const before = released()
    for (const one of [exit(), claim('1000000'), proof()]) before.accept(one)
    expect(before.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
    const after = released()
    for (const one of [arrival(), results(), claim('1000000'), discharge(), proof()]) after.accept(one)
    for (const world of [before, after]) expect(balance(world)).toMatchObject({ available: 10_000_000n, claimed: 0n })
    expect(refusal(after, proof())).toMatchObject({ code: '92' })
  })

  test('a country that has taken the recovery over may claim', () => {
    const world = released()
    expect(sent(world.accept(transfer()))).toEqual(['forward>BF'])
    expect(refusal(world, claim('1', 'BF'))).toMatchObject({ rule: 'SENDER-OFFICE' })
    expect(sent(world.accept(taken(true)))).toEqual(['forward>TG'])
    expect(sent(world.accept(claim('4000000', 'BF')))).toContain('forward>TG')
    expect(world.movements.get(MRN)?.recovery).toMatchObject({ claimant: 'BF', country: 'BF' })
    const other = released()
    other.accept(transfer())
    other.accept(taken(false))
    expect(refusal(other, claim('1', 'BF'))).toMatchObject({ rule: 'SENDER-OFFICE' })
  })
})
