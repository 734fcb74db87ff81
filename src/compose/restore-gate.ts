import { join } from 'node:path'
import { createRounds } from '../clock/rounds.ts'
import { within } from '../domain/values/within.ts'
import type { ServerDeps } from '../http/deps.ts'
import { createProver } from '../http/merkle.ts'
import type { Restore, RestoreStanding } from '../ports/restores.ts'
import { comparedWith } from '../store/own-commits.ts'
import { createLogReads } from '../store/reads/log.ts'
import { createActOnRestore, noteRestore } from '../store/restore-acts.ts'
import { createRestores, type LogHead, readLogHead } from '../store/restores.ts'
import { Frontier } from '../trust/log.ts'
import { type LogLoss, lossOf, type RememberedLog, rememberedNext } from '../trust/log-memory.ts'
import { createLogTree } from '../trust/log-tree.ts'
import { systemClock } from './clocks.ts'
import type { Closers } from './closers.ts'
import { type Core, logOf } from './core.ts'
import { createLogMemory } from './log-memory.ts'
import { processTimers } from './process-timers.ts'

/**
 * Between two looks at the log. What is answered within it and then lost is noticed by the process that has committed it, and if that
 * died as well by those who hold its receipts.
 */
const LOOK_EVERY_MS = 5_000
/** Between two looks of a hub that waits for its operator. */
const WAIT_EVERY_MS = 1_000
/** For the last look of a hub that stops. */
const LAST_WITHIN_MS = 1_000

/** What keeps a hub over a restored database from serving as if nothing had happened (docs/decisions/0221). */
export type RestoreGate = {
  /** Nothing is taken, delivered or signed until an operator says what is to be done. */
  isClosed(): boolean
  /** Undefined where there is nothing to say. */
  standing(): RestoreStanding | undefined
  /** Resolves when an operator has opened it; at once where it was never closed. */
  readonly opened: Promise<void>
  /** Rejects when the database goes back to an earlier point below a running hub, which must end then. */
  readonly goneBack: Promise<never>
  /** Looks at once whether it has. */
  look(): void
}

/**
 * Compares the log with what is remembered of it, closes the gate where entries are missing, and remembers its newest states from
 * then on. Rejects when the database cannot be read.
 */
export async function openRestoreGate(core: Core, closers: Closers): Promise<RestoreGate> {
  const watch = new RestoreWatch(core)
  await watch.begin()
  const rounds = createRounds(processTimers, LOOK_EVERY_MS, () => watch.round())
  watch.look = () => void rounds.wake()
  core.own.onWentBack(() => watch.look())
  rounds.start()
  closers.push(async () => {
    await rounds.stop()
    // What has been answered since the last round; a database that is gone keeps no hub from stopping.
    await within(watch.round(), LAST_WITHIN_MS, processTimers)
  })
  return watch
}

/** What the edge tells and does of restores. */
export const restoreDeps = (
  { pool, readPool, perform }: Core,
  gate: RestoreGate,
): Pick<ServerDeps, 'restores' | 'restoreStanding' | 'isClosed' | 'actOnRestore'> => ({
  restores: createRestores(pool, readPool.ofHub),
  restoreStanding: () => gate.standing(),
  isClosed: () => gate.isClosed(),
  actOnRestore: createActOnRestore(perform),
})

class RestoreWatch implements RestoreGate {
  readonly #core: Core
  readonly #log
  readonly #memory
  readonly #restores
  readonly #open = Promise.withResolvers<void>()
  readonly #goneBack = Promise.withResolvers<never>()
  #remembered: RememberedLog | undefined
  #latest: Restore | undefined
  /** The log's first entry, which names it. */
  #first: Buffer | undefined
  /** How many restores had been opened when it was last looked. */
  #opened = 0
  #isClosed = false
  look = (): void => undefined

  constructor(core: Core) {
    this.#core = core
    this.#log = logOf(core.log, 'restore')
    this.#memory = createLogMemory(join(core.config.data, 'log'), this.#log)
    this.#restores = createRestores(core.pool, core.pool)
    // Whoever runs the hub looks at it; a hub that stops first need not.
    this.#goneBack.promise.catch(() => undefined)
  }

  get opened(): Promise<void> {
    return this.#open.promise
  }

  get goneBack(): Promise<never> {
    return this.#goneBack.promise
  }

  isClosed(): boolean {
    return this.#isClosed
  }

  standing(): RestoreStanding | undefined {
    const latest = this.#latest
    if (latest === undefined || latest.closed !== undefined) return undefined
    const { opened, noticedAt, kept: from } = latest
    if (opened === undefined) return { state: 'restored', since: noticedAt, from }
    return { state: 'reconciling', since: opened.at, from }
  }

  async begin(): Promise<void> {
    const { pool, config } = this.#core
    const { first } = await readLogHead(pool)
    if (first !== undefined) this.#remembered = await this.#memory.recall({ origin: config.logOrigin, first })
    // Read after what is remembered: hubs on the same folder go on, and remember more than a head that was read before had.
    const head = await readLogHead(pool)
    this.#first = head.first
    this.#opened = head.restores.length
    const loss = await this.#lossIn(head)
    if (loss !== undefined) {
      const { kept, lost } = loss
      const lostAt = this.#remembered?.at ?? systemClock.now()
      await noteRestore(pool, { kept, lost: lost.size, lostRoot: lost.root, lostAt, noticedAt: systemClock.now() })
    }
    this.#latest = await this.#restores.latest()
    this.#isClosed = this.#latest !== undefined && this.#latest.opened === undefined
    if (this.#isClosed) this.#tell()
    else this.#open.resolve()
  }

  /** Remembers how far the log has come, or waits for the operator. Never rejects. */
  async round(): Promise<{ restMs: number }> {
    try {
      // Before anything is asked of the database: the one that answers may be another one by now, or none. A folder that cannot be
      // written is told of below, and is no reason not to look.
      await this.#rememberOwn().catch(() => undefined)
      this.#latest = await this.#restores.latest()
      if (this.#isClosed) this.#openIfTold()
      if (this.#isClosed) return { restMs: WAIT_EVERY_MS }
      await this.#remember()
    } catch (error) {
      const reason = (error as Error).message
      this.#log.warn({ reason }, 'the state of the log is not remembered; a restore would not be noticed by it')
    }
    return { restMs: LOOK_EVERY_MS }
  }

  #openIfTold(): void {
    const { opened, kept, lost, number } = this.#latest ?? {}
    if (opened === undefined) return
    this.#isClosed = false
    this.#log.warn({ number, from: kept, to: lost, by: opened.operator }, 'the hub was opened after a restore')
    this.#open.resolve()
  }

  /** What this process has committed since the last look. */
  async #rememberOwn(): Promise<void> {
    const own = this.#core.own.newest()
    if (own === undefined || this.#first === undefined) return
    const size = Number(own.size)
    if (this.#remembered !== undefined && this.#remembered.size >= size) return
    const root = Frontier.fromBytes(own.frontier).root()
    await this.#keep(this.#first, { size, root, restores: this.#opened })
  }

  async #keep(first: Buffer, now: Pick<RememberedLog, 'size' | 'root' | 'restores'>): Promise<void> {
    const next = rememberedNext(this.#remembered, { ...now, at: systemClock.now() })
    await this.#memory.keep({ origin: this.#core.config.logOrigin, first }, next)
    this.#remembered = next
  }

  async #remember(): Promise<void> {
    const { pool, own } = this.#core
    // Also of a loss that an operator has opened meanwhile: what is in memory here rests on what is gone.
    const { head, lacksOwn } = await comparedWith(own, () => readLogHead(pool))
    const hasUnopened = this.#latest !== undefined && this.#latest.opened === undefined
    if (hasUnopened || lacksOwn || (await this.#lossIn(head)) !== undefined) {
      return this.#goneBack.reject(
        new Error('the database went back to an earlier point while the hub was running; it ends, to find out how far'),
      )
    }
    const { size, first, frontier, restores } = head
    this.#first = first
    this.#opened = restores.length
    if (first === undefined) return
    const isKnown = this.#remembered?.size === size && this.#remembered.restores === restores.length
    if (isKnown) return
    await this.#keep(first, { size, root: Frontier.fromBytes(frontier).root(), restores: restores.length })
  }

  async #lossIn(head: LogHead): Promise<LogLoss | undefined> {
    if (this.#remembered === undefined) return undefined
    const prover = createProver(createLogReads(this.#core.pool, this.#core.pool), TREE)
    return lossOf(this.#remembered, { ...head, rootAt: (size) => prover.root(size) })
  }

  #tell(): void {
    const { number, kept, lost, keptAt, lostAt } = this.#latest ?? {}
    this.#log.error(
      { number, from: kept, to: lost, since: keptAt?.toISOString(), until: lostAt?.toISOString() },
      'the database was restored to an earlier point: the hub takes nothing, delivers nothing and signs no checkpoint ' +
        'until an operator has said so by corridor reconcile --open (docs/backup.md)',
    )
  }
}

/** The tree's arithmetic alone: nothing is signed here. */
const TREE = createLogTree(() => {
  throw new Error('nothing is signed here')
})
