import { weightOf } from '../domain/engine/needs.ts'
import { type Commit, type CommitTx, HeadHeld, LogWentBack } from '../ports/commit.ts'
import { keyText } from '../domain/values/party.ts'
import type { Answer } from '../ports/handle.ts'
import { Crowded, crowdedAnswer, crowdedReply } from './crowded.ts'
import { FAILURES_MAX, isConnectionLoss, isInternal, isLockTimeout, reasonOf, setAside } from './failures.ts'
import { happeningOf } from './decide.ts'
import { Overtaken } from './overtaken.ts'
import { unavailable } from './problem.ts'
import type { ApprovalWork, AskedWork, WorkResult, OwnWork, Work } from './work.ts'

export type CommitterDeps = {
  commit: Commit
  run: (tx: CommitTx, works: readonly Work[]) => Promise<WorkResult[]>
  /** Called after each commit. */
  committed: (works: number) => void
  /** Called with the reason, which quotes no message, when a batch or, halved down, a single event failed. */
  failed: (reason: string, works: number) => void
  /** Called with the reason for each message that is set aside, including an operator's failed retry. */
  setAside?: (reason: string) => void
  limits: { maxBatch: number; maxPending: number }
}

export type Committer = {
  /** Queues one work; resolves when it is committed, or with 503 when the database cannot take it. Never rejects. */
  submit(work: AskedWork): Promise<Answer>
  /** Queues an operator's retry; resolves to its outcome. Never rejects. */
  retry(work: AskedWork): Promise<WorkResult>
  /** Queues a second person's answer; resolves to its outcome. Never rejects. */
  answer(work: ApprovalWork): Promise<WorkResult>
  /** Does a work of the hub's own, a timer's firing for instance. Never rejects. */
  fire(work: OwnWork): Promise<Fired>
  pending(): number
  /** Resolves when everything submitted so far is answered. */
  idle(): Promise<void>
}

/** Whether a work of the hub's own is done; else `failed` says why it never can be, unless only the database cannot take it now. */
export type Fired = { done: boolean; failed?: string }

type Waiting = { work: Work; resolve: (done: WorkResult) => void }

/** Retries after losing a race; each retry needs a new competitor. */
const OVERTAKEN_MAX = 3

/** After this turn's input: what can be read by now shares the next batch, at practically no delay. */
const turn = (): Promise<void> => new Promise((start) => setImmediate(start))

/** Nothing is stored of it. */
const LOST_WORK: WorkResult = { kind: 'lost' }

/**
 * Natural batching: whatever has arrived while the last commit was under way goes into the next one. No timer: waiting
 * longer makes it slower, not bigger (performance.md, "Timer lingering buys nothing").
 */
export function createCommitter(deps: CommitterDeps): Committer {
  const queue: Waiting[] = []
  let running: Promise<void> | undefined

  const loop = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = nextBatch(queue, deps.limits.maxBatch)
      await commitHalving(batch, deps)
      await turn()
    }
    running = undefined
  }
  const enqueue = (work: Work): Promise<WorkResult> =>
    new Promise<WorkResult>((resolve) => {
      if (queue.length >= deps.limits.maxPending) return resolve(LOST_WORK)
      queue.push({ work, resolve })
      running ??= turn().then(loop)
      return undefined
    })
  return {
    submit: async (work) => {
      const done = await enqueue(work)
      return done.kind === 'accepted' || done.kind === 'refused' ? done : unavailable(work.received.language)
    },
    retry: enqueue,
    answer: enqueue,
    fire: async (work) => {
      const done = await enqueue(work)
      if (done.kind === 'lost' && done.failed !== undefined) return { done: false, failed: done.failed }
      return { done: done.kind === 'fired' }
    },
    pending: () => queue.length,
    idle: async () => {
      while (running !== undefined) await running
    },
  }
}

/** Takes works from the head of the queue; a second one with the same id waits, so that it finds the first one's answer. */
function nextBatch(queue: Waiting[], max: number): Waiting[] {
  const keys = new Set<string>()
  const batch: Waiting[] = []
  const later: Waiting[] = []
  let weight = 0
  while (queue.length > 0 && weight < max) {
    const next = queue.shift()
    if (next === undefined) break
    weight += next.work.kind === 'refused' ? 1 : weightOf(happeningOf(next.work, undefined))
    const text = next.work.key === undefined ? undefined : keyText(next.work.key)
    if (text !== undefined && keys.has(text)) later.push(next)
    else {
      if (text !== undefined) keys.add(text)
      batch.push(next)
    }
  }
  queue.unshift(...later)
  return batch
}

/** How long the parts of a batch wait for each lock, after the whole of it has waited as long as any session may, in milliseconds. */
const PART_LOCK_WITHIN_MS = 250

/**
 * What the parts of a batch that could not get a lock have in common. Alone in the way, one locked row is found by halving before
 * `halvings` parts have waited in vain one after the other; more than that, and everything is locked, as when a commit waits
 * for its standby.
 */
type Locked = { readonly halvings: number; inVain: number }

/** Outcome of a batch so far. */
type Tried = { overtaken: number; failures: number; setAside: boolean; locked?: Locked }
const FIRST: Tried = { overtaken: 0, failures: 0, setAside: false }

const lose = (batch: readonly Waiting[]): void => {
  for (const { resolve } of batch) resolve(LOST_WORK)
}

/**
 * A batch that fails is halved and tried again, so that one event the database cannot take never fails its neighbours; an
 * event that repeatedly fails alone, for a reason of ours, is set aside.
 * What every part would meet again fails all of it at once: whoever waits for an answer, and the queue of the hub that another
 * hub could read, is held no longer than it takes to know. Trying again is safe even when the outcome of a
 * commit is unknown: the reserved ids tell what was stored.
 */
async function commitHalving(batch: readonly Waiting[], deps: CommitterDeps, tried = FIRST): Promise<void> {
  if (batch.length === 0) return
  const { overtaken, failures, locked } = tried
  if (locked !== undefined && locked.inVain > locked.halvings) return lose(batch)
  const works = batch.map(({ work }) => work)
  let answers: WorkResult[]
  try {
    answers = await deps.commit((tx) => deps.run(tx, works), locked && PART_LOCK_WITHIN_MS)
  } catch (error) {
    if (error instanceof Crowded) return commitHalving(withoutCrowding(batch, error.works), deps, tried)
    if (error instanceof Overtaken && overtaken < OVERTAKEN_MAX) {
      return commitHalving(batch, deps, { ...tried, overtaken: overtaken + 1 })
    }
    deps.failed(reasonOf(error), works.length)
    const [alone] = batch
    if (alone !== undefined && batch.length === 1 && isInternal(error)) {
      if (failures + 1 < FAILURES_MAX) return commitHalving(batch, deps, { ...tried, failures: failures + 1 })
      const work = tried.setAside ? undefined : setAside(alone.work, error)
      // Set aside once: if that fails too, nothing of it can be stored.
      if (work !== undefined) return commitHalving([{ ...alone, work }], deps, { ...FIRST, setAside: true })
      return alone.resolve({ kind: 'lost', failed: reasonOf(error) })
    }
    const parts = partsAfter(error, batch.length, locked)
    if (parts === undefined) return lose(batch)
    const middle = Math.ceil(batch.length / 2)
    await commitHalving(batch.slice(0, middle), deps, parts)
    await commitHalving(batch.slice(middle), deps, parts)
    return
  }
  if (locked !== undefined) locked.inVain = 0
  batch.forEach(({ resolve }, index) => resolve(answers[index] ?? LOST_WORK))
  deps.committed(works.length)
  for (const work of works) {
    if (work.kind === 'refused' && work.refusal.setAside !== undefined) deps.setAside?.(work.refusal.setAside)
  }
}

/** How the halves of a batch are tried that has failed; undefined when they would fare no better. */
function partsAfter(error: unknown, size: number, locked: Locked | undefined): Tried | undefined {
  if (isConnectionLoss(error) || isOfTheHead(error)) {
    if (locked !== undefined) locked.inVain = Infinity
    return undefined
  }
  if (locked !== undefined && isLockTimeout(error)) locked.inVain += 1
  if (size <= 1) return undefined
  if (locked !== undefined) return { ...FIRST, locked }
  return isLockTimeout(error) ? { ...FIRST, locked: { halvings: Math.ceil(Math.log2(size)), inVain: 0 } } : FIRST
}

/** That the head of the log cannot be had, or must not be gone on from: no part of a batch would fare better. */
const isOfTheHead = (error: unknown): boolean => error instanceof HeadHeld || error instanceof LogWentBack

/**
 * The batch without the works for which there is no room: they are answered, or replaced by a refusal that tells their
 * sender.
 */
function withoutCrowding(batch: readonly Waiting[], crowding: ReadonlySet<Work>): Waiting[] {
  return batch.flatMap((waiting): Waiting[] => {
    if (!crowding.has(waiting.work)) return [waiting]
    const work = crowdedReply(waiting.work)
    if (work !== undefined) return [{ ...waiting, work }]
    waiting.resolve(crowdedAnswer(waiting.work))
    return []
  })
}
