import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatAmount } from '../../src/domain/values/money.ts'
import { numberValue } from '../../src/domain/model/searched.ts'
import { compared } from '../../src/domain/values/spelling.ts'
import type { MovementFilter } from '../../src/ports/reads.ts'
import type { Page } from '../../src/ports/page.ts'
import type { Viewer } from '../../src/ports/viewer.ts'
import { createPool } from '../../src/store/pool.ts'
import { createReads } from '../../src/store/reads/index.ts'
import { asCountry, asGrn, asMrn, asOffice, asParty } from '../support/identifiers.ts'
import { type Visit, visiting } from '../support/rows-visited.ts'
import { type Edge, startEdge } from '../services/http-fixture.ts'
import { GRN, M1, NATIONAL, OTHER_GRN, seed } from '../services/http-seed.ts'
import { fillMany } from './many-movements.ts'
import { testVault } from '../support/body-key.ts'

/** No statement of any read visits more rows than a bounded multiple of its page, however much there is of everything. */

const MOVEMENTS = 60_000
/** Rows a statement may visit: two thousand candidates of each list, or one list looked up in eight others. */
const ROWS = 20_000
/** A search counts to ten thousand: twelve thousand rows of its range, each looked up in what else is asked for. */
const COUNTING_ROWS = 12_001 * 5
const LIMIT = 50

let edge: Edge
let pool: Pool
let visits: Visit[]
let reads: ReturnType<typeof createReads>

beforeAll(async () => {
  edge = await startEdge()
  await seed(edge.pool)
  await fillMany(edge.pool, MOVEMENTS)
  const { connectionString = '' } = edge.pool.options
  pool = createPool({ connectionString, max: 2, inOrder: true, onError: () => undefined })
  const watched = visiting(pool)
  visits = watched.visits
  reads = createReads(watched.queries, {
    vault: testVault,
    ofHub: watched.queries,
    format: formatAmount,
    due: () => 0,
    now: () => Date.now(),
  })
}, 600_000)
afterAll(async () => {
  await pool.end()
  await edge.close()
})

const party = (key: string, role: 'customs' | 'principal' | 'guarantor' = 'customs'): Viewer => ({
  kind: 'party',
  key: asParty(key),
  role,
})
const officer = (key: string, ...offices: string[]): Viewer => ({
  kind: 'officer',
  key: asParty(key),
  offices: offices.map(asOffice),
})
const operator: Viewer = { kind: 'all' }
const VIEWERS: Readonly<Record<string, Viewer>> = {
  'an operator': operator,
  'customs of all': party('TG'),
  'customs of half': party('BF'),
  'customs of nothing': party('NE'),
  'a principal': party('TG/sahel', 'principal'),
  'an officer of two posts': officer('BF', 'BFOUA001', 'GHTEM001'),
  'an officer whose post is on nothing of its country': officer('BF', 'GHTEM001'),
  'an officer without a post': officer('BF'),
}

const FILTERS: Readonly<Record<string, MovementFilter>> = {
  none: {},
  'an office of half': { office: asOffice('GHTEM001') },
  'an office of all': { office: asOffice('TGLFW001') },
  'an unknown office': { office: asOffice('ZZ999999') },
  'the regime of all': { regime: 'isrt' },
  'a regime of none': { regime: 'tir' },
  'an open enquiry': { procedure: 'enquiry' },
  'no open stop': { procedure: 'stop' },
  'a flag': { flag: 'late' },
  'the lot of all': { lot: 'LOT-18' },
  'the reference of all': { numbers: [[numberValue('reference', NATIONAL)]] },
  'the vehicle of all': { numbers: [[numberValue('vehicle', 'TG 0007 AA'), numberValue('container', 'TG 0007 AA')]] },
  'a part of the vehicle of all': { q: '07AA' },
  'a part of nothing': { q: 'QQQQQ' },
  'a limit that all have passed': { due: [new Date('2030-01-01T00:00:00Z')] },
  'what was touched since the beginning': { updatedSince: new Date('2000-01-01T00:00:00Z') },
  'the corridor of all': { corridor: 'TG-BF' },
  'a part of all, on a corridor, overdue': { q: '007', corridor: 'TG-BF', due: [new Date('2030-01-01T00:00:00Z')] },
  'the guarantee of all': { grn: asGrn(GRN) },
  'the guarantee of all, in the one box': { q: compared(GRN) },
  'a country of half': { country: asCountry('GH') },
  'a rare state': { states: ['under-discrepancy'] },
  'two states': { states: ['discharged', 'in-transit'] },
  'a state of none': { states: ['cancelled'] },
  'office, country and state': {
    office: asOffice('BFOUA001'),
    country: asCountry('GH'),
    states: ['in-transit', 'discharged'],
  },
  'all that no movement has together': {
    office: asOffice('GHTEM001'),
    regime: 'isrt',
    lot: 'LOT-18',
    flag: 'late',
    procedure: 'enquiry',
  },
}

async function visitedBy(read: () => Promise<unknown>, most = ROWS): Promise<Visit[]> {
  visits.length = 0
  await read()
  expect(visits.length).toBeGreaterThan(0)
  return visits.filter(({ rows }) => rows > most)
}

test('a guarantee of very many movements finds them in the one box, for whoever may see both', async () => {
  const filter = { q: compared(GRN) }
  expect(await reads.movements(operator, filter, { limit: LIMIT })).toMatchObject({
    total: 10_000,
    totalIsLowerBound: true,
  })
  // Where each movement is looked up in something else, fewer are counted: at least so many.
  const found = await reads.movements(party('BF'), filter, { limit: LIMIT })
  expect(found).toMatchObject({ totalIsLowerBound: true })
  expect(found.items).toHaveLength(LIMIT)
  const none = await reads.movements(party('GM'), filter, { limit: LIMIT })
  expect(none).toMatchObject({ total: 0, items: [] })
})

describe.each(Object.entries(VIEWERS))('movements for %s', (_, viewer) => {
  test.each(Object.entries(FILTERS))('by %s', async (__, filter) => {
    const most = filter.q === undefined ? ROWS : COUNTING_ROWS
    expect(await visitedBy(() => reads.movements(viewer, filter, { limit: LIMIT }), most)).toEqual([])
    const recent = { ...filter, recent: true }
    expect(await visitedBy(() => reads.movements(viewer, recent, { limit: LIMIT }), most)).toEqual([])
  })

  test('one of them, its timeline, its history, its document', async () => {
    const mrn = asMrn(M1)
    expect(await visitedBy(() => reads.movement(viewer, mrn))).toEqual([])
    expect(await visitedBy(() => reads.timeline(viewer, mrn, { limit: LIMIT }))).toEqual([])
    expect(await visitedBy(() => reads.declarations(viewer, mrn, { limit: LIMIT }))).toEqual([])
    expect(await visitedBy(() => reads.document(viewer, mrn))).toEqual([])
  })

  test('guarantees, one of them, its entries', async () => {
    expect(await visitedBy(() => reads.guarantees(viewer, { limit: LIMIT }))).toEqual([])
    for (const grn of [GRN, OTHER_GRN].map(asGrn)) {
      expect(await visitedBy(() => reads.guarantee(viewer, grn, { limit: LIMIT }))).toEqual([])
      const claimed = { limit: LIMIT, states: ['claimed'] }
      expect(await visitedBy(() => reads.guarantee(viewer, grn, claimed))).toEqual([])
      expect(await visitedBy(() => reads.guaranteeEntries(viewer, grn, { limit: LIMIT }))).toEqual([])
    }
  })
})

test('guarantees for guarantors: of very many, and by very many payments on one', async () => {
  for (const key of ['GH/bond', 'BF/fonds-garantie', 'TG/fonds-garantie']) {
    const viewer = party(key, 'guarantor')
    expect(await visitedBy(() => reads.guarantees(viewer, { limit: LIMIT }))).toEqual([])
    expect(await visitedBy(() => reads.guarantee(viewer, asGrn(GRN), { limit: LIMIT }))).toEqual([])
  }
})

test('queues count what is held now, failures what waits now, a statement only what contributes', async () => {
  await edge.pool.query(`update movements set held = 0, held_from = '{}' where mrn like '26ZZ%'`)
  await edge.pool.query('vacuum analyze movements')
  expect(await visitedBy(() => reads.queues(new Date()))).toEqual([])
  expect(await visitedBy(() => reads.failing())).toEqual([])
  expect(await visitedBy(() => reads.setAside({ limit: LIMIT }))).toEqual([])
  // Contributions of March, payments of April: the first pages tell what each of the others visits.
  for (const month of ['2026-03', '2026-04']) {
    const lines: unknown[] = []
    const statement = async () => {
      for await (const line of reads.contributionStatement(month, undefined)) if (lines.push(line) === 300) break
    }
    expect(await visitedBy(statement)).toEqual([])
    expect([month, lines.length]).toEqual([month, month === '2026-04' ? 300 : 0])
  }
})

/** All pages, each no longer than asked for. */
async function walk<T>(read: (cursor: { cursor?: string }) => Promise<Page<T> | undefined>): Promise<T[]> {
  const all: T[] = []
  for (let cursor: { cursor?: string } = {}; ; ) {
    const page = await read(cursor)
    if (page === undefined) throw new Error('nothing there')
    expect(page.items.length).toBeLessThanOrEqual(200)
    all.push(...page.items)
    if (page.next === undefined) return all
    cursor = { cursor: page.next }
  }
}

const stored = async (sql: string): Promise<string[]> =>
  (await edge.pool.query<{ one: string }>(`${sql} order by 1`)).rows.map(({ one }) => one)

describe('pages that come out short leave nothing out and say nothing twice', () => {
  test.each<[string, Viewer, MovementFilter, string]>([
    ['lists with nothing in common', party('BF'), { office: asOffice('GHTEM001') }, 'false'],
    [
      'lists with little in common',
      party('BF'),
      { office: asOffice('BFOUA001'), flag: 'late', states: ['discharged', 'under-discrepancy'] },
      `(m.mrn like '26ZZ%00' or m.mrn like '26ZZ%50') and m.state in ('discharged', 'under-discrepancy')`,
    ],
    [
      'an officer of two posts',
      officer('GH', 'BFOUA001', 'GHTEM001'),
      { states: ['discharged', 'under-discrepancy'], procedure: 'enquiry' },
      `m.mrn like '26ZZ%01'`,
    ],
  ])('movements: %s', async (_, viewer, filter, which) => {
    const found = await walk((cursor) => reads.movements(viewer, filter, { limit: 200, ...cursor }))
    expect(found.map(({ mrn }) => mrn)).toEqual(await stored(`select mrn as one from movements m where ${which}`))
  })

  test('the timeline and the history of one movement', async () => {
    const mrn = asMrn(M1)
    await edge.pool.query('delete from declarations where revision > 1203')
    const revisions = await walk((cursor) => reads.declarations(operator, mrn, { limit: 200, ...cursor }))
    expect(revisions.map(({ revision }) => revision)).toEqual(Array.from({ length: 1_203 }, (_, n) => n + 1))
    const pages = await walk(async (cursor) => {
      const page = await reads.timeline(party('TG'), mrn, { limit: 200, ...cursor })
      const last = page?.items.at(-1)?.logIndex ?? 0
      // The rest is more of the same.
      return last > 1_000 && page !== undefined ? { items: page.items } : page
    })
    const last = pages.at(-1)?.logIndex ?? 0
    const about = `(select log_index from log_leaves where mrn = '${M1}' union select log_index from leaf_movements)`
    const expected = await stored(`select log_index::text as one from ${about} l where log_index <= ${last}`)
    expect(pages.map(({ logIndex }) => String(logIndex)).toSorted()).toEqual(expected.toSorted())
  })

  test("the lines and entries of a guarantee of which few are the reader's", async () => {
    await edge.pool.query(`delete from movement_parties where party_key = 'GH' and mrn not like '%001'`)
    await edge.pool.query(`insert into guarantee_parties values ('GH', '${GRN}') on conflict do nothing`)
    const lines = await walk(async (cursor) => {
      const page = await reads.guarantee(party('GH'), asGrn(GRN), { limit: 200, ...cursor })
      return page === undefined
        ? undefined
        : { items: page.lines ?? [], ...(page.next === undefined ? {} : { next: page.next }) }
    })
    const own = await stored(`select mrn as one from movement_parties where party_key = 'GH'`)
    expect(lines.map(({ mrn }) => mrn).toSorted()).toEqual(own.toSorted())
    const entries = await walk((cursor) => reads.guaranteeEntries(party('GH'), asGrn(GRN), { limit: 200, ...cursor }))
    expect(entries.map(({ mrn }) => mrn ?? '').toSorted()).toEqual(own.toSorted())
  })
})
