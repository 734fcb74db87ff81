import type { Mrn } from '../../domain/values/identifiers.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { ApprovalFilter, ApprovalView } from '../../ports/approvals.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import type { Queryable } from '../read-pool.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import { Parameters } from './visibility.ts'

type Row = {
  sender: PartyKey
  id: string
  mrn: Mrn
  type: string
  office: OfficeCode
  author: string
  asked_at: Date
  asked_index: string
  state: string
  due_at: Date | null
  ended_at: Date | null
  answered_office: OfficeCode | null
  answered_by: string | null
  reason: string | null
}

/** Before the first leaf. */
const BEFORE_ALL = '-1'

/** What waits for a second person, and what became of the rest, in the order in which it was asked. */
export function createApprovalReads(pool: Queryable) {
  return {
    async approvals(
      viewer: Viewer,
      { state, offices }: ApprovalFilter,
      page: PageRequest,
    ): Promise<Page<ApprovalView>> {
      const list = `approvals ${state}`
      const cursor = readCursor(list, page.cursor, 1)
      const parameters = new Parameters()
      const mine = viewer.kind === 'all' ? 'true' : `a.sender = ${parameters.add(viewer.key)}`
      const own = viewer.kind === 'officer' ? `a.office = any(${parameters.add([...offices])}::text[])` : 'true'
      const after = parameters.add(cursor === undefined ? BEFORE_ALL : wholeNumber(cursor[0]))
      const { rows } = await pool.query<Row>(
        `select a.sender, a.id, a.mrn, a.type, a.office, a.author, a.asked_at, a.asked_index, a.state, a.ended_at,
           a.answered_office, a.answered_by, a.reason, t.due_at
         from approvals a left join timers t on a.state = 'asked' and t.mrn = a.mrn and t.number = a.timer
         where a.state = ${parameters.add(state)} and ${mine} and ${own} and a.asked_index > ${after}::bigint
         order by a.asked_index limit ${parameters.add(page.limit + 1)}`,
        parameters.values,
      )
      return pageOf(rows, page.limit, (row) => [list, row.asked_index], view)
    },
  }
}

const view = (row: Row): ApprovalView => ({
  id: row.id,
  sender: row.sender,
  mrn: row.mrn,
  type: row.type,
  office: row.office,
  by: row.author,
  since: row.asked_at.toISOString(),
  state: row.state,
  ...(row.due_at === null ? {} : { until: row.due_at.toISOString() }),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  ...(row.answered_office === null || row.answered_by === null || row.reason === null
    ? {}
    : { answer: { office: row.answered_office, by: row.answered_by, reason: row.reason } }),
})
