import type { Failing, FailingTimerView, SetAsideView } from '../../ports/reads.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Queryable } from '../read-pool.ts'
import { countFailingTimers, countSetAside } from '../set-aside.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

type Row = {
  log_index: string
  sender: PartyKey
  message_id: string | null
  type: string | null
  mrn: Mrn | null
  reason: string
  decided_at: Date
  attempts: number
  state: string
}

type TimerRow = {
  mrn: Mrn
  name: string
  reason: string
  failures: number
  failed_since: Date
  again_at: Date
}

/** Messages set aside and timers that fail, for whoever investigates them. */
export function createSetAsideReads(pool: Queryable) {
  return {
    async setAside(page: PageRequest): Promise<Page<SetAsideView>> {
      const cursor = readCursor('set-aside', page.cursor, 1)
      const before = cursor === undefined ? '9223372036854775807' : wholeNumber(cursor[0])
      const rows = await pool.query<Row>(
        `select s.log_index, s.sender, r.message_id, r.type, r.mrn, s.reason, r.decided_at, s.attempts, s.state
         from set_aside s join refusals r on r.log_index = s.log_index
         where s.state <> 'done' and s.log_index < $1 order by s.log_index desc limit $2`,
        [before, page.limit + 1],
      )
      return pageOf(rows.rows, page.limit, (row) => ['set-aside', row.log_index], view)
    },

    async failing(): Promise<Failing> {
      const [messages, timers] = await Promise.all([countSetAside(pool), countFailingTimers(pool)])
      return { messages, timers }
    },

    async failingTimers(limit: number): Promise<FailingTimerView[]> {
      const { rows } = await pool.query<TimerRow>(
        `select mrn, name, reason, failures, failed_since, again_at from timers
         where failures > 0 order by failed_since, mrn limit $1`,
        [limit],
      )
      return rows.map(({ mrn, name, reason, failures, failed_since, again_at }) => ({
        mrn,
        timer: name,
        reason,
        failures,
        since: failed_since.toISOString(),
        nextAt: again_at.toISOString(),
      }))
    },
  }
}

const view = (row: Row): SetAsideView => ({
  logIndex: Number(row.log_index),
  sender: row.sender,
  ...(row.message_id === null ? {} : { messageId: row.message_id }),
  ...(row.type === null ? {} : { type: row.type }),
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  reason: row.reason,
  at: row.decided_at.toISOString(),
  attempts: row.attempts,
  kept: row.state === 'waiting',
})
