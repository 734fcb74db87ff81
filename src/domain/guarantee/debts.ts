import { assertInvariant } from '../values/assert.ts'
import { change, type Draft } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { isGuarantorAccount } from '../model/guarantee.ts'
import { formatAmount, minorOf, parseMoney } from '../values/money.ts'
import { declaredOf } from '../model/declared.ts'
import type { Debt, Movement } from '../model/movement.ts'
import { asParty, type CountryCode, type PartyKey } from '../values/party.ts'
import type { Reference } from '../model/reference.ts'
import { asGrn, type Grn } from '../values/identifiers.ts'

type Addressee = { country: CountryCode; guarantor: PartyKey }

/**
 * Who answers for a debt that arose in a country: the guarantor the declaration names for it, else the one registered
 * there; a country has one (convention A/SP.1/5/90, art. 3). If several are registered it is undefined which.
 */
function addresseesIn(country: CountryCode, movement: Movement, reference: Reference): Addressee[] {
  const declared = declaredOf(movement).debtGuarantors.filter((one) => one.country === country)
  if (declared.length > 0) return declared
  const registered = [...reference.parties.values()].filter(
    (party) => party.active && party.role === 'guarantor' && party.country === country,
  )
  return registered.length === 1 ? registered.map(({ key }) => ({ country, guarantor: key })) : []
}

/** Records the addressees of a claim: only they and the guarantor that issued the guarantee may pay it. */
export function addressClaim(draft: Draft, country: CountryCode): void {
  const { recovery } = draft.movement
  const before = recovery?.guarantors ?? []
  const known = new Set(before.map((one) => `${one.country} ${one.guarantor}`))
  const added = addresseesIn(country, draft.movement, draft.input.reference).filter(
    (one) => !known.has(`${one.country} ${one.guarantor}`),
  )
  if (added.length > 0) change(draft, { recovery: { ...recovery, guarantors: [...before, ...added] } })
}

/** Who paid a claim: the party the message names; else the guarantor that sent it, or the one that issued the guarantee. */
function payerOf({ message, sender, guarantees }: Draft<'recovery-settlement'>): PartyKey | undefined {
  const { paidBy } = message.body
  const grn = asGrn(message.body.grn)
  if (paidBy !== undefined) return asParty(paidBy)
  return message.sender.role === 'guarantor' ? sender : guarantees.get(grn)?.guarantor
}

/**
 * The payer must be the issuing guarantor or an addressee of the claim. A guarantor reports its own payment; the issuing
 * one may also report another's, since the debt is then its own.
 */
export function payerFindings(draft: Draft<'recovery-settlement'>): Finding[] {
  const { message, movement, sender, guarantees } = draft
  const { byPrincipal, paidBy } = message.body
  // That customs says so, and names no guarantor, is a rule on the message (SETTLEMENT-PRINCIPAL).
  if (byPrincipal === true) return []
  const grn = asGrn(message.body.grn)
  const issuer = guarantees.get(grn)?.guarantor
  const payer = payerOf(draft)
  const addressed = (movement.recovery?.guarantors ?? []).map(({ guarantor }) => guarantor)
  const liable = [...new Set([issuer, ...addressed].filter((key) => key !== undefined))]
  const forHimself = message.sender.role !== 'guarantor' || sender === issuer || sender === payer
  if (payer !== undefined && forHimself && liable.includes(payer)) return []
  const pointer = paidBy === undefined ? '/sender' : '/body/paidBy'
  return [ruleFinding('SETTLEMENT-PAYER', pointer, payer, liable.join(', '))]
}

/** The issuing guarantor owes what another one has paid of a claim on its guarantee: an entry between the two. */
export function noteDebt(draft: Draft<'recovery-settlement'>): void {
  const { message, guarantees } = draft
  const { amount } = message.body
  const grn = asGrn(message.body.grn)
  const creditor = payerOf(draft)
  const debtor = guarantees.get(grn)?.guarantor
  if (creditor === undefined || debtor === undefined || creditor === debtor) return
  const known = debtBetween(draft.movement, { grn, debtor, creditor })
  const before = known ?? { grn, debtor, creditor, currency: amount.currency, paid: '0', reimbursed: '0', receipts: [] }
  const { currency } = before
  const minor = minorOf({ amount: amount.amount, currency })
  const paid = minorOf({ amount: before.paid, currency }) + minor
  keep(draft, known, { ...before, paid: formatAmount(paid, currency) })
  enter(draft, { grn, from: creditor, to: debtor, minor })
}

/** The debt a reimbursement is about: of the guarantor that issued the guarantee, towards the one it names. */
function debtMeant({ message, movement, guarantees }: Draft<'payment-notice'>): Debt | undefined {
  const { payee } = message.body
  if (message.body.grn === undefined || payee === undefined) return undefined
  const grn = asGrn(message.body.grn)
  const debtor = guarantees.get(grn)?.guarantor
  if (debtor === undefined) return undefined
  return debtBetween(movement, { grn, debtor, creditor: asParty(payee) })
}

/** Whether this reimbursement is on record under its receipt already. */
export function isReimbursedBefore(draft: Draft<'payment-notice'>): boolean {
  const receipts = debtMeant(draft)?.receipts ?? []
  return isReimbursement(draft) && has(receipts, draft.message.body.receipt)
}

const has = (receipts: Debt['receipts'], number: string): boolean => receipts.some(({ receipt }) => receipt === number)

/** Whether one guarantor reimburses what another has paid for it. */
export const isReimbursement = ({ message }: Draft<'payment-notice'>): boolean =>
  message.body.purpose === 'reimbursement'

/** From the debtor, to the one that paid, and no more than is left of the debt. */
export function reimbursementFindings(draft: Draft<'payment-notice'>): Finding[] {
  const { message, sender, guarantees } = draft
  if (!isReimbursement(draft)) return []
  const { grn, payee, amount } = message.body
  const issuer = grn === undefined ? undefined : guarantees.get(asGrn(grn))?.guarantor
  if (issuer === undefined) return [ruleFinding('REIMBURSEMENT-PARTY', '/body/grn', grn)]
  if (message.sender.role === 'guarantor' && sender !== issuer) {
    return [ruleFinding('REIMBURSEMENT-PARTY', '/sender', sender, issuer)]
  }
  const debt = debtMeant(draft)
  if (debt === undefined) return [ruleFinding('REIMBURSEMENT-PARTY', '/body/payee', payee)]
  if (isReimbursedBefore(draft)) return []
  const given = parseMoney(amount)
  const open = openMinor(debt)
  const fits = given !== undefined && given.currency === debt.currency && given.minor > 0n && given.minor <= open
  if (fits) return []
  const expected = `${formatAmount(open, debt.currency)} ${debt.currency}`
  return [ruleFinding('REIMBURSEMENT-AMOUNT', '/body/amount/amount', `${amount.amount} ${amount.currency}`, expected)]
}

/** Reimburses, in whole or in part, what was paid for another: the second entry between the two. */
export function reimburse(draft: Draft<'payment-notice'>): void {
  const { message } = draft
  const debt = debtMeant(draft)
  assertInvariant(debt !== undefined, 'nothing is owed')
  const { receipt, paidOn, amount } = message.body
  const { currency } = debt
  const minor = minorOf({ amount: amount.amount, currency })
  const reimbursed = formatAmount(minorOf({ amount: debt.reimbursed, currency }) + minor, currency)
  const receipts = [...debt.receipts, { receipt, amount: amount.amount, paidOn }]
  keep(draft, debt, { ...debt, reimbursed, receipts })
  enter(draft, { grn: debt.grn, from: debt.debtor, to: debt.creditor, minor })
}

/** What is left of a debt, in minor units. */
export const openMinor = ({ currency, paid, reimbursed }: Debt): bigint =>
  minorOf({ amount: paid, currency }) - minorOf({ amount: reimbursed, currency })

type Between = Pick<Debt, 'grn' | 'debtor' | 'creditor'>

const debtBetween = ({ debts = [] }: Movement, { grn, debtor, creditor }: Between): Debt | undefined =>
  debts.find((debt) => debt.grn === grn && debt.debtor === debtor && debt.creditor === creditor)

function keep(draft: Draft, before: Debt | undefined, after: Debt): void {
  const { debts = [] } = draft.movement
  const others = debts.map((debt) => (debt === before ? after : debt))
  change(draft, { debts: before === undefined ? [...debts, after] : others })
}

function enter(draft: Draft, { grn, from, to, minor }: { grn: Grn; from: string; to: string; minor: bigint }): void {
  assertInvariant(isGuarantorAccount(from) && isGuarantorAccount(to), `${from} and ${to} are no guarantors`)
  draft.entries.push({ grn, mrn: draft.movement.mrn, from, to, minor, cause: draft.message.type })
}
