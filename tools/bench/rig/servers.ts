import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { cpuSecondsOf } from './cpu.ts'

/** The first process of each server, where the servers run as processes of this machine; undefined where they do not. */
export type ServerPids = { readonly database: number | undefined; readonly broker: number | undefined }

/** CPU seconds so far: the measured pipeline's own processes, all of PostgreSQL's, all of RabbitMQ's. */
export type CpuSnapshot = {
  readonly pipeline: number | undefined
  readonly database: number | undefined
  readonly broker: number | undefined
}

/** Finds the servers' processes by asking the servers; a number from another machine or container is told by its name. */
export async function serverPids(urls: { database: string; management: string }): Promise<ServerPids> {
  const [database, broker] = await Promise.all([postmasterOf(urls.database), brokerOf(urls.management)])
  return { database, broker }
}

const NODE_TRIES = 20
const NODE_PAUSE_MS = 500

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

async function postmasterOf(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number; name: string }>(
      'select pg_backend_pid() as pid, current_database() as name',
    )
    const [row] = rows
    if (row === undefined) return undefined
    const title = await readFile(`/proc/${row.pid}/cmdline`, 'utf8').catch(() => '')
    // A backend names its database in its title: another process of that number does not.
    if (!title.startsWith('postgres:') || !title.includes(row.name)) return undefined
    const stat = await readFile(`/proc/${row.pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } finally {
    await client.end()
  }
}

async function brokerOf(management: string): Promise<number | undefined> {
  const url = new URL(management)
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const ask = async (): Promise<{ os_pid?: string }[]> => {
    const answer = await fetch(new URL('/api/nodes', url.origin), {
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      signal: AbortSignal.timeout(15_000),
    })
    if (!answer.ok) throw new Error(`GET /api/nodes: ${answer.status}`)
    return (await answer.json()) as { os_pid?: string }[]
  }
  let nodes = await ask()
  // A node that has just started tells of itself some seconds later.
  for (let tries = 0; tries < NODE_TRIES && nodes.some(({ os_pid }) => os_pid === undefined); tries += 1) {
    await pause(NODE_PAUSE_MS)
    nodes = await ask()
  }
  // Of a cluster one node's CPU would be passed off as all of it.
  if (nodes.length !== 1 || !LOOPBACK.has(url.hostname)) return undefined
  const pid = Number(nodes[0]?.os_pid)
  // In a container it has another number, under which this machine has another program.
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  return name.startsWith('beam') ? pid : undefined
}

/** What has been used so far. Several hub processes are several pids. */
export async function cpuSnapshot(pipeline: readonly number[], servers: ServerPids): Promise<CpuSnapshot> {
  const of = async (pid: number | undefined): Promise<number | undefined> =>
    pid === undefined ? undefined : cpuSecondsOf(pid)
  const own = await Promise.all(pipeline.map(of))
  return {
    pipeline: own.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0),
    database: await of(servers.database),
    broker: await of(servers.broker),
  }
}

/** Seconds used between two snapshots. */
export function cpuBetween(before: CpuSnapshot, after: CpuSnapshot): CpuSnapshot {
  const of = (part: keyof CpuSnapshot): number | undefined => {
    const [from, to] = [before[part], after[part]]
    return from === undefined || to === undefined ? undefined : to - from
  }
  return { pipeline: of('pipeline'), database: of('database'), broker: of('broker') }
}
