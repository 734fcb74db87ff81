import type { ServerResponse } from 'node:http'
import type { MovementView } from '../ports/reads.ts'

/** A page that does not read is dropped before it fills the memory; it reconnects and goes on. */
const BACKLOG_BYTES = 1024 * 1024

/** What a page may be told of (interface.md 8). */
export const TOPICS = ['queues', 'movements', 'parked', 'attention', 'approvals', 'registry'] as const
export type Topic = (typeof TOPICS)[number]

/** Who watches, and what. */
export type Watching = {
  topics: ReadonlySet<Topic>
  /** Of which movements the page is told; undefined: of all. */
  sees: ((movement: MovementView) => boolean) | undefined
  /** Asked again and again: a revoked caller must not go on listening. */
  stillMay: () => Promise<boolean>
}

export type Stream = Watching & { response: ServerResponse }

/** One Server-Sent Event; JSON has no line breaks of its own. By its id a page that comes back says where it was. */
export const frame = (event: string, json: string, id: bigint): string =>
  `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`

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
    add(stream: Stream): void {
      streams.add(stream)
      stream.response.on('close', () => drop(stream))
      stream.response.on('error', () => drop(stream))
    },
    /** Writes to each stream what `textFor` gives for it; nothing where that is undefined. */
    send(textFor: (stream: Stream) => string | undefined): void {
      for (const stream of streams) {
        const text = textFor(stream)
        if (text === undefined) continue
        stream.response.write(text)
        if (stream.response.writableLength > BACKLOG_BYTES) stream.response.destroy()
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
