import { closureNotices } from '../domain/notices/border-closures.ts'
import { HUB, type MessageKey } from '../domain/values/party.ts'
import { type ClosureProgress, keyText } from '../ports/commit.ts'
import type { DecideDeps, Decided, State } from './decide.ts'
import { decideNotices } from './fan-out.ts'
import { type Encode, madeId } from './make.ts'
import type { ClosureWork } from './work.ts'

/**
 * The id of the alert a closure makes for a movement. It exists when the movement has been told: two hubs, or one that died
 * and comes back, ask under the movement's lock.
 */
export const alertKeyOf = ({ notice, mrn }: ClosureWork): MessageKey => ({
  sender: HUB,
  id: madeId({ cause: notice.key, type: 'alert', receiver: HUB, mrn, ordinal: 0 }),
})

/**
 * Tells one movement of a closure, unless it has been told or does not pass there: the alert, and the diversion where an
 * alternative is named, in one transaction.
 */
export function decideClosure(work: ClosureWork, state: State, deps: DecideDeps & { encode: Encode }): Decided[] {
  const { mrn, notice } = work
  const movement = state.movements.get(mrn)
  const told = keyText(alertKeyOf(work))
  if (movement === undefined || state.told.has(told)) return []
  const notices = closureNotices(notice.message, movement, deps.now)
  if (notices.length === 0) return []
  state.told.add(told)
  const cause = { key: notice.key, message: notice.message, received: { receivedAt: notice.receivedAt } }
  return decideNotices(cause, notices, state, deps)
}

/** How many movements the notices of a batch were told to, by notice. */
export function closureProgress(entries: readonly Decided[]): ClosureProgress[] {
  const progress = new Map<string, ClosureProgress>()
  for (const entry of entries) {
    if (entry.kind !== 'message' || entry.work.made === undefined) continue
    const { message, made } = entry.work
    const { row } = entry.decision.effect
    const isAlert = message.type === 'alert' && message.body.cause?.type === 'availability-notice'
    if (!isAlert && message.type !== 'diversion-request') continue
    const text = keyText(made.cause)
    const before = progress.get(text) ?? { key: made.cause, concerned: 0, diverted: 0, referred: 0 }
    progress.set(text, {
      ...before,
      concerned: before.concerned + (isAlert ? 1 : 0),
      diverted: before.diverted + (row === 'diversion-by-rule' ? 1 : 0),
      referred: before.referred + (row === 'diversion-referred' ? 1 : 0),
    })
  }
  return [...progress.values()]
}
