import type { PoolClient } from 'pg'
import type { LockedMovements, StateWrites } from '../ports/commit.ts'
import { sharingAmong } from '../domain/differences/used-twice.ts'
import { openSharing } from '../domain/model/difference.ts'
import type { Movement } from '../domain/model/movement.ts'
import { movementFromDocument } from './documents.ts'
import { movementTable } from '../generated/movement-table.ts'
import { compareText } from './id-reservations.ts'
import { CARRIER_KINDS } from '../domain/notices/identification.ts'
import { isTwinMark } from '../domain/notices/doubles.ts'
import { deleteFrom, insertInto, type Writer } from './rows.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

const MARKS = { mark: 'text', mrn: 'text' } as const
const INSERT_MARKS = insertInto('movement_marks', MARKS, 'on conflict do nothing')
const DELETE_MARKS = deleteFrom('movement_marks', MARKS)

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
        select mrn from movement_marks where mark between s.mark and s.mark order by mark desc, mrn desc limit $2
      ) m group by s.mark`,
    values: [[...new Set(marks)], limit],
  })
  return new Map(result.rows.map((row) => [row.mark, row.mrns]))
}

/** Writes the marks that movements have lost and gained. */
export function writeMarks(write: Writer, { lost, gained }: StateWrites['marks']): void {
  write.rows(
    DELETE_MARKS,
    lost.map(({ mark, mrn }) => [mark, mrn]),
  )
  write.rows(
    INSERT_MARKS,
    gained.map(({ mark, mrn }) => [mark, mrn]),
  )
}

/** Others on one vehicle that are looked at, at most. */
const SHARING_MAX = 32
const IN_FLIGHT = movementTable.states.flatMap((state) => ('inFlight' in state ? [`'${state.name}'`] : [])).join()
/** Locks movements by MRN, and reads with each the others in flight on its vehicle, wagon or container. */
export const LOCK_MOVEMENTS = {
  name: 'lock movements',
  // Whoever else is under way on the same vehicle is read along: a statement of its own would be one more wait in every batch.
  // The inner limit comes first: otherwise the planner may look for the latest of all movements instead of the few marked. Those are
  // looked up before their state is asked: otherwise it may read all that are in flight, for which there is an index.
  text: `select m.mrn, m.doc, array(
      select o.doc from (
        select distinct b.mrn
        from (select mark from movement_marks where mrn between m.mrn and m.mrn order by mrn offset 0) a
        cross join lateral (select mrn from movement_marks where mark between a.mark and a.mark order by mark, mrn offset 0) b
        where b.mrn <> m.mrn and a.mark ~ '^(${CARRIER_KINDS.join('|')}):' order by b.mrn desc limit ${SHARING_MAX}
      ) s cross join lateral (select state, doc from movements where mrn between s.mrn and s.mrn order by mrn offset 0) o
      where o.state in (${IN_FLIGHT}) order by s.mrn
    ) as sharing, k.mrn is not null as keyed, k.wrapped
    from movements m left join lateral (select mrn, wrapped from movement_keys where mrn = m.mrn offset 0) k on true
    where m.mrn = any($1::text[]) order by m.mrn for update of m`,
}

/** Locks movements in the order in which commits do, and reads nothing of them. */
export const lockDocuments = (client: PoolClient, mrns: readonly string[]): Promise<unknown> =>
  client.query('select 1 from movements where mrn = any($1::text[]) order by mrn for update', [mrns])

/** Those of the movements that are in flight, read and not locked. */
const READ_IN_FLIGHT = {
  name: 'read in flight',
  text: `select mrn, doc from (select mrn, state, doc from movements where mrn = any($1::text[]) offset 0) m
    where state in (${IN_FLIGHT}) order by mrn`,
}

/**
 * The others on the vehicle, with those that are known to share it and were not among the few that are read along: one that
 * is left out would count as ended, and a difference close that is still true.
 */
export async function withPartners(
  client: PoolClient,
  movements: ReadonlyMap<Mrn, Movement>,
  sharing: LockedMovements['sharing'],
): Promise<LockedMovements['sharing']> {
  const missing = new Map<Mrn, readonly Mrn[]>()
  for (const [mrn, movement] of movements) {
    const read = new Set((sharing.get(mrn) ?? []).map((one) => one.mrn))
    const others = openSharing(movement).flatMap((one) =>
      one.with === undefined || read.has(one.with) ? [] : [one.with],
    )
    if (others.length > 0) missing.set(mrn, others)
  }
  if (missing.size === 0) return sharing
  const { rows } = await client.query<{ mrn: Mrn; doc: string }>({
    ...READ_IN_FLIGHT,
    values: [[...new Set([...missing.values()].flat())]],
  })
  const partners = new Map(rows.map(({ mrn, doc }) => [mrn, movementFromDocument(doc)]))
  const all = new Map(sharing)
  for (const [mrn, others] of missing) {
    const own = movements.get(mrn)
    const found = others.flatMap((other) => partners.get(other) ?? [])
    const added = own === undefined ? [] : (sharingAmong([own], found).get(mrn) ?? [])
    if (added.length > 0) all.set(mrn, [...(sharing.get(mrn) ?? []), ...added])
  }
  return all
}
