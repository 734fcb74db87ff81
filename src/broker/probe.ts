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

/** The broker's own version, as it says in the handshake; empty when it says none. */
export function versionOf(model: ChannelModel): string {
  const { serverProperties } = model.connection as { serverProperties?: { version?: unknown } }
  return typeof serverProperties?.version === 'string' ? serverProperties.version : ''
}

/** First versions that ask for a right before they tell of a queue (rabbitmq-server pull requests 16085 and 16272). */
const HIDING = { major: 4, minor: 2, patch: 6 }

/**
 * Whether the broker keeps to itself how many messages and consumers a queue has, where a user without any right on it asks
 * by a passive declare. False for a version that cannot be read.
 */
export function hidesQueues(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  if (major !== HIDING.major) return major > HIDING.major
  return minor === HIDING.minor ? patch >= HIDING.patch : minor > HIDING.minor
}
