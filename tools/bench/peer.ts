import { spawn, execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import { OUT_EXCHANGE } from '../../src/broker/topology.ts'
import { createAuthority, issueCertificate } from '../../src/pki/authority.ts'
import { OWN_SESSION } from './rig/session.ts'
import type { World } from './world.ts'

/**
 * The peer (`bench/peer`): an Apache Camel route that takes, checks, stores and forwards the same requests as the reference
 * pipeline, on the same database server and queues, as such routes are written in Java, and tuned. Needs Java 17 and Maven.
 */

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCE = join(ROOT, 'bench', 'peer')
/** Where `bench/peer/pom.xml` puts what it builds. */
const BUILT = join(ROOT, '.corridor', 'peer')
const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath'
const BUILD_MS = 240_000
const READY_MS = 60_000
const YEAR_MS = 365 * 24 * 3_600_000

export type PeerCounts = {
  readonly accepted: number
  readonly published: number
  readonly confirmed: number
  readonly reports: number
}

export type CamelPeer = {
  readonly url: string
  readonly pid: number
  /** PEM of the certificate that its receipts are signed with. */
  readonly certificatePem: string
  counts(): Promise<PeerCounts>
  /** Lets go of it and waits until it has ended. */
  stop(): Promise<void>
}

const TABLES = `
  create table peer_messages (
    id uuid primary key, sender text not null, type text not null, body bytea not null, signature text not null,
    receipt bytea not null, receipt_signature bytea not null, at timestamptz not null default now());
  create table peer_deliveries (
    receiver text not null, sender text not null, id uuid not null, at timestamptz not null default now());
  create index peer_deliveries_message on peer_deliveries (id)`

/**
 * Builds it by Maven; what is built already is taken as it is. Rejects with what Maven said, and when there is no Java.
 */
export async function buildPeer(): Promise<void> {
  const goals = ['-B', '-q', 'compile', CLASSPATH, `-Dmdep.outputFile=${join(BUILT, 'classpath')}`]
  try {
    await promisify(execFile)('mvn', goals, { cwd: SOURCE, timeout: BUILD_MS })
  } catch (error) {
    const { stdout = '', message } = error as Error & { stdout?: string }
    throw new Error(`the peer cannot be built: ${stdout.slice(-3_000) || message}`, { cause: error })
  }
}

/**
 * Starts it on the reference pipeline's database, with its keys and settings in `folder`; `buildPeer` comes first.
 * @throws Error with its last words when it ends before it is ready, or is not ready within a minute
 */
export async function startCamelPeer(world: World, folder: string): Promise<CamelPeer> {
  const client = new pg.Client({ connectionString: world.referenceDatabaseUrl })
  await client.connect()
  try {
    await client.query(TABLES)
  } finally {
    await client.end()
  }
  const validity = { validFrom: new Date(Date.now() - YEAR_MS), validTo: new Date(Date.now() + YEAR_MS) }
  const authority = await createAuthority({ commonName: 'Peer authority', ...validity })
  const signer = await issueCertificate(authority, { commonName: 'peer', purpose: 'hub-seal', ...validity })
  const { keyPem, certificatePem } = signer
  const settings = join(folder, 'peer.json')
  const { parties, amqpUrl, schemas } = world
  const told = {
    databaseUrl: world.referenceDatabaseUrl,
    amqpUrl,
    exchange: OUT_EXCHANGE,
    // The receivers tell by it where a delivery is reported: to whatever stands in the reference's place.
    app: 'reference',
    schemas,
    signer: { keyPem, certificatePem },
    parties: parties.map((party) => ({ key: party.key, certificatePem: party.certificatePem })),
  }
  writeFileSync(settings, JSON.stringify(told), { mode: 0o600 })
  const classpath = `${join(BUILT, 'classes')}:${readFileSync(join(BUILT, 'classpath'), 'utf8').trim()}`
  const child = spawn('java', ['-XX:+UseParallelGC', '-Xmx1g', '-cp', classpath, 'corridor.peer.Peer', settings], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...OWN_SESSION,
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let words = ''
  child.stderr.on('data', (part: Buffer) => (words = (words + part.toString('utf8')).slice(-3_000)))
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the peer is not ready after a minute: ${words}`)), READY_MS)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const ready = /ready at (http\S+)/.exec(line)?.[1]
        if (ready === undefined) return
        clearTimeout(late)
        resolve(ready)
      })
      child.once('error', (error) => reject(new Error(`there is no Java: ${error.message}`)))
      void ended.then(() => reject(new Error(`the peer ended before it was ready: ${words}`)))
    })
    const counts = async (): Promise<PeerCounts> => (await (await fetch(`${url}/counts`)).json()) as PeerCounts
    return { url, pid: child.pid ?? 0, certificatePem, counts, stop }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

/** The reference pipeline's calls (`start`, `counts`), answered by the peer: what measures the one measures the other. */
export function peerAsReference(folder: string) {
  let started: CamelPeer | undefined
  const running = (): CamelPeer => {
    if (started === undefined) throw new Error('the peer is not started')
    return started
  }
  const calls: Readonly<Record<string, (argument: never) => Promise<unknown>>> = {
    start: async (world: World) => {
      await buildPeer()
      started = await startCamelPeer(world, folder)
      return started.url
    },
    counts: () => running().counts(),
  }
  return {
    get pid(): number {
      return running().pid
    },
    call: async <T>(name: string, argument?: unknown): Promise<T> => {
      const call = calls[name]
      if (call === undefined) throw new Error(`no call ${name}`)
      return (await call(argument as never)) as T
    },
    stop: async (): Promise<void> => started?.stop(),
  }
}
