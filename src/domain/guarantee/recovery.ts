import { admit, change, closeProcedure, type Draft, openProcedure } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { type Account, type GuaranteeLine, isReferenced, type LineState } from '../model/guarantee.ts'
import { addressClaim, noteDebt } from './debts.ts'
import { askClaim, settleOrders, withdrawClaims } from './payment-orders.ts'
import { calledMinor, freeLiabilities, liabilityFor, liableMinor, moveLiabilities } from './fund.ts'
import { headerEvent, ledgerAct, moveLine, tellFreed } from './ledger.ts'
import { currencyText, formatAmount, parseMoney } from '../values/money.ts'
import { activeParty } from '../reference/receivers.ts'
import { isOpen } from '../model/open.ts'
import { utcDateTime } from '../values/time.ts'
import { asCountry, asParty, countryOfParty } from '../values/party.ts'
import { asGrn, type Grn } from '../values/identifiers.ts'

/** What a claim, settlement or withdrawal is about: a guarantee, and how much of it (all of it for a withdrawal). */
type Asked = { grn: Grn; minor?: bigint; currency?: string; from: LineState }

/** The messages that are about a part of a guarantee's claims. */
type Claiming = 'recovery-notice' | 'recovery-settlement' | 'claim-withdrawal'

function askedIn({ message }: Draft<Claiming>): Asked {
  switch (message.type) {
    case 'recovery-notice':
      return { grn: asGrn(message.body.grn), ...parseMoney(message.body.amount), from: 'in-use' }
    case 'recovery-settlement':
      return { grn: asGrn(message.body.grn), ...parseMoney(message.body.amount), from: 'claimed' }
    case 'claim-withdrawal':
      return { grn: asGrn(message.body.grn), from: 'claimed' }
  }
}

/** What only the ledger can tell: whether there is anything on this guarantee to claim, settle or withdraw. */
export function recoveryFindings(draft: Draft<Claiming>): Finding[] {
  const asked = askedIn(draft)
  const lines = linesOf(draft, asked)
  const fund = ofFund(draft, asked)
  const [first] = lines
  const unreferenced = unreferencedIn(draft)
  if (unreferenced.length > 0)
    return [ruleFinding('CLAIM-UNREFERENCED', '/body/grn', asked.grn, unreferenced.join(', '))]
  if (first === undefined && fund.minor === 0n)
    return [ruleFinding('CLAIM-GUARANTEE', '/body/grn', asked.grn, asked.from)]
  if (asked.minor === undefined) return []
  const sum = sumOf(lines) + fund.minor
  const known = first?.currency ?? fund.currency
  const fits = asked.currency === known && asked.minor > 0n && asked.minor <= sum
  if (fits) return []
  const currency = currencyText(known)
  const value = formatAmount(asked.minor, asked.currency ?? currency)
  const expected = `${formatAmount(sum, currency)} ${currency}`
  return [ruleFinding('CLAIM-AMOUNT', '/body/amount/amount', value, expected)]
}

/** The types of a movement's guarantees where none has a reference: no guarantor stands behind any of them. */
const unreferencedIn = ({ movement: { lines } }: Draft): string[] =>
  lines.some(isReferenced) ? [] : [...new Set(lines.map(({ type }) => type))]

/** Where a fund answers for the country of the debt, it is claimed of the fund, and of no amount in the ledger. */
const linesOf = ({ movement, message }: Draft<Claiming>, { grn, from }: Asked): GuaranteeLine[] =>
  message.type === 'recovery-notice' && liabilityFor(movement, grn, message.body.country) !== undefined
    ? []
    : movement.lines.filter((line) => line.grn === grn && line.state === from && line.minor > 0n)

/** How much of it there is of a fund: what it still answers for in the country, or what is claimed of it. */
function ofFund({ movement, message }: Draft<Claiming>, { grn }: Asked): { minor: bigint; currency?: string } {
  if (message.type === 'recovery-notice') {
    const liability = liabilityFor(movement, grn, message.body.country)
    return liability === undefined ? { minor: 0n } : { minor: liability.open, currency: liability.currency }
  }
  const currency = movement.liabilities?.find((one) => one.grn === grn)?.currency
  return { minor: calledMinor(movement, grn), ...(currency === undefined ? {} : { currency }) }
}

const sumOf = (lines: readonly GuaranteeLine[]): bigint => lines.reduce((total, { minor }) => total + minor, 0n)

/** Claims a line or a part of it: in use to claimed; the rest stays in use (engine.md 5). */
export function claim(draft: Draft<'recovery-notice'>): void {
  const { message, sender } = draft
  transfer(draft, 'claimed', 'inUse', 'claimed')
  const { payBy } = message.body
  const country = asCountry(message.body.country)
  const known = isOpen(draft.movement, 'recovery') ? draft.movement.recovery?.since : undefined
  const since = known ?? utcDateTime(draft.input.now)
  change(draft, { recovery: { ...draft.movement.recovery, country, payBy, since, claimant: sender } })
  openProcedure(draft, { procedure: 'recovery' })
  addressClaim(draft, country)
  askClaim(draft, countryOfParty(sender), asGrn(message.body.grn))
  const addressed = (draft.movement.recovery?.guarantors ?? []).map(({ guarantor }) => guarantor)
  admit(
    draft,
    addressed.filter((key) => activeParty(draft.input.reference, key)),
  )
}

/**
 * A claim is paid: claimed to spent, and owed to a guarantor that paid it for another. The last one closes the procedure. What
 * the principal has paid himself no guarantor has: claimed to available (engine.md 9).
 */
export function settle(draft: Draft<'recovery-settlement'>): void {
  if (draft.message.body.byPrincipal === true) return settleByPrincipal(draft)
  transfer(draft, 'settled', 'claimed', 'spent')
  settleOrders(draft)
  noteDebt(draft)
  closeWhenDone(draft)
}

function settleByPrincipal(draft: Draft<'recovery-settlement'>): void {
  const before = new Set(draft.movement.lines)
  transfer(draft, 'released', 'claimed', 'available')
  settleOrders(draft)
  const { lines, recovery } = draft.movement
  change(draft, { recovery: { ...recovery, paidByPrincipal: true } })
  for (const line of lines) if (line.state === 'released' && !before.has(line)) tellFreed(draft, line, 'paid')
  closeWhenDone(draft)
}

/** A claim is given up: claimed back to in use. */
export function withdraw(draft: Draft<'claim-withdrawal'>): void {
  transfer(draft, 'in-use', 'claimed', 'inUse')
  withdrawClaims(draft)
  closeWhenDone(draft)
}

/** A claim is given up after the end: nothing is in use any more, the amount is free. */
export function withdrawToAvailable(draft: Draft<'claim-withdrawal'>): void {
  const freed = linesOf(draft, askedIn(draft))
  transfer(draft, 'released', 'claimed', 'available')
  for (const line of freed) tellFreed(draft, line, 'withdrawn')
  withdrawClaims(draft)
  closeWhenDone(draft)
}

/** Proof on another basis than results frees what was claimed, and the recovery is over (engine.md 4, 5). */
export function freeClaims(draft: Draft<'discharge'>): void {
  if (draft.message.body.basis === 'results') return
  ledgerAct(draft, 'free-claimed')
  freeLiabilities(draft)
  withdrawClaims(draft)
  closeProcedure(draft, 'recovery')
}

/** Whether this settlement pays the last claim and nothing else is in use. */
export function settlesAll(draft: Draft<'recovery-settlement'>): boolean {
  const asked = askedIn(draft)
  const { movement } = draft
  const sum = (state: LineState): bigint => sumOf(movement.lines.filter((line) => line.state === state))
  return sum('in-use') + liableMinor(movement) === 0n && sum('claimed') + calledMinor(movement) === asked.minor
}

/** Whether everything claimed has been paid and nothing is left to claim: only a stop can have kept it open. */
export function isSettled({ movement }: Draft): boolean {
  const { lines, liabilities = [], recovery } = movement
  const open = lines.some(({ state, minor }) => minor > 0n && (state === 'in-use' || state === 'claimed'))
  if (open || calledMinor(movement) + liableMinor(movement) > 0n) return false
  return lines.some(({ state }) => state === 'settled') || liabilities.length > 0 || recovery?.paidByPrincipal === true
}

/** Departure asks the country where the debt arose to recover it. */
export function askToRecover(draft: Draft<'recovery-transfer'>): void {
  const { message } = draft
  const country = asCountry(message.body.country)
  change(draft, { recovery: { ...draft.movement.recovery, competent: { country } } })
  admit(draft, [country])
}

/** The country asked takes over, and may claim from then on; or it does not. */
export function answerTransfer(draft: Draft<'recovery-transfer-response'>): void {
  const { message, movement } = draft
  const { competent, ...rest } = movement.recovery ?? {}
  const accepted = competent !== undefined && message.body.accepted
  change(draft, { recovery: { ...rest, ...(accepted ? { competent: { ...competent, accepted } } : {}) } })
}

/** Moves what is asked between two accounts, splitting the line it ends in (engine.md 5, "partial claims"). */
function transfer(draft: Draft<Claiming>, to: LineState, fromAccount: Account, toAccount: Account): void {
  const asked = askedIn(draft)
  const due = new Set(linesOf(draft, asked))
  let left = transferOfFund(draft, asked)
  let next = Math.max(-1, ...draft.movement.lines.map(({ line }) => line)) + 1
  const lines = draft.movement.lines.flatMap((line): GuaranteeLine[] => {
    if (!due.has(line) || left === 0n) return [line]
    const minor = left === undefined || left >= line.minor ? line.minor : left
    left = left === undefined ? undefined : left - minor
    moveLine(draft, { ...line, minor }, fromAccount, toAccount)
    if (minor === line.minor) return [{ ...line, state: to }]
    return [
      { ...line, minor: line.minor - minor },
      { ...line, line: next++, minor, state: to },
    ]
  })
  change(draft, { lines })
}

/** The fund's part of a transfer; returns what is left of the amount for the ledger. */
function transferOfFund(draft: Draft<Claiming>, { grn, minor }: Asked): bigint | undefined {
  const { message } = draft
  if (message.type === 'recovery-notice') {
    return moveLiabilities(draft, 'claim', { grn, minor, country: asCountry(message.body.country), only: true })
  }
  if (message.type === 'claim-withdrawal') return moveLiabilities(draft, 'free', { grn, minor })
  // Whoever pays for his own country pays what is claimed there.
  const payer = message.body.paidBy ?? draft.sender
  return moveLiabilities(draft, 'pay', { grn, minor, country: countryOfParty(asParty(payer)) })
}

function closeWhenDone(draft: Draft): void {
  const { lines } = draft.movement
  if (lines.some(({ state }) => state === 'claimed') || calledMinor(draft.movement) > 0n) return
  closeProcedure(draft, 'recovery')
  for (const line of lines) headerEvent(draft, line, 'freed')
}
