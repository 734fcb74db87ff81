import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createAuthority, issueCertificate } from '../../src/pki/authority.ts'
import type { BrokerService, DatabaseService } from '../../tools/services/index.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const root = join(import.meta.dirname, '../..')
/** `/etc/corridor` of the page, and everything else it writes. */
const folder = mkdtempSync(join(tmpdir(), 'corridor-onboarding-'))
const inFolder = (name: string): string => join(folder, name)
const DAY_MS = 86_400_000
const VALIDITY = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }

/** Servers of this test alone, since the page makes logins that are the server's and takes `guest` away. */
let database: DatabaseService
let broker: BrokerService
let hub: ChildProcess
let env: Record<string, string>
let port: number
let said = ''

/** A page, or one of its chapters, with the places and passwords of this test in place of the page's. */
function textOf(page: string, chapter?: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8')
  const part = chapter === undefined ? text : (text.split(`\n## ${chapter}\n`)[1]?.split('\n## ')[0] ?? '')
  const [sql, amqps, management] = [database.databaseUrl, broker.overTls?.amqpUrl, broker.overTls?.amqpManagementUrl]
  const hostOf = (url: string | undefined): string => `localhost:${new URL(url ?? '').port}`
  const instead: Record<string, string> = {
    '@localhost/': `@${new URL(sql).host}/`,
    'broker.example:5671': hostOf(amqps),
    'broker.example:15671': hostOf(management),
    'hub.example:8443': `localhost:${port}`,
    'CORRIDOR_PORT=8443': `CORRIDOR_PORT=${port}`,
    '/etc/corridor': folder,
    '/var/lib/corridor': inFolder('data'),
  }
  return Object.entries(instead).reduce((all, [from, to]) => all.replaceAll(from, to), part)
}

/** The blocks of a language in a text, in order. */
const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block)

/** Runs them as typed, in one shell that ends at the first that fails. */
function run(commands: string, more: Record<string, string> = {}): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail'], {
    input: commands,
    cwd: folder,
    env: { ...env, ...more },
    encoding: 'utf8',
    timeout: 220_000,
  })
  return { status, output: `${stdout}${stderr}` }
}

function mustRun(commands: string): void {
  const { status, output } = run(commands)
  if (status !== 0) throw new Error(`${commands}\n${output}`)
}

/** What the administrator of RabbitMQ types, at the management API. */
async function rabbitmqctl(line: string): Promise<void> {
  const [, verb, ...args] = line.split(/\s+/).map((word) => word.replaceAll("'", ''))
  const call = managementCall.bind(undefined, broker.amqpManagementUrl)
  const [one = '', two = '', three = ''] = args
  if (verb === 'add_vhost') await call('PUT', `/api/vhosts/${one}`, {})
  else if (verb === 'add_user') await call('PUT', `/api/users/${one}`, { password: two, tags: '' })
  else if (verb === 'set_user_tags') {
    await call('PUT', `/api/users/${one}`, { password: passwordOf(one), tags: two })
  } else if (verb === 'set_permissions') {
    const [configure, write, read] = args.slice(3)
    await call('PUT', `/api/permissions/${two}/${three}`, { configure, write, read })
  } else if (verb === 'delete_user') await call('DELETE', `/api/users/${one}`)
  else throw new Error(`the page has a command that this test does not know: ${line}`)
}

/** The API sets tags only together with the password. */
const passwordOf = (user: string): string =>
  new RegExp(`add_user ${user} '([^']+)'`).exec(textOf('deployment.md', 'Without containers'))?.[1] ?? ''

async function asSuperuser(name: string, statement: string): Promise<object[]> {
  const url = new URL(database.databaseUrl)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return (await client.query<object>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Commands of administrators, each where it belongs: at the servers, in a shell, or at a machine that this test is not. */
async function administer(line: string): Promise<void> {
  if (line.startsWith('create ')) await asSuperuser('postgres', line)
  else if (line.startsWith('rabbitmqctl ')) await rabbitmqctl(line)
  else if (line.startsWith('DATABASE_URL=')) mustRun(line)
  else if (line === 'rabbitmq-plugins enable rabbitmq_management') {
    await managementCall(broker.amqpManagementUrl, 'GET', '/api/overview')
  } else if (!/^(?:useradd|cp|systemctl) /.test(line)) {
    throw new Error(`the page has a command that this test does not know: ${line}`)
  }
}

const variablesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

/** The settings of the page, and what the unit of the service adds to them. */
function hubEnvironment(): Record<string, string> {
  const [settings = ''] = blocksOf(textOf('deployment.md', 'Without containers'), 'ini')
  const unit = readFileSync(join(root, 'deploy/systemd/corridor-hub.service'), 'utf8')
  const added = [...unit.matchAll(/^Environment=(.*)$/gm)].map(([, line]) => line).join('\n')
  return { ...variablesIn(settings), ...variablesIn(added) }
}

beforeAll(async () => {
  const authority = await createAuthority({ commonName: 'Broker authority', ...VALIDITY })
  const named = { commonName: 'broker', purpose: 'tls-server', hosts: ['localhost'] } as const
  const server = await issueCertificate(authority, { ...named, ...VALIDITY })
  writeFileSync(inFolder('broker.key'), server.keyPem)
  writeFileSync(inFolder('broker.crt'), server.certificatePem)
  writeFileSync(inFolder('broker-ca.crt'), authority.certificatePem)
  const brokerTls = { key: inFolder('broker.key'), certificate: inFolder('broker.crt') }
  ;[database, broker, [port = 0]] = await Promise.all([privateDatabase(), privateBroker({ brokerTls }), freePorts(1)])
  // `corridor` as it is installed: a command on the path.
  writeFileSync(inFolder('corridor'), `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/corridor.js" "$@"\n`)
  chmodSync(inFolder('corridor'), 0o755)
  mkdirSync(inFolder('data'))
  env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder, HUB_NAME: 'localhost' }
  // The private server comes with a database of that name.
  await asSuperuser('postgres', 'drop database if exists corridor')
  const text = textOf('deployment.md', 'Without containers')
  for (const line of blocksOf(text, 'console').join('').trim().split('\n')) await administer(line)
  mustRun(blocksOf(text, 'sh').join(''))
  const settings = hubEnvironment()
  const doctor = run('corridor doctor', settings)
  if (doctor.status !== 0) throw new Error(`the doctor is not content: ${doctor.output}`)
  hub = spawn(process.execPath, [join(root, 'src/main.ts'), 'hub'], { env: { ...env, ...settings }, cwd: folder })
  for (const stream of [hub.stdout, hub.stderr]) stream?.on('data', (data: Buffer) => (said += data.toString()))
  await waitFor(() => said.includes('corridor hub ready') || hub.exitCode !== null, { label: 'the hub' })
  if (hub.exitCode !== null) throw new Error(`the hub ended with ${hub.exitCode}: ${said}`)
  env['DATABASE_URL'] = settings['DATABASE_URL'] ?? ''
  env['HUB'] = settings['CORRIDOR_PUBLIC_URL'] ?? ''
})
afterAll(async () => {
  hub?.kill('SIGKILL')
  await Promise.all([database?.stop(), broker?.stop()])
  rmSync(folder, { recursive: true, force: true })
})

test('a hub set up by the page speaks no HTTP without TLS, and starts with no key in a file that the page does not name', async () => {
  const plain = await new Promise<string>((resolve) => {
    request({ host: 'localhost', port, path: '/healthz' }, () => resolve('answered'))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'refused'))
      .end()
  })
  expect(plain).not.toBe('answered')
  const unnamed = run('corridor hub', { ...hubEnvironment(), CORRIDOR_ALLOW_FILE_KEYS: 'hub,log,pki' })
  expect(unnamed).toMatchObject({ output: expect.stringContaining('CORRIDOR_TLS_KEY names a file') })
  expect(unnamed.status).not.toBe(0)
})

test('who types the commands of the page, in their order, on an empty hub, ends with a message of one country in the inbox of another', async () => {
  const { status, output } = run(blocksOf(textOf('onboarding.md'), 'sh').join(''))
  if (status !== 0) throw new Error(`${output}\n${said}`)
  const inbox = JSON.parse(readFileSync(inFolder('inbox.json'), 'utf8')) as {
    messages: { sender: string; type: string }[]
  }
  expect(inbox.messages).toMatchObject([{ sender: 'TG', type: 'availability-notice' }])

  // All of it by logins that may do no more than they have to.
  const sessions = await asSuperuser(
    'corridor',
    `select distinct r.rolname, r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls as mighty,
       exists (select from pg_class c where c.relowner = r.oid) as owns
     from pg_stat_activity a join pg_roles r on r.rolname = a.usename
     where a.datname = 'corridor' and a.pid <> pg_backend_pid() and a.backend_type = 'client backend'`,
  )
  expect(sessions).toEqual([{ rolname: 'hub', mighty: false, owns: false }])
  const connections = (await managementCall(
    broker.amqpManagementUrl,
    'GET',
    '/api/connections?columns=user,ssl,vhost',
  )) as object[]
  expect(new Set(connections.map((one) => JSON.stringify(one)))).toEqual(
    new Set([JSON.stringify({ ssl: true, user: 'corridor-hub', vhost: 'corridor' })]),
  )
})
