import pg from 'pg'
import { READER_ROLE } from '../../src/store/roles.ts'

/** What the database was asked: the text and the values of one statement. */
export type Asked = {
  readonly text: string
  readonly values: readonly unknown[]
  /** By whom rows were seen, where policies say so: the settings that stand before it in its transaction. */
  readonly seenBy?: Omit<Asked, 'seenBy'>
}

/**
 * Notes every statement that this process sends to PostgreSQL, over whatever pool or client. Where the statements are sent
 * from is not touched, so that what is written tomorrow is noted as well.
 * @returns the statements so far, and what ends it
 */
export function noteStatements(): { asked: Asked[]; end: () => void } {
  const asked: Asked[] = []
  const settings = new WeakMap<pg.Client, Asked>()
  const note = (client: pg.Client, one: Asked): void => {
    if (/^(begin|commit)\b/.test(one.text)) settings.delete(client)
    const seenBy = settings.get(client)
    if (one.text.startsWith("select set_config('corridor.")) settings.set(client, one)
    else asked.push(seenBy === undefined ? one : { ...one, seenBy })
  }
  const { prototype } = pg.Client
  const query = Object.getOwnPropertyDescriptor(prototype, 'query')?.value as (...args: unknown[]) => unknown
  const noting = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first, second] = args
    if (typeof first === 'string') note(this, { text: first, values: Array.isArray(second) ? second : [] })
    else if (typeof first === 'object' && first !== null && 'text' in first) {
      const { text, values } = first as { text: string; values?: unknown[] }
      note(this, { text, values: values ?? (Array.isArray(second) ? second : []) })
    }
    return query.apply(this, args)
  }
  Object.assign(prototype, { query: noting })
  return { asked, end: () => void Object.assign(prototype, { query }) }
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** What a statement looks at: rows of all scans together, of use or not, and the tables that are read from end to end. */
export type Work = { readonly rows: number; readonly scanned: readonly string[] }

/**
 * Runs a statement under `explain analyze` and undoes it. Reading a table from end to end is made so dear that it is done
 * only where no index fits: the tables of a test are so small that it would be right for all of them.
 */
export async function workOf(client: pg.Client, { text, values, seenBy }: Asked): Promise<Work> {
  await client.query('begin')
  try {
    await client.query('set local enable_seqscan = off')
    if (seenBy !== undefined) {
      await client.query(`set local role ${READER_ROLE}`)
      await client.query(seenBy.text, [...seenBy.values])
    }
    const explain = `explain (analyze, timing off, summary off, format json) ${text}`
    const { rows } = await client.query<{ 'QUERY PLAN': string | [{ Plan: Node }] }>(explain, [...values])
    const told = rows[0]?.['QUERY PLAN'] ?? '[]'
    const plans = (typeof told === 'string' ? JSON.parse(told) : told) as { Plan: Node }[]
    return sumOf(plans.map(({ Plan }) => workOfNode(Plan)))
  } finally {
    await client.query('rollback')
  }
}

function workOfNode(node: Node): Work {
  const below = (node.Plans ?? []).map(workOfNode)
  const relation = node['Relation Name']
  // A bitmap's rows are counted where they are fetched from the table.
  if (relation === undefined || !node['Node Type'].includes('Scan')) return sumOf(below)
  const each =
    (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const scanned = node['Node Type'].endsWith('Seq Scan') ? [relation] : []
  return sumOf([...below, { rows: each * (node['Actual Loops'] ?? 1), scanned }])
}

const sumOf = (works: readonly Work[]): Work => ({
  rows: works.reduce((sum, { rows }) => sum + rows, 0),
  scanned: [...new Set(works.flatMap(({ scanned }) => scanned))],
})
