import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 7, history of a queue: one measurement a minute however many hubs there are, and of a gap nothing is said. */
type Point = {
  at: string
  measured: boolean
  depth?: number
  oldestSeconds?: number
  in?: number
  out?: number
  parked?: number
}

let hub: TestHub
/** On a whole five minutes of today, so that what is sent lies neither in the future nor long ago. */
const BEGUN = Math.floor(Date.now() / 300_000) * 300_000
let now = BEGUN
let [first, second] = [0, 0]

const at = (minutes: number): string => new Date(BEGUN + minutes * 60_000).toISOString()

const history = async (query: string, token?: string): Promise<{ status: number; points: Point[] }> => {
  const { status, body } = await hub.get(`/v1/queues/BF/history?${query}`, token)
  return { status, points: (body as { points?: Point[] }).points ?? [] }
}

/** Moves the clock ahead and waits until that minute has been measured. */
async function measuredAt(minutes: number): Promise<void> {
  now = BEGUN + minutes * 60_000 + 10_000
  await waitFor(
    async () => {
      const { rowCount } = await hub.pool.query('select 1 from queue_measurements where at = $1', [at(minutes)])
      return rowCount === 1
    },
    { label: `minute ${minutes} is measured` },
  )
}

const open = async (): Promise<number> =>
  (await hub.pool.query<{ n: number }>(`select count(*)::int as n from open_deliveries where receiver = 'BF'`)).rows[0]
    ?.n ?? -1

beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(now), pace: { queueHistory: { restMs: 20 } } })
  // A second hub measures as well: what it adds must not count twice.
  await hub.startAnother()
  await measuredAt(1)
  await released(hub)
  first = await open()
  await measuredAt(2)
  await released(hub)
  second = await open()
  // The third and fourth minute are left out.
  await measuredAt(5)
  const receiver = await startReceiver(hub, 'BF')
  await waitFor(async () => (await open()) === 0, { label: 'everything is taken' })
  await receiver.close()
  await measuredAt(6)
  await measuredAt(7)
})
afterAll(() => hub?.stop())

test.each([
  [`from=${at(60)}&to=${at(0)}`, 'to'],
  [`from=${at(-9 * 24 * 60)}&step=PT1H`, 'from'],
  [`from=${at(-26 * 60)}&to=${at(0)}&step=PT1M`, 'to'],
  ['step=PT2M', 'step'],
])('what ends before it begins, is too long or has another step is refused: %s', async (query, pointer) => {
  const { status, body } = await hub.get(`/v1/queues/BF/history?${query}`)
  expect([status, body]).toMatchObject([400, { code: 'parameter', errors: [{ pointer }] }])
})

test('another party’s queue does not exist for a party', async () => {
  expect((await history('step=PT1M', hub.party('TG').token)).status).toBe(404)
  expect((await history('step=PT1M', hub.party('BF').token)).status).toBe(200)
})

test('a backlog is seen to grow, to stand, and to drain, and a minute in which nobody measured is a gap', async () => {
  expect([first > 0, second > first]).toEqual([true, true])
  const { points } = await history(`from=${at(1)}&to=${at(8)}&step=PT1M`)
  expect(points.map(({ measured, depth, in: came, out: went }) => [measured, depth, came, went])).toEqual([
    [true, 0, 0, 0],
    [true, first, first, 0],
    [false, undefined, undefined, undefined],
    [false, undefined, undefined, undefined],
    [true, second, second - first, 0],
    [true, 0, 0, second],
    [true, 0, 0, 0],
  ])
  expect(points[4]?.oldestSeconds).toBeGreaterThanOrEqual(170)
})

test('a coarser step has the highest of what was measured in it, and the sums', async () => {
  const { points } = await history(`from=${at(0)}&to=${at(10)}&step=PT5M`)
  const { rows } = await hub.pool.query<{ depth: number; came: number; went: number }>(
    `select max(depth) as depth, sum(came)::int as came, sum(went)::int as went from queue_history
     where receiver = 'BF' group by date_bin('5 minutes', at, $1::timestamptz) order by min(at)`,
    [at(0)],
  )
  expect(points.map(({ depth, in: came, out: went }) => ({ depth, came, went }))).toEqual(rows)
})

test('what is older than eight days is forgotten', async () => {
  await measuredAt(9 * 24 * 60)
  await waitFor(
    async () => {
      const { rows } = await hub.pool.query<{ n: number }>(
        `select (select count(*) from queue_measurements)::int + (select count(*) from queue_history)::int as n`,
      )
      return rows[0]?.n === 1
    },
    { label: 'the rest is forgotten' },
  )
})
