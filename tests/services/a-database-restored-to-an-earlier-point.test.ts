import { execFile } from 'node:child_process'
import { appendFile, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DatabaseService } from '../../tools/services/index.ts'
import { privateDatabase } from '../support/broker-control.ts'
import { checkInvariants } from '../support/invariants.ts'
import { effective, type JournalReceiver, startJournal } from '../support/journal.ts'
import { createPatientClient, type Kept } from '../support/patient-client.ts'
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

test('what was accepted after the point is missing, its receipts prove it, and repeated by its senders it takes effect once', async () => {
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

  await hub.kill()
  await Promise.all(scene.journals.map((journal) => journal.close()))
  await restore(data, 'before the loss')
  await waitFor(() => stage.pool.query('select 1'), { label: 'the restored database' })
  // Up to the point everything is there and sound; of what came later each receipt says that it is missing.
  expect(await checkInvariants(stage.pool, [], kept)).toEqual([])
  const missing = await checkInvariants(stage.pool, [], lost)
  expect(missing).toHaveLength(lost.length)
  expect(missing.filter((finding) => !finding.startsWith('I1'))).toEqual([])

  await hub.restart()
  const receivers = ['TG', 'BF', 'TG/fonds-garantie'].map((key) => startJournal(stage.amqpUrl, stage.party(key)))
  const journals = await Promise.all(receivers)
  // In the order of their receipts, as docs/backup.md has it: the same bytes under the same ids.
  const senders = createPatientClient(hub.url)
  const again: Kept[] = []
  for (const one of lost) {
    const repeated = { ...one, receipt: undefined }
    await senders.repeat(repeated)
    again.push(repeated)
  }
  for (const one of kept) await senders.repeat(one)
  await delivered(stage)
  await waitFor(() => told(journals, mrns).length >= toldBefore.length, { label: 'everybody told again' })
  // Everybody is told the same again, under the same ids, by which a receiver drops what it has had before.
  expect(told(journals, mrns)).toEqual(toldBefore)
  expect(senders.complaints).toEqual([])
  expect(await checkInvariants(stage.pool, [], [...kept, ...again])).toEqual([])
  await Promise.all(journals.map((journal) => journal.close()))
})
