import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildStatistics } from '../../src/compose/statistics.ts'
import type { Message } from '../../src/generated/types.ts'
import * as counting from '../support/counted.ts'
import { ago } from '../support/counted.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/**
 * interface.md 7 and 8, statistics: figures as the database has them, recomputed here by statements of their own over what the
 * movements' documents say, never over what is counted.
 */
type Row = {
  n: number
  p50?: number
  p90?: number
  excluded: { implied: number; outage: number; missing: number }
  open: number
  kinds?: { kind: string; n: number }[]
  amounts?: { currency: string; kind?: string; amount: string }[]
  movements?: string
} & Record<string, unknown>
type Table = { items: Row[]; position: number; from?: string; to?: string }
type Cases = { items: { mrn: string }[]; next?: string }

let hub: TestHub
const OPERATOR = 'token-of-operator'

const ask = <T>(path: string, token?: string): Promise<T> => counting.ask<T>(hub, path, token)
const accepted = (by: string, one: Message): Promise<void> => counting.accepted(hub, by, one)
const counted = (): Promise<unknown> => counting.counted(hub)
const travels = async (times: counting.Times): Promise<string> =>
  counting.travels(hub, await registered(hub, '1000000'), times)

/** Nearest rank, written out: the smallest value with at least this share of all values at or below it. */
function rank(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(share * sorted.length) - 1]
}

const seconds = async (sql: string): Promise<number[]> =>
  (await hub.pool.query<{ seconds: string }>(sql)).rows.map(({ seconds: text }) => Math.round(Number(text)))

let mrns: string[]
let receiver: Receiver
beforeAll(async () => {
  hub = await startTestHub({ pace: { statistics: { restMs: 50 } } })
  mrns = [
    await travels({ released: 60, exit: 50, entry: 48, arrival: 20, discharged: true }),
    await travels({ released: 60, exit: 45, entry: 44, arrival: 10, discharged: true }),
    await travels({ released: 60, exit: 40, entry: 31, arrival: 5, limit: 8 }),
    // The entry is never reported.
    await travels({ released: 30, exit: 25, arrival: 4 }),
    await travels({ released: 30, exit: 25, limit: 2 }),
  ]
  // TG takes what it is sent; nobody else does.
  receiver = await startReceiver(hub, 'TG')
  await waitFor(
    async () =>
      (
        await hub.pool.query(`select 1 from deliveries d left join delivery_ends e using (receiver, log_index)
        where d.receiver = 'TG' and d.reported and e.state is null`)
      ).rowCount === 0,
    { label: 'TG has taken everything' },
  )
  await receiver.close()
  await counted()
}, 120_000)
afterAll(() => hub?.stop())

describe('what is asked wrongly', () => {
  test.each([
    ['/v1/statistics/transit-times?colour=red', 'colour'],
    ['/v1/statistics/transit-times?from=2026-02-30', 'from'],
    ['/v1/statistics/transit-times?from=2026-03-02&to=2026-03-02', 'to'],
    ['/v1/statistics/transit-times?from=2024-01-01&to=2026-01-01', 'to'],
    ['/v1/statistics/transit-times?by=day', 'by'],
    ['/v1/statistics/overdue?by=leg', 'by'],
    ['/v1/statistics/overdue?leg=TGLFW001-TGCNK001', 'leg'],
    ['/v1/statistics/service?office=TGLFW001', 'office'],
    ['/v1/statistics/overdue?format=xml', 'format'],
    ['/v1/statistics/overdue/movements?cursor=W10', 'cursor'],
    ['/v1/statistics/contributions?month=2026-03&by=country', 'by'],
    ['/v1/risk/signals', 'mrn'],
  ])('is 400 with the name of the parameter: %s', async (path, pointer) => {
    const { status, body } = await hub.get(path, OPERATOR)
    expect([status, body]).toMatchObject([400, { code: 'parameter', errors: [{ pointer }] }])
  })

  test('is refused to traders, to officers, and to guarantors beyond their money; an unknown topic is 404', async () => {
    const guarantor = hub.party('TG/fonds-garantie').token
    for (const [path, token, status] of [
      ['/v1/statistics/overdue', guarantor, 403],
      ['/v1/statistics/overdue/movements', guarantor, 403],
      ['/v1/statistics/report', guarantor, 403],
      ['/v1/risk/signals?corridor=TG-BF', guarantor, 403],
      ['/v1/statistics/overdue', 'token-of-officer', 403],
      ['/v1/statistics/exposure', guarantor, 200],
      ['/v1/statistics/weather', OPERATOR, 404],
      ['/v1/statistics/service/movements', OPERATOR, 404],
    ] as const)
      expect([path, (await hub.get(path, token)).status]).toEqual([path, status])
  })
})

describe('each figure is what the documents of the movements say', () => {
  test('transit times, whole and by leg', async () => {
    const whole = await seconds(
      `select extract(epoch from (doc::json->'arrival'->>'occurredAt')::timestamptz - (doc::json->'released'->>'releasedAt')::timestamptz)
         as seconds from movements where doc::json->'arrival' is not null`,
    )
    expect(whole).toHaveLength(4)
    const { items } = await ask<Table>('/v1/statistics/transit-times')
    expect(items).toMatchObject([{ corridor: 'TG-BF', n: 4, p50: rank(whole, 0.5), p90: rank(whole, 0.9), open: 0 }])
    const inTogo = await seconds(
      `select extract(epoch from (leg->'exited'->>'occurredAt')::timestamptz - (doc::json->'released'->>'releasedAt')::timestamptz) as seconds
       from movements, json_array_elements(doc::json->'legs') leg where leg->>'country' = 'TG' and leg->'exited' is not null`,
    )
    expect(inTogo).toHaveLength(5)
    const legs = await ask<Table>('/v1/statistics/transit-times?by=leg')
    expect(legs.items.find(({ leg }) => leg === 'TGLFW001-TGCNK001')).toMatchObject({
      n: 5,
      p50: rank(inTogo, 0.5),
      p90: rank(inTogo, 0.9),
      excluded: { implied: 0, outage: 0, missing: 0 },
    })
    expect(legs.items.find(({ leg }) => leg === 'BFCNK001-BFOUA001')).toMatchObject({
      n: 3,
      excluded: { implied: 1, outage: 0, missing: 0 },
    })
  })

  test('border times', async () => {
    const crossed = await seconds(
      `select extract(epoch from (e->'entered'->>'occurredAt')::timestamptz - (x->'exited'->>'occurredAt')::timestamptz) as seconds
       from movements, json_array_elements(doc::json->'legs') x, json_array_elements(doc::json->'legs') e
       where (e->>'index')::int = (x->>'index')::int + 1 and x->'exited' is not null and e->'entered' is not null`,
    )
    expect(crossed).toHaveLength(3)
    const { items } = await ask<Table>('/v1/statistics/border-times')
    expect(items).toMatchObject([
      {
        leg: 'TGCNK001-BFCNK001',
        n: 3,
        p50: rank(crossed, 0.5),
        p90: rank(crossed, 0.9),
        excluded: { implied: 1, outage: 0, missing: 0 },
      },
    ])
  })

  test('late arrivals, and limits that have passed with nobody there', async () => {
    const late = await seconds(
      `select extract(epoch from (doc::json->'arrival'->>'occurredAt')::timestamptz - limit_at) as seconds from movements
       where (doc::json->'arrival'->>'occurredAt')::timestamptz > limit_at`,
    )
    expect(late).toHaveLength(1)
    const { items } = await ask<Table>('/v1/statistics/overdue?by=country')
    expect(items).toMatchObject([{ country: 'TG', n: 1, p50: late[0], open: 1, kinds: [{ kind: '0-1', n: 1 }] }])
  })

  test('discharge delay', async () => {
    const delays = await seconds(
      `select extract(epoch from (doc::json->>'endedAt')::timestamptz - (doc::json->'arrival'->>'occurredAt')::timestamptz) as seconds
       from movements where state = 'discharged'`,
    )
    expect(delays).toHaveLength(2)
    const { items } = await ask<Table>('/v1/statistics/discharge-delay')
    expect(items).toMatchObject([{ corridor: 'TG-BF', n: 2, p50: rank(delays, 0.5), p90: rank(delays, 0.9), open: 2 }])
  })

  test('seals as found, and reports', async () => {
    const { rows } = await hub.pool.query<{ office: string; state: string; n: string }>(
      `select p->>'office' as office, p->>'sealState' as state, count(*) as n from (
         select leg->'entered' as p from movements, json_array_elements(doc::json->'legs') leg
         union all select leg->'exited' from movements, json_array_elements(doc::json->'legs') leg
         union all select doc::json->'arrival' from movements) seen
       where p is not null group by 1, 2 order by 1`,
    )
    const { items } = await ask<Table>('/v1/statistics/seals')
    expect(items.map(({ office, kinds }) => [office, kinds])).toEqual(
      rows.map(({ office, state, n }) => [office, [{ kind: state, n: Number(n) }]]),
    )
    const delays = await seconds(
      `select extract(epoch from (p->>'takenAt')::timestamptz - (p->>'occurredAt')::timestamptz) as seconds from (
         select leg->'exited' as p from movements, json_array_elements(doc::json->'legs') leg) seen where p is not null`,
    )
    const quality = await ask<Table>('/v1/statistics/data-quality?office=TGCNK001')
    expect(quality.items).toMatchObject([{ country: 'TG', n: delays.length, p50: rank(delays, 0.5) }])
    const burkina = await ask<Table>('/v1/statistics/data-quality?country=BF')
    expect(burkina.items).toMatchObject([{ country: 'BF', n: 7, excluded: { implied: 1, outage: 0, missing: 0 } }])
  })

  test('what guarantees are engaged for, by currency', async () => {
    const { rows } = await hub.pool.query<{ n: string; minor: string }>(
      `select count(*) as n, sum(minor) as minor from guarantee_lines where state in ('reserved', 'in-use', 'claimed')`,
    )
    const { items } = await ask<Table>('/v1/statistics/exposure', hub.party('TG/fonds-garantie').token)
    expect(items).toMatchObject([{ n: Number(rows[0]?.n), amounts: [{ currency: 'XOF', amount: rows[0]?.minor }] }])
    expect(items[0]?.n).toBe(3)
  })

  test('how long each country took to take its messages', async () => {
    const { rows } = await hub.pool.query<{ country: string; n: string; seconds: string[] }>(
      `select left(receiver, 2) as country, count(*) as n, array_agg(floor(extract(epoch from done_at - created_at))) as seconds
       from deliveries d join delivery_ends e using (receiver, log_index) where d.reported and e.state = 'delivered' group by 1 order by 1`,
    )
    expect(rows.length).toBeGreaterThan(0)
    const { items } = await ask<Table>('/v1/statistics/service')
    expect(items).toMatchObject(
      rows.map(({ country, n, seconds: all }) => ({
        country,
        n: Number(n),
        p50: rank(all.map(Number), 0.5),
        availability: 1,
      })),
    )
  })
})

describe('each row leads to the movements that it counts', () => {
  test('exactly those, in pages, counted and left out', async () => {
    for (const path of [
      '/v1/statistics/transit-times',
      '/v1/statistics/transit-times?by=leg',
      '/v1/statistics/border-times?by=week',
      '/v1/statistics/seals?by=month',
    ]) {
      const { items } = await ask<Table>(path)
      expect(items.length).toBeGreaterThan(0)
      for (const { movements = '', n, excluded } of items) {
        const found: string[] = []
        for (let next: string | undefined = ''; next !== undefined; ) {
          const page: Cases = await ask<Cases>(`${movements}&limit=2${next === '' ? '' : `&cursor=${next}`}`)
          found.push(...page.items.map((one) => JSON.stringify(one)))
          next = page.next
        }
        expect([movements, found.length]).toEqual([movements, n])
        const left = await ask<Cases>(`${movements}&cases=implied`)
        expect(left.items).toHaveLength(excluded.implied)
      }
    }
    const { items } = await ask<Cases>('/v1/statistics/border-times/movements?cases=implied')
    expect(items.map(({ mrn }) => mrn)).toEqual([mrns[3]])
  })

  test('customs read the figures of their own country only, whatever they ask for', async () => {
    const { token } = hub.party('BF')
    const { items } = await ask<Table>('/v1/statistics/data-quality?by=country', token)
    expect(items.map(({ country }) => country)).toEqual(['BF'])
    expect((await ask<Table>('/v1/statistics/overdue?country=TG', token)).items).toEqual([])
    expect((await ask<Cases>('/v1/statistics/overdue/movements', token)).items).toEqual([])
    expect((await ask<Cases>('/v1/statistics/overdue/movements', hub.party('TG').token)).items).toHaveLength(1)
  })
})

describe('as CSV and as a report', () => {
  test('CSV names its columns in the language of the reader', async () => {
    const answer = await fetch(`${hub.url}/v1/statistics/border-times?format=csv`, {
      headers: { authorization: `Bearer ${OPERATOR}`, 'accept-language': 'pt' },
    })
    const [head, line] = (await answer.text()).split('\r\n')
    expect(head).toMatch(/^Trajeto,Casos,/)
    expect(line).toMatch(/^TGCNK001-BFCNK001,3,/)
  })

  test.each(['en', 'fr', 'pt'])('the report is a PDF in %s', async (language) => {
    const month = ago(0).slice(0, 7)
    const answer = await fetch(`${hub.url}/v1/statistics/report?month=${month}&language=${language}`, {
      headers: { authorization: `Bearer ${OPERATOR}` },
    })
    expect([answer.status, answer.headers.get('content-language')]).toEqual([200, language])
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('what comes afterwards', () => {
  test('the same question is answered 304 until a figure changes', async () => {
    const headers = { authorization: `Bearer ${OPERATOR}` }
    const first = await fetch(`${hub.url}/v1/statistics/seals`, { headers })
    const again = { ...headers, 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await fetch(`${hub.url}/v1/statistics/seals`, { headers: again })).status).toBe(304)
  })

  test('a passage reported late corrects what was counted without it', async () => {
    await accepted('BF', m.entryNotice(mrns[3] ?? '', { occurredAt: ago(24) }))
    await counted()
    const { items } = await ask<Table>('/v1/statistics/border-times')
    expect(items).toMatchObject([{ n: 4, excluded: { implied: 0, outage: 0, missing: 0 } }])
  })

  test('an outage declared afterwards takes out what it explains', async () => {
    const body = { scope: 'country', state: 'outage', from: ago(49), to: ago(47), manualProcedure: true } as const
    await accepted('BF', message('availability-notice', customs('BF'), body as never))
    await counted()
    const { items } = await ask<Table>('/v1/statistics/border-times')
    expect(items).toMatchObject([{ n: 3, excluded: { implied: 0, outage: 1, missing: 0 } }])
  })

  test('counted again from the beginning of the log, all of it is the same', async () => {
    const facts = async () =>
      (await hub.pool.query(`select * from statistic_facts order by mrn collate "C", topic, part`)).rows as unknown[]
    const before = await facts()
    await rebuildStatistics(hub.config.databaseUrl)
    await counted()
    expect(await facts()).toEqual(before)
  })
})
