import type { Pool } from 'pg'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { ApprovalStore } from '../ports/approvals.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { LogWrites } from '../ports/commit.ts'
import { insertInto, overRows, type Writer } from './rows.ts'

const INSERT_APPROVALS = insertInto('approvals', {
  sender: 'text',
  id: 'uuid',
  mrn: 'text',
  type: 'text',
  office: 'text',
  author: 'text',
  asked_at: 'timestamptz',
  asked_index: 'bigint',
  timer: 'int',
})

const END_APPROVALS = overRows(
  'end approvals',
  {
    sender: 'text',
    id: 'uuid',
    state: 'text',
    ended_at: 'timestamptz',
    ended_index: 'bigint',
    answered_office: 'text',
    answered_by: 'text',
    reason: 'text',
    body: 'bytea',
    salt: 'bytea',
  },
  (rows) => `update approvals a set state = v.state, ended_at = v.ended_at, ended_index = v.ended_index,
      answered_office = v.answered_office, answered_by = v.answered_by, reason = v.reason, body = v.body, salt = v.salt
    from ${rows} where a.sender = v.sender and a.id = v.id`,
)

/** Writes what waits for a second person from now on, then what has become of what waited. */
export function writeApprovals(write: Writer, { asked, ended }: LogWrites['approvals'], at: Date): void {
  write.rows(
    INSERT_APPROVALS,
    asked.map(({ key, mrn, type, office, by, logIndex, timer }) => [
      key.sender,
      key.id,
      mrn,
      type,
      office,
      by,
      at,
      logIndex,
      timer,
    ]),
  )
  write.rows(
    END_APPROVALS,
    ended.map(({ key, state, logIndex, answer }) => [
      key.sender,
      key.id,
      state,
      at,
      logIndex,
      answer?.office ?? null,
      answer?.by ?? null,
      answer?.reason ?? null,
      answer?.body ?? null,
      answer?.salt ?? null,
    ]),
  )
}

type KeptRow = {
  state: string
  mrn: Mrn
  office: OfficeCode
  author: string
  content_type: string
  frame: Buffer | null
}

/** What waits for a second person, over a pool. */
export const createApprovalStore = (pool: Pool, vault: BodyVault): ApprovalStore => ({
  async kept({ sender, id }) {
    const { rows } = await pool.query<KeptRow>(
      `select a.state, a.mrn, a.office, a.author, m.content_type, b.frame
       from approvals a join messages m on m.sender = a.sender and m.id = a.id join body_frames b on b.message = m.seq
       where a.sender = $1 and a.id = $2`,
      [sender, id],
    )
    const [row] = rows
    if (row === undefined || row.frame === null) return undefined
    const { content_type: contentType, frame, ...kept } = row
    return { ...kept, contentType, body: vault.open(frame) }
  },
})
