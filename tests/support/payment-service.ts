import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What a payment service was asked, and what it knows of it. Amounts in minor units, as such services count. */
export type Requested = {
  reference: string
  purpose: 'contribution' | 'claim'
  movement: string
  minor: number
  currency: string
  payBy?: string
  replaces?: string
  status?: 'withdrawn'
}
export type Confirmed = {
  id: string
  at: string
  reference: string
  purpose: string
  movement: string
  minor: number
  currency: string
  receipt: string
  refundOf?: string
}
export type Told = { id: string; outcome: 'accepted' | 'refused'; reasons: { where: string; code: string }[] }
export type Books = { requests: Requested[]; confirmations: Confirmed[]; told: Told[] }

export type PaymentService = {
  base: string
  /** Somebody pays at the counter, or is paid back: the service makes its own receipt and tells it when it is asked. */
  book(entry: Partial<Confirmed> & Pick<Confirmed, 'reference' | 'minor'>): Promise<Confirmed>
  books(): Promise<Books>
  /** Ends it without a word; what it has answered for is on its disk. */
  kill(): Promise<void>
  start(): Promise<void>
}

const PROGRAM = join(import.meta.dirname, 'payment-service-program.ts')

/** A payment service as a process of its own, with its own store in `folder`; started again it listens where it did. */
export async function startPaymentService(folder: string, apiKey: string): Promise<PaymentService> {
  let child: ChildProcess
  let port = 0
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [PROGRAM, join(folder, 'books.jsonl'), String(port)], {
      env: { ...process.env, API_KEY: apiKey },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.stdout === null) throw new Error('no output of the payment service')
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    port = Number(line)
  }
  await start()
  const base = `http://127.0.0.1:${port}`
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-api-key': apiKey },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    base,
    book: (entry) => call('/counter', entry),
    books: () => call('/books'),
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    start,
  }
}
