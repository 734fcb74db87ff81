import { join, resolve } from 'node:path'
import type { BrokerService, DatabaseService } from '../../tools/services/index.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { startFront } from '../support/front.ts'
import { openStage, type Stage } from '../support/process-hub.ts'
import { type Cluster, startCluster } from './cluster.ts'
import type { News } from './line.ts'
import { loadOf, recoveryOnTheWay } from './load.ts'
import type { Struck, StruckHub } from './nemesis.ts'
import { FAULTS, FAULTS_OF_THREE, type Fault } from './plan.ts'
import { startPoisoner } from './poison.ts'
import { startFaultProxy } from './proxy.ts'
import type { Recovery } from './recovery.ts'
import { mountsAreOwn, mountSmallDisks, type SmallDisk } from './small-disk.ts'
import { startSystems } from './systems.ts'
import { clearShared, findLibrary, wrongClock } from './wrong-clock.ts'

export type Options = {
  readonly seed: number
  readonly rate: number
  readonly hubs: number
  /** Nodes of RabbitMQ. */
  readonly brokers: 1 | 3
  /** Of journals and clocks. */
  readonly folder: string
  readonly log: (line: string) => void
}

/** Servers, hubs, national systems under load, and what stands between them. */
export type Scene = {
  readonly stage: Stage
  readonly targets: Struck
  /** Where all hubs are, the next in turn. */
  readonly url: string
  readonly recovery: Recovery
  /** What this machine can bring about, and why not the rest. */
  readonly faults: readonly Fault[]
  readonly lacking: readonly string[]
  /** What may not be and has been, so far. */
  readonly complaints: readonly string[]
  readonly tally: Tally
  close(): Promise<void>
}

/** Receipts as they come. */
type Tally = {
  /** All so far, but those that a national system was killed with. */
  total(): number
  /** A second, in the busiest ten seconds. */
  busiest(): number
}

type Closers = (() => unknown)[]

/** Starts everything, the load last. What was started ends again where one does not start. */
export async function openScene(options: Options): Promise<Scene> {
  const closers: Closers = []
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end()
  }
  try {
    return { ...(await raise(options, closers)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function raise(options: Options, closers: Closers): Promise<Omit<Scene, 'close'>> {
  const { seed, folder, log } = options
  const { disks, library, lacking } = await wherewithal(closers)
  for (const reason of lacking) log(reason)
  const { database, broker, cluster } = await startServers(options, disks, closers)
  const stage = await openStage({ databaseUrl: database.databaseUrl, broker: broker ?? cluster })
  closers.push(() => stage.close())
  const proxied = async (target: string) => {
    const proxy = await startFaultProxy(target)
    closers.push(() => proxy.close())
    return proxy
  }
  const [toDatabase, toBroker] = [await proxied(stage.databaseUrl), await proxied(stage.amqpUrl)]
  const hubs: StruckHub[] = []
  for (let place = 1; place <= options.hubs; place += 1) {
    const clock = library === undefined ? undefined : wrongClock(library, join(folder, `clock-${place}`))
    const env = clock === undefined ? {} : { env: clock.env }
    const hub = await stage.startHub({ databaseUrl: toDatabase.url, amqpUrl: toBroker.url, ...env })
    hubs.push({ hub, clock })
  }
  const front = await startFront(hubs.map(({ hub }) => hub.url))
  closers.push(() => front.close())
  const [toHub, toQueues] = [await proxied(front.url), await proxied(stage.amqpUrl)]
  const [self, other] = [stage.party('NE'), stage.party('ML')]
  const poisoner = await startPoisoner(stage.amqpUrl, stage.pool, { self, other })
  closers.push(() => poisoner.close())
  const recovery = recoveryOnTheWay()
  const complaints: string[] = []
  const tally = createTally()
  const hear = (news: News): void => {
    recovery.hear(news)
    tally.count(news.receipts.length)
  }
  const complain = (text: string): void => void complaints.push(text)
  const orders = { hub: new URL(toHub.url).origin, amqp: toQueues.url, ...(await loadOf(stage, front.url, options)) }
  const systems = startSystems(orders, (key) => stage.party(key), hear, complain)
  closers.push(() => Promise.all(systems.map((system) => system.kill())))
  const proxies = {
    'hub to PostgreSQL': toDatabase,
    'hub to RabbitMQ': toBroker,
    'clients to hub': toHub,
    'clients to RabbitMQ': toQueues,
  }
  return {
    stage,
    targets: { seed, proxies, hubs, database, broker, cluster, disks, systems, poisoner, complain },
    url: front.url,
    recovery,
    faults: (cluster === undefined ? FAULTS : FAULTS_OF_THREE).filter(({ does }) => can(does, { disks, library })),
    lacking,
    complaints,
    tally,
  }
}

type Wherewithal = {
  readonly disks: Struck['disks']
  /** Of clocks. */
  readonly library: string | undefined
}

function can(does: Fault['does'], { disks, library }: Wherewithal): boolean {
  if (does === 'disk full' || does === 'disk full to its PANIC') return disks !== undefined
  return (does !== 'clock ahead' && does !== 'clock behind') || library !== undefined
}

/** What not every machine has. */
async function wherewithal(closers: Closers): Promise<Wherewithal & { readonly lacking: readonly string[] }> {
  const lacking: string[] = []
  let disks: Record<'PostgreSQL' | 'RabbitMQ', SmallDisk> | undefined
  if (mountsAreOwn()) {
    const mounted = await mountSmallDisks(['PostgreSQL', 'RabbitMQ'])
    closers.push(() => mounted.remove())
    disks = mounted.disks
  } else lacking.push('No disk is filled: that takes root, and a Linux that lets it mount.')
  const library = await findLibrary().catch((error: unknown) => {
    lacking.push(`No clock is put wrong: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  })
  closers.push(clearShared)
  return { disks, library, lacking }
}

/** RabbitMQ is one of the two. */
type Servers = { database: DatabaseService } & (
  | { broker: BrokerService; cluster: undefined }
  | { broker: undefined; cluster: Cluster }
)

async function startServers({ brokers, folder }: Options, disks: Struck['disks'], closers: Closers): Promise<Servers> {
  // Wherever their data lie, the programs are those of everybody here.
  process.env['CORRIDOR_VENDOR'] ??= resolve('.corridor', 'vendor')
  const on = (disk: SmallDisk | undefined) => (disk === undefined ? {} : { dir: disk.path })
  const closed = <T>(start: Promise<T>, close: (server: T) => Promise<void>): Promise<T> => {
    closers.push(() => start.then(close).catch(() => undefined))
    return start
  }
  const starting = closed(privateDatabase(on(disks?.PostgreSQL)), (server) => server.stop())
  if (brokers === 1) {
    const broker = await closed(privateBroker(on(disks?.RabbitMQ)), (server) => server.stop())
    return { database: await starting, broker, cluster: undefined }
  }
  const of = (place: number): string => join(disks?.RabbitMQ.path ?? folder, `node-${place + 1}`)
  const cluster = await closed(startCluster(of), (nodes) => nodes.close())
  return { database: await starting, broker: undefined, cluster }
}

function createTally(): Tally & { count(receipts: number): void } {
  const buckets = new Map<number, number>()
  let total = 0
  return {
    count: (receipts) => {
      const bucket = Math.floor(performance.now() / 10_000)
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + receipts)
      total += receipts
    },
    total: () => total,
    busiest: () => Math.round(Math.max(0, ...buckets.values()) / 10),
  }
}
