import type { Effect } from '../domain/model/decision.ts'
import { type AuditSource, UnreadableRow } from '../ports/audit.ts'
import type { LogRecord } from '../trust/log.ts'
import type { HubVerifier } from '../trust/seal.ts'
import { ActCheck } from './acts.ts'
import { ApprovalCheck } from './approvals.ts'
import { type AgainDeps, DecideAgain } from './again.ts'
import { checkEvidence } from './evidence.ts'
import { LedgerCheck } from './ledger.ts'
import { PinnedCheck } from './pinned.ts'
import { checkMovements } from './movements.ts'
import { checkOrders, SentCheck } from './outbox.ts'
import { RegistryCheck } from './registries.ts'
import { Breaches, type AuditResult } from './result.ts'
import { SetAsideCheck } from './set-aside.ts'
import { TreeCheck } from './tree.ts'

export type AuditDeps = {
  source: AuditSource
  again: AgainDeps
  /** Verifies what the hub has signed; without it signatures are not compared, and the result says so. */
  hub: HubVerifier | undefined
  /** Called now and then with the progress. */
  progress?: (step: string, done: number, of: number) => void
}

type Head = Awaited<ReturnType<AuditSource['head']>>

/** Leaves between two calls of `progress`. */
const PROGRESS_EVERY = 5_000

/**
 * Checks invariants I1 to I6 of docs/architecture.md on one snapshot and says what is wrong and where. Reads everything in
 * streams: memory grows with the number of guarantees, with the movements that are open at once in the log's order (up to
 * `openMax`), and with nothing else.
 */
export async function audit(deps: AuditDeps): Promise<AuditResult> {
  const breaches = new Breaches()
  let head: Head = { size: 0n, frontier: Buffer.alloc(0), takenAt: new Date(0) }
  try {
    head = await deps.source.head()
    return breaches.result(head, await checkAll(deps, head, breaches))
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error
    breaches.add('I4', {}, `${error.message}; the audit ends there`)
    return breaches.result(head, Buffer.alloc(0))
  }
}

/** @returns the root that the leaves give */
async function checkAll(
  { source, again, hub, progress = () => undefined }: AuditDeps,
  head: Head,
  breaches: Breaches,
): Promise<Buffer> {
  const size = Number(head.size)
  progress('movements', 0, size)
  const sums = await checkMovements(source, breaches)
  const tree = new TreeCheck(source, breaches)
  const sent = new SentCheck(source, breaches, hub)
  const ledger = new LedgerCheck(source, breaches)
  const registries = new RegistryCheck(breaches)
  const acts = new ActCheck(source, breaches)
  const pinned = new PinnedCheck(breaches)
  const setAside = new SetAsideCheck(breaches)
  const approvals = new ApprovalCheck(source, breaches)
  const decisions = new DecideAgain(again, breaches, () => registries.outages)
  for await (const leaf of source.leaves()) {
    breaches.counts.leaves += 1
    if (breaches.counts.leaves % PROGRESS_EVERY === 0) progress('log', breaches.counts.leaves, size)
    const record = readRecord(leaf.record)
    if (record === undefined) {
      breaches.add('I6', { logIndex: leaf.index }, 'its record cannot be read')
      continue
    }
    await tree.leaf(leaf, record)
    const bytes = await checkEvidence(leaf, record, source, breaches, hub)
    const receivers = await sent.leaf(leaf, bytes)
    const effect = (record.effect ?? {}) as Effect
    await ledger.leaf(leaf, effect)
    const act = await acts.leaf(leaf, record)
    if (act !== undefined) pinned.act(act)
    setAside.leaf(leaf, record, act)
    await approvals.leaf(leaf, record)
    decisions.leaf(leaf, record, bytes, receivers)
    // What a notice puts out of service counts for what is decided after it.
    registries.leaf(leaf.index, effect)
  }
  await decisions.end(source)
  await acts.end()
  await pinned.end(source)
  await setAside.end(source)
  await approvals.end()
  await registries.end(source)
  const root = await tree.end(head)
  await sent.end()
  progress('guarantees', size, size)
  await ledger.end(source, sums)
  await checkOrders(source, acts, breaches)
  for await (const { what, ...place } of source.strays()) {
    const { sender, id, logIndex } = place
    const message = sender === undefined ? {} : { message: `${sender} ${id ?? ''}`.trimEnd() }
    breaches.add('I3', { ...(logIndex === undefined ? {} : { logIndex }), ...message }, what)
  }
  return root
}

function readRecord(text: string): LogRecord | undefined {
  try {
    return JSON.parse(text) as LogRecord
  } catch {
    return undefined
  }
}
