import { execFile } from 'node:child_process'
import { appendFile, chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import type { DatabaseService } from '../../tools/services/index.ts'
import { privateDatabase } from '../support/broker-control.ts'
import { checkInvariants } from '../support/invariants.ts'
import { effective, type JournalReceiver, startJournal } from '../support/journal.ts'
import { createPatientClient, type Kept, type PatientClient } from '../support/patient-client.ts'
import { postOnce } from '../support/post-once.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { delivered, newJourney, openScene, type Scene } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

/**
 * The drill of docs/backup.md, with the server's own functions instead of pg_basebackup, which is not among the embedded
 * binaries: a base backup while the hub works, the archived log, and a restore to a named point before the last messages.
 */
const run = promisify(execFile)

let folder: string
let database: DatabaseService
let stage: Stage
let hub: ProcessHub
let scene: Scene

/** One session of the server's superuser: a base backup begins and ends in the same one. */
async function asAdmin<T>(work: (query: (sql: string) => Promise<Record<string, string>[]>) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.databaseUrl })
  await client.connect()
  try {
    return await work(async (sql) => (await client.query<Record<string, string>>(sql)).rows)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-restore-'))
  // The server runs as a user of its own.
  await chmod(folder, 0o777)
  database = await privateDatabase()
  await asAdmin(async (query) => {
    await query('alter system set archive_mode = on')
    await query(`alter system set archive_command = 'test ! -f "${folder}/%f" && cp "%p" "${folder}/%f"'`)
  })
  await database.restart()
  stage = await openStage({ databaseUrl: database.databaseUrl })
  hub = await stage.startHub()
  scene = await openScene(stage, hub)
})
afterAll(async () => {
  await scene.close()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
})

const backUp = (): Promise<string> =>
  asAdmin(async (query) => {
    const [where] = await query('show data_directory')
    const data = where?.['data_directory'] ?? ''
    await query(`select pg_backup_start('drill', true)`)
    await run('cp', ['-a', data, join(folder, 'base')])
    const [label] = await query('select labelfile from pg_backup_stop()')
    await writeFile(join(folder, 'base', 'backup_label'), label?.['labelfile'] ?? '')
    return data
  })

/** Ends the segment that is being written, and waits until the archive has it. */
const archive = (): Promise<unknown> =>
  asAdmin(async (query) => {
    const [last] = await query('select pg_walfile_name(pg_switch_wal()) as name')
    const wanted = last?.['name'] ?? ''
    await waitFor(
      async () =>
        ((await query('select last_archived_wal as name from pg_stat_archiver'))[0]?.['name'] ?? '') >= wanted,
      { label: `${wanted} in the archive` },
    )
  })

async function restore(data: string, point: string): Promise<void> {
  await database.kill()
  await run('sh', [
    '-c',
    'rm -rf "$1" && cp -a "$2" "$1" && rm -rf "$1"/pg_wal/* "$1"/postmaster.pid',
    'sh',
    data,
    join(folder, 'base'),
  ])
  const settings = [
    `restore_command = 'cp "${folder}/%f" "%p"'`,
    `recovery_target_name = '${point}'`,
    `recovery_target_action = 'promote'`,
    'archive_mode = off',
  ]
  await appendFile(join(data, 'postgresql.auto.conf'), `${settings.join('\n')}\n`)
  const signal = join(data, 'recovery.signal')
  await writeFile(signal, '')
  // They belong to whom the server runs as.
  await run('chown', [`--reference=${join(data, 'PG_VERSION')}`, signal, join(data, 'backup_label')])
  await database.restart()
}

const told = (journals: readonly JournalReceiver[], mrns: readonly string[]): string[] =>
  journals
    .flatMap((journal) =>
      effective(journal).flatMap(({ sender, id, type, mrn }) =>
        mrn !== undefined && mrns.includes(mrn) ? [`${journal.receiver} ${sender} ${type} ${id}`] : [],
      ),
    )
    .toSorted()

/** The size of the log that is remembered beside the database. */
const remembered = async (): Promise<number> => {
  const files = await readdir(join(stage.pki.folder, 'log')).catch(() => [])
  return Math.max(0, ...files.map((file) => Number(/\.([0-9]+)\.json$/.exec(file)?.[1] ?? 0)))
}

const logSize = async (): Promise<number> =>
  Number((await stage.pool.query<{ size: string }>('select size from log_head')).rows[0]?.size)

const ask = async (path: string, token: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'fr' }
  const response = await fetch(`${hub.url}${path}`, { ...init, headers })
  const text = await response.text()
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text }
}

/** `corridor reconcile` beside the database. */
async function reconcile(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const out = (line: string): void => void lines.push(line)
  const env = { DATABASE_URL: stage.databaseUrl, USER: 'ama' }
  const code = await runCommand({
    args: ['reconcile', ...args],
    env,
    stopped: new AbortController().signal,
    out,
    err: out,
  })
  return { code, lines }
}

const indexOf = ({ receipt }: Kept): number =>
  Number((JSON.parse(receipt?.bytes.toString('utf8') ?? '{}') as { logIndex?: number }).logIndex)

/** Each sender says which receipts it holds. */
async function tell(held: readonly Kept[]): Promise<void> {
  for (const key of new Set(held.map(({ from }) => from.key))) {
    const own = held.filter(({ from }) => from.key === key)
    const receipts = own.map((one) => ({ id: one.message.id, logIndex: indexOf(one) }))
    const body = JSON.stringify({ restore: 1, receipts })
    const told = await ask('/v1/reconciliation/receipts', stage.party(key).token, { method: 'POST', body })
    expect(told.status).toBe(200)
    expect(JSON.parse(told.text)).toMatchObject({ parties: [{ party: key, receipts: own.length, back: 0 }] })
  }
}

test('a hub over it takes nothing until it is opened, and what its senders hold receipts of comes back and takes effect once', async () => {
  const grn = await scene.guarantee('1000000')
  await scene.travel(newJourney(grn))
  const data = await backUp()
  await scene.travel(newJourney(grn))
  await delivered(stage)
  await asAdmin((query) => query(`select pg_create_restore_point('before the loss')`))
  const kept = [...scene.client.receipts]
  const later = [newJourney(grn), newJourney(grn)]
  for (const journey of later) await scene.travel(journey)
  expect(await scene.findings()).toEqual([])
  const lost = scene.client.receipts.slice(kept.length)
  const mrns = later.map(({ mrn }) => mrn)
  const toldBefore = told(scene.journals, mrns)
  await archive()
  const sizeBefore = await logSize()
  await waitFor(async () => (await remembered()) === sizeBefore, { label: 'the state of the log to be remembered' })

  await hub.kill()
  await Promise.all(scene.journals.map((journal) => journal.close()))
  await restore(data, 'before the loss')
  await waitFor(() => stage.pool.query('select 1'), { label: 'the restored database' })
  // Up to the point everything is there and sound; of what came later each receipt says that it is missing.
  expect(await checkInvariants(stage.pool, [], kept)).toEqual([])
  const missing = await checkInvariants(stage.pool, [], lost)
  expect(missing).toHaveLength(lost.length)
  expect(missing.filter((finding) => !finding.startsWith('I1'))).toEqual([])

  const sizeAfter = await logSize()
  await hub.restart()
  expect(hub.output()).toMatch(/"from":\d+,"to":\d+.*the database was restored to an earlier point/)
  const [first] = lost
  if (first === undefined) throw new Error('nothing was lost')
  const refused = await postOnce(hub.url, first, first.from.token, 10_000)
  expect(refused).toMatchObject({ status: 503, retryAfter: '30' })
  expect(JSON.parse(refused?.bytes.toString('utf8') ?? '')).toMatchObject({ code: 'log-restored' })
  const act = await ask('/v1/set-aside/1/retry', 'token-of-operator', { method: 'POST', body: '{"reason":"x"}' })
  expect(act).toMatchObject({ status: 503, retryAfter: '30', text: expect.stringContaining('restaurée') })
  expect((await ask('/v1/log/checkpoint', 'token-of-operator')).status).toBe(503)
  expect((await ask('/v1/movements', stage.party('TG').token)).status).toBe(200)
  const ready = await ask('/readyz', '')
  expect(ready.status).toBe(503)
  expect(JSON.parse(ready.text)).toMatchObject({ http: false, restore: { state: 'restored', from: sizeAfter } })
  expect((await ask('/metrics', 'token-of-operator')).text).toMatch(/^corridor_restored 1$/m)
  expect((await ask('/v1/attention', 'token-of-operator')).text).toContain('hub-log')
  expect(await logSize()).toBe(sizeAfter)
  expect(await reconcile()).toMatchObject({ code: 1, lines: expect.arrayContaining([expect.stringMatching(/closed/)]) })
  expect(await reconcile('--close', '--reason', 'too early')).toMatchObject({ code: 1 })

  expect(await reconcile('--open', '--reason', 'the archive ended there')).toMatchObject({ code: 0 })
  await waitFor(async () => (await ask('/readyz', '')).status === 200, { label: 'the hub to be open' })
  const receivers = ['TG', 'BF', 'TG/fonds-garantie'].map((key) => startJournal(stage.amqpUrl, stage.party(key)))
  const journals = await Promise.all(receivers)
  await tell(lost)
  const others = await ask('/v1/reconciliation', stage.party('BF').token)
  expect(JSON.parse(others.text)).toMatchObject({ state: 'reconciling', from: sizeAfter, before: indexOf(first) })
  // In the order of their receipts, as docs/backup.md has it: the same bytes under the same ids.
  const senders = createPatientClient(hub.url)
  const again: Kept[] = []
  for (const one of lost.slice(0, -1)) again.push(await sentAgain(senders, one))
  expect(await reconcile()).toMatchObject({
    code: 1,
    lines: expect.arrayContaining([expect.stringMatching(/ 1 missing/)]),
  })
  for (const one of lost.slice(-1)) again.push(await sentAgain(senders, one))
  for (const one of kept) await senders.repeat(one)
  await delivered(stage)
  await waitFor(() => told(journals, mrns).length >= toldBefore.length, { label: 'everybody told again' })
  // Everybody is told the same again, under the same ids, by which a receiver drops what it has had before.
  expect(told(journals, mrns)).toEqual(toldBefore)
  expect(senders.complaints).toEqual([])
  expect(await reconcile()).toMatchObject({ code: 0 })
  expect(await reconcile('--close', '--reason', 'all is back')).toMatchObject({ code: 0 })
  const acts = await stage.pool.query<{ words: string }>(
    `select a.act, a.operator, c.changes::jsonb #>> '{0,after}' as words, r.missing::int
     from operator_acts a join registry_changes c using (log_index) join restore_acts r on a.act = 'restore-' || r.act
     order by a.log_index`,
  )
  const operator = 'command line (ama)'
  expect(acts.rows.map(({ words, ...act }) => ({ ...act, ...(JSON.parse(words) as object) }))).toMatchObject([
    { act: 'restore-open', operator, sizeBefore, sizeAfter },
    { act: 'restore-close', operator, sizeBefore, sizeAfter, missing: 0 },
  ])
  expect(await checkInvariants(stage.pool, [], [...kept, ...again])).toEqual([])
  await Promise.all(journals.map((journal) => journal.close()))
  // It goes on from what it has now, also when it is killed before that is remembered.
  await hub.restart()
  expect((await ask('/readyz', '')).status).toBe(200)
})

async function sentAgain(senders: PatientClient, one: Kept): Promise<Kept> {
  const repeated = { ...one, receipt: undefined }
  await senders.repeat(repeated)
  return repeated
}
