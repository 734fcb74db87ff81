import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newPassword } from '../../tools/services/instance.ts'
import type { BrokerSeat, BrokerService } from '../../tools/services/index.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { privateBroker } from '../support/broker-control.ts'
import { startFront } from '../support/front.ts'
import { managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'
import { openSwitchboard, type Switchboard } from './switchboard.ts'

/** Three nodes of RabbitMQ that are one broker, and one address before them. */
export type Cluster = {
  readonly amqpUrl: string
  readonly amqpManagementUrl: string
  /** The first has begun the cluster; the others have joined it. */
  readonly nodes: readonly ClusterNode[]
  /** The node that leads most queues. */
  leader(): Promise<ClusterNode>
  /** Any node but this one, which runs. */
  another(than: ClusterNode): ClusterNode
  /** Between this node and the others nothing passes; @returns what ends it. @param silently whether nobody is told */
  cutOff(node: ClusterNode, silently: boolean): () => void
  /** Resolves once all nodes see each other, and every queue has a member on every node that is online. */
  whole(): Promise<void>
  close(): Promise<void>
}

export type ClusterNode = {
  readonly place: number
  /** As the cluster calls it. */
  readonly name: string
  readonly service: BrokerService
  readonly faults: NonNullable<BrokerService['faults']>
}

const NODES = 3
/** What a node that was started again may take until its members of all queues are online. */
const WHOLE_WITHIN_MS = 90_000
/** Of an installation's settings, those that say how a cluster behaves and that releases of RabbitMQ before 4 have as well. */
const AS_DEPLOYED = /^(cluster_partition_handling|net_ticktime) = .+$/gm

/** Starts the first node, then the others on it. @param folder of each node's data */
export async function startCluster(folder: (place: number) => string): Promise<Cluster> {
  const ports = await freePorts(NODES)
  // Names are the machine's, as ports are.
  const short = ports.map((port) => `corridor-${port}`)
  const switchboard = await openSwitchboard(new Map(short.map((name, at) => [name, ports[at]!])))
  const [cookie, password] = [newPassword(), newPassword()]
  const nodes: ClusterNode[] = []
  const start = async (place: number): Promise<ClusterNode> => {
    const seat: BrokerSeat = {
      node: `${short[place]!}@localhost`,
      ...(place === 0 ? {} : { joins: `${short[0]!}@localhost` }),
      cookie,
      password,
      distribution: ports[place]!,
      epmd: switchboard.epmdOf(short[place]!),
      settings: settings(),
    }
    const service = await privateBroker({ brokerSeat: seat, dir: folder(place), persistent: true })
    if (service.faults === undefined) throw new Error('nodes of a cluster are processes of this machine')
    return { place, name: seat.node, service, faults: service.faults }
  }
  try {
    nodes.push(await start(0))
    const others = Array.from({ length: NODES - 1 }, (_, at) => start(at + 1))
    nodes.push(...(await Promise.all(others)))
    return await addressed(nodes, switchboard)
  } catch (error) {
    await end(nodes)
    await switchboard.close()
    throw error
  }
}

const settings = (): string => {
  const file = join(import.meta.dirname, '../../deploy/rabbitmq/10-corridor.conf')
  return `${(readFileSync(file, 'utf8').match(AS_DEPLOYED) ?? []).join('\n')}\n`
}

async function addressed(nodes: readonly ClusterNode[], switchboard: Switchboard): Promise<Cluster> {
  const [first] = nodes
  if (first === undefined) throw new Error('a cluster has nodes')
  const fronts = [
    await startFront(nodes.map(({ service }) => service.amqpUrl)),
    await startFront(nodes.map(({ service }) => service.amqpManagementUrl)),
  ]
  const at = (url: string, front: string): string => Object.assign(new URL(url), { port: new URL(front).port }).href
  const queues = async (): Promise<Queue[]> => {
    for (const { service } of nodes) {
      const found = await managementCall(service.amqpManagementUrl, 'GET', '/api/queues').catch(() => undefined)
      if (found !== undefined) return found as Queue[]
    }
    throw new Error('no node tells of queues')
  }
  return {
    amqpUrl: at(first.service.amqpUrl, fronts[0]!.url),
    amqpManagementUrl: at(first.service.amqpManagementUrl, fronts[1]!.url).replace(/\/$/, ''),
    nodes,
    leader: async () => {
      const found = await queues()
      const led = nodes.map(({ name }) => found.filter((queue) => queue.leader === name).length)
      return nodes[led.indexOf(Math.max(...led))] ?? first
    },
    another: ({ place }) => nodes[(place + 1) % nodes.length] ?? first,
    cutOff: (node, silently) => {
      switchboard.cutOff(node.name.split('@')[0] ?? '', silently)
      return () => switchboard.join()
    },
    whole: () => untilWhole(nodes, queues),
    close: async () => {
      for (const front of fronts) await front.close()
      await end(nodes)
      await switchboard.close()
    },
  }
}

type Queue = {
  readonly name: string
  readonly leader?: string
  readonly members?: readonly string[]
  readonly online?: readonly string[]
}

type Seen = { readonly name: string; readonly running: boolean; readonly partitions?: readonly string[] }

async function untilWhole(nodes: readonly ClusterNode[], queues: () => Promise<readonly Queue[]>): Promise<void> {
  await waitFor(
    async () => {
      for (const node of nodes) await seesAll(node)
      const lacking = (await queues()).filter(
        ({ members, online }) => members?.length !== NODES || online?.length !== NODES,
      )
      if (lacking.length === 0) return true
      throw new Error(
        lacking.map(({ name, members, online }) => `${name}: ${online?.length}/${members?.length}`).join(),
      )
    },
    { timeoutMs: WHOLE_WITHIN_MS, label: 'every queue on every node' },
  )
}

/** Rejects unless the node is one with all others: one that has paused has members of queues, and serves nobody. */
async function seesAll({ service, name }: ClusterNode): Promise<void> {
  const found = (await managementCall(service.amqpManagementUrl, 'GET', '/api/nodes')) as Seen[]
  const isOne = found.length === NODES && found.every(({ running, partitions }) => running && partitions?.length === 0)
  if (!isOne)
    throw new Error(`${name} sees ${JSON.stringify(found.map((one) => [one.name, one.running, one.partitions]))}`)
}

/** At once: what they keep goes with the run. */
async function end(nodes: readonly ClusterNode[]): Promise<void> {
  await Promise.all(
    nodes.map(async ({ service }) => {
      await service.kill()
      await service.stop()
    }),
  )
}
