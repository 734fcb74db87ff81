import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { besideDatabase, performOver } from '../../src/compose/registry-acts.ts'
import type { PerformAct, Planned, RegistryAct, RegistryDb } from '../../src/ports/registry-acts.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { waitFor } from '../support/wait-for.ts'
import { asSuperuser } from '../support/witness.ts'
import { testVault } from '../support/body-key.ts'

let database: FreshDatabase
let pool: Pool
let perform: PerformAct

beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 6, onError: () => undefined })
  // An act of an earlier release, which was no leaf.
  await asSuperuser(
    pool,
    'alter table registry_changes drop constraint registry_changes_is_a_leaf',
    `insert into registry_changes (version, subject, operator, reason, digest, changes, at)
     values (1, 'offices', 'she who was first', 'before', sha256('x'), '[]', now())`,
    'alter table registry_changes add constraint registry_changes_is_a_leaf check (log_index is not null) not valid',
  )
  perform = performOver(pool)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const digest = createHash('sha256').update('as it was sent').digest()
const act = (more: Partial<RegistryAct> = {}): RegistryAct => ({
  act: 'participant-add',
  subject: 'participants/TG',
  operator: 'Ama',
  reason: 'the agreement of 3 March',
  digest,
  at: new Date('2026-03-03T10:00:00Z'),
  ...more,
})

/** What the tests change: the name of one country, each time to another. */
const rename =
  (name: string) =>
  async (db: RegistryDb): Promise<Planned<string>> => {
    const { rows } = await db.query<{ name: string }>(`select data->>'name' as name from countries where code = 'TG'`)
    await db.query(
      `insert into countries (code, data) values ('TG', $1) on conflict (code, valid_from) do update set data = excluded.data`,
      [JSON.stringify({ code: 'TG', name })],
    )
    const [before] = rows
    const change = before === undefined ? ('added' as const) : ('changed' as const)
    const was = before === undefined ? {} : { before: before.name }
    return { ok: true as const, changes: [{ key: 'TG', change, ...was, after: name }], answer: name }
  }

type State = { version: string; size: string; changes: number; acts: number; name: string | null }

async function state(): Promise<State> {
  const { rows } = await pool.query<State>(
    `select (select version from reference_version) as version, (select size from log_head) as size,
       (select count(*)::int from registry_changes) as changes, (select count(*)::int from operator_acts) as acts,
       (select data->>'name' from countries where code = 'TG') as name`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('no state')
  return row
}

const findings = async (): Promise<string> =>
  (await auditPool(pool, undefined, testVault)).findings.map(breachText).join('\n')

describe('nothing happens, and nothing goes on record', () => {
  test.each([
    ['where the plan refuses', act(), true],
    ['on a dry run', act({ dryRun: true }), false],
  ])('%s', async (_, asked, refused) => {
    const before = await state()
    const answer = await perform<string, { ok: false; why: string }>(asked, async (db) => {
      const planned = await rename('Nowhere')(db)
      return refused ? { ok: false, why: 'no such country' } : planned
    })
    const { version } = before
    const planned = {
      ok: true,
      version,
      answer: 'Nowhere',
      changes: [{ key: 'TG', change: 'added', after: 'Nowhere' }],
    }
    expect(answer).toEqual(refused ? { ok: false, why: 'no such country' } : planned)
    expect(await state()).toEqual(before)
  })

  test('where the plan fails, and where it finds nothing to change', async () => {
    const before = await state()
    await expect(perform(act(), (db) => db.query('select broken').then(() => rename('x')(db)))).rejects.toThrow(
      'broken',
    )
    await expect(
      perform(act(), async (db) => {
        await rename('Nowhere')(db)
        throw new Error('on second thoughts')
      }),
    ).rejects.toThrow('on second thoughts')
    expect(await perform(act(), async () => ({ ok: true, changes: [], answer: 1 }))).toMatchObject({ answer: 1 })
    expect(await state()).toEqual(before)
  })
})

test('an act is a leaf that says who, when, why and what, raises the version once, and every hub is told once', async () => {
  const before = await state()
  const ear = await pool.connect()
  const heard: string[] = []
  ear.on('notification', ({ channel }) => heard.push(channel))
  await ear.query('listen corridor_reference')
  const performed = await perform(act(), rename('Togo'))
  await perform(act({ operator: 'Kofi', reason: 'spelled again' }), rename('TOGO'))
  await waitFor(async () => expect(heard.length).toBeGreaterThanOrEqual(2), { label: 'two notifications' })
  ear.release(true)
  expect(heard).toEqual(['corridor_reference', 'corridor_reference'])
  expect(performed).toMatchObject({ ok: true, answer: 'Togo', version: String(Number(before.version) + 1) })
  const { rows } = await pool.query<{
    record: string
    body: Buffer
    at: Date
    subject: string
    changes: string
    tables: string
  }>(
    `select l.record, a.body, a.at, c.subject, c.changes, c.tables::text as tables from log_leaves l
     join operator_acts a on a.log_index = l.log_index join registry_changes c on c.log_index = l.log_index
     where l.log_index = $1`,
    [performed.ok ? performed.logIndex : undefined],
  )
  const changes = '[{"key":"TG","change":"added","after":"Togo"}]'
  expect(JSON.parse(rows[0]?.record ?? '')).toMatchObject({
    kind: 'act',
    verdict: 'participant-add',
    decidedAt: '2026-03-03T10:00:00.000Z',
    reference: before.version,
  })
  expect(JSON.parse(rows[0]?.body.toString('utf8') ?? '')).toEqual({
    act: 'participant-add',
    subject: 'participants/TG',
    version: Number(before.version) + 1,
    operator: 'Ama',
    reason: 'the agreement of 3 March',
    digest: `sha256:${digest.toString('hex')}`,
    changes: `sha256:${createHash('sha256').update(changes).digest('hex')}`,
    tables: `sha256:${createHash('sha256')
      .update(rows[0]?.tables ?? '')
      .digest('hex')}`,
  })
  expect(rows[0]).toMatchObject({ subject: 'participants/TG', changes })
  expect(await state()).toMatchObject({
    version: String(Number(before.version) + 2),
    size: String(Number(before.size) + 2),
    acts: before.acts + 2,
    changes: before.changes + 2,
    name: 'TOGO',
  })
})

test('acts of several operators, and of a command beside the database, come one after the other', async () => {
  const beside = (name: string) =>
    besideDatabase(database.url, ({ perform: other }) => other<string>(act({ operator: 'command line' }), rename(name)))
  const before = Number((await state()).version)
  const done = await Promise.all([
    perform<string>(act(), rename('a')),
    beside('b'),
    perform<string>(act(), rename('c')),
    beside('d'),
  ])
  const chain = done
    .map((one) => ({ version: Number(one.version), logIndex: one.logIndex ?? -1n, ...(one.changes[0] as object) }))
    .sort((one, other) => one.version - other.version) as {
    version: number
    logIndex: bigint
    before: string
    after: string
  }[]
  expect(chain.map(({ version }) => version)).toEqual([1, 2, 3, 4].map((step) => before + step))
  expect(chain.slice(1).map((one) => one.before)).toEqual(chain.slice(0, -1).map((one) => one.after))
  const indexes = chain.map(({ logIndex }) => logIndex)
  expect(indexes).toEqual(indexes.toSorted((one, other) => Number(one - other)))
})

test('no row is added without its leaf', async () => {
  const insert = `insert into registry_changes (version, subject, operator, reason, digest, changes, at)
    values (900, 'offices', 'x', 'y', sha256('x'), '[]', now())`
  await expect(pool.query(insert)).rejects.toThrow('registry_changes_is_a_leaf')
})

test('the audit finds every act as the log has it, and nothing wrong with those of earlier releases', async () => {
  const report = await auditPool(pool, undefined, testVault)
  expect(report.findings.map(breachText)).toEqual([])
  expect(report.counts.acts).toBe((await state()).acts)
})

/** Each statement undoes what it did by the second. */
test.each([
  [
    'who did it is changed',
    `update registry_changes set operator = 'somebody'`,
    /version \d+ of the registry, and its act says otherwise by whom or why/,
  ],
  ['why is changed', `update operator_acts set reason = 'because'`, /its row says something else than its words/],
  [
    'what it changed is rewritten',
    `update registry_changes set changes = replace(changes::text, 'Togo', 'Benin')::json`,
    /its row says something else than its words/,
  ],
  ['its subject is changed', `update registry_changes set subject = 'offices'`, /says something else than its words/],
  [
    'it is taken off the record',
    'delete from registry_changes where log_index is not null',
    /something else than its words/,
  ],
  ['its leaf’s row is gone', 'delete from operator_acts', /is an act that is not on record/],
  [
    'one is cut off its leaf',
    'update registry_changes set log_index = null where version = (select max(version) from registry_changes)',
    /no act made it/,
  ],
  [
    'one is made up',
    `insert into registry_changes (version, log_index, subject, operator, reason, digest, changes, at)
     values (900, 900, 'offices', 'x', 'y', sha256('x'), '[]', now())`,
    /is version 900 of the registry, and no act made it/,
  ],
])('the audit names it where %s', async (_, lie, finding) => {
  const copies = ['registry_changes', 'operator_acts']
  await asSuperuser(
    pool,
    'alter table registry_changes drop constraint registry_changes_is_a_leaf',
    ...copies.map((table) => `create table kept_${table} as select * from ${table}`),
    lie,
  )
  try {
    expect(await findings()).toMatch(finding)
  } finally {
    await asSuperuser(
      pool,
      ...copies.flatMap((table) => [
        `delete from ${table}`,
        `insert into ${table} select * from kept_${table}`,
        `drop table kept_${table}`,
      ]),
      'alter table registry_changes add constraint registry_changes_is_a_leaf check (log_index is not null) not valid',
    )
  }
  expect(await findings()).toBe('')
})
