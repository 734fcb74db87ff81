import type { PoolClient } from 'pg'
import type { StateWrites } from '../ports/commit.ts'
import { compareText } from './id-reservations.ts'
import { isTwinMark } from '../domain/notices/doubles.ts'
import { insertInto, type Writer } from './rows.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

const DELETE_MARKS = { name: 'delete marks', text: 'delete from movement_marks where mrn = any($1::text[])' }
const INSERT_MARKS = insertInto('movement_marks', { mark: 'text', mrn: 'text' })

const LOCK_TWINS = `select pg_advisory_xact_lock(hashtextextended(mark, 0))
  from unnest($1::text[]) with ordinality as t (mark, place) order by place`

/** MRNs of the movements bearing each mark, at most `limit` per mark. */
export async function movementsMarked(
  client: PoolClient,
  marks: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly Mrn[]>> {
  if (marks.length === 0) return new Map()
  const twins = [...new Set(marks.filter(isTwinMark))].sort(compareText)
  // Two declarations that look alike, taken by two hubs at once, must not both miss the other (docs/decisions/0091).
  if (twins.length > 0) await client.query(LOCK_TWINS, [twins])
  const result = await client.query<{ mark: string; mrns: Mrn[] }>({
    name: 'movements marked',
    text: `select s.mark, array_agg(m.mrn) as mrns from unnest($1::text[]) as s (mark)
      cross join lateral (
        select mrn from movement_marks where mark = s.mark order by mrn desc limit $2
      ) m group by s.mark`,
    values: [[...new Set(marks)], limit],
  })
  return new Map(result.rows.map((row) => [row.mark, row.mrns]))
}

/** Replaces the marks the movements are found by; a movement that has ended has none. */
export function writeMarks(write: Writer, marks: StateWrites['marks']): void {
  if (marks.length === 0) return
  write.query(DELETE_MARKS, [marks.map(({ mrn }) => mrn)])
  write.rows(
    INSERT_MARKS,
    marks.flatMap((row) => row.marks.map((mark) => [mark, row.mrn])),
  )
}
