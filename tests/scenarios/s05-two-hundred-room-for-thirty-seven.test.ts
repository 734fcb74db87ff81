import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const ROOM = 37
const DECLARATIONS = 200

/** engine.md 7, scenario 5, at the size issue 4 names: whatever the number of hubs, nothing is reserved twice or lost. */
describe('200 declarations at once on a guarantee with room for 37', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  /** Posts all of them at once, in turn to each hub, and asserts what became of every single one. */
  async function reservesExactly(urls: readonly string[]): Promise<void> {
    const grn = await registered(hub, '3700000')
    const mrns = Array.from({ length: DECLARATIONS }, () => m.newMrn())
    const answers = await Promise.all(
      mrns.map((mrn, index) => {
        const url = urls[index % urls.length] ?? hub.url
        return post(url, hub.party('TG'), m.declaration(mrn, grn, '100000'))
      }),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    const states = await hub.pool.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from movements where mrn = any($1) group by state order by state',
      [mrns],
    )
    expect(states.rows).toEqual([
      { state: 'guarantee-refused', n: DECLARATIONS - ROOM },
      { state: 'registered', n: ROOM },
    ])
    expect(await guaranteeOf(hub, grn)).toMatchObject({ limit: '3700000', available: '0', reserved: '3700000' })
    const entries = await hub.pool.query<{ mrns: number; n: number }>(
      'select count(distinct mrn)::int as mrns, count(*)::int as n from guarantee_entries where grn = $1 and mrn is not null',
      [grn],
    )
    expect(entries.rows).toEqual([{ mrns: ROOM, n: ROOM }])
    const told = await hub.pool.query<{ body: string }>(
      `select convert_from(b.body, 'UTF8') as body from outbox o join bodies b on b.sender = o.sender and b.id = o.id
       where o.type = 'guarantee-not-valid' and o.receiver = 'TG' and o.mrn = any($1)`,
      [mrns],
    )
    expect(told.rows.filter(({ body }) => body.includes('G09'))).toHaveLength(DECLARATIONS - ROOM)
  }

  it('gives exactly 37 reservations and 163 refusals G09 with one hub', () => reservesExactly([hub.url]))

  it('gives the same with two hubs on the same database', async () => {
    const other = await hub.startAnother()
    await reservesExactly([hub.url, other.url])
  })
})
