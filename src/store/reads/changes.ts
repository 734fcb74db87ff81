import type { Pool } from 'pg'
import type { Changes } from '../../ports/reads.ts'

const RECONNECT_MS = 1_000

/**
 * Listens for what any hub commits (`corridor_outbox`). When the connection is lost it is taken up again and every
 * listener is called once: what was notified in the gap is not known. `onError` hears of each loss.
 */
export async function createChanges(pool: Pool, onError: (error: Error) => void): Promise<Changes> {
  const listeners = new Set<() => void>()
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let end: () => void = () => undefined
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const listen = async (): Promise<void> => {
    const client = await pool.connect()
    const lost = (error: Error): void => {
      client.removeListener('notification', tell)
      client.release(error)
      onError(error)
      again()
    }
    client.once('error', lost)
    client.on('notification', tell)
    try {
      await client.query('listen corridor_outbox')
    } catch (error) {
      client.removeListener('error', lost)
      client.removeListener('notification', tell)
      client.release(true)
      throw error
    }
    end = () => {
      client.removeListener('error', lost)
      client.removeListener('notification', tell)
      client.on('error', () => undefined)
      client.release(true)
    }
    if (closed) end()
  }
  const again = (): void => {
    end = () => undefined
    if (closed) return
    retry = setTimeout(() => {
      listen().then(tell, (error: unknown) => {
        onError(error instanceof Error ? error : new Error(String(error)))
        again()
      })
    }, RECONNECT_MS)
  }
  await listen()
  return {
    onChange: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      listeners.clear()
      end()
    },
  }
}
