import type { Profile } from './profile.ts'

/** CPU profiles of a running process over Node's inspector, from one moment to another. */

export type Inspector = {
  start(): Promise<void>
  /** What the process did since `start`. */
  stop(): Promise<Profile>
  close(): void
}

const INTERVAL_US = 500
const ANSWER_MS = 60_000

type Reply = { id?: number; result?: unknown; error?: { message: string } }

/** @param url the WebSocket that the process said it listens on */
export async function inspect(url: string): Promise<Inspector> {
  const socket = new WebSocket(url)
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener('error', () => reject(new Error('the inspector does not answer')), { once: true })
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    waiting.get(reply.id ?? 0)?.(reply)
    waiting.delete(reply.id ?? 0)
  })
  let calls = 0
  const call = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++calls
      const late = setTimeout(() => reject(new Error(`${method} was not answered`)), ANSWER_MS)
      waiting.set(id, ({ result, error }) => {
        clearTimeout(late)
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  await call('Profiler.enable')
  await call('Profiler.setSamplingInterval', { interval: INTERVAL_US })
  return {
    start: async () => void (await call('Profiler.start')),
    stop: async () => ((await call('Profiler.stop')) as { profile: Profile }).profile,
    close: () => socket.close(),
  }
}
