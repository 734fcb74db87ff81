import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { startFullHub } from '../support/full-hub.ts'

/**
 * What a commit asks is planned once for each connection, on a new hub over tables that are empty and that nobody has analysed. What
 * is planned then must be right when they are full: each table is looked up by the key that is given.
 */

/** One row each: read whole, they are read by their key. */
const OF_ONE_ROW = new Set(['log_head'])

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  Filter?: string
  Plans?: Node[]
}

let database: FreshDatabase
let plans: Map<string, Node>

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

async function plansOf(statements: ReadonlyMap<string, string>): Promise<Map<string, Node>> {
  const pool = createPool({
    connectionString: database.url,
    max: 1,
    role: HUB_ROLE,
    byKey: true,
    onError: () => undefined,
  })
  const client = await pool.connect()
  try {
    const found = new Map<string, Node>()
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
      if (plan !== undefined) found.set(name, plan.Plan)
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
  plans = await plansOf(statements)
})
afterAll(() => database?.drop())

describe('of the statements that a commit prepares', () => {
  test('there are all that a message and a delivery report need', () => {
    for (const name of ['reserve ids', 'lock movements', 'lock guarantees', 'insert bodies', 'deliveries-accepted'])
      expect(plans.has(name), name).toBe(true)
    expect(plans.size).toBeGreaterThan(30)
  })

  test('none reads a table that grows without a key, whatever the table held when it was planned', () => {
    const found = [...plans].flatMap(([name, plan]) =>
      nodesOf(plan)
        .filter((node) => node['Node Type'].includes('Scan') && node['Relation Name'] !== undefined)
        .filter((node) => !OF_ONE_ROW.has(node['Relation Name'] ?? '') && node['Index Cond'] === undefined)
        .map((node) => `${name}: ${node['Node Type']} of ${node['Relation Name']}`),
    )
    expect(found).toEqual([])
  })

  test('none takes by one part of a key what only the other parts tell apart', () => {
    const found = [...plans].flatMap(([name, plan]) =>
      nodesOf(plan)
        .filter((node) => node['Relation Name'] !== undefined && /\(\w+ = [\w.$]+\)/.test(node.Filter ?? ''))
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
