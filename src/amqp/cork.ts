import type { Duplex } from 'node:stream'
import type { ChannelModel } from 'amqplib'

/**
 * Bytes that wait in the process before the client is told to wait for the socket: some thirty messages of the usual size.
 * Node.js's own 16 KiB are two, so that of many messages only two would go out in one write.
 */
export const SOCKET_BUFFER_BYTES = 256 * 1024

/** Corks the socket of a connection to a broker: its client writes each frame by itself, three a message of ours. */
export const corkModel = (model: ChannelModel): void =>
  corkEachTurn((model.connection as { stream?: Partial<Duplex> }).stream)

/**
 * Hands everything a client writes to its socket in one turn of the event loop to the system in one call, at the end of the same
 * turn: nothing waits longer for it. A client whose socket is not to be seen is left as it is: then it is only slower.
 */
export function corkEachTurn(stream: Partial<Duplex> | undefined): void {
  if (stream === undefined || !isCorkable(stream)) return
  const write = stream.write.bind(stream)
  let corked = false
  const uncork = (): void => {
    corked = false
    stream.uncork()
  }
  stream.write = ((...chunk: Parameters<typeof write>) => {
    if (!corked) {
      corked = true
      stream.cork()
      process.nextTick(uncork)
    }
    return write(...chunk)
  }) as typeof write
}

const isCorkable = (stream: Partial<Duplex>): stream is Duplex =>
  typeof stream.write === 'function' && typeof stream.cork === 'function' && typeof stream.uncork === 'function'
