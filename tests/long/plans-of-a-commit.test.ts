import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as relays from '../../src/store/outbox/sql.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { startFullHub } from '../support/full-hub.ts'

/**
 * What a commit or the relay asks is planned once for each connection and again when a table has been analysed: on a new hub over tables that
 * are empty and that nobody has analysed, and after a quiet night over those that hold what is under way, which were analysed when
 * nothing was. What is planned then must be right when they are full: each table is looked up by the key that is given.
 */

/** Never empty once it is in use, and of a few states: through its index by state a movement is looked up once for each of them. */
const BY_STATE = 'movements_state'

/** Of one row, and of one for each receiver: read whole, they are read by their key. */
const SMALL = new Set(['log_head', 'leases'])

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'TID Cond'?: string
  Filter?: string
  Plans?: Node[]
}

let database: FreshDatabase
/** By the statement's name, and when it was planned. */
let plans: Map<string, Node>
/** The first column of each index, by the index's name. */
let leading: ReadonlyMap<string, string>
/** Each column of an index, as table and column. */
let indexed: ReadonlySet<string>

/** Notes the statements by their names that a hub prepares on connections that look up by key, while `work` is done. */
async function preparedBy(work: () => Promise<unknown>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const { prototype } = pg.Client
  const query = Object.getOwnPropertyDescriptor(prototype, 'query')?.value as (...args: unknown[]) => unknown
  const noting = function (this: pg.Client, ...args: unknown[]): unknown {
    const { name, text } = (typeof args[0] === 'object' ? args[0] : {}) as { name?: string; text?: string }
    const { connectionParameters } = this as unknown as { connectionParameters: { options?: string } }
    if (name !== undefined && text !== undefined && connectionParameters.options?.includes('force_generic_plan'))
      found.set(name, text)
    return query.apply(this, args)
  }
  Object.assign(prototype, { query: noting })
  try {
    await work()
  } finally {
    Object.assign(prototype, { query })
  }
  return found
}

async function plansOf(statements: ReadonlyMap<string, string>, when: string): Promise<[string, Node][]> {
  const pool = createPool({
    connectionString: database.url,
    max: 1,
    role: HUB_ROLE,
    byKey: true,
    onError: () => undefined,
  })
  const client = await pool.connect()
  try {
    const found: [string, Node][] = []
    for (const [name, text] of statements) {
      await client.query(`prepare planned as ${text}`)
      const { rows } = await client.query<{ n: number }>(
        `select coalesce(cardinality(parameter_types), 0) as n from pg_prepared_statements where name = 'planned'`,
      )
      const nulls = Array.from({ length: rows[0]?.n ?? 0 }, () => 'null').join()
      const explained = await client.query<{ 'QUERY PLAN': string }>(
        `explain (format json) execute planned${nulls === '' ? '' : `(${nulls})`}`,
      )
      const [plan] = JSON.parse(explained.rows[0]?.['QUERY PLAN'] ?? '[]') as { Plan: Node }[]
      if (plan !== undefined) found.push([`${name}, ${when}`, plan.Plan])
      await client.query('deallocate planned')
    }
    return found
  } finally {
    client.release()
    await pool.end()
  }
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

beforeAll(async () => {
  const statements = await preparedBy(async () => {
    const full = await startFullHub()
    await full.stop()
  })
  database = await migratedDatabase()
  // Also what the relay asks rarely, or not at all where the commits hand over to it.
  for (const [name, text] of Object.entries(relays)) statements.set(name, text)
  const onNewTables = await plansOf(statements, 'new')
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  await owner.query('vacuum (analyze)')
  const { rows } = await owner.query<{ index: string; table: string; columns: string[] }>(
    `select i.relname as index, t.relname as table, array(
        select pg_get_indexdef(i.oid, n, false) from generate_series(1, x.indnkeyatts) as n) as columns
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid`,
  )
  await owner.end()
  leading = new Map(rows.map(({ index, columns }) => [index, columns[0] ?? '']))
  indexed = new Set(rows.flatMap(({ table, columns }) => columns.map((column) => `${table} ${column}`)))
  plans = new Map([...onNewTables, ...(await plansOf(statements, 'emptied'))])
})
afterAll(() => database?.drop())

describe('of the statements that commits and the relay prepare', () => {
  test('there are all that a message and a delivery report need', () => {
    for (const name of [
      'TAKE',
      'LOAD',
      'reserve ids',
      'lock movements',
      'lock guarantees',
      'insert bodies',
      'deliveries-accepted',
    ])
      for (const when of ['new', 'emptied']) expect(plans.has(`${name}, ${when}`), name).toBe(true)
    expect(plans.size).toBeGreaterThan(60)
  })

  test('none reads a table that grows without a key, whatever the table held when it was planned', () => {
    const found = [...plans].flatMap(([name, plan]) =>
      nodesOf(plan)
        .filter((node) => node['Node Type'].includes('Scan') && node['Relation Name'] !== undefined)
        .filter((node) => !SMALL.has(node['Relation Name'] ?? ''))
        .filter((node) => node['Index Cond'] === undefined && node['TID Cond'] === undefined)
        .map((node) => `${name}: ${node['Node Type']} of ${node['Relation Name']}`),
    )
    expect(found).toEqual([])
  })

  test('none goes through an index that begins with something else than what is given', () => {
    const found = [...plans].flatMap(([name, plan]) =>
      nodesOf(plan)
        .filter((node) => node['Index Cond'] !== undefined && node['Index Name'] !== BY_STATE)
        .filter((node) => !node['Index Cond']?.includes(leading.get(node['Index Name'] ?? '') ?? 'no such index'))
        .map((node) => `${name}: ${node['Index Name']} where ${node['Index Cond']}`),
    )
    expect(found).toEqual([])
  })

  test('none takes by one part of a key what only the other parts tell apart', () => {
    const found = [...plans].flatMap(([name, plan]) =>
      nodesOf(plan)
        .filter((node) =>
          [...(node.Filter ?? '').matchAll(/\((\w+) = [\w.$]+\)/g)].some(([, column]) =>
            indexed.has(`${node['Relation Name']} ${column}`),
          ),
        )
        .map((node) => `${name}: ${node['Relation Name']} where ${node.Filter}`),
    )
    expect(found).toEqual([])
  })

  test('none joins by reading both sides', () => {
    const found = [...plans].flatMap(([name, plan]) =>
      nodesOf(plan).flatMap((node) =>
        /^(Hash|Merge) Join$/.test(node['Node Type']) ? [`${name}: ${node['Node Type']}`] : [],
      ),
    )
    expect(found).toEqual([])
  })
})
