import { change, type Draft, firedIn, make } from '../draft/draft.ts'
import { sameKey } from '../draft/queries.ts'
import type { Asks, EndedApproval } from '../model/decision.ts'
import type { Approval, Movement } from '../model/movement.ts'
import type { TimerEvent } from '../model/timer.ts'
import { languageOf } from '../reference/receivers.ts'
import { startTimer, stopTimer } from '../timers/timers.ts'
import { ruleFinding } from '../values/finding.ts'
import { makeFunctionalErrorBody } from '../values/functional-error.ts'
import type { MessageKey } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'

/** What waits for a second person under this key; undefined where nothing does. */
export const approvalOf = (movement: Movement | undefined, key: MessageKey): Approval | undefined =>
  movement?.approvals?.find((one) => sameKey(one.key, key))

/** The first of two persons has decided: it waits for the second, and changes nothing else (engine.md 8). */
export function askSecond(draft: Draft, { office, by }: Asks): void {
  startTimer(draft, 'T_approval', { beside: true, office })
  const approval: Approval = {
    key: draft.input.event.key,
    type: draft.message.type,
    office,
    by,
    since: utcDateTime(draft.input.now),
    timer: draft.movement.timersStarted,
  }
  change(draft, { approvals: [...(draft.movement.approvals ?? []), approval] })
}

/** The second person has answered. Of what is rejected the administration is told, since it will have no effect. */
export function closeApproval(draft: Draft): void {
  const approval = approvalOf(draft.movement, draft.input.event.key)
  if (approval === undefined) return
  drop(draft, approval)
  if (draft.input.event.verdict === 'reject') tell(draft, approval, 'APPROVAL-REJECTED')
}

/** Nobody has confirmed it in time. */
export function lapseApproval(draft: Draft<TimerEvent>): void {
  const { number } = firedIn(draft)
  const approval = draft.movement.approvals?.find(({ timer }) => timer === number)
  if (approval !== undefined) endWithout(draft, approval, 'lapsed')
}

/** Entering an end: what still waits for a second person can have no effect any more. */
export function voidApprovals(draft: Draft): void {
  for (const approval of draft.movement.approvals ?? []) endWithout(draft, approval, 'void')
}

function endWithout(draft: Draft, approval: Approval, state: EndedApproval['state']): void {
  drop(draft, approval)
  draft.approvalsEnded.push({ key: approval.key, state })
  tell(draft, approval, state === 'lapsed' ? 'APPROVAL-LAPSED' : 'APPROVAL-VOID')
}

function drop(draft: Draft, approval: Approval): void {
  const { approvals = [], ...rest } = draft.movement
  const left = approvals.filter((one) => one !== approval)
  draft.movement = left.length === 0 ? rest : { ...rest, approvals: left }
  stopTimer(draft, 'T_approval', { number: approval.timer })
}

/** Answers the message that has had no effect; the two officers see it in the list of what waited. */
function tell(draft: Draft, { key }: Approval, rule: 'APPROVAL-REJECTED' | 'APPROVAL-LAPSED' | 'APPROVAL-VOID'): void {
  const language = languageOf(draft.input.reference, key.sender)
  const body = makeFunctionalErrorBody([ruleFinding(rule, '', key.id)], language)
  make(draft, 'functional-error', key.sender, body, key.id)
}
