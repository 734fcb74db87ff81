import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../tools/services/ports.ts'
import { freshDatabase, type FreshDatabase } from '../support/database.ts'
import { freshVhost, type FreshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'corridor-onboarding-'))
let database: FreshDatabase
let vhost: FreshVhost
let hub: ChildProcess
let env: Record<string, string>
let said = ''

/** The commands of a page, or of one of its chapters: everything in blocks of the language `sh`, in order. */
function commandsOf(page: string, chapter?: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8')
  const part = chapter === undefined ? text : (text.split(`\n## ${chapter}\n`)[1]?.split('\n## ')[0] ?? '')
  return [...part.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('')
}

/** Runs them as typed, in one shell that ends at the first that fails. */
function run(commands: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail'], {
    input: commands,
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 200_000,
  })
  return { status, output: `${stdout}${stderr}` }
}

beforeAll(async () => {
  ;[database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
  const [port = 0] = await freePorts(1)
  // `corridor` as it is installed: a command on the path.
  writeFileSync(join(folder, 'corridor'), `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/corridor.js" "$@"\n`)
  chmodSync(join(folder, 'corridor'), 0o755)
  const inFolder = (name: string): string => join(folder, name)
  env = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    HUB: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    AMQP_URL: vhost.amqpUrl,
    AMQP_MANAGEMENT_URL: vhost.amqpManagementUrl,
    CORRIDOR_PORT: String(port),
    CORRIDOR_DATA: folder,
    CORRIDOR_HUB_KEY: inFolder('hub.key'),
    CORRIDOR_HUB_CERTIFICATE: inFolder('hub.crt'),
    CORRIDOR_LOG_KEY: inFolder('log.key'),
    CORRIDOR_TRUST_CA: inFolder('trust.crt'),
    CORRIDOR_TRUST_CRL: inFolder('trust.crl'),
    CORRIDOR_PKI: inFolder('ca'),
  }
  const made = run(`corridor migrate\n${commandsOf('deployment.md', 'Without containers')}`)
  if (made.status !== 0) throw new Error(`the hub was not set up: ${made.output}`)
  hub = spawn(process.execPath, [join(root, 'src/main.ts'), 'hub'], { env, cwd: folder })
  for (const stream of [hub.stdout, hub.stderr]) stream?.on('data', (data: Buffer) => (said += data.toString()))
  await waitFor(() => said.includes('corridor hub ready') || hub.exitCode !== null, { label: 'the hub' })
  if (hub.exitCode !== null) throw new Error(`the hub ended with ${hub.exitCode}: ${said}`)
})
afterAll(async () => {
  hub.kill('SIGKILL')
  await Promise.all([database.drop(), vhost.drop()])
  rmSync(folder, { recursive: true, force: true })
})

test('who types the commands of the page, in their order, on an empty hub, ends with a message of one country in the inbox of another', () => {
  const { status, output } = run(commandsOf('onboarding.md'))
  if (status !== 0) throw new Error(output)
  const inbox = JSON.parse(readFileSync(join(folder, 'inbox.json'), 'utf8')) as {
    messages: { sender: string; type: string }[]
  }
  expect(inbox.messages).toMatchObject([{ sender: 'TG', type: 'availability-notice' }])
})
