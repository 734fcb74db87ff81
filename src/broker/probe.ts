import type { ChannelModel } from 'amqplib'
import type { Timers } from '../ports/runtime.ts'
import { closeQuietly } from '../amqp/bounded.ts'
import { openChannel } from '../amqp/channel.ts'

/** No queue has this name: the broker takes the message, confirms it and drops it. */
const PROBE_KEY = 'corridor.probe'

/**
 * Publishes a message to nobody and resolves with the broker's confirm: what a connection that is merely open does not
 * prove, since a broker that is frozen or short of memory keeps it open and reads nothing. Has no limit of its own.
 */
export async function probePublish(model: ChannelModel, timers: Timers): Promise<void> {
  const channel = await openChannel(model.createConfirmChannel(), () => undefined)
  try {
    await new Promise<void>((resolve, reject) => {
      channel.publish('', PROBE_KEY, Buffer.alloc(0), {}, (error: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error('not confirmed'))
        else resolve()
      })
    })
  } finally {
    await closeQuietly(channel, timers)
  }
}
