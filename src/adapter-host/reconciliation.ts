import { readFile } from 'node:fs/promises'
import { type Journal, readRecords } from '../adapter-api/index.ts'
import type { Timers } from '../ports/runtime.ts'
import { createBackoff } from './backoff.ts'
import { type Channel, StoppedError } from './channel.ts'
import { copiesFrom, type HeldCopy } from './copies.ts'
import type { ReceiptCheck } from './receipt-check.ts'
import { apply, heldFrom, type HeldMessage, type HostRecord, type HostState } from './records.ts'

/** Between two looks whether the hub was restored, milliseconds. */
const LOOK_EVERY_MS = 10_000

/** Looks for which nothing may come back of what others are waited for: one that never sends again must not stop us. */
const PATIENCE_LOOKS = 6

/**
 * Looks for which the first message waits after this party has told what it holds. Others look as often, but not at the same moment,
 * and nothing is known of what they hold before they have looked and told: one look would be a race.
 */
const FIRST_LOOKS = 3

/** Receipts told in one call, as the hub takes them. */
const TOLD_AT_ONCE = 1_000

/** Brings back to a restored hub what this party holds receipts of (docs/decisions/0221). */
export type Reconciliation = {
  /** Looks until it is told to stop. Rejects when the journal cannot be written or read. */
  start(): Promise<void>
  /** Looks now, or joins the look under way: a delivery out of order may be one of a log that begins anew further back. */
  look(): Promise<void>
  settled(): Promise<void>
}

export type ReconciliationDeps = {
  /** Of the journal: what was sent is read from it again, since nobody keeps all of it in memory. */
  path: string
  journal: Journal<HostRecord>
  state: HostState
  channel: Pick<Channel, 'transmit'>
  /** Asks the hub; rejects when it does not answer. */
  ask: (path: string, body?: object) => Promise<{ status: number; body: unknown }>
  /** Hands in another party's message as it was delivered; rejects when the hub does not answer. */
  handIn: (path: string, copy: HeldCopy) => Promise<{ status: number; body: unknown }>
  /** Receipts that have come since the last look. */
  receipts: ReceiptCheck
  clock: () => Date
  /** Milliseconds between two looks; absent: ten seconds. */
  everyMs?: number | undefined
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

type Shown = { state?: unknown; restore?: unknown; from?: unknown; before?: unknown; copiesSince?: unknown }

/**
 * A restore after which the hub is open again, also one that an operator has closed meanwhile: its number, from which index on
 * receipts are in question, what must come before ours, and whether copies of others' messages are asked for.
 */
type Open = { number: number; from: number; before: number | undefined; asksForCopies: boolean }

/**
 * Looks now and then whether the hub's database was restored. Where it was, tells the hub what this party holds receipts of, and sends
 * those messages again in the order of their receipts: the same bytes under the same ids, so that what is there is answered as before.
 * What others have to bring back first is waited for. A stop in between begins it again, which does no harm.
 */
export function createReconciliation(deps: ReconciliationDeps): Reconciliation {
  const { state, journal, log, signal, everyMs = LOOK_EVERY_MS } = deps
  let looking: Promise<Open | undefined> | undefined
  let running: Promise<void> = Promise.resolve()

  const keep = async (record: HostRecord): Promise<void> => {
    await journal.append(record)
    apply(state, record)
  }

  const seen = async (): Promise<Open | undefined> => {
    const open = openIn(await asked(deps, 'GET'))
    if (open === undefined) return undefined
    if (state.restored?.number !== open.number) {
      const { number, from } = open
      // Before any delivery is judged by its index again.
      await keep({ k: 'restored', number, from })
      log('hub-restored', { restore: number, from })
    }
    return open
  }
  const lookOnce = (): Promise<Open | undefined> => (looking ??= seen().finally(() => (looking = undefined)))

  const bringBack = async (open: Open): Promise<void> => {
    const records = await recordsIn(deps.path)
    const held = heldFrom(records, ({ logIndex }) => logIndex >= open.from)
    await tell(deps, open.number, held)
    await tellCopies(deps, open.number, copiesFrom(records, open))
    log('bringing-back', { restore: open.number, from: open.from, receipts: held.length })
    const turn = new Turn(deps, lookOnce)
    for (const { record, logIndex } of held) {
      await turn.waitFor(logIndex)
      const result = await deps.channel.transmit(record)
      const fields = { id: record.id, type: record.type, receiptIndex: logIndex }
      if (result.outcome === 'accepted') {
        await keep({ k: 'answer', result, at: deps.clock().toISOString() })
        log('brought-back', { ...fields, logIndex: result.logIndex })
      } else log('refused-when-brought-back', { ...fields, code: result.code })
    }
    await keep({ k: 'brought-back', number: open.number })
  }

  const run = async (): Promise<void> => {
    const pause = createBackoff(everyMs, everyMs, signal, deps.timers)
    while (!signal.aborted) {
      try {
        const open = await lookOnce()
        if (open !== undefined && state.restored?.isDone !== true) await bringBack(open)
        if (open?.asksForCopies === true && state.restored?.areCopiesIn !== true) {
          await handInCopies(deps, open, lookOnce)
          await keep({ k: 'copies-brought', number: open.number })
        }
        await checkReceipts(deps)
      } catch (error) {
        if (!(error instanceof NotToBeHad || error instanceof StoppedError)) throw error
        if (!signal.aborted) log('reconciliation-asked-again', { reason: error.message })
      }
      await pause.wait()
    }
  }

  return {
    start: () => {
      running = run()
      return running
    },
    look: async () => {
      try {
        await lookOnce()
      } catch (error) {
        if (!(error instanceof NotToBeHad)) throw error
      }
    },
    settled: () => running.catch(() => undefined),
  }
}

/** Hands in what others have sent and cannot send again. */
async function handInCopies(
  deps: ReconciliationDeps,
  open: Open,
  look: () => Promise<Open | undefined>,
): Promise<void> {
  const held = copiesFrom(await recordsIn(deps.path), open)
  deps.log('handing-in-copies', { restore: open.number, from: open.from, copies: held.length })
  const turn = new Turn(deps, look)
  for (const copy of held) {
    await turn.waitFor(copy.logIndex)
    const path = `/v1/reconciliation/copies?restore=${open.number}`
    const { status, body } = await answered(() => deps.handIn(path, copy), deps, path)
    const { outcome, code } = (body ?? {}) as { outcome?: unknown; code?: unknown }
    const fields = { sender: copy.sender, id: copy.id, type: copy.type, sealIndex: copy.logIndex }
    if (status === 200) deps.log('copy-handed-in', { ...fields, outcome })
    else if (status === 429 || status >= 500) throw new NotToBeHad(`${path}: the hub answers ${status}`)
    else deps.log('copy-refused', { ...fields, code })
  }
}

/** Whether the log has what the hub has given receipts of since the last look. */
async function checkReceipts(deps: ReconciliationDeps): Promise<void> {
  const path = '/v1/reconciliation/check'
  const { missing } = await deps.receipts.run(async (body) => {
    const reply = await answered(() => deps.ask(path, body), deps, path)
    // A hub of an earlier release asks for nothing of the kind.
    if (reply.status === 404) return {}
    if (reply.status !== 200) throw new NotToBeHad(`${path}: the hub answers ${reply.status}`)
    return (reply.body ?? {}) as { missing?: unknown }
  })
  if (missing > 0) deps.log('receipts-denied', { receipts: missing })
}

/** The hub does not say how it stands; it is asked again. */
class NotToBeHad extends Error {}

async function asked({ ask, signal }: ReconciliationDeps, how: 'GET' | object): Promise<Shown> {
  const path = how === 'GET' ? '/v1/reconciliation' : '/v1/reconciliation/receipts'
  const made = () => (how === 'GET' ? ask(path) : ask(path, how))
  const { status, body } = await answered(made, { signal }, path)
  // A hub of an earlier release knows of no restores.
  if (status === 404 && how === 'GET') return {}
  if (status !== 200) throw new NotToBeHad(`${path}: the hub answers ${status}`)
  return typeof body === 'object' && body !== null ? body : {}
}

/** The hub's answer, whatever it is. */
async function answered<T>(
  made: () => Promise<T>,
  { signal }: Pick<ReconciliationDeps, 'signal'>,
  path: string,
): Promise<T> {
  try {
    return await made()
  } catch (error) {
    throw new NotToBeHad(signal.aborted ? 'stopping' : `${path}: ${String(error)}`)
  }
}

function openIn({ state, restore, from, before, copiesSince }: Shown): Open | undefined {
  if ((state !== 'reconciling' && state !== 'closed') || typeof restore !== 'number' || typeof from !== 'number')
    return undefined
  return {
    number: restore,
    from,
    before: typeof before === 'number' ? before : undefined,
    asksForCopies: state === 'reconciling' && copiesSince !== undefined,
  }
}

const recordsIn = async (path: string): Promise<readonly HostRecord[]> =>
  readRecords<HostRecord>(path, await readFile(path)).records

async function tell(deps: ReconciliationDeps, number: number, held: readonly HeldMessage[]): Promise<void> {
  const receipts = held.map(({ record: { id }, logIndex }) => ({ id, logIndex }))
  for (let at = 0; at === 0 || at < receipts.length; at += TOLD_AT_ONCE) {
    await asked(deps, { restore: number, receipts: receipts.slice(at, at + TOLD_AT_ONCE) })
  }
}

/** What is held of others' messages; a hub of an earlier release does not want to know. */
async function tellCopies(
  { ask, signal }: ReconciliationDeps,
  number: number,
  held: readonly HeldCopy[],
): Promise<void> {
  const copies = held.map(({ id, logIndex, sender }) => ({ id, logIndex, sender }))
  const path = '/v1/reconciliation/receipts'
  for (let at = 0; at < copies.length; at += TOLD_AT_ONCE) {
    const body = { restore: number, receipts: copies.slice(at, at + TOLD_AT_ONCE) }
    const { status } = await answered(() => ask(path, body), { signal }, path)
    if (status === 422) return
    if (status !== 200) throw new NotToBeHad(`${path}: the hub answers ${status}`)
  }
}

/** Whose turn it is: what has a smaller index at another party is waited for, while some of it comes back. */
class Turn {
  readonly #deps: ReconciliationDeps
  readonly #look: () => Promise<Open | undefined>
  #before: number | undefined
  #looked = false
  #inVain = 0

  constructor(deps: ReconciliationDeps, look: () => Promise<Open | undefined>) {
    this.#deps = deps
    this.#look = look
  }

  async waitFor(logIndex: number): Promise<void> {
    const { signal, timers, everyMs = LOOK_EVERY_MS } = this.#deps
    const pause = createBackoff(everyMs, everyMs, signal, timers)
    // Once in any case: others need a look to say what they hold.
    while (!signal.aborted && this.#inVain < PATIENCE_LOOKS && (!this.#looked || this.#mustWait(logIndex))) {
      await pause.wait(this.#looked ? 0 : FIRST_LOOKS * everyMs)
      const before = (await this.#look())?.before
      this.#inVain = this.#looked && before === this.#before && before !== undefined ? this.#inVain + 1 : 0
      this.#before = before
      this.#looked = true
    }
    if (signal.aborted) throw new StoppedError()
  }

  #mustWait(logIndex: number): boolean {
    return this.#before !== undefined && this.#before < logIndex
  }
}
