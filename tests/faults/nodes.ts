import type { Cluster, ClusterNode } from './cluster.ts'
import { after, type End } from './end.ts'
import type { NodeBlow } from './plan.ts'

/**
 * What befalls one node of three. The others have to go on without it, so that most of it is aimed at the node that leads most
 * queues. Comes once every queue has its three members again, which an operator would wait for as well.
 */
export async function strikeNode(cluster: Cluster, does: NodeBlow): Promise<End> {
  const [first, second, third] = cluster.nodes as [ClusterNode, ClusterNode, ClusterNode]
  const led = await cluster.leader()
  switch (does) {
    case 'first killed':
      return killed(first)
    case 'second killed':
      return killed(second)
    case 'third killed':
      return killed(third)
    case 'leader killed':
      return killed(led)
    case 'leader stopped':
    case 'leader stopped past its tick':
      led.faults.freeze()
      return after(() => led.faults.thaw())
    case 'leader restarted in order':
      return restarting(led)
    case 'leader cut off, noticed':
      return after(cluster.cutOff(led, false))
    case 'leader cut off, in silence':
      return after(cluster.cutOff(led, true))
    case 'first wiped':
      return wiped(cluster, first)
    case 'leader wiped':
      return wiped(cluster, led)
    case 'memory alarm of one':
      await led.faults.memoryAlarm(true)
      return after(() => led.faults.memoryAlarm(false))
    case 'all killed':
      await Promise.all(cluster.nodes.map(({ service }) => service.kill()))
      return after(() => Promise.all(cluster.nodes.map(({ service }) => service.restart())))
  }
}

async function killed({ service }: ClusterNode): Promise<End> {
  await service.kill()
  return after(() => service.restart())
}

/** It is asked to stop and started again, and the fault lasts as long as that does. */
function restarting({ service }: ClusterNode): End {
  const done = service.restart()
  done.catch(() => undefined)
  return after(() => done)
}

/**
 * Its disk is replaced by an empty one, and the node is taken in again as docs/deployment.md says: forgotten by the others, started, and, if it
 * is the one that begins a cluster when it has no data, joined by hand. RabbitMQ before 3.13 does not give queues their members back.
 */
async function wiped(cluster: Cluster, node: ClusterNode): Promise<End> {
  await node.service.kill()
  const other = cluster.another(node)
  return after(async () => {
    await other.faults.command('rabbitmqctl', ['forget_cluster_node', node.name])
    await node.service.wipe()
    if (node.place === 0) {
      await node.faults.command('rabbitmqctl', ['stop_app'])
      await node.faults.command('rabbitmqctl', ['join_cluster', other.name])
      await node.faults.command('rabbitmqctl', ['start_app'])
    }
    await other.faults.command('rabbitmq-queues', ['grow', node.name, 'all'])
  })
}
