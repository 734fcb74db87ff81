import {
  type Check,
  type Envelope,
  type Journal,
  type Message,
  type PartyKey,
  type Verdict,
} from '../adapter-api/index.ts'
import { legibleText } from '../codec/index.ts'
import { createHandOver } from './hand-over.ts'
import {
  apply,
  envelopeOf,
  type HostRecord,
  type HostState,
  inRecordOf,
  keyOf,
  orderOf,
  type VerdictRecord,
} from './records.ts'
import type { Reports } from './reports.ts'
import type { Timers } from '../ports/runtime.ts'
import type { Handling, UnmappedStore } from './unmapped.ts'

/** Takes a connection's deliveries: verifies, stores, acknowledges, hands on in order, reports. */
export type Inbound = {
  /** `ack` is called as soon as the delivery need not come again, not before. */
  receive(envelope: Envelope, ack: () => void): Promise<void>
  /** Hands on what was stored, and reports what was not reported, before the last stop. */
  resume(): void
  /** Stored deliveries the national system has not taken yet. */
  pending(): number
}

export type InboundDeps = {
  party: PartyKey
  journal: Journal<HostRecord>
  state: HostState
  /** Judges a delivery; resolves in the order it is asked. */
  check: (envelope: Envelope) => Promise<readonly Check[]>
  reports: Reports
  /** Learns whether the hub's log begins anew further back, as after a restore. */
  lookForRestore: () => Promise<void>
  /** The message of these bytes, or why they are none. */
  read: (envelope: Envelope) => { message: Message } | { reason: string }
  /** What the adapter does with messages of a type. */
  handling: (type: string) => Handling
  unmapped: UnmappedStore
  /** Hands one message to the adapter. Rejects when the national system cannot take it now. */
  handOver: (message: Message, envelope: Envelope) => Promise<Verdict>
  /** The journal cannot be written any more: nothing may be acknowledged, so the host must end. */
  fatal: (error: unknown) => void
  clock: () => Date
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

export const createInbound = (deps: InboundDeps): Inbound => {
  const { journal, state, reports } = deps
  const storing = new Map<string, Promise<void>>()

  const keep = async (record: HostRecord): Promise<void> => {
    await journal.append(record)
    apply(state, record)
  }

  const conclude = async (envelope: Envelope, verdict: Verdict): Promise<void> => {
    const record: VerdictRecord = {
      k: 'verdict',
      sender: envelope.sender,
      id: envelope.id,
      order: orderOf(envelope),
      logIndex: envelope.logIndex,
      outcome: verdict.outcome,
      ...(verdict.reason === undefined ? {} : { reason: reasonText(verdict.reason) }),
    }
    await keep(record)
    if (verdict.outcome === 'refused') deps.log('refused', { ...record })
    reports.add(record)
  }

  const enqueue = createHandOver({ ...deps, conclude })

  const store = async (envelope: Envelope): Promise<void> => {
    await keep({ ...inRecordOf(envelope), at: deps.clock().toISOString() })
    enqueue(envelope)
  }

  return {
    receive: async (envelope, ack) => {
      const key = keyOf(envelope)
      const checks = await deps.check(envelope)
      const failed = checks.find((check) => !check.ok)
      if (failed?.name === 'seal') {
        // Not proven to come from the hub: it must not use up the id of a genuine message, so nothing is kept of it.
        deps.log('seal-refused', { sender: envelope.sender, id: envelope.id, detail: failed.detail })
        reports.add({ ...unproven(envelope), reason: reasonText(`seal: ${failed.detail}`) })
        return ack()
      }
      const known = state.verdicts.get(key)
      if (known) {
        const verdict = underIndex(known, envelope.logIndex)
        if (verdict !== known) await keep(verdict)
        reports.add(verdict)
        return ack()
      }
      // A repeat of a delivery still being stored or handed on is acknowledged when the first is durable, and reported with
      // it.
      const first = storing.get(key)
      if (first || state.pending.has(key)) {
        await first
        return ack()
      }
      const judged = async (): Promise<void> => {
        const fault = failed ?? (await outOfOrder(envelope, deps))
        if (fault === undefined) return store(envelope)
        return conclude(envelope, { outcome: 'refused', reason: `${fault.name}: ${fault.detail}` })
      }
      const stored = judged()
      storing.set(key, stored)
      try {
        await stored
        ack()
      } finally {
        storing.delete(key)
      }
    },
    resume: () => {
      for (const record of state.pending.values()) enqueue(envelopeOf(record, deps.party))
      for (const verdict of state.verdicts.values()) if (!verdict.reported) reports.add(verdict)
    },
    pending: () => state.pending.size,
  }
}

/** What was decided before, for a delivery that has another index since the hub was restored: it is reported under that one. */
const underIndex = (known: VerdictRecord, logIndex: number): VerdictRecord => {
  if (known.logIndex === logIndex) return known
  const { reported: _, ...verdict } = known
  return { ...verdict, logIndex }
}

/** Why it is out of order; one that is may be the first to come after a restore of the hub, of which is learnt then. */
const outOfOrder = async (
  envelope: Envelope,
  { state, lookForRestore }: Pick<InboundDeps, 'state' | 'lookForRestore'>,
): Promise<Check | undefined> => {
  if (orderCheck(state, envelope).ok) return undefined
  await lookForRestore()
  return [orderCheck(state, envelope)].find((check) => !check.ok)
}

const orderCheck = (state: HostState, envelope: Envelope): Check => {
  const last = state.lastIndex.get(orderOf(envelope))
  if (last === undefined || envelope.logIndex > last) return { name: 'order', ok: true }
  return { name: 'order', ok: false, detail: `log index ${envelope.logIndex} after ${last}` }
}

const unproven = (envelope: Envelope): VerdictRecord => ({
  k: 'verdict',
  sender: envelope.sender,
  id: envelope.id,
  order: orderOf(envelope),
  logIndex: envelope.logIndex,
  outcome: 'refused',
})

/** A reason as the schema allows it: one line, trimmed, no invisible characters, at most 512 characters. */
const reasonText = (reason: string): string => {
  const line = reason.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return legibleText(line, 512) || 'refused without a reason'
}
