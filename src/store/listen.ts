import type { Pool, PoolClient, QueryConfig } from 'pg'
import type { Timers } from '../ports/runtime.ts'

/** Pause before reconnecting to listen. */
const RETRY_MS = 500

/** How often a listening connection, which may be silent for ever, is checked for life. */
const PULSE_MS = 5_000

/** How long it may take to answer; notifications may be delayed by as much. */
const PULSE_WITHIN_MS = 5_000

export type Listening = {
  /** Stops listening; `told` is not called afterwards. */
  end(): void
}

export type ListenOptions = {
  /** A notification came, with what it says, or may have been missed: without it at the start and after each gap. */
  told: (payload?: string) => void
  /** The connection was lost or cannot be made; reconnecting is automatic. */
  lost?: (error: Error) => void
  timers: Timers
  pulseMs?: number
  /** Statements of each connection once it listens. */
  also?: readonly string[]
}

/**
 * Listens on one channel, holding a connection of the pool meanwhile. A silent connection looks like one whose packets are
 * dropped, so it is probed regularly; one that does not answer is destroyed and replaced. Rejects when the first connection
 * cannot be made.
 */
export async function listenTo(pool: Pool, channel: string, options: ListenOptions): Promise<Listening> {
  const { told, lost = () => undefined, timers, pulseMs = PULSE_MS, also = [] } = options
  let ended = false
  let cancel = (): void => {}
  let current: Ear | undefined

  const open = async (): Promise<void> => {
    const ear = await openEar(pool, channel, { told, timers, pulseMs, also }, (error) => {
      current = undefined
      lost(error)
      retry()
    })
    if (ended) return ear.end()
    current = ear
    told()
  }
  const retry = (): void => {
    if (ended) return
    cancel = timers.after(RETRY_MS, () => {
      open().catch((error: unknown) => {
        lost(errorOf(error))
        retry()
      })
    })
  }

  const end = (): void => {
    ended = true
    cancel()
    current?.end()
  }
  try {
    await open()
  } catch (error) {
    // A connection lost while it was being made has asked for the next one already.
    end()
    throw error
  }
  return { end }
}

/** One connection that listens, until it is ended or `lost` is called, once. */
type Ear = { end(): void }

async function openEar(
  pool: Pool,
  channel: string,
  { told, timers, pulseMs, also }: Required<Omit<ListenOptions, 'lost'>>,
  lost: (error: Error) => void,
): Promise<Ear> {
  const client = await pool.connect()
  let cancel = (): void => {}
  let over = false
  const heard = ({ payload }: { payload?: string | undefined }): void => told(payload ?? '')
  const end = (): boolean => {
    if (over) return false
    over = true
    cancel()
    client.removeListener('notification', heard)
    client.removeListener('error', fail)
    client.removeListener('end', fail)
    client.release(true)
    return true
  }
  const fail = (error?: unknown): void => {
    if (!end()) return
    destroySocket(client)
    lost(error === undefined ? new Error('the listening connection ended') : errorOf(error))
  }
  const pulse = (): void => {
    if (!over) cancel = timers.after(pulseMs, () => void ask(client, 'select 1').then(pulse, fail))
  }
  client.on('error', fail)
  client.on('end', fail)
  client.on('notification', heard)
  try {
    await ask(client, [`listen ${channel}`, ...also].join('; '))
  } catch (error) {
    if (end()) destroySocket(client)
    throw error
  }
  pulse()
  return { end }
}

/** A query with its own time limit, which the client supports and its types omit. */
const ask = (client: PoolClient, text: string): Promise<unknown> => {
  const query: QueryConfig & { query_timeout: number } = { text, query_timeout: PULSE_WITHIN_MS }
  return client.query(query)
}

/** A goodbye to a peer that no longer answers would stay in the socket's buffer, and the socket with it. */
function destroySocket(client: PoolClient): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } }
  connection?.stream?.destroy()
}

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
