import { execFile, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import amqp from 'amqplib'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { identify } from '../../tools/services/process-identity.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { freshDatabase } from '../support/database.ts'
import { freshVhost, managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

const entry = resolve('tools/services/index.ts')
const run = promisify(execFile)

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const withChannel = async <T>(url: string, work: (channel: amqp.ConfirmChannel) => Promise<T>): Promise<T> => {
  const connection = await amqp.connect(url, { noDelay: true })
  connection.on('error', () => undefined)
  try {
    return await work(await connection.createConfirmChannel())
  } finally {
    await connection.close()
  }
}

/** The private programs of a folder that still run, found by their own command lines and environments. */
const runningIn = (dir: string): number[] => runningWith(join(dir, 'run'))

const runningWith = (path: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8')
        return text.includes(path) && identify(pid) !== undefined
      } catch {
        return false
      }
    })

describe('the services of this run', () => {
  test('answer real queries', async () => {
    const database = await freshDatabase()
    const vhost = await freshVhost()
    try {
      expect(await ask(database.url, 'SELECT 6 * 7')).toBe(42)
      // The same durability as production: a test of kill -9 on a server without fsync would prove nothing.
      expect(await ask(database.url, 'SHOW fsync')).toBe('on')
      await withChannel(vhost.amqpUrl, async (channel) => {
        await channel.assertQueue('q', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
        channel.sendToQueue('q', Buffer.from('bytes'), { persistent: true })
        await channel.waitForConfirms()
        const got = await waitFor(() => channel.get('q', { noAck: true }), { label: 'the message' })
        expect(got.content.toString()).toBe('bytes')
      })
      const names = (await managementCall(vhost.amqpManagementUrl, 'GET', '/api/vhosts')) as { name: string }[]
      expect(names.map((one) => one.name)).toContain(vhost.name)
    } finally {
      await vhost.drop()
      await database.drop()
    }
    await expect(ask(database.url, 'SELECT 1')).rejects.toThrow(/does not exist/)
  })
})

describe('a private service', () => {
  test('a broker survives kill and restart with its data and comes back empty from a wipe, on the same port', async () => {
    const broker = await privateBroker()
    const port = new URL(broker.amqpUrl).port
    try {
      const publish = () =>
        withChannel(broker.amqpUrl, async (channel) => {
          await channel.assertQueue('kept', { durable: true })
          channel.sendToQueue('kept', Buffer.from('x'), { persistent: true })
          await channel.waitForConfirms()
        })
      await publish()
      await broker.kill()
      await expect(amqp.connect(broker.amqpUrl)).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/)
      await broker.restart()
      await withChannel(broker.amqpUrl, async (channel) => {
        expect((await channel.checkQueue('kept')).messageCount).toBe(1)
      })
      await broker.wipe()
      expect(new URL(broker.amqpUrl).port).toBe(port)
      expect(await managementCall(broker.amqpManagementUrl, 'GET', '/api/queues')).toEqual([])
    } finally {
      await broker.stop()
    }
    await expect(amqp.connect(broker.amqpUrl)).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/)
  })

  test('a database keeps what it committed over kill -9', async () => {
    const database = await privateDatabase()
    try {
      await ask(database.databaseUrl, 'CREATE TABLE t AS SELECT 7 AS n')
      await database.kill()
      await expect(ask(database.databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/)
      await database.restart()
      expect(await ask(database.databaseUrl, 'SELECT n FROM t')).toBe(7)
    } finally {
      await database.stop()
    }
    await expect(ask(database.databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/)
  })
})

/** The PostgreSQL servers (not their workers) among them. */
const serversIn = (dir: string): number[] =>
  runningIn(dir).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0-D\0'))

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

/** Folders and parent processes of one test, ended and removed after it. */
interface Bench {
  dir: string
  readonly starters: number[]
}

const bench: Bench = { dir: '', starters: [] }

const prepareBench = (): void => {
  bench.dir = mkdtempSync(join(tmpdir(), 'corridor-lifecycle-'))
  // Open to the database's own user: else its data lie elsewhere, and nobody finds its processes by this folder.
  chmodSync(bench.dir, 0o755)
}

const clearBench = async (): Promise<void> => {
  for (const pid of bench.starters.splice(0)) {
    if (identify(pid) !== undefined) process.kill(pid, 'SIGKILL')
  }
  await nothingRuns()
  rmSync(bench.dir, { recursive: true, force: true })
}

const nothingRuns = (): Promise<true> =>
  waitFor(() => runningIn(bench.dir).length === 0, { label: `everything in ${bench.dir} ended` })

const vendor = process.env['CORRIDOR_VENDOR'] ?? resolve('.corridor/vendor')

/** A parent process of its own, whatever runs the rest in containers, that starts the services, tells their URLs and then waits for ever. */
const starter = async (what: 'startServices' | 'startDatabase', options = '', env = process.env) => {
  const folders = `dir: ${JSON.stringify(bench.dir)}, env: { ...env, CORRIDOR_VENDOR: ${JSON.stringify(vendor)} }`
  const code = `import { ${what} } from ${JSON.stringify(entry)}
    const { DATABASE_URL, AMQP_URL, CORRIDOR_SERVICES, ...env } = process.env
    const s = await ${what}({ ${folders}, ${options} })
    console.log(JSON.stringify(s)); setInterval(() => undefined, 60000)`
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio, env })
  if (child.pid === undefined) throw new Error('the starter has no pid')
  bench.starters.push(child.pid)
  const line = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done)
    child.once('exit', (exitCode) => fail(new Error(`the starter ended with ${exitCode}`)))
  })
  return { pid: child.pid, urls: JSON.parse(line) as { databaseUrl: string; amqpUrl: string } }
}

describe('a starter that dies', () => {
  beforeEach(prepareBench)
  afterEach(clearBench)

  test('by kill -9 leaves nothing running and no data', async () => {
    const { pid, urls } = await starter('startServices')
    expect(await ask(urls.databaseUrl, 'SELECT 1')).toBe(1)
    expect(runningIn(bench.dir).length).toBeGreaterThan(2)
    process.kill(pid, 'SIGKILL')
    await nothingRuns()
    await expect(amqp.connect(urls.amqpUrl)).rejects.toThrow(/ECONNREFUSED|ECONNRESET|Connection terminated/)
    await waitFor(() => !readdirSync(bench.dir).includes('run'), { label: 'the data are gone' })
  })

  test('by Ctrl-C leaves nothing running', async () => {
    const { pid, urls } = await starter('startDatabase')
    expect(runningIn(bench.dir).length).toBeGreaterThan(0)
    process.kill(pid, 'SIGINT')
    await nothingRuns()
    await expect(ask(urls.databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|Connection terminated/)
  })

  test('in a folder closed to the database’s own user leaves nothing outside it either', async () => {
    const outside = join(bench.dir, 'tmp')
    const closed = join(bench.dir, 'closed')
    mkdirSync(outside)
    mkdirSync(closed, { mode: 0o700 })
    const asRoot = process.getuid?.() === 0
    const { pid, urls } = await starter('startDatabase', `dir: ${JSON.stringify(closed)}`, {
      ...process.env,
      TMPDIR: outside,
    })
    const data = asRoot ? join(outside, 'corridor-postgres-') : closed
    expect(runningWith(data).length).toBeGreaterThan(0)
    process.kill(pid, 'SIGKILL')
    await waitFor(() => runningWith(data).length === 0, { label: 'the server outside ended' })
    await expect(ask(urls.databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/)
    await waitFor(() => readdirSync(outside).length === 0, { label: 'the data outside are gone' })
  })

  test('does not hinder the next, whatever it left, and kept data are found again on the same ports', async () => {
    // A dead owner with half-written files, a file where a folder belongs, and a pid that another process has now.
    const stale = join(bench.dir, 'run', '999999-dead')
    mkdirSync(join(stale, 'postgres', 'data'), { recursive: true })
    writeFileSync(join(stale, 'instance.json'), '{"owner":{"pid":')
    writeFileSync(join(stale, 'postgres.pids.json'), JSON.stringify([{ pid: process.pid, started: 'long ago' }]))
    writeFileSync(join(bench.dir, 'run', 'a-file'), '')
    const first = await starter('startServices', 'persistent: true')
    expect(readdirSync(join(bench.dir, 'run'))).not.toContain('999999-dead')
    await ask(first.urls.databaseUrl, 'CREATE TABLE t AS SELECT 7 AS n')
    await withChannel(first.urls.amqpUrl, (channel) => channel.assertQueue('kept', { durable: true }))
    process.kill(first.pid, 'SIGKILL')
    await nothingRuns()
    const second = await starter('startServices', 'persistent: true')
    expect(second.urls).toEqual(first.urls)
    expect(await ask(second.urls.databaseUrl, 'SELECT n FROM t')).toBe(7)
    await withChannel(second.urls.amqpUrl, (channel) => channel.checkQueue('kept'))
  }, 300_000)

  test('together with the guardian leaves a server that the next start ends', async () => {
    const first = await starter('startDatabase')
    const guardians = new Set(serversIn(bench.dir).map((pid) => parentOf(pid)))
    for (const pid of [...guardians, first.pid]) process.kill(pid, 'SIGKILL')
    expect(await ask(first.urls.databaseUrl, 'SELECT 1')).toBe(1)
    await starter('startDatabase')
    await expect(ask(first.urls.databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/)
  })
})

describe('a starter', () => {
  beforeEach(prepareBench)
  afterEach(clearBench)

  test('starts a killed server again on the same port when it was asked to keep it alive', async () => {
    const { urls } = await starter('startDatabase', 'keepAlive: true')
    await ask(urls.databaseUrl, 'CREATE TABLE t AS SELECT 7 AS n')
    for (const pid of serversIn(bench.dir)) process.kill(pid, 'SIGKILL')
    const answer = await waitFor(() => ask(urls.databaseUrl, 'SELECT n FROM t'), { label: 'the server is back' })
    expect(answer).toBe(7)
  })

  test('that finds no way to a broker says once which ways there are, and leaves nothing behind', async () => {
    const code = `import { startServices } from ${JSON.stringify(entry)}
      const env = { PATH: '/nonexistent', CORRIDOR_VENDOR: ${JSON.stringify(join(bench.dir, 'none'))} }
      try { await startServices({ dir: ${JSON.stringify(bench.dir)}, env, installedRoots: [] }) }
      catch (error) { console.log(error.name + ' ' + error.message) }`
    const bare = { PATH: '/nonexistent', HOME: bench.dir, DOCKER_HOST: 'unix:///nonexistent.sock' }
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { env: bare })
    expect(stdout).toMatch(/^NotAvailable RabbitMQ cannot be had on this machine/)
    for (const way of [
      'AMQP_URL=',
      'apt-get install rabbitmq-server',
      '.corridor/vendor',
      'CORRIDOR_SERVICES=docker',
    ]) {
      expect(stdout).toContain(way)
    }
    expect(readdirSync(join(bench.dir, 'run'))).toEqual([])
  })
})
