import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startBroker } from '../../tools/services/index.ts'
import { fourthRabbit } from './fourth-rabbit.ts'
import { kit } from './kits.ts'
import type { Outcome } from './outcome.ts'
import { openStage } from './stage.ts'

/**
 * Apache Qpid JMS by AMQP 1.0 at a hub whose broker is RabbitMQ 4: the Java kit plays a whole journey. On RabbitMQ 3 no header gets from
 * one protocol to the other, so that this one has servers of its own.
 */
export async function qpidAtFourthRabbit(
  tools: string,
  folder: string,
  log: (line: string) => void,
): Promise<Outcome[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const rabbit = await fourthRabbit(join(tools, '..', 'vendor'), log)
  const broker = await startBroker({ dir: join(folder, 'broker'), rabbit, log })
  try {
    const env = { ...process.env, AMQP_URL: broker.amqpUrl, AMQP_MANAGEMENT_URL: broker.amqpManagementUrl }
    const stage = await openStage(folder, log, env)
    try {
      return await kit('java-qpid', stage, { tools, folder: join(folder, 'kit') })
    } finally {
      await stage.stop()
    }
  } finally {
    await broker.stop()
  }
}
