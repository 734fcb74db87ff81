import type { Pool } from 'pg'
import type { AuditRecord } from '../ports/audits.ts'
import type { Queryable } from './read-pool.ts'

type Row = {
  taken_at: Date
  size: string
  root: Buffer
  findings: string
  first_findings: string[]
  not_compared: string
  decided_again: string
}

/** Puts on record that an audit was made, and what it found. */
export async function recordAudit(pool: Pool, audit: AuditRecord): Promise<void> {
  await pool.query(
    `insert into audits (taken_at, size, root, findings, first_findings, not_compared, decided_again)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      audit.takenAt,
      audit.size,
      audit.root,
      audit.findings,
      [...audit.firstFindings],
      audit.notCompared,
      audit.decidedAgain,
    ],
  )
}

/** The newest audits on record, at most so many. */
export async function latestAudits(reads: Queryable, limit: number): Promise<AuditRecord[]> {
  const { rows } = await reads.query<Row>(
    `select taken_at, size, root, findings, first_findings, not_compared, decided_again from audits order by taken_at desc limit $1`,
    [limit],
  )
  return rows.map((row) => ({
    takenAt: row.taken_at,
    size: Number(row.size),
    root: row.root,
    findings: Number(row.findings),
    firstFindings: row.first_findings,
    notCompared: Number(row.not_compared),
    decidedAgain: Number(row.decided_again),
  }))
}
