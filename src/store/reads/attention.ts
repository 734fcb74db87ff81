import { attentionFacet, facet } from '../../domain/model/facets.ts'
import { type Need, NEEDS, needsFor, needsOf, rankOf } from '../../domain/model/attention.ts'
import type { AttentionList, AttentionRow, HeldUp } from '../../ports/attention.ts'
import type { Viewer } from '../../ports/viewer.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import { type Mrn, parseMrn } from '../../domain/values/identifiers.ts'
import { secondOf, utcDateTime } from '../../domain/values/time.ts'
import { movementFromDocument } from '../documents.ts'
import type { Queryable } from '../read-pool.ts'
import { has, mustHave, Parameters } from './visibility.ts'

/**
 * How many movements of one need are looked at, the oldest first, for whom they concern. There are never so many unless nobody
 * looks; then the answer says that more are left out than are counted.
 */
const LOOKED_AT = 2_000

/** A limit needs a person from this long before it passes. */
const LIMIT_AHEAD_MS = 24 * 3_600_000

/** Where facets of a need end that has no time to come. */
const ALWAYS = '9999'

type Found = { need: Need; mrn: Mrn; at: string }
type Some = { found: Found[]; total: number; all: boolean }

/** What must be true besides of a movement for its need to be told, over the alias `f`. */
const BESIDES: Readonly<Partial<Record<Need, string>>> = {
  // As long as the timer runs, the goods may still be between the two posts.
  'no-entry': `coalesce((select false from timers t where t.mrn = f.mrn and t.name = 'T_gap' limit 1), true)`,
  // The movement it looked like may have ended: then they share no mark any more.
  double: `coalesce((select true from doubled_movements d where d.mrn = f.mrn limit 1), false)`,
}

type Reading = { pool: Queryable; viewer: Viewer; now: number }

/** Those of one need the viewer may see, oldest first; `only` looks at nothing but this one. */
async function some(reading: Reading, need: Need, limit: number, only?: Found): Promise<Some> {
  const { pool, viewer, now } = reading
  const parameters = new Parameters()
  const until = need === 'limit' ? secondOf(utcDateTime(now + LIMIT_AHEAD_MS)) : ALWAYS
  const among = [
    `a.facet > ${parameters.add(facet('attention', `${need} `))}`,
    `a.facet <= ${parameters.add(attentionFacet(need, until))}`,
    ...(only === undefined
      ? []
      : [`a.facet = ${parameters.add(attentionFacet(need, only.at))}`, `a.mrn = ${parameters.add(only.mrn)}`]),
  ]
  const besides = BESIDES[need]
  const conditions = [
    'true',
    ...mustHave(viewer).map((having) => has(having, 'f.mrn', parameters)),
    ...(besides === undefined ? [] : [besides]),
  ]
  const first = parameters.add(limit)
  const { rows } = await pool.query<{ mrns: Mrn[] | null; facets: string[] | null; total: number; looked: number }>(
    `with looked as materialized (
       select a.facet, a.mrn from movement_facets a where ${among.join(' and ')} order by a.facet, a.mrn limit ${LOOKED_AT}
     )
     select (array_agg(f.mrn order by f.facet, f.mrn))[1:${first}] as mrns,
       (array_agg(f.facet order by f.facet, f.mrn))[1:${first}] as facets,
       count(*)::int as total, (select count(*) from looked)::int as looked
     from looked f where ${conditions.join(' and ')}`,
    parameters.values,
  )
  const { mrns, facets, total = 0, looked = 0 } = rows[0] ?? { mrns: null, facets: null }
  const found = (mrns ?? []).map((mrn, index) => {
    const text = facets?.[index] ?? ''
    return { need, mrn, at: text.slice(text.lastIndexOf(' ') + 1) }
  })
  return { found, total, all: looked < LOOKED_AT }
}

/** Who has said last that he looks after each of these. */
async function takersOf(
  pool: Queryable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { by: string; at: number }>> {
  const { rows } = await pool.query<{ attention: string; act: string; operator: string; at: Date }>(
    `select k.key as attention, last.act, last.operator, last.at from unnest($1::text[]) as k (key)
     cross join lateral (
       select act, operator, at from operator_acts where attention = k.key order by log_index desc limit 1
     ) last`,
    [keys],
  )
  const taken = rows.filter(({ act }) => act === 'take')
  return new Map(taken.map(({ attention, operator, at }) => [attention, { by: operator, at: at.getTime() }]))
}

/** The movements, and who has taken these needs upon himself since they are there. */
async function told(pool: Queryable, found: readonly Found[]): Promise<AttentionRow[]> {
  if (found.length === 0) return []
  const [movements, takers] = await Promise.all([
    pool.query<{ mrn: Mrn; doc: string }>('select mrn, doc from movements where mrn = any($1::text[])', [
      [...new Set(found.map(({ mrn }) => mrn))],
    ]),
    takersOf(pool, found.map(attentionKey)),
  ])
  const byMrn = new Map(movements.rows.map(({ mrn, doc }) => [mrn, movementFromDocument(doc)]))
  return found.flatMap((one) => {
    const movement = byMrn.get(one.mrn)
    if (movement === undefined) return []
    const key = attentionKey(one)
    const last = takers.get(key)
    // What was taken when the same was needed before has been dealt with; this is another case.
    const taken = last !== undefined && (one.need === 'limit' || last.at >= Date.parse(one.at))
    return [{ key, need: one.need, at: one.at, movement, ...(taken ? { takenBy: last.by } : {}) }]
  })
}

/** What needs a person (interface.md 7), by the facets that the commit keeps of each movement (docs/decisions/0092). */
export function createAttentionReads(pool: Queryable, now: () => number) {
  return {
    async attention(viewer: Viewer, limit: number): Promise<AttentionList> {
      // One after the other: a page that is asked for often must not take all connections of the readers.
      const lists: Some[] = []
      const reading = { pool, viewer, now: now() }
      for (const need of needsFor(viewer)) lists.push(await some(reading, need, limit))
      const ranked = lists
        .flatMap(({ found }) => found)
        .toSorted((one, other) => rankOf(one.need) - rankOf(other.need) || compare(one.at, other.at))
      const rows = await told(pool, ranked.slice(0, limit))
      const total = lists.reduce((sum, list) => sum + list.total, 0)
      return { rows, leftOut: total - rows.length, leftOutIsLowerBound: lists.some(({ all }) => !all) }
    },

    takers: (keys: readonly string[]) => takersOf(pool, keys),

    async attentionNow(viewer: Viewer, key: string): Promise<AttentionRow | undefined> {
      const named = needOfKey(key)
      if (named === undefined || !needsFor(viewer).includes(named.need)) return undefined
      const { rows } = await pool.query<{ doc: string }>('select doc from movements where mrn = $1', [named.mrn])
      const movement = rows[0] === undefined ? undefined : movementFromDocument(rows[0].doc)
      const need = movement === undefined ? undefined : needsOf(movement).find((one) => one.need === named.need)
      if (need === undefined) return undefined
      const { found } = await some({ pool, viewer, now: now() }, named.need, 1, { ...named, at: need.at })
      return (await told(pool, found))[0]
    },

    async heldUp(receivers: readonly PartyKey[]): Promise<HeldUp[]> {
      // An order key that begins with a digit is an MRN; else it is the sender of messages without one.
      const { rows } = await pool.query<{ receiver: PartyKey; waiting: number; parked: number; since: Date | null }>(
        `select receiver, min(coalesce(parked_at, created_at)) filter (where state = 'parked') as since,
           (count(distinct order_key) filter (where state <> 'parked' and order_key ~ '^[0-9]'))::int as waiting,
           (count(distinct order_key) filter (where state = 'parked' and order_key ~ '^[0-9]'))::int as parked
         from open_deliveries where receiver = any($1::text[]) group by receiver`,
        [[...receivers]],
      )
      return rows.map(({ receiver, waiting, parked, since }) => ({
        receiver,
        waitingMovements: waiting,
        parkedMovements: parked,
        ...(since === null ? {} : { parkedSince: secondOf(since.toISOString()) }),
      }))
    },
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const attentionKey = ({ need, mrn }: Pick<Found, 'need' | 'mrn'>): string => `${need}-${mrn}`

function needOfKey(key: string): { need: Need; mrn: Mrn } | undefined {
  const at = key.lastIndexOf('-')
  const need = NEEDS.find((one) => one === key.slice(0, at))
  const mrn = parseMrn(key.slice(at + 1))
  return need === undefined || mrn === undefined ? undefined : { need, mrn }
}
