import { createHash } from 'node:crypto'
import { DUTIES, type Duty } from '../../domain/model/duties.ts'
import { facet } from '../../domain/model/facets.ts'
import type { Movement } from '../../domain/model/movement.ts'
import {
  carriedBefore,
  carriedBy,
  equippedNow,
  expectedMovement,
  type ExpectedVehicle,
  type GoodsInLine,
  goodsInLine,
  mayHaveBeenAwaitedAt,
  postAwaitedAt,
} from '../../domain/office-app/expected.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import { countryOfOffice, type OfficeCode } from '../../domain/values/office.ts'
import { secondOf, utcDateTime } from '../../domain/values/time.ts'
import type { DutyList, ExpectedList, OfficeListReads } from '../../ports/office-lists.ts'
import type { Declaration } from '../../generated/types.ts'
import { movementFromDocument } from '../documents.ts'
import type { Queryable } from '../read-pool.ts'
import { createLogReads } from './log.ts'
import { cursorOf, readCursor, wholeNumber } from './paging.ts'

/** Movements of one list at most: a phone keeps no more (docs/decisions/0127). */
const EXPECTED_MAX = 1_000
/** Whoever comes back after more leaves than this is told everything anew, which is then no more than what has changed. */
const LEAVES_LOOKED_AT = 2_000
/** A vehicle whose limit passed longer ago is for the enquiry, not for the barrier. */
const OVERDUE_MS = 10 * 86_400_000
/** Movements on one vehicle at most, as in a confirmation. */
const ON_ONE_VEHICLE = 99
/** Stored bytes of a declaration, compressed, beyond which its goods are not told in the list: they would be read for one line. */
const DECLARATION_BYTES = 64 * 1024
/** Those of one duty that are counted. */
const COUNTED = 1_000
/** A limit is to be looked after from this long before it passes. */
const LIMIT_AHEAD_MS = 24 * 3_600_000
/** What every day and time comes before. */
const ALWAYS = '9999'

/** The key of a vehicle in the list of an office: of one that is gone it tells nothing to whoever never knew the plate. */
const keyOf = (office: OfficeCode, carrier: string): string =>
  createHash('sha256').update(`${office} ${carrier}`).digest('base64url').slice(0, 10)

/** What an office awaits and has to do, by the facets that the commit keeps of each movement (docs/decisions/0127). */
export function createOfficeListReads(
  { pool, ofHub }: { pool: Queryable; ofHub: Queryable },
  now: () => number,
): OfficeListReads {
  const log = createLogReads(pool, ofHub)
  const listed = (office: OfficeCode, movements: readonly Movement[], size: bigint) =>
    vehiclesOf(pool, office, movements, now()).then((vehicles) => ({
      vehicles,
      cursor: cursorOf([`expected ${office}`, size.toString()]),
    }))

  const whole = async (office: OfficeCode, size: bigint): Promise<ExpectedList> => {
    const earliest = utcDateTime(now() - OVERDUE_MS).slice(0, 10)
    const { rows } = await pool.query<{ doc: string }>(
      `select m.doc from (
         select mrn, facet from movement_facets where facet >= $1 and facet < $2 order by facet, mrn limit $3
       ) f join movements m on m.mrn = f.mrn order by f.facet, f.mrn`,
      [facet('expected', `${office} ${earliest}`), facet('expected', `${office} ${ALWAYS}`), EXPECTED_MAX + 1],
    )
    const movements = rows.slice(0, EXPECTED_MAX).map(({ doc }) => movementFromDocument(doc))
    const list = await listed(office, movements, size)
    return { ...list, gone: [], whole: true, leftOut: rows.length - movements.length }
  }

  const changed = async (office: OfficeCode, from: bigint, size: bigint): Promise<ExpectedList> => {
    const touched = await touchedBetween(pool, office, from, size)
    const concerned = touched.filter((movement) => mayHaveBeenAwaitedAt(movement, office))
    const carriers = new Set(concerned.flatMap((one) => [carriedBy(one), ...carriedBefore(one)]))
    const together = await onVehicles(pool, [...carriers])
    const all = new Map([...together, ...concerned].map((movement) => [movement.mrn, movement]))
    const list = await listed(office, [...all.values()], size)
    const there = new Set(list.vehicles.map(({ key }) => key))
    const gone = [...carriers].map((carrier) => keyOf(office, carrier)).filter((key) => !there.has(key))
    return { ...list, gone, whole: false, leftOut: 0 }
  }

  return {
    async expected(office, since) {
      const cursor = readCursor(`expected ${office}`, since, 1)
      // Read first: what is committed meanwhile is told once more next time, and not missed.
      const size = await log.logSize()
      const from = cursor === undefined ? undefined : BigInt(wholeNumber(cursor[0]))
      // A log that is shorter than what the phone has seen is another one.
      if (from === undefined || from > size || size - from > LEAVES_LOOKED_AT) return whole(office, size)
      return changed(office, from, size)
    },

    async duties(office, limit) {
      const lists: [Duty, DutyList][] = []
      // One after the other: a page that is asked for often must not take all connections of the readers.
      for (const duty of DUTIES) lists.push([duty, await dutyList(pool, { office, duty, limit, now: now() })])
      return Object.fromEntries(lists) as Record<Duty, DutyList>
    },
  }
}

/** The movements of the office's country that leaves of the log between these indexes are about. */
async function touchedBetween(pool: Queryable, office: OfficeCode, from: bigint, size: bigint): Promise<Movement[]> {
  if (from === size) return []
  const { rows } = await pool.query<{ doc: string }>(
    `select m.doc from (
       select distinct mrn from log_leaves where log_index >= $1 and log_index < $2 and mrn is not null
     ) t cross join lateral (
       select true from movement_parties p where p.party_key = $3 and p.mrn = t.mrn limit 1
     ) own cross join lateral (select doc from movements where mrn = t.mrn and state <> 'none' offset 0) m`,
    [from.toString(), size.toString(), countryOfOffice(office)],
  )
  return rows.map(({ doc }) => movementFromDocument(doc))
}

/** The movements under way that these vehicles carry. */
async function onVehicles(pool: Queryable, carriers: readonly string[]): Promise<Movement[]> {
  if (carriers.length === 0) return []
  const { rows } = await pool.query<{ doc: string }>(
    `select m.doc from unnest($1::text[]) as c (mark) cross join lateral (
       select mrn from movement_marks where mark = c.mark order by mrn desc limit ${ON_ONE_VEHICLE}
     ) k cross join lateral (select doc from movements where mrn = k.mrn offset 0) m`,
    [carriers.map((carrier) => `vehicle:${carrier}`)],
  )
  return rows.map(({ doc }) => movementFromDocument(doc))
}

/** Those of these movements that are awaited at the office, by their vehicles, in the order in which they came. */
async function vehiclesOf(
  pool: Queryable,
  office: OfficeCode,
  movements: readonly Movement[],
  now: number,
): Promise<ExpectedVehicle[]> {
  const awaited = movements.flatMap((movement) => {
    const post = postAwaitedAt(movement, office)
    return post === undefined ? [] : [{ movement, post }]
  })
  const country = countryOfOffice(office)
  const withGoods = awaited.flatMap(({ movement }) =>
    movement.withRecord.includes(country) || movement.declared?.departure.country === country ? [movement.mrn] : [],
  )
  const goods = await goodsOf(pool, withGoods)
  const byCarrier = Map.groupBy(awaited, ({ movement }) => carriedBy(movement))
  return [...byCarrier].map(([carrier, together]) => {
    const latest = together.map(({ movement }) => movement)
    const equipped = latest.map(equippedNow)
    const vehicle = latest.find((one) => one.vehicle !== undefined)?.vehicle
    return {
      key: keyOf(office, carrier),
      ...(vehicle === undefined ? {} : { vehicle }),
      trailers: [...new Set(equipped.flatMap(({ trailers }) => trailers))],
      containers: [...new Set(equipped.flatMap(({ containers }) => containers))],
      mrns: together.map(({ movement, post }) =>
        expectedMovement(movement, post, { now, goods: goods.get(movement.mrn) }),
      ),
    }
  })
}

/** The goods of these movements in a line, of declarations that are not too long. */
async function goodsOf(pool: Queryable, mrns: readonly Mrn[]): Promise<ReadonlyMap<Mrn, GoodsInLine>> {
  if (mrns.length === 0) return new Map()
  const { rows } = await pool.query<{ mrn: Mrn; doc: string }>(
    `select w.mrn, d.doc from unnest($1::text[]) as w (mrn) cross join lateral (
       select doc, pg_column_size(doc) as bytes from declarations where mrn = w.mrn
       order by version desc, revision desc limit 1
     ) d where d.bytes <= ${DECLARATION_BYTES}`,
    [mrns],
  )
  return new Map(rows.map(({ mrn, doc }) => [mrn, goodsInLine(JSON.parse(doc) as Declaration)]))
}

type Asked = { office: OfficeCode; duty: Duty; limit: number; now: number }

async function dutyList(pool: Queryable, { office, duty, limit, now }: Asked): Promise<DutyList> {
  const until = duty === 'limitTomorrow' ? secondOf(utcDateTime(now + LIMIT_AHEAD_MS)) : ALWAYS
  const { rows } = await pool.query<{ facet: string; doc: string | null }>(
    `select f.facet, m.doc from (
       select facet, mrn, row_number() over (order by facet, mrn) as place from (
         select facet, mrn from movement_facets where facet > $1 and facet <= $2 order by facet, mrn limit ${COUNTED}
       ) counted
     ) f left join lateral (select doc from movements where mrn = f.mrn and f.place <= $3 offset 0) m on true
     order by f.place`,
    [facet('todo', `${office} ${duty} `), facet('todo', `${office} ${duty} ${until}`), limit],
  )
  const shown = rows.slice(0, limit).flatMap(({ facet: text, doc }) => {
    if (doc === null) return []
    return [{ movement: movementFromDocument(doc), at: text.slice(text.lastIndexOf(' ') + 1) }]
  })
  return { rows: shown, leftOut: rows.length - shown.length }
}
