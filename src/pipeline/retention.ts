import { isClosed, isOver, type RetentionPeriod, retentionOf } from '../domain/model/retention.ts'
import { withoutContent } from '../domain/model/erased.ts'
import { HUB } from '../domain/values/party.ts'
import type { RecordDestruction, RetentionRules } from '../ports/retention.ts'
import { type ActDeps, recordAct } from './acts.ts'

const DAY_MS = 86_400_000

/**
 * Which period the bytes of a movement or message go under now: that of the country of departure once nothing of the movement is
 * open and the period has passed since anything was last said of it; of a message without movement, that of its country since it came.
 */
export const retentionRules = (periods: readonly RetentionPeriod[], now: number): RetentionRules => {
  const over = (period: RetentionPeriod | undefined, since: number): RetentionPeriod | undefined =>
    period !== undefined && isOver(period, since, now) ? period : undefined
  return {
    // A day more, for senders' clocks: what is said last of a movement is not said before it is declared.
    declaredUntil: now + DAY_MS - Math.min(...periods.map(({ days }) => days * DAY_MS)),
    movement: ({ movement, country, last }) =>
      isClosed(movement) ? over(retentionOf(periods, country, now), last) : undefined,
    message: ({ country, receivedAt }) => over(retentionOf(periods, country, now), receivedAt),
    left: (movement, erased) => (isClosed(movement) ? withoutContent(movement, erased) : undefined),
  }
}

/** Records what the hub destroys: an act of its own, a leaf of the log like any operator's. */
export const createRecordDestruction =
  (makeDeps: () => Pick<ActDeps, 'now' | 'newId' | 'random' | 'reference'>): RecordDestruction =>
  (tx, destroyed, keys) => {
    const act = { act: 'bodies-destroyed', operator: HUB, reason: '' } as const
    const about = 'mrn' in keys ? { mrn: keys.mrn } : {}
    return recordAct(tx, makeDeps(), { ...act, ...destroyed }, (leaf) => ({ ...act, destroyed, keys, ...leaf }), about)
  }
