import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { auditDatabase, breachText } from '../../src/compose/audit.ts'
import { createPool } from '../../src/store/pool.ts'
import { TEST_BODY_KEY } from '../support/body-key.ts'
import { freshDatabase } from '../support/database.ts'
import { freshVhost } from '../support/vhost.ts'

const root = join(import.meta.dirname, '..', '..')
let database: Awaited<ReturnType<typeof freshDatabase>>
let vhost: Awaited<ReturnType<typeof freshVhost>>
let folder: string
let bodyKey: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-once-'))
  bodyKey = join(folder, 'body.key')
  await writeFile(bodyKey, TEST_BODY_KEY)
})
afterAll(() => Promise.all([database?.drop(), vhost?.drop(), rm(folder, { recursive: true })]))

const m = (pattern: RegExp): unknown => expect.stringMatching(pattern)

const byTypeOnRails = async () => {
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  try {
    const { rows } = await pool.query(
      `select sender, type, count(*)::int as count from messages join outcomes on message = seq
       where sender like '%/rail%' or (sender = 'ZZ' and type ~ '^(border|arrival|incident)-')
         or (sender in ('CI', 'BF') and type ~ '^(border|arrival)-' and mrn in (
           select mrn from movements where doc::json->'declared'->>'regime' = 'rail'))
       group by sender, type order by sender, type`,
    )
    return rows
  } finally {
    await pool.end()
  }
}

it('the demonstration discharges every released movement, and says so in its last line', {
  timeout: 300_000,
}, async () => {
  // Of its own for each try: what a broken run has left would be the next one's trouble.
  await Promise.all([database?.drop(), vhost?.drop()])
  ;[database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
  const child = spawn(process.execPath, [join(root, 'tools/demo/main.ts'), '--once', '--json'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      AMQP_URL: vhost.amqpUrl,
      AMQP_MANAGEMENT_URL: vhost.amqpManagementUrl,
      CORRIDOR_BODY_KEY: bodyKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // One that outlives its test would keep the machine and the broker busy for the others.
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(code, output).toBe(0)
  const last = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
  expect(Object.keys(last)).toEqual([
    'movements',
    'released',
    'discharged',
    'rejections',
    'messagesAccepted',
    'messagesDelivered',
    'parked',
    'guaranteesBalanced',
    'broker',
    'database',
    'seconds',
  ])
  expect(last).toMatchObject({ movements: 33, released: 32, discharged: 32, rejections: 9, parked: 0 })
  expect(last['guaranteesBalanced']).toBe(true)
  // What was not as declared, by the hub's books and the journals, and how it ended.
  const seen = output.split('\n').filter((line) => /  discharged on (results|authority)$/.test(line))
  expect(seen.map((line) => line.split(/ {2,}/))).toEqual([
    [
      'another truck at entry',
      m(/^vehicleDiffers: BF \w+ seen, TG-\w+ declared$/),
      '1 to TG',
      m(/late$/),
      'discharged on results',
    ],
    [
      'a broken seal',
      m(/^sealsDiffer: TG\w+ broken$/),
      '1 to TG',
      m(/A1 refused, B1 taken/),
      'discharged on authority',
    ],
    ['an exit during a stop', m(/receipt warns of BF's stop$/), '1 to BF', m(/^lifted by BF/), 'discharged on results'],
    [
      'a wagon left behind',
      m(/^partial: .*3 is missing; arrived in part, \d+ XOF still in use$/),
      '1 to CI',
      m(/TR-2419$/),
      'discharged on results',
    ],
  ])
  expect(output).toMatch(/^rule +results A1 for goods whose seals came broken +422 14 SEALS-RESULT .*as expected$/m)
  expect(output).toMatch(/^rule +a declaration that secures 1 of .* 422 14 GUARANTEE-COVER +as expected$/m)
  // The railway told of its trains, the hub of each of the three movements on them, and customs of no passage by rail.
  expect(await byTypeOnRails()).toEqual([
    { sender: 'CI/rail-abidjan-ouaga', type: 'train-manifest', count: 9 },
    { sender: 'ZZ', type: 'arrival-advice', count: 4 },
    { sender: 'ZZ', type: 'border-entry-notice', count: 3 },
    { sender: 'ZZ', type: 'border-exit-notice', count: 3 },
    { sender: 'ZZ', type: 'incident-notice', count: 2 },
  ])
})

it('the audit finds nothing wrong in what the demonstration did, and compares all that can be', async () => {
  const { findings, notCompared, counts } = await auditDatabase({
    databaseUrl: database.url,
    hubCertificates: [],
    bodyKey,
  })
  expect(findings.map(breachText)).toEqual([])
  expect(counts.decidedAgain).toBeGreaterThan(200)
  // Its authority is gone with it; of what was refused before it used up an id nothing is kept (docs/decisions/0032).
  const left = Object.keys(notCompared).filter((reason) => !/^signatures: |^refusals: they used up no id/.test(reason))
  expect(left).toEqual([])
})
