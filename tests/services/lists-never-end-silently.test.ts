import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { type Edge, get, getJson, startEdge } from './http-fixture.ts'
import { GRN, M1, OTHER_GRN, seed } from './http-seed.ts'

/** Every answer that has a bound goes on in pages, or says that it ends there. */

type Line = { mrn: string; line: number; state: string }
type Guarantee = {
  grn: string
  limit?: string
  lines?: Line[]
  next?: string
  debts?: { mrn: string }[]
  debtsLeftOut?: number
}

/** More lines than one answer ever held, so many that their pages come out uneven. */
const LINES = 1_203
const PAGE = 200
const LAST_MRN = '26TG9ZZZZZZZZZZZZ9'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
  await seed(edge.pool)
  await edge.pool.query(
    `insert into guarantee_lines select $1, '26TG7' || lpad(n::text, 13, '0'), n % 3, '1',
       case n % 2 when 0 then 'in-use' else 'released' end, n, 'XOF' from generate_series(1, $2::int) n`,
    [OTHER_GRN, LINES],
  )
})
afterAll(() => edge.close())

/** All pages of a guarantee's lines, with what happens after the first. */
async function walk(
  path: string,
  caller: 'operator' | 'tg',
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
) {
  const pages: Guarantee[] = []
  for (let cursor = ''; ; ) {
    const page = await getJson<Guarantee>(
      edge,
      `${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}${cursor}`,
      caller,
    )
    pages.push(page)
    if (page.next === undefined) return pages
    cursor = `&cursor=${page.next}`
    if (pages.length === 1) await meanwhile()
  }
}

const named = (pages: readonly Guarantee[]): string[] =>
  pages.flatMap(({ lines = [] }) => lines.map(({ mrn, line }) => `${mrn} ${line}`))

const stored = async (grn: string, where = 'true'): Promise<string[]> => {
  const { rows } = await edge.pool.query<{ name: string }>(
    `select mrn || ' ' || line as name from guarantee_lines where grn = $1 and ${where} order by mrn, line`,
    [grn],
  )
  return rows.map(({ name }) => name)
}

describe('the lines of a guarantee', () => {
  test('a page bound to another guarantee or another list, a state that is none and a limit too high are refused', async () => {
    const { next } = await getJson<Guarantee>(edge, `/v1/guarantees/${OTHER_GRN}?limit=1`, 'operator')
    expect(next).toEqual(expect.any(String))
    for (const path of [`/v1/guarantees/${GRN}?`, `/v1/guarantees/${OTHER_GRN}/entries?`, '/v1/guarantees?'])
      expect([path, (await get(edge, `${path}cursor=${next}`, 'operator')).status]).toEqual([path, 400])
    for (const query of ['state=lost', 'limit=201', 'limit=0', 'cursor=zzz'])
      expect((await get(edge, `/v1/guarantees/${OTHER_GRN}?${query}`, 'operator')).status).toBe(400)
  })

  test('come whole in pages, each once and in order, while lines are added and released in between', async () => {
    const before = await stored(OTHER_GRN)
    expect(before).toHaveLength(LINES)
    const pages = await walk(`/v1/guarantees/${OTHER_GRN}`, 'operator', async () => {
      // One that is found further on, one that would have stood on the first page, and one that is open no longer.
      for (const mrn of [LAST_MRN, '26AA00000000000000'])
        await edge.pool.query(`insert into guarantee_lines values ($1,$2,0,'1','in-use',1,'XOF')`, [OTHER_GRN, mrn])
      await edge.pool.query(`update guarantee_lines set state = 'released' where grn = $1 and state = 'in-use'`, [
        OTHER_GRN,
      ])
    })
    expect(named(pages)).toEqual([...before, `${LAST_MRN} 0`])
    expect(pages.map(({ lines }) => lines?.length)).toEqual([PAGE, PAGE, PAGE, PAGE, PAGE, PAGE, 4])
    // The balances stand on every page.
    expect(pages.every(({ limit }) => limit !== undefined)).toBe(true)
  })

  test('in one state come in pages of their own, and none in it is an empty page', async () => {
    await edge.pool.query(`update guarantee_lines set state = 'claimed' where grn = $1 and line = 2`, [OTHER_GRN])
    const pages = await walk(`/v1/guarantees/${OTHER_GRN}?state=claimed,settled`, 'operator')
    expect(named(pages)).toEqual(await stored(OTHER_GRN, `state = 'claimed'`))
    expect(pages.length).toBeGreaterThan(2)
    expect(await getJson(edge, `/v1/guarantees/${OTHER_GRN}?state=refused`, 'operator')).toMatchObject({ lines: [] })
  })

  test('of customs are their own alone, and those of the list lead to the rest', async () => {
    await edge.pool.query(
      `insert into guarantee_lines select $1, $2, n, '1', 'in-use', n, 'XOF'
      from generate_series(2, 400) n`,
      [GRN, M1],
    )
    const own = await stored(GRN, `mrn = '${M1}'`)
    expect(named(await walk(`/v1/guarantees/${GRN}`, 'tg'))).toEqual(own)
    const { items } = await getJson<{ items: Guarantee[] }>(edge, '/v1/guarantees', 'tg')
    expect(items.map(({ grn, lines }) => [grn, lines?.length])).toEqual([[GRN, 10]])
    const [first] = items
    const more = await getJson<Guarantee>(edge, `/v1/guarantees/${GRN}?limit=200&cursor=${first?.next}`, 'tg')
    expect(named([first as Guarantee, more])).toEqual(own.slice(0, 210))
  })

  test('what guarantors owe each other says how much more there is, and stands on the first page', async () => {
    await edge.pool.query(
      `insert into guarantee_entries select 10 + n, 0, $1, '26TG7' || lpad(n::text, 13, '0'), 0, 'BF/fonds-garantie',
         'TG/fonds-garantie', n, 'recovery-settlement', now() from generate_series(1, 1007) n`,
      [OTHER_GRN],
    )
    const pages = await walk(`/v1/guarantees/${OTHER_GRN}`, 'operator')
    expect(pages[0]?.debts).toHaveLength(1_000)
    expect(pages[0]?.debtsLeftOut).toBe(7)
    expect(pages.slice(1).filter(({ debts }) => debts !== undefined)).toEqual([])
  })
})

describe('what has a bound says so', () => {
  test('messages that nobody could be answered for: how many more reasons and users there are', async () => {
    const list = () => getJson<{ items: object[]; leftOut?: number }>(edge, '/v1/unanswered', 'operator')
    expect(await list()).not.toHaveProperty('leftOut')
    await edge.pool.query(
      `insert into unanswered (reason, broker_user, count, first_at, last_at, detail, named, digest)
       select 'no-sender', 'user-' || n, 1, now(), now(), 'detail', null, $1 from generate_series(1, 1003) n`,
      [randomBytes(32)],
    )
    const { items, leftOut } = await list()
    expect([items.length, leftOut]).toEqual([1_000, 3])
  })

  test('movements touched last: how far back in the log the page goes', async () => {
    type Recent = { items: { mrn: string }[]; backTo?: number }
    const recent = (query: string) => getJson<Recent>(edge, `/v1/movements?sort=recent${query}`, 'operator')
    expect(await recent('')).not.toHaveProperty('backTo')
    const first = await recent('&limit=1')
    const leaf = await edge.pool.query<{ last: string }>(
      'select max(log_index) as last from log_leaves where mrn = $1',
      [first.items[0]?.mrn],
    )
    expect(first.backTo).toBe(Number(leaf.rows[0]?.last))
    await edge.pool.query(
      `insert into log_leaves select n, 'effect', 'TG', null, $1, '{}', 'x' from generate_series(4, 2_100) n`,
      [M1],
    )
    await edge.pool.query('update log_head set size = 2101')
    const narrow = await recent('&office=TGLFW001')
    expect([narrow.items.map(({ mrn }) => mrn), narrow.backTo]).toEqual([[M1], 101])
  })
})
