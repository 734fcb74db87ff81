import { makeAlertBody } from './alerts.ts'
import { type Draft, make } from './draft.ts'
import type { Guarantee } from './guarantee.ts'
import { setGuarantee } from './ledger.ts'
import type { PartyKey } from './party.ts'
import { instantOf, utcDateTime } from './time.ts'
import { isFiring } from './timer.ts'

/** Wrong access codes, or right ones of another holder, that one sender may try on one guarantee. */
export const TRIES_MAX = 5
/** From the first of them on, in milliseconds. */
const TRIES_WINDOW = 24 * 3_600_000

/** A guarantee's wrong tries by sender: how many, and since when (RFC 3339, UTC). */
export type AccessTries = Readonly<Record<PartyKey, { count: number; since: string }>>

/** The tries of one sender that still count now (milliseconds UTC). */
function triesOf({ tries }: Pick<Guarantee, 'tries'>, sender: PartyKey, now: number) {
  const known = tries?.[sender]
  return known !== undefined && now - instantOf(known.since) < TRIES_WINDOW ? known : undefined
}

/** Whether no code of this sender is looked at any more: the right one is answered like a wrong one. */
export const isBarred = (guarantee: Pick<Guarantee, 'tries'>, sender: PartyKey, now: number): boolean =>
  (triesOf(guarantee, sender, now)?.count ?? 0) >= TRIES_MAX

/**
 * Counts the wrong codes of this decision, each guarantee once, and tells the guarantor when they reach the bound. A right
 * one of the right holder takes the sender's tries away: nobody who guesses has it.
 */
export function noteTries(draft: Draft): void {
  const wrong = new Map<string, boolean>()
  for (const check of draft.lineChecks ?? []) {
    if (check.opened !== undefined) wrong.set(check.grn, wrong.get(check.grn) === true || !check.opened)
  }
  for (const [grn, isWrong] of wrong) {
    const guarantee = draft.guarantees.get(grn)
    if (guarantee === undefined) continue
    if (isWrong) countTry(draft, guarantee)
    else forgetTries(draft, guarantee)
  }
}

function countTry(draft: Draft, guarantee: Guarantee): void {
  const { sender, message, input } = draft
  const before = triesOf(guarantee, sender, input.now) ?? { count: 0, since: utcDateTime(input.now) }
  if (before.count >= TRIES_MAX || isFiring(message)) return
  const after = { ...before, count: before.count + 1 }
  setGuarantee(draft, { ...guarantee, tries: { ...guarantee.tries, [sender]: after } })
  if (after.count < TRIES_MAX) return
  const body = makeAlertBody('access-code', message, sender, undefined)
  make(draft, 'alert', guarantee.guarantor, { ...body, text: guarantee.grn })
}

function forgetTries(draft: Draft, guarantee: Guarantee): void {
  const { [draft.sender]: own, ...others } = guarantee.tries ?? {}
  if (own === undefined) return
  const { tries: _, ...rest } = guarantee
  setGuarantee(draft, Object.keys(others).length === 0 ? rest : { ...rest, tries: others })
}
