import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { freshVhost } from '../support/vhost.ts'

const root = join(import.meta.dirname, '..', '..')
let database: Awaited<ReturnType<typeof freshDatabase>>
let vhost: Awaited<ReturnType<typeof freshVhost>>
beforeAll(async () => {
  ;[database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
})
afterAll(() => Promise.all([database.drop(), vhost.drop()]))

it('the demonstration discharges every released movement, and says so in its last line', {
  timeout: 170_000,
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
})
