import { afterRightTry, afterWrongTry, isBarred } from './access-tries.ts'
import { type Draft, make, makeAlertBody } from '../draft/draft.ts'
import { setGuarantee } from './ledger.ts'
import { isFiring } from '../model/timer.ts'
import type { Grn } from '../values/identifiers.ts'

/** Counts the tries of this decision, each guarantee once, and tells its guarantor when they reach the bound. */
export function noteTries(draft: Draft): void {
  const { sender, message, input } = draft
  const right = new Map<Grn, boolean>()
  for (const check of draft.lineChecks ?? []) {
    if (check.opened !== undefined) right.set(check.grn, check.opened && right.get(check.grn) !== false)
  }
  for (const [grn, opened] of right) {
    const before = draft.guarantees.get(grn)
    if (before === undefined) continue
    const after = opened ? afterRightTry(before, sender) : afterWrongTry(before, sender, input.now)
    if (after === before) continue
    setGuarantee(draft, after)
    if (opened || after.guarantor === undefined || isFiring(message) || !isBarred(after, sender, input.now)) continue
    const body = makeAlertBody('access-code', message, sender, undefined)
    make(draft, 'alert', after.guarantor, { ...body, text: grn })
  }
}
