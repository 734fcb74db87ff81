import type { Channel, ChannelModel } from 'amqplib'
import { LATE, within } from '../domain/values/within.ts'
import type { Timers } from '../ports/runtime.ts'

/** How long a peer may take to take leave. The client's own close waits for ever for one that says nothing. */
const CLOSE_WITHIN_MS = 3_000

/** Rejects when `promise` has not settled in `ms`. The promise itself goes on; its rejection is not left unheard. */
export async function deadline<T>(promise: Promise<T>, ms: number, timers: Timers, what: string): Promise<T> {
  const settled = await within(promise, ms, timers)
  if (settled === LATE) throw new Error(`${what} took longer than ${ms} ms`)
  return settled
}

/** Closes a connection or channel that may be gone already, and does not wait for a peer that does not answer. */
export async function closeQuietly(closable: ChannelModel | Channel, timers: Timers): Promise<void> {
  try {
    await deadline(closable.close(), CLOSE_WITHIN_MS, timers, 'close')
  } catch {
    // gone already, or deaf: the heartbeat ends it
  }
}

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
