import { readFile } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AgainDeps } from '../../src/audit/again.ts'
import { audit } from '../../src/audit/audit.ts'
import { type Codec, createCodec } from '../../src/codec/index.ts'
import { againOver, breachText } from '../../src/compose/audit.ts'
import { auditSource } from '../../src/store/audit/audit.ts'
import { createHubVerifier, type HubVerifier } from '../../src/trust/seal.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { testVault } from '../support/body-key.ts'
import { type FullHub, startFullHub } from '../support/full-hub.ts'
import { COLUMNS_NOT_AUDITED, TABLES_NOT_AUDITED } from './not-audited.ts'

let full: FullHub
let client: PoolClient
let codec: Codec
let again: AgainDeps
let verifier: HubVerifier
let columns: { table: string; column: string; type: string }[]
let tables: string[]
beforeAll(async () => {
  full = await startFullHub()
  verifier = createHubVerifier([derOf(await readFile(full.hub.config.hubCertificate, 'utf8'))])
  client = await full.hub.pool.connect()
  codec = createCodec()
  again = await againOver(full.hub.pool, codec)
  // An archive is read, and changed, with its table.
  const { rows } = await client.query<(typeof columns)[number]>(
    `select c.relname as table, format('%I', a.attname) as column, format_type(a.atttypid, null) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_inherits where inhrelid = c.oid) order by c.relname, a.attnum`,
  )
  columns = rows
  tables = [...new Set(columns.map(({ table }) => table))]
})
afterAll(async () => {
  codec?.[Symbol.dispose]()
  client?.release()
  await full?.stop()
})

/** Another value of the same kind. */
const CHANGED: readonly [RegExp, (column: string) => string][] = [
  [/^text$/, (c) => `coalesce(${c}, '') || 'x'`],
  [/^bytea$/, (c) => `coalesce(${c}, '') || '\\x00'::bytea`],
  [/^boolean$/, (c) => `not coalesce(${c}, false)`],
  [/^(integer|bigint|numeric)$/, (c) => `coalesce(${c}, 0) + 1000000`],
  [/^timestamp/, (c) => `coalesce(${c}, now()) - interval '1 day'`],
  [/^date$/, (c) => `coalesce(${c}, now()::date) - 1`],
  [/^uuid$/, () => `gen_random_uuid()`],
  [/^json$/, (c) => `case when ${c}::text like '[%' then '[{"altered":1}]'::json else '{"altered":1}'::json end`],
  [/^text\[\]$/, (c) => `array_append(${c}, 'x')`],
]
const changed = (type: string, column: string): string => {
  const change = CHANGED.find(([kind]) => kind.test(type))
  if (change === undefined) throw new Error(`nobody has said how a ${type} is changed`)
  return change[1](column)
}

const findings = async (): Promise<string[]> => {
  const { findings: found } = await audit({ source: auditSource(client, testVault), again, hub: verifier })
  return found.map(breachText)
}

/** What is found after a superuser, whom no trigger and no constraint stops, has done this; undefined where it changes nothing. */
async function after(table: string, sql: string): Promise<string[] | undefined> {
  await client.query('begin isolation level repeatable read; set local session_replication_role = replica')
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I', conname) as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
      [table],
    )
    for (const { name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
    return (await client.query(sql)).rowCount === 0 ? undefined : await findings()
  } finally {
    await client.query('rollback')
  }
}

const audited = (): string[] => tables.filter((table) => !(table in TABLES_NOT_AUDITED))

test('a hub that did everything right has nothing that is wrong, and something in each table that is audited', async () => {
  await client.query('begin isolation level repeatable read')
  expect(await findings()).toEqual([])
  await client.query('rollback')
  const empty: string[] = []
  for (const table of audited())
    if ((await client.query(`select 1 from ${table} limit 1`)).rowCount === 0) empty.push(table)
  expect(empty).toEqual([])
})

test('what is exempt from the audit is there, and each has its reason', () => {
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  expect(Object.keys(TABLES_NOT_AUDITED).filter((table) => !tables.includes(table))).toEqual([])
  expect(Object.keys(COLUMNS_NOT_AUDITED).filter((column) => !known.has(column))).toEqual([])
  const reasons = [...Object.values(TABLES_NOT_AUDITED), ...Object.values(COLUMNS_NOT_AUDITED)]
  expect(reasons.filter((reason) => reason.split(' ').length < 5)).toEqual([])
})

test('a row that is changed in any column is named', async () => {
  const unseen: string[] = []
  for (const { table, column, type } of columns) {
    if (table in TABLES_NOT_AUDITED || `${table}.${column}` in COLUMNS_NOT_AUDITED) continue
    // The last one: a key that grows would collide with the next.
    const one = `select ctid from ${table} order by ${column} is null, ctid desc limit 1`
    const found = await after(table, `update ${table} set ${column} = ${changed(type, column)} where ctid = (${one})`)
    if (found?.length === 0) unseen.push(`${table}.${column}`)
  }
  expect(unseen).toEqual([])
}, 900_000)

test.each([
  ['a row that is taken away', (table: string) => `delete from ${table} where ctid = (select max(ctid) from ${table})`],
  ['a table that is emptied', (table: string) => `delete from ${table}`],
])(
  '%s is named',
  async (_, sql) => {
    const unseen: string[] = []
    for (const table of audited()) if ((await after(table, sql(table)))?.length === 0) unseen.push(table)
    expect(unseen).toEqual([])
  },
  900_000,
)
