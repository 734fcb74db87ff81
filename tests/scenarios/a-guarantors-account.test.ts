import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthsLater } from '../../src/domain/guarantee/month.ts'
import { migrate } from '../../src/store/migrate.ts'
import { claimOf, createReader, happened, ofSahel, type Reader, sizeOf } from '../support/account.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const GUARANTOR = 'TG/fonds-garantie'

/** What stands on an account at a moment, added up from the entries by nothing of the hub's. */
const AT = `select coalesce(sum(case when e.to_account = $3 then e.minor else 0 end)
    - sum(case when e.from_account = $3 then e.minor else 0 end), 0)::text as minor
  from guarantee_entries e join guarantees g on g.grn = e.grn where g.guarantor = $1 and e.at < $2`

type Row = Readonly<Record<string, string>>

/** faces.md 3: a guarantor's exposure, claims by deadline, entries and monthly statement. */
describe('a guarantor', () => {
  let hub: TestHub
  let reader: Reader
  let grns: string[]
  let claims: { mrn: string; payBy: string }[]
  // This month and the next one: entries fall into both.
  const [first, second, third] = [0, 1, 2].map((by) => monthsLater(new Date().toISOString().slice(0, 7), by)) as [
    string,
    string,
    string,
  ]
  let now = Date.now()
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
    grns = [await registered(hub, '1000000'), await registered(hub, '500000'), await registered(hub, '70000')]
    const [one = '', other = ''] = grns
    const before = await ofSahel(hub, one, '100000')
    await happened(hub, m.release(before))
    now = Date.parse(`${second}-02T08:00:00Z`)
    claims = []
    for (const [grn, payBy] of [
      [one, '2099-12-31'],
      [other, '2099-12-01'],
      [one, '2099-12-15'],
    ] as const) {
      const mrn = await ofSahel(hub, grn, '20000')
      await happened(hub, m.release(mrn), claimOf(mrn, grn, '7000', payBy))
      claims.push({ mrn, payBy })
    }
    for (let whole = 0; whole < 3; whole += 1) {
      const mrn = await ofSahel(hub, other, '10')
      for (const one of [m.release, m.exitNotice, m.entryNotice, m.arrival, m.results, m.discharge])
        await happened(hub, one(mrn))
    }
    // More entries than are added up with their guarantee: the rest is added up by itself.
    for (let more = 0; more < 100; more += 1) await ofSahel(hub, other, '10')
    reader = createReader(hub.url)
    await reader.signIn('token-of-tg-fonds-garantie')
  })
  afterAll(() => hub?.stop())

  const minorAt = async (time: string, account: string): Promise<string> =>
    (await hub.pool.query<{ minor: string }>(AT, [GUARANTOR, time, account])).rows[0]?.minor ?? ''

  const csvOf = async (month: string): Promise<Row[]> => {
    const { text, headers } = await reader.open(`/account/statement.csv?month=${month}`)
    expect(headers.get('content-type')).toContain('text/csv')
    const [head = '', ...lines] = text.trimEnd().split('\r\n')
    const names = head.split(',')
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
  }

  it('reads each guarantee’s exposure as a picture and in figures, and they are those of the ledger', async () => {
    const { text } = await reader.open('/account')
    const { rows } = await hub.pool.query<Row>(
      'select grn, claimed::text, in_use::text, reserved::text, available::text, limit_minor::text from guarantees where guarantor = $1 order by grn',
      [GUARANTOR],
    )
    expect(rows).toHaveLength(3)
    for (const { grn, claimed, in_use: inUse, reserved, available, limit_minor: limit } of rows) {
      const own = text.slice(text.indexOf(`/account/guarantees/${grn}`)).split('</section>')[0] ?? ''
      expect(own).toContain('role="img"')
      expect(own).toContain(
        `Claimed ${claimed}, In use ${inUse}, Reserved ${reserved}, Available ${available}, Limit ${limit}`,
      )
    }
  })

  it('reads what is claimed, the soonest deadline first', async () => {
    const { text } = await reader.open('/account/claims')
    const shown = [...text.matchAll(/\/account\/movements\/(\w+)[^]*?datetime="([^"]+)"[^]*?<dd>([\w ]+)<\/dd>/g)]
    const due = claims.toSorted((one, other) => (one.payBy < other.payBy ? -1 : 1))
    expect(shown.map(([, mrn, payBy, by]) => ({ mrn, payBy, by }))).toEqual(
      due.map((one) => ({ ...one, by: 'Togo TG' })),
    )
    expect(text).toContain('7\u00a0000\u00a0XOF')
    const { text: movement } = await reader.open(`/account/movements/${due[0]?.mrn}`)
    expect(movement).toContain('Claim on the guarantee')
    // A guarantor has not the goods’ data, and the hub draws it no papers.
    expect(movement).not.toContain('accompanying-document')
  })

  it('reads what an earlier release has claimed as well, once the database is migrated again', async () => {
    const kept = `select facet, mrn from movement_facets where facet like 'claim %' order by facet, mrn`
    const before = (await hub.pool.query(kept)).rows
    expect(before).toHaveLength(claims.length)
    await hub.pool.query(`delete from movement_facets where facet like 'claim %'`)
    expect(await migrate(hub.pool)).toEqual([])
    expect((await hub.pool.query(kept)).rows).toEqual(before)
  })

  it('reads all entries of a guarantee, page by page, each once', async () => {
    const grn = grns[1] ?? ''
    let path: string | undefined = `/account/guarantees/${grn}`
    let entries = 0
    let pages = 0
    while (path !== undefined) {
      const { text } = await reader.open(path)
      expect(sizeOf(text)).toBeLessThan(20_000)
      entries += [...text.matchAll(/<tr role="row"><td role="cell" data-head="Time"/g)].length
      pages += 1
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    const { rows } = await hub.pool.query<{ n: number }>(
      'select count(*)::int as n from guarantee_entries where grn = $1',
      [grn],
    )
    expect(entries).toBe(rows[0]?.n)
    expect(pages).toBeGreaterThan(3)
  })

  it.each([
    ['the first month', first, second],
    ['the next one', second, third],
  ] as const)(
    'has a statement of %s whose opening and entries make its closing, by SQL as well',
    async (_name, month, next) => {
      const lines = await csvOf(month)
      const [opening, closing] = ['total-opening', 'total-closing'].map((kind) =>
        lines.find((line) => line['kind'] === kind),
      )
      for (const account of ['available', 'reserved', 'inUse', 'claimed', 'spent']) {
        expect(opening?.[account]).toBe(await minorAt(`${month}-01T00:00:00Z`, account))
        expect(closing?.[account]).toBe(await minorAt(`${next}-01T00:00:00Z`, account))
        const entries = lines.filter(({ kind }) => kind === 'entry')
        const change = entries.reduce(
          (sum, { from, to, amount = '' }) =>
            sum + (to === account ? BigInt(amount) : 0n) - (from === account ? BigInt(amount) : 0n),
          0n,
        )
        expect(BigInt(opening?.[account] ?? '') + change).toBe(BigInt(closing?.[account] ?? ''))
      }
      for (const grn of grns) {
        const own = lines.filter((line) => line['grn'] === grn)
        const { rows } = await hub.pool.query<{ n: number }>(
          `select count(*)::int as n from guarantee_entries where grn = $1 and at >= $2 and at < $3`,
          [grn, `${month}-01T00:00:00Z`, `${next}-01T00:00:00Z`],
        )
        expect(own.filter(({ kind }) => kind === 'entry')).toHaveLength(rows[0]?.n ?? -1)
      }
    },
  )

  it('begins a month with what stood at the end of the one before, on the page and in the file', async () => {
    const [earlier, later] = [await csvOf(first), await csvOf(second)]
    const of = (lines: Row[], kind: string) =>
      lines.filter((line) => line['kind'] === kind).map(({ kind: _kind, month: _month, ...rest }) => rest)
    expect(of(later, 'opening')).toEqual(of(earlier, 'closing'))
    const { text } = await reader.open(`/account/statement?month=${first}`)
    expect(text).toContain('All guarantees in XOF')
    expect(text).not.toContain('The month is not over')
    expect((await reader.open('/account/statement')).text).toContain('The month is not over')
    expect(sizeOf(text)).toBeLessThan(20_000)
    const single = await reader.open(`/account/guarantees/${grns[0]}?month=${first}`)
    expect(single.text).toContain('100\u00a0000')
  })
})
