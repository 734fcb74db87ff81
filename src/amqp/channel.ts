import type { Channel } from 'amqplib'

/** Opens a channel whose errors are heard. `onClose` is called once, with the last error if there was one. */
export async function openChannel<T extends Channel>(
  opening: Promise<T>,
  onClose: (error: Error | undefined) => void,
): Promise<T> {
  const channel = await opening
  let last: Error | undefined
  channel.on('error', (error: Error) => {
    last = error
  })
  channel.on('close', () => onClose(last))
  return channel
}

/**
 * Calls the client's `ack`. On a channel that is gone it is void, and the message comes again: its id tells that it is a
 * repeat, and whoever opened the channel has heard of its end.
 */
export function ackQuietly(ack: () => void): void {
  try {
    ack()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'IllegalOperationError') throw error
  }
}
