import type { Page, PageRequest, SetAsideView } from '../../ports/reads.ts'
import type { Queryable } from '../read-pool.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'

type Row = {
  log_index: string
  sender: string
  message_id: string | null
  type: string | null
  mrn: string | null
  set_aside: string
  decided_at: Date
}

/** Messages set aside, for those who have to find out why. */
export function createSetAsideReads(pool: Queryable) {
  return {
    async setAside(page: PageRequest): Promise<Page<SetAsideView>> {
      const cursor = readCursor('set-aside', page.cursor, 1)
      const before = cursor === undefined ? '9223372036854775807' : wholeNumber(cursor[0])
      const rows = await pool.query<Row>(
        `select log_index, sender, message_id, type, mrn, set_aside, decided_at from refusals
         where set_aside is not null and log_index < $1 order by log_index desc limit $2`,
        [before, page.limit + 1],
      )
      return pageOf(rows.rows, page.limit, (row) => ['set-aside', row.log_index], view)
    },
  }
}

const view = (row: Row): SetAsideView => ({
  logIndex: Number(row.log_index),
  sender: row.sender,
  ...(row.message_id === null ? {} : { messageId: row.message_id }),
  ...(row.type === null ? {} : { type: row.type }),
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  reason: row.set_aside,
  at: row.decided_at.toISOString(),
})
