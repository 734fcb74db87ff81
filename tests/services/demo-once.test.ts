import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { auditDatabase, breachText } from '../../src/compose/audit.ts'
import { createPool } from '../../src/store/pool.ts'
import { freshDatabase } from '../support/database.ts'
import { freshVhost } from '../support/vhost.ts'

const root = join(import.meta.dirname, '..', '..')
let database: Awaited<ReturnType<typeof freshDatabase>>
let vhost: Awaited<ReturnType<typeof freshVhost>>
beforeAll(async () => {
  ;[database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
})
afterAll(() => Promise.all([database.drop(), vhost.drop()]))

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
  const child = spawn(process.execPath, [join(root, 'tools/demo/main.ts'), '--once', '--json'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      AMQP_URL: vhost.amqpUrl,
      AMQP_MANAGEMENT_URL: vhost.amqpManagementUrl,
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
  expect(last).toMatchObject({ movements: 29, released: 28, discharged: 28, rejections: 7, parked: 0 })
  expect(last['guaranteesBalanced']).toBe(true)
  // The railway told of its train, the hub of each of the two movements on it, and customs of no passage by rail.
  expect(await byTypeOnRails()).toEqual([
    { sender: 'CI/rail-abidjan-ouaga', type: 'train-manifest', count: 6 },
    { sender: 'ZZ', type: 'arrival-advice', count: 2 },
    { sender: 'ZZ', type: 'border-entry-notice', count: 2 },
    { sender: 'ZZ', type: 'border-exit-notice', count: 2 },
    { sender: 'ZZ', type: 'incident-notice', count: 1 },
  ])
})

it('the audit finds nothing wrong in what the demonstration did, and compares all that can be', async () => {
  const { findings, notCompared, counts } = await auditDatabase({ databaseUrl: database.url, hubCertificates: [] })
  expect(findings.map(breachText)).toEqual([])
  expect(counts.decidedAgain).toBeGreaterThan(200)
  // Its authority is gone with it; of what was refused before it used up an id nothing is kept (docs/decisions/0032).
  const left = Object.keys(notCompared).filter((reason) => !/^signatures: |^refusals: they used up no id/.test(reason))
  expect(left).toEqual([])
})
