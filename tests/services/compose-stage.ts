import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { closeAll, type Closers } from '../../src/compose/closers.ts'
import { type Core, openCore } from '../../src/compose/core.ts'
import type { Pace } from '../../src/compose/pace.ts'
import type { Config } from '../../src/config.ts'
import { createPool } from '../../src/store/pool.ts'
import { testConfig } from '../support/hub.ts'
import type { TestParty } from '../support/parties.ts'
import { registeredDatabase, registeredParties, registeredPki } from '../support/registered.ts'
import { startProxy } from '../support/tcp-proxy.ts'
import { freshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

export type Line = { level: number; msg: string }

/** What the parts of a hub are put together on, and what of it they hold. */
export type ComposeStage = {
  config: Config
  /** What everything else rests on, opened with other settings here and there, and at another pace. */
  open(instead?: Partial<Config>, pace?: Pace): Promise<Core>
  /** For what ends the parts of one test; `end` calls them. */
  closers: Closers
  /** Resolves when all that the parts began is over, counted at the database and before the broker. */
  end(): Promise<void>
  log: pino.Logger
  said: Line[]
  /** A registered party as a test acts for it. */
  party(key: string): TestParty
  /** A file with this text beside the keys; returns its path. */
  file(name: string, text: string): Promise<string>
  /** Sessions at the database. */
  sessions(): Promise<number>
  close(): Promise<void>
}

/** A migrated database with parties, a virtual host and keys of this test file alone. */
export async function openComposeStage(): Promise<ComposeStage> {
  const [database, vhost, pki] = await Promise.all([registeredDatabase(), freshVhost(), registeredPki()])
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  const parties = await registeredParties(pool)
  await pool.end()
  const asked = new pg.Client({ connectionString: inject('services').databaseUrl })
  await asked.connect()
  const sessions = async (): Promise<number> => {
    const name = new URL(database.url).pathname.slice(1)
    const found = await asked.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    )
    return found.rows[0]?.n ?? 0
  }
  await waitFor(async () => (await sessions()) === 0, { label: 'the session of the migration to end' })
  const toBroker = await startProxy(vhost.amqpUrl)
  const closers: Closers = []
  const said: Line[] = []
  const config = testConfig(database.url, { ...vhost, amqpUrl: toBroker.url }, pki)
  const log = pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line) as Line) })
  return {
    config,
    open: (instead = {}, pace = {}) => openCore({ ...config, ...instead }, { log, pace }, closers),
    closers,
    end: async () => {
      await closeAll(closers)
      await waitFor(async () => (await sessions()) === 0, { label: 'no session at the database' })
      await waitFor(() => toBroker.connections() === 0, { label: 'no connection to the broker' })
    },
    log,
    said,
    party: (key) => {
      const found = parties.get(key)
      if (found === undefined) throw new Error(`no test party ${key}`)
      return found
    },
    file: async (name, text) => {
      await writeFile(join(pki.folder, name), text)
      return join(pki.folder, name)
    },
    sessions,
    close: async () => {
      await Promise.all([asked.end(), toBroker.close()])
      await Promise.all([database.drop(), vhost.drop(), pki.remove()])
    },
  }
}
