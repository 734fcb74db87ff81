import type { DeliveryVerifier, Journal, PartyKey } from '../adapter-api/index.ts'
import { type Checkpoint, parseCheckpoint, verifyCheckpoint } from '../trust/checkpoint.ts'
import { verifyConsistency } from '../trust/log.ts'
import { headText } from '../trust/witness.ts'
import type { Timers } from '../ports/runtime.ts'
import { createBackoff } from './backoff.ts'
import { apply, envelopeOf, type HostRecord, type HostState, type InRecord, keyOf } from './records.ts'

/** Between two looks at the log, milliseconds. */
const LOOK_EVERY_MS = 10_000

/** For so long the log may not be had before that is an alarm, milliseconds. */
const PATIENCE_MS = 900_000

/** Entries asked for at one look: a backlog must not take the hub's time from messages. */
const MOST_AT_ONCE = 64

export type InclusionWatch = {
  /** Looks until it is told to stop. Rejects when the journal cannot be written. */
  start(): Promise<void>
  /** Resolves when the look under way has ended, after the signal has been aborted. */
  settled(): Promise<void>
}

export type InclusionDeps = {
  party: PartyKey
  journal: Journal<HostRecord>
  state: HostState
  verifier: Pick<DeliveryVerifier, 'inclusion' | 'hub'>
  /** Asks the hub; rejects when it does not answer. */
  ask: (path: string) => Promise<{ status: number; body: unknown }>
  clock: () => Date
  /** Milliseconds between two looks; absent: ten seconds. */
  everyMs?: number | undefined
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** Why nothing can be proven now; the log may yet be had, and nothing is known against it. */
class NotToBeHad extends Error {}

/**
 * Checks that what was received is in the hub's log, and that the log only grows. Beside the work: a delivery is handed on and
 * reported without waiting for it, since a truck must not stand because a proof is late. What is unproven is kept in the
 * journal until it is proven. An entry that is not in the log, a log that forked, and one that cannot be had for a quarter of
 * an hour are each an alarm, repeated at every look; after a fork nothing counts as proven any more (docs/decisions/0117).
 */
export function createInclusionWatch(deps: InclusionDeps): InclusionWatch {
  const { state, journal, log, clock, signal } = deps
  let failingSince: Date | undefined
  let running: Promise<void> = Promise.resolve()

  const keep = async (record: HostRecord): Promise<void> => {
    await journal.append(record)
    apply(state, record)
  }

  /** One look; says whether more of the backlog can be asked for at once. */
  const look = async (): Promise<boolean> => {
    if (state.forked !== undefined) {
      log('log-forked', { ...headsOf(state.forked), unproven: state.unproven.size })
      return false
    }
    if (state.unproven.size === 0) return false
    const head = await nextHead(deps, keep)
    if (head === undefined) return false
    const inside = [...state.unproven.values()].filter(({ logIndex }) => logIndex < head.size)
    const some = inside.slice(0, MOST_AT_ONCE)
    const proven: string[] = []
    for (const record of some) if (await isProven(deps, record, head)) proven.push(keyOf(record))
    if (proven.length > 0) {
      await keep({ k: 'proven', keys: proven })
      log('in-the-log', { entries: proven.length, size: head.size, unproven: state.unproven.size })
    }
    return proven.length === some.length && inside.length > some.length
  }

  const run = async (): Promise<void> => {
    const everyMs = deps.everyMs ?? LOOK_EVERY_MS
    const pause = createBackoff(everyMs, everyMs, signal, deps.timers)
    while (!signal.aborted) {
      let more = false
      try {
        more = await look()
        failingSince = undefined
      } catch (error) {
        if (!(error instanceof NotToBeHad)) throw error
        failingSince ??= clock()
        const isAlarm = clock().getTime() - failingSince.getTime() >= PATIENCE_MS
        const fields = { since: failingSince.toISOString(), unproven: state.unproven.size, reason: error.message }
        if (!signal.aborted) log(isAlarm ? 'log-not-to-be-had' : 'log-asked-again', fields)
      }
      if (!more) await pause.wait()
    }
  }

  return {
    start: () => {
      running = run()
      return running
    },
    settled: () => running.catch(() => undefined),
  }
}

const headsOf = ({ seen, shown }: { seen: string; shown: string }): { seen: string; shown: string } => {
  const words = (text: string): string => {
    const checkpoint = parseCheckpoint(text)
    return checkpoint === undefined ? text : headText(checkpoint)
  }
  return { seen: words(seen), shown: words(shown) }
}

type Answer = Readonly<Record<string, unknown>>

async function answerOf({ ask, signal }: InclusionDeps, path: string): Promise<Answer> {
  try {
    const { status, body } = await ask(path)
    if (status !== 200) throw new NotToBeHad(`${path}: the hub answers ${status}`)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch (error) {
    if (error instanceof NotToBeHad) throw error
    throw new NotToBeHad(signal.aborted ? 'stopping' : `${path}: ${String(error)}`)
  }
}

/** The log's state now, once it is known to go on from the one seen last; undefined when it does not, which is kept. */
async function nextHead(
  deps: InclusionDeps,
  keep: (record: HostRecord) => Promise<void>,
): Promise<Checkpoint | undefined> {
  const { state, log } = deps
  const shown = signedIn(await answerOf(deps, '/v1/log/checkpoint'), deps)
  const seen = state.head === undefined ? undefined : parseCheckpoint(state.head)
  if (seen !== undefined && state.head !== undefined && !(await goesOn(deps, seen, shown.checkpoint))) {
    await keep({ k: 'forked', seen: state.head, shown: shown.text })
    log('log-forked', { ...headsOf({ seen: state.head, shown: shown.text }), unproven: state.unproven.size })
    return undefined
  }
  // Remembered before anything rests on it: whoever forgets what he saw can be shown another log.
  if (shown.text !== state.head) await keep({ k: 'head', checkpoint: shown.text })
  return shown.checkpoint
}

/** Empty where the hub's answer has no text there: what is read from it is then not readable either. */
function textIn(answer: Answer, name: string): string {
  const value = answer[name]
  return typeof value === 'string' ? value : ''
}

/** A checkpoint that the hub has signed. One that it has not is no log: nothing can be said of it. */
function signedIn(answer: Answer, { verifier }: InclusionDeps): { text: string; checkpoint: Checkpoint } {
  const text = textIn(answer, 'checkpoint')
  const signature = Buffer.from(textIn(answer, 'checkpointSignature'), 'base64')
  const verdict = verifyCheckpoint(text, signature, verifier.hub)
  if (!verdict.ok) throw new NotToBeHad(`the state of the log is not signed by the hub: ${verdict.reason}`)
  const checkpoint = parseCheckpoint(text)
  if (checkpoint === undefined) throw new NotToBeHad('the state of the log is not readable')
  return { text, checkpoint }
}

async function goesOn(deps: InclusionDeps, seen: Checkpoint, shown: Checkpoint): Promise<boolean> {
  if (shown.origin !== seen.origin || shown.size < seen.size) return false
  if (shown.size === seen.size) return shown.root.equals(seen.root)
  if (seen.size === 0) return true
  const { path } = await answerOf(deps, `/v1/log/consistency?from=${seen.size}&size=${shown.size}`)
  if (!Array.isArray(path)) throw new NotToBeHad('the proof of growth is not readable')
  const hashes = path.map((hash) => Buffer.from(String(hash), 'base64'))
  return verifyConsistency(seen.size, shown.size, hashes, seen.root, shown.root)
}

/** Whether a delivery's entry is in the log of this state; an alarm where it is not. */
async function isProven(deps: InclusionDeps, record: InRecord, head: Checkpoint): Promise<boolean> {
  const answer = await answerOf(deps, `/v1/log/proof/${record.logIndex}?size=${head.size}`)
  const proven = parseCheckpoint(textIn(answer, 'checkpoint'))
  const check = deps.verifier.inclusion(envelopeOf(record, deps.party), answer)
  const isSame = proven !== undefined && proven.size === head.size && proven.root.equals(head.root)
  if (check.ok && isSame) return true
  const detail = check.ok ? 'the proof is for another state of the log' : check.detail
  deps.log('not-in-the-log', { sender: record.sender, id: record.id, logIndex: record.logIndex, detail })
  return false
}
