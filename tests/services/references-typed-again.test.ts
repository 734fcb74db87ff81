import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MrnRequest } from '../../src/ports/commit.ts'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { Hub } from '../../src/compose/hub.ts'
import { allocateMrns } from '../../src/store/allocate.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { migrateBefore } from '../support/earlier-schema.ts'
import { type Posted, post, startTestHub, type TestHub } from '../support/hub.ts'
import { asCountry, asMrn, asOffice } from '../support/identifiers.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { testVault } from '../support/body-key.ts'

const MIGRATION = '040-references-compared.sql'

let database: FreshDatabase
let pool: Pool

/** The database as it was before references were compared, with MRNs of two spellings of one reference. */
beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  await migrateBefore(pool, MIGRATION)
  const rows = [
    ['D 7/io', 1, '26TGAAAAAAAAAAAAJ1'],
    ['d-7 IO', 1, '26TGBBBBBBBBBBBBJ1'],
    ['--/', 1, '26TGCCCCCCCCCCCCJ1'],
    ['été·9', 1, '26TGDDDDDDDDDDDDJ1'],
  ]
  for (const row of rows)
    await pool.query(`insert into mrn_allocations values ('TG', 'TGLFW001', 2026, $1, 0, $2, $3)`, row)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const request = (year: number, reference: string): MrnRequest => ({
  country: asCountry('TG'),
  office: asOffice('TGLFW001'),
  year,
  reference,
  lotIndex: 0,
})

/** The MRN allocated at an instant, as the commit does it; `compose` counts the attempts. */
async function allocated(at: string, reference: string): Promise<string> {
  const client = await pool.connect()
  try {
    const year = new Date(at).getUTCFullYear()
    const compose = (one: MrnRequest, attempt: number) =>
      asMrn(`${one.year % 100}TG${one.reference.padEnd(11, 'X')}${attempt}J0`)
    return (await allocateMrns(client, [request(year, reference)], compose, new Date(at)))[0] ?? ''
  } finally {
    client.release()
  }
}

/** A movement in this state under the MRN. */
const movement = (mrn: string, state: string) =>
  pool.query(
    `insert into movements (mrn, state, doc) values ($1, $2, '{}') on conflict (mrn) do update set state = $2`,
    [mrn, state],
  )

describe('a reference typed again', () => {
  test('keeps every MRN it had when the database is migrated, under the one key', async () => {
    expect(await migrate(pool)).toContain(MIGRATION)
    const { rows } = await pool.query('select reference, attempt, mrn from mrn_allocations order by mrn')
    expect(rows.map(({ reference, attempt, mrn }) => `${reference} ${attempt} ${mrn}`)).toEqual([
      'D710 1 26TGAAAAAAAAAAAAJ1',
      'D710 2 26TGBBBBBBBBBBBBJ1',
      '--/ 1 26TGCCCCCCCCCCCCJ1',
      'ÉTÉ9 1 26TGDDDDDDDDDDDDJ1',
    ])
  })

  test('after the turn of the year has the MRN it was given before, for a month', async () => {
    const first = await allocated('2026-12-31T23:59:59Z', 'NY1')
    expect(first).toMatch(/^26TG/)
    expect(await allocated('2027-01-01T00:00:01Z', 'NY1')).toBe(first)
    await movement(first, 'registered')
    expect(await allocated('2027-01-30T12:00:00Z', 'NY1')).toBe(first)
  })

  test('in a new year, when the office has come to the same number again, has one of its own', async () => {
    const old = await allocated('2026-01-04T12:00:00Z', 'NY2')
    const next = await allocated('2027-01-04T12:00:00Z', 'NY2')
    expect([old.slice(0, 2), next.slice(0, 2)]).toEqual(['26', '27'])
    expect(await allocated('2027-01-05T12:00:00Z', 'NY2')).toBe(next)
  })

  test('after its movement was cancelled in December is declared anew in January', async () => {
    const old = await allocated('2026-12-30T12:00:00Z', 'NY3')
    await movement(old, 'cancelled')
    const next = await allocated('2027-01-02T12:00:00Z', 'NY3')
    expect(next).toMatch(/^27TG/)
    await movement(next, 'not-released')
    expect(await allocated('2027-01-03T12:00:00Z', 'NY3')).toMatch(/^27TGNY3X+2J0$/)
  })
})

test('a declaration whose reference is typed in another case and spacing is the one of before, over HTTP', async () => {
  const hub = await startTestHub()
  try {
    const grn = await registered(hub, '1000000')
    const declared = (reference: string) =>
      hub.post(
        hub.party('TG'),
        m.declaration(undefined, grn, '50000', { body: { nationalRefs: [{ country: 'TG', reference }] } }),
      )
    const first = await declared('2026/lfw D-0451')
    expect(first.status).toBe(202)
    const again = await declared('2026 LFW/D-O45I')
    expect([again.status, again.body['code']]).toEqual([422, '92'])
    expect(JSON.stringify(again.body)).toContain(String(first.body['mrn']))
  } finally {
    await hub.stop()
  }
})

describe('a declaration typed again under an MRN of its own', () => {
  let hub: TestHub
  let other: Hub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    other = await hub.startAnother()
    grn = await registered(hub, '100000000')
  })
  afterAll(() => hub?.stop())

  const declaration = (reference: string) =>
    m.declaration(m.newMrn(), grn, '1000', { body: { nationalRefs: [{ country: 'TG', reference }] } })
  const warnedIn = (answer: Posted): string[] =>
    ((answer.body['warnings'] ?? []) as { code: string }[]).map(({ code }) => code)

  test('is taken with a warning that names the other, and is there for customs to settle', async () => {
    const [first, second] = [declaration('D 9/1'), declaration('d-91')]
    expect(warnedIn(await hub.post(hub.party('TG'), first))).toEqual([])
    const answer = await hub.post(hub.party('TG'), second)
    expect([answer.status, warnedIn(answer)]).toEqual([202, ['double']])
    expect(JSON.stringify(answer.body['warnings'])).toContain(first.mrn)
    const attention = async (token: string) =>
      ((await hub.get('/v1/attention', token)).body as { items: { key: string; sentence: string }[] }).items
    const told = (await attention(hub.party('TG').token)).find(({ key }) => key === `double-${second.mrn}`)
    expect(told?.sentence).toContain(first.mrn)
    expect((await attention(hub.party('TG/fonds-garantie').token)).map(({ key }) => key)).not.toContain(told?.key)
    const reason = { basis: 'authority', reason: 'Typed twice' } as const
    await hub.post(hub.party('TG'), message('cancellation', customs('TG'), reason, { mrn: first.mrn ?? '' }))
    expect((await attention('token-of-operator')).map(({ key }) => key)).not.toContain(`double-${second.mrn}`)
  })

  test('at two hubs at once is noticed by one of them, every time', async () => {
    for (let times = 0; times < 12; times += 1) {
      const reference = `AT ONCE ${times}`
      const answers = await Promise.all(
        [hub.url, other.url].map((url) => post(url, hub.party('TG'), declaration(reference))),
      )
      expect(answers.map(({ status }) => status)).toEqual([202, 202])
      expect(answers.flatMap(warnedIn)).toEqual(['double'])
    }
  })

  test('is decided again by the audit as it was', async () => {
    const { findings } = await auditPool(hub.pool, undefined, testVault)
    expect(findings.map(breachText)).toEqual([])
  })
})
