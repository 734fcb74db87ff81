import type pg from 'pg'
import type { Queryable } from '../../src/store/read-pool.ts'

type Node = {
  'Node Type': string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Relation Name'?: string
  Plans?: Node[]
}

/** Rows that the scans of a plan looked at, whether or not they were of use. */
function visited(node: Node): number {
  const below = (node.Plans ?? []).reduce((sum, each) => sum + visited(each), 0)
  if (node['Relation Name'] === undefined && node['Node Type'] !== 'Bitmap Index Scan') return below
  const each =
    (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return below + each * (node['Actual Loops'] ?? 0)
}

/** A statement that was run, and how many rows PostgreSQL looked at for it. */
export type Visit = { rows: number; text: string }

/** The pool as reads see it; each statement is also explained while it runs, and noted. */
export function visiting(pool: pg.Pool): { queries: Queryable; visits: Visit[] } {
  const visits: Visit[] = []
  const query = async (text: string, values?: unknown[]) => {
    const explained = await pool.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, timing off, format json) ${text}`,
      values,
    )
    const [plan] = JSON.parse(explained.rows[0]?.['QUERY PLAN'] ?? '[]') as { Plan: Node }[]
    if (plan === undefined) throw new Error('no plan')
    visits.push({ rows: Math.round(visited(plan.Plan)), text })
    return pool.query(text, values)
  }
  return { queries: { query: query as pg.Pool['query'] }, visits }
}
