import cluster, { type Worker } from 'node:cluster'
import { type Backoff, backoffMs } from '../domain/values/backoff.ts'
import { within } from '../domain/values/within.ts'
import { type Counts, sumOf } from '../http/metrics.ts'
import { processTimers } from './process-timers.ts'
import type { ToChild, ToParent } from './siblings.ts'

export type ProcessesOptions = {
  count: number
  stopped: AbortSignal
  /** Called once, when all of them serve; one that has ended by then is being started again. */
  ready: (url: string) => void
  /** Called with a line for whoever runs the hub. */
  tell: (line: string) => void
}

/** Between the end of a process and its next start; each early end doubles it. */
const RESTART: Backoff = { initialMs: 500, maxMs: 30_000 }
/** A process that lived as long did not end because of how it was started. */
const EARLY_MS = 60_000
/** For a process to answer what it has counted. */
const COUNT_WITHIN_MS = 1_000
/** For a process to stop in order; longer than its own limits together. */
const STOP_WITHIN_MS = 60_000

/** How a process came up: the URL it serves at, or the code it ended with. */
type Begun = { url: string } | { code: number }

/**
 * Runs a hub as several processes that share its port (docs/decisions/0074): starts them, starts again what ends, and stops
 * all when asked. Resolves to the exit code. The first one is started alone: it brings the database up to date, and when it
 * cannot serve, its reason is the hub's.
 */
export async function runProcesses(options: ProcessesOptions): Promise<number> {
  const processes = new Processes(options)
  options.stopped.addEventListener('abort', () => processes.stop(), { once: true })
  const first = await processes.start(1)
  if ('url' in first && !options.stopped.aborted) {
    const others = Array.from({ length: options.count - 1 }, (_, at) => processes.start(at + 2))
    await Promise.all(others)
    if (!options.stopped.aborted) options.ready(first.url)
  }
  if ('code' in first) processes.stop()
  await processes.ended
  return 'code' in first && !options.stopped.aborted ? first.code || 1 : 0
}

type Child = { worker: Worker; number: number; counts: Counts | undefined }

class Processes {
  readonly #options: ProcessesOptions
  readonly #children = new Map<Worker, Child>()
  readonly #end = Promise.withResolvers<void>()
  /** What those counted that are no more: a counter that falls would look like a restart of all. */
  #past: Counts = sumOf([])
  #counting: { round: number; waiting: Set<Child>; done: () => void } | undefined
  #counted: Promise<unknown> = Promise.resolve()
  #rounds = 0
  #stopping = false

  constructor(options: ProcessesOptions) {
    this.#options = options
  }

  /** Resolves when all have ended after `stop`. */
  get ended(): Promise<void> {
    return this.#end.promise
  }

  /** Starts one, and again whenever it ends after it has served once; resolves when it serves or has ended for the first time. */
  start(number: number): Promise<Begun> {
    return new Promise((resolve) => this.#launch(number, 0, resolve))
  }

  stop(): void {
    if (this.#stopping) return
    this.#stopping = true
    for (const { worker } of this.#children.values()) worker.process.kill('SIGTERM')
    processTimers.after(STOP_WITHIN_MS, () => {
      for (const { worker } of this.#children.values()) worker.process.kill('SIGKILL')
    })
    this.#endIfOver()
  }

  #launch(number: number, failures: number, begun: (how: Begun) => void): void {
    if (this.#stopping) return begun({ code: 0 })
    const startedAt = performance.now()
    const worker = cluster.fork()
    const child: Child = { worker, number, counts: undefined }
    let served = false
    this.#children.set(worker, child)
    worker.on('message', (message: ToParent) => {
      if (message.kind === 'counts') return this.#note(child, message)
      if (message.kind === 'count') return void this.#answer(worker, message.asked)
      served = true
      begun({ url: message.url })
    })
    // Told of by its end as well.
    worker.on('error', () => undefined)
    worker.once('exit', (code, signal) => {
      this.#forget(child)
      begun({ code: code ?? 1 })
      if (this.#stopping) return this.#endIfOver()
      // Of the first that never served the reason is the hub's own.
      if (number === 1 && !served && failures === 0) return
      const early = performance.now() - startedAt < EARLY_MS ? failures + 1 : 1
      const pause = backoffMs(early, RESTART, Math.random)
      this.#options.tell(
        `hub process ${number} has ended (${signal ?? `code ${code}`}); starting it again in ${pause} ms`,
      )
      processTimers.after(pause, () => this.#launch(number, early, () => undefined))
    })
  }

  #forget(child: Child): void {
    this.#children.delete(child.worker)
    if (child.counts !== undefined) this.#past = sumOf([this.#past, child.counts])
    this.#counting?.waiting.delete(child)
    if (this.#counting?.waiting.size === 0) this.#counting.done()
  }

  #endIfOver(): void {
    if (this.#children.size === 0) this.#end.resolve()
  }

  /** Asks all of them, one round after the other; who does not answer counts as it did when it last answered. */
  async #answer(worker: Worker, asked: number): Promise<void> {
    const round = this.#counted.then(() => this.#count())
    this.#counted = round
    await round
    const all = [...this.#children.values()].flatMap(({ counts }) => counts ?? [])
    send(worker, { kind: 'counted', asked, all: [...all, this.#past] })
  }

  async #count(): Promise<void> {
    this.#rounds += 1
    const { promise, resolve } = Promise.withResolvers<void>()
    const round = this.#rounds
    this.#counting = { round, waiting: new Set(this.#children.values()), done: resolve }
    for (const { worker } of this.#children.values()) send(worker, { kind: 'count', round })
    await within(promise, COUNT_WITHIN_MS, processTimers)
    this.#counting = undefined
  }

  #note(child: Child, { round, counts }: Extract<ToParent, { kind: 'counts' }>): void {
    if (counts !== undefined) {
      const memory = { bytes: counts.memory?.bytes ?? 0, process: String(child.number) }
      child.counts = { ...counts, memory }
    }
    if (this.#counting?.round !== round) return
    this.#counting.waiting.delete(child)
    if (this.#counting.waiting.size === 0) this.#counting.done()
  }
}

const send = (worker: Worker, message: ToChild): void => {
  // One that is ending cannot be told, and needs no telling.
  if (worker.isConnected()) worker.send(message, () => undefined)
}
