import type { ServerResponse } from 'node:http'

/** A page that does not read is dropped before it fills the memory; it reconnects and starts afresh. */
const BACKLOG_BYTES = 1024 * 1024

type Stream = { response: ServerResponse; stillMay: () => Promise<boolean> }

/** One Server-Sent Event; JSON has no line breaks of its own. */
export const frame = (event: string, json: string): string => `event: ${event}\ndata: ${json}\n\n`

/** The open streams: written to together, dropped one by one. `onEmpty` is called when the last one is gone. */
export function createEventStreams(onEmpty: () => void) {
  const streams = new Set<Stream>()
  const drop = (stream: Stream): void => {
    if (!streams.delete(stream)) return
    stream.response.end()
    if (streams.size === 0) onEmpty()
  }
  return {
    size: (): number => streams.size,
    add(response: ServerResponse, stillMay: () => Promise<boolean>): void {
      const stream = { response, stillMay }
      streams.add(stream)
      response.on('close', () => drop(stream))
      response.on('error', () => drop(stream))
    },
    send(text: string): void {
      for (const { response } of streams) {
        response.write(text)
        if (response.writableLength > BACKLOG_BYTES) response.destroy()
      }
    },
    /** Ends the streams of callers who may no longer watch. */
    checkAll(): void {
      for (const stream of streams) {
        stream.stillMay().then(
          (may) => may || drop(stream),
          () => drop(stream),
        )
      }
    },
    dropAll(): void {
      for (const stream of streams) drop(stream)
    },
  }
}
