import { admit, change, closeProcedure, type Draft, openProcedure } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Account, GuaranteeLine, LineState } from '../model/guarantee.ts'
import { addressClaim, noteDebt } from './debts.ts'
import { headerEvent, ledgerAct, moveLine, tellFreed } from './ledger.ts'
import { currencyText, formatAmount, parseMoney } from '../values/money.ts'
import { activeParty } from '../reference/receivers.ts'
import { isOpen } from '../model/open.ts'
import { utcDateTime } from '../values/time.ts'
import { asCountry } from '../values/party.ts'
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
  const [first] = lines
  if (first === undefined) return [ruleFinding('CLAIM-GUARANTEE', '/body/grn', asked.grn, asked.from)]
  if (asked.minor === undefined) return []
  const sum = lines.reduce((total, { minor }) => total + minor, 0n)
  const fits = asked.currency === first.currency && asked.minor > 0n && asked.minor <= sum
  if (fits) return []
  const currency = currencyText(first.currency)
  const value = formatAmount(asked.minor, asked.currency ?? currency)
  const expected = `${formatAmount(sum, currency)} ${currency}`
  return [ruleFinding('CLAIM-AMOUNT', '/body/amount/amount', value, expected)]
}

const linesOf = ({ movement }: Draft, { grn, from }: Asked): GuaranteeLine[] =>
  movement.lines.filter((line) => line.grn === grn && line.state === from && line.minor > 0n)

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
  const addressed = (draft.movement.recovery?.guarantors ?? []).map(({ guarantor }) => guarantor)
  admit(
    draft,
    addressed.filter((key) => activeParty(draft.input.reference, key)),
  )
}

/**
 * A claim is paid: claimed to spent, and owed to a guarantor that paid it for another. The last one closes the procedure.
 */
export function settle(draft: Draft<'recovery-settlement'>): void {
  transfer(draft, 'settled', 'claimed', 'spent')
  noteDebt(draft)
  closeWhenDone(draft)
}

/** A claim is given up: claimed back to in use. */
export function withdraw(draft: Draft<'claim-withdrawal'>): void {
  transfer(draft, 'in-use', 'claimed', 'inUse')
  closeWhenDone(draft)
}

/** A claim is given up after the end: nothing is in use any more, the amount is free. */
export function withdrawToAvailable(draft: Draft<'claim-withdrawal'>): void {
  const freed = linesOf(draft, askedIn(draft))
  transfer(draft, 'released', 'claimed', 'available')
  for (const line of freed) tellFreed(draft, line, 'withdrawn')
  closeWhenDone(draft)
}

/** Proof on another basis than results frees what was claimed, and the recovery is over (engine.md 4, 5). */
export function freeClaims(draft: Draft<'discharge'>): void {
  if (draft.message.body.basis === 'results') return
  ledgerAct(draft, 'free-claimed')
  closeProcedure(draft, 'recovery')
}

/** Whether this settlement pays the last claim and nothing else is in use. */
export function settlesAll(draft: Draft<'recovery-settlement'>): boolean {
  const asked = askedIn(draft)
  const { lines } = draft.movement
  const sum = (state: LineState): bigint =>
    lines.filter((line) => line.state === state).reduce((total, { minor }) => total + minor, 0n)
  return sum('in-use') === 0n && sum('claimed') === asked.minor
}

/** Whether everything claimed has been paid and nothing is left to claim: only a stop can have kept it open. */
export function isSettled({ movement: { lines } }: Draft): boolean {
  const open = lines.some(({ state, minor }) => minor > 0n && (state === 'in-use' || state === 'claimed'))
  return !open && lines.some(({ state }) => state === 'settled')
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
  let left = asked.minor
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

function closeWhenDone(draft: Draft): void {
  if (draft.movement.lines.some(({ state }) => state === 'claimed')) return
  closeProcedure(draft, 'recovery')
  for (const line of draft.movement.lines) headerEvent(draft, line, 'freed')
}
