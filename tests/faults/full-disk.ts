import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { BrokerService, DatabaseService } from '../../tools/services/index.ts'
import { managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'
import { after, type End } from './end.ts'
import type { SmallDisk } from './small-disk.ts'

/** Who has room again and does not answer within this time is started again, as by whoever looks after it. */
const BY_ITSELF_WITHIN_MS = 5_000
/** RabbitMQ looks at its disk at least every ten seconds, and its figures show it some seconds later. */
const ALARM_WITHIN_MS = 40_000
/** Less than RabbitMQ wants to have free, so that its alarm comes before the end, as on a disk that fills slowly. */
const NEARLY_FULL = 30_000_000
/** More files than PostgreSQL keeps of a log of this size (`max_wal_size`: 1 GB of 16 MB each). */
const LOG_FILES_MAX = 100

/**
 * PostgreSQL has no room for anything more. It refuses what needs new space, and what it cannot survive, it has to be started again from
 * once there is room.
 * @param toPanic whether it is led on until it has no room for its write-ahead log either, which ends it
 */
export async function fillDatabase(database: DatabaseService, disk: SmallDisk, toPanic: boolean): Promise<End> {
  // Before it is full: afterwards not even a connection may be had.
  const client = clientOf(database.databaseUrl)
  await client.connect()
  try {
    await disk.fill()
    if (toPanic) await exhaustLog(client)
  } finally {
    await client.end().catch(() => undefined)
  }
  return after(async () => {
    await disk.empty()
    await byItselfOrAgain(() => writes(database.databaseUrl), database)
  })
}

/** RabbitMQ raises its alarm, and then has no room for anything more. */
export async function fillBroker(broker: BrokerService, disk: SmallDisk): Promise<End> {
  await disk.fill(NEARLY_FULL)
  const isAlarmed = async (): Promise<boolean> => {
    const nodes = (await managementCall(broker.amqpManagementUrl, 'GET', '/api/nodes')) as
      | { disk_free_alarm?: boolean }[]
      | undefined
    return nodes?.[0]?.disk_free_alarm === true
  }
  await waitFor(isAlarmed, { timeoutMs: ALARM_WITHIN_MS, label: 'the disk alarm of RabbitMQ' })
  await disk.fill()
  return after(async () => {
    await disk.empty()
    await byItselfOrAgain(async () => {
      await managementCall(broker.amqpManagementUrl, 'GET', '/api/health/checks/virtual-hosts')
      return !(await isAlarmed())
    }, broker)
  })
}

async function byItselfOrAgain(isWell: () => Promise<boolean>, server: { restart(): Promise<void> }): Promise<void> {
  const end = performance.now() + BY_ITSELF_WITHIN_MS
  while (performance.now() < end) {
    if (await isWell().catch(() => false)) return
    await pause(100)
  }
  await server.restart()
}

/** It keeps files of its log that it has done with: each is written now, until a new one is needed. */
async function exhaustLog(client: pg.Client): Promise<void> {
  for (let file = 0; file < LOG_FILES_MAX; file += 1) {
    const isDone = await client.query(`select pg_create_restore_point('full'), pg_switch_wal()`).then(
      () => false,
      () => true,
    )
    if (isDone) return
  }
  throw new Error(`PostgreSQL has written ${LOG_FILES_MAX} files of its log on a full disk`)
}

function clientOf(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 5_000 })
  client.on('error', () => undefined)
  return client
}

async function writes(url: string): Promise<boolean> {
  const client = clientOf(url)
  try {
    await client.connect()
    await client.query('create temporary table room (it text)')
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}
