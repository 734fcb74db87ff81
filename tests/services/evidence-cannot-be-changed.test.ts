import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hub, startHub } from '../../src/compose/hub.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE, putHubLogin } from '../../src/store/roles.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { freshDatabase } from '../support/database.ts'
import * as m from '../support/messages.ts'
import { pino } from 'pino'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
  const grn = m.newGrn()
  await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
  // Whoever is told of it gets it sealed: a deletion is refused where there is something to be lost.
  const mrn = m.newMrn()
  await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
  await hub.post(hub.party('TG'), m.release(mrn))
})
afterAll(() => hub?.stop())

const refusals = async (sql: string, role: string | undefined): Promise<string | undefined> => {
  const pool = createPool({
    connectionString: hub.config.databaseUrl,
    max: 1,
    onError: () => undefined,
    ...(role === undefined ? {} : { role }),
  })
  try {
    return await pool.query(sql).then(
      () => undefined,
      (error: { code?: string; message: string }) => `${error.code} ${error.message}`,
    )
  } finally {
    await pool.end()
  }
}

const insertOnly = async (): Promise<string[]> => {
  const { rows } = await hub.pool.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_edit'::regproc order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('every session of a running hub acts as a role that owns nothing', async () => {
  const { rows } = await hub.pool.query<{ owned: number; super: boolean }>(
    `select count(c.oid)::int as owned, bool_or(r.rolsuper) as super from pg_roles r
     left join pg_class c on c.relowner = r.oid where r.rolname = $1`,
    [HUB_ROLE],
  )
  expect(rows[0]).toEqual({ owned: 0, super: false })
})

describe('what is evidence', () => {
  for (const [what, sql] of [
    ['updated', (table: string) => `update ${table} set ctid = ctid`],
    ['deleted from', (table: string) => `delete from ${table}`],
    ['truncated', (table: string) => `truncate ${table} cascade`],
  ] as const) {
    test(`is not ${what} by a hub, which has no right to`, async () => {
      const tables = [...(await insertOnly()), 'bodies']
      expect(tables.length).toBeGreaterThan(8)
      for (const table of tables) {
        // An update names a column the statement may not set; the right is asked for before that is looked at.
        const refused = await refusals(what === 'updated' ? `${updateOf(table)}` : sql(table), HUB_ROLE)
        expect(refused, table).toMatch(/^42501 permission denied/)
      }
    })
  }

  test('is not changed by the owner of the tables either, by any of the three', async () => {
    for (const table of await insertOnly()) {
      for (const sql of [updateOf(table), `delete from ${table}`, `truncate ${table} cascade`]) {
        expect(`${sql}: ${await refusals(sql, undefined)}`).toMatch(/insert-only/)
      }
    }
  })
})

/** A statement that changes something of a table, whatever columns it has. */
const FIRST: Record<string, string> = {
  audits: 'size',
  deliveries: 'log_index',
  seals: 'log_index',
  seals_archive: 'log_index',
  delivery_ends: 'log_index',
  bodies: 'salt',
  bodies_archive: 'salt',
  break_glass_told: 'party_key',
  cosignatures: 'size',
  guarantee_entries: 'grn',
  hub_certificates: 'fingerprint',
  leaf_movements: 'mrn',
  log_leaves: 'kind',
  log_leaves_archive: 'kind',
  log_nodes: 'level',
  log_timestamps: 'size',
  messages: 'sender',
  operator_acts: 'reason',
  outcomes: 'status',
  outcomes_archive: 'status',
  refusals: 'sender',
  registry_changes: 'version',
  restore_acts: 'reason',
  restores: 'kept',
  witness_keys: 'party',
}
const updateOf = (table: string): string => `update ${table} set ${FIRST[table] ?? 'id'} = ${FIRST[table] ?? 'id'}`

describe('a hub with a login of its own', () => {
  const user = `hub_${process.pid}`
  let own: Hub | undefined
  afterAll(async () => {
    await own?.stop()
    await hub.pool.query(`drop role if exists ${user}`)
  })

  test('refuses a database that is not up to date, and says who has to do what', async () => {
    const empty = await freshDatabase()
    await putHubLogin(hub.pool, user, 'secret')
    const config = { ...hub.config, databaseUrl: withLogin(empty.url, user) }
    const started = startHub(config, { log: pino({ level: 'silent' }) })
    await expect(started).rejects.toThrow(
      /the database lacks 001-initial.*run corridor migrate with the URL of its owner/s,
    )
    await empty.drop()
  })

  test('takes messages like any other', async () => {
    await putHubLogin(hub.pool, user, 'secret')
    const config = { ...hub.config, databaseUrl: withLogin(hub.config.databaseUrl, user) }
    own = await startHub(config, { log: pino({ level: 'silent' }) })
    const { rows } = await hub.pool.query<{ n: number }>(
      'select count(*)::int as n from pg_stat_activity where usename = $1',
      [user],
    )
    expect(rows[0]?.n).toBeGreaterThan(0)
    const answer = await fetch(`${own.url}/readyz`)
    expect(answer.status).toBe(200)
  })
})

function withLogin(text: string, user: string): string {
  const url = new URL(text)
  url.username = user
  url.password = 'secret'
  return url.href
}
