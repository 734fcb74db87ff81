import {
  type ContentType,
  type Envelope,
  type Journal,
  openJournal,
  rewriteJournal,
  type SendResult,
} from '../adapter-api/index.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** A message to send: bytes and signature are made once, and every repeat sends the same. */
export type OutRecord = {
  k: 'out'
  id: string
  type: string
  /** Messages of one order go one after the other, each after the answer to the one before. */
  order: string
  contentType: ContentType
  body: string
  signature: string
}

export type InRecord = {
  k: 'in'
  sender: PartyKey
  id: string
  type: string
  mrn?: string
  logIndex: number
  contentType: ContentType
  body: string
  signature?: string
  seal: string
  /** When it was stored; records of earlier releases do not say. */
  at?: string
}

/** What was delivered and is done, kept for a hub that has lost it. */
export type CopyRecord = Omit<InRecord, 'k'> & { k: 'copy' }

export type VerdictRecord = {
  k: 'verdict'
  sender: PartyKey
  id: string
  /** The movement's MRN, or the sender for messages without one. */
  order: string
  logIndex: number
  outcome: 'accepted' | 'refused'
  reason?: string
  reported?: true
}

/** The hub's answer, and when it was stored; records of earlier releases do not say when. */
export type AnswerRecord = { k: 'answer'; result: SendResult; at?: string }

/** One line of a connection's journal. */
export type HostRecord =
  | InRecord
  | CopyRecord
  | VerdictRecord
  | OutRecord
  | { k: 'reported'; keys: readonly string[] }
  | AnswerRecord
  /** Deliveries whose entries are in the log of the remembered state. */
  | { k: 'proven'; keys: readonly string[] }
  /** The log's newest state that goes on from all that was seen before: the text of a checkpoint. */
  | { k: 'head'; checkpoint: string }
  | { k: 'forked'; seen: string; shown: string }
  /** The hub's database was restored: its log begins anew at this index. `last` is what had been stored per order by then. */
  | { k: 'restored'; number: number; from: number; last?: Readonly<Record<string, number>> }
  /** All that was held of the lost part was sent again. */
  | { k: 'brought-back'; number: number }
  /** All copies that were held of it were handed in. */
  | { k: 'copies-brought'; number: number }

/** What a connection remembers, rebuilt from its journal at start. */
export type HostState = {
  verdicts: Map<string, VerdictRecord>
  /** Stored and acknowledged, but not yet taken by the national system, oldest first. */
  pending: Map<string, InRecord>
  /** Highest log index stored per order. */
  lastIndex: Map<string, number>
  unanswered: Map<string, OutRecord>
  answers: Map<string, SendResult>
  /** Stored, and not yet found in the hub's log, oldest first. */
  unproven: Map<string, InRecord>
  /** Text of the checkpoint seen last. */
  head?: string
  /** Once the log was seen to have forked: the two checkpoints that exclude each other. */
  forked?: { seen: string; shown: string }
  /** The last restore of the hub that was heard of. */
  restored?: { number: number; from: number; isDone: boolean; areCopiesIn?: boolean }
}

/** A message with the index of its receipt. */
export type HeldMessage = { record: OutRecord; receipt: AnswerRecord; logIndex: number }

/** What was sent and accepted, of those receipts that are asked for, in the order of the receipts. */
export function heldFrom(
  records: readonly HostRecord[],
  isAskedFor: (receipt: { logIndex: number; at: string | undefined }) => boolean,
): HeldMessage[] {
  const sent = new Map<string, OutRecord>()
  const held = new Map<string, HeldMessage>()
  for (const record of records) {
    if (record.k === 'out') sent.set(record.id, record)
    if (record.k !== 'answer' || record.result.outcome !== 'accepted') continue
    const { id, logIndex } = record.result
    const out = sent.get(id)
    // The first receipt counts: a later one was given when the message was brought back.
    if (out !== undefined && !held.has(id) && isAskedFor({ logIndex, at: record.at })) {
      held.set(id, { record: out, receipt: record, logIndex })
    }
  }
  return [...held.values()].toSorted((one, other) => one.logIndex - other.logIndex)
}

/** Identifies a message at a receiver: sender and id, for ever. */
export const keyOf = (message: { sender: string; id: string }): string => `${message.sender} ${message.id}`

/** What messages are ordered by: the movement, or the sender for messages without MRN (interface.md 4). */
export const orderOf = (message: { sender: string; mrn?: string }): string => message.mrn ?? message.sender

/** Above this the journal is rewritten without the bodies of what is done, but for those that a restored hub may ask for. */
const COMPACT_ABOVE_BYTES = 16 * 1024 * 1024

/** How long a message is kept after its receipt or its delivery: longer than the hub's last base backup is old (docs/backup.md). */
const KEEP_SENT_MS = 7 * 24 * 3_600_000

/** Opens a connection's journal and rebuilds its state; a journal that has grown is first compacted. */
export const openHostJournal = async (
  path: string,
  now: Date,
): Promise<{ journal: Journal<HostRecord>; state: HostState }> => {
  const opened = await openJournal<HostRecord>(path)
  const state = rebuild(opened.records)
  if (opened.bytes < COMPACT_ABOVE_BYTES) return { journal: opened.journal, state }
  await opened.journal.close()
  const since = new Date(now.getTime() - KEEP_SENT_MS).toISOString()
  const held = heldFrom(opened.records, ({ at }) => at !== undefined && at >= since)
  const copies = opened.records.flatMap((record): CopyRecord[] =>
    (record.k === 'in' || record.k === 'copy') && record.at !== undefined && record.at >= since
      ? [{ ...record, k: 'copy' }]
      : [],
  )
  await rewriteJournal(path, [...copies, ...recordsOf(state, held)])
  return { journal: (await openJournal<HostRecord>(path)).journal, state }
}

export const rebuild = (records: readonly HostRecord[]): HostState => {
  const state: HostState = {
    verdicts: new Map(),
    pending: new Map(),
    lastIndex: new Map(),
    unanswered: new Map(),
    answers: new Map(),
    unproven: new Map(),
  }
  for (const record of records) apply(state, record)
  return state
}

/** Changes the state by one record; the only way it changes, at start and in operation. */
export const apply = (state: HostState, record: HostRecord): void => {
  switch (record.k) {
    case 'in':
      state.pending.set(keyOf(record), record)
      state.unproven.set(keyOf(record), record)
      raise(state, orderOf(record), record.logIndex)
      return
    case 'verdict':
      state.pending.delete(keyOf(record))
      state.verdicts.set(keyOf(record), record)
      raise(state, record.order, record.logIndex)
      return
    case 'reported':
      for (const key of record.keys) {
        const verdict = state.verdicts.get(key)
        if (verdict) verdict.reported = true
      }
      return
    case 'out':
      state.unanswered.set(record.id, record)
      return
    case 'answer':
      state.unanswered.delete(record.result.id)
      state.answers.set(record.result.id, record.result)
      return
    case 'proven':
      for (const key of record.keys) state.unproven.delete(key)
      return
    case 'head':
      state.head = record.checkpoint
      return
    case 'forked':
      state.forked = { seen: record.seen, shown: record.shown }
      return
    case 'restored':
      state.restored = { number: record.number, from: record.from, isDone: false }
      // What comes from here on may have an index that was given before.
      state.lastIndex = new Map(
        record.last === undefined
          ? [...state.lastIndex].map(([order, last]) => [order, Math.min(last, record.from - 1)])
          : Object.entries(record.last),
      )
      return
    case 'brought-back':
      if (state.restored?.number === record.number) state.restored.isDone = true
      return
    case 'copies-brought':
      if (state.restored?.number === record.number) state.restored.areCopiesIn = true
      return
    case 'copy':
  }
}

const raise = (state: HostState, order: string, logIndex: number): void => {
  state.lastIndex.set(order, Math.max(logIndex, state.lastIndex.get(order) ?? logIndex))
}

/** The shortest journal that rebuilds this state, with what is held beside it. */
const recordsOf = (state: HostState, held: readonly HeldMessage[]): HostRecord[] => [
  // Before the verdicts, which say of which of them nothing is pending.
  ...state.unproven.values(),
  ...state.verdicts.values(),
  ...[...state.pending.values()].filter((record) => !state.unproven.has(keyOf(record))),
  ...restoredIn(state),
  ...held.flatMap(({ record, receipt }) => [record, receipt]),
  ...(state.head === undefined ? [] : [{ k: 'head', checkpoint: state.head } as const]),
  ...(state.forked === undefined ? [] : [{ k: 'forked', ...state.forked } as const]),
  ...state.unanswered.values(),
  ...[...state.answers.values()].map((result): HostRecord => ({ k: 'answer', result })),
]

/** After the verdicts, some of which are of the lost log. */
const restoredIn = ({ restored, lastIndex }: HostState): HostRecord[] => {
  if (restored === undefined) return []
  const { number, from, isDone, areCopiesIn } = restored
  return [
    { k: 'restored', number, from, last: Object.fromEntries(lastIndex) },
    ...(isDone ? [{ k: 'brought-back', number } as const] : []),
    ...(areCopiesIn === true ? [{ k: 'copies-brought', number } as const] : []),
  ]
}

export const inRecordOf = (envelope: Envelope): InRecord => ({
  k: 'in',
  sender: envelope.sender,
  id: envelope.id,
  type: envelope.type,
  ...(envelope.mrn === undefined ? {} : { mrn: envelope.mrn }),
  logIndex: envelope.logIndex,
  contentType: envelope.contentType,
  body: envelope.body.toString('base64'),
  ...(envelope.signature === undefined ? {} : { signature: envelope.signature.toString('base64') }),
  seal: envelope.seal.toString('base64'),
})

export const envelopeOf = (record: InRecord, receiver: PartyKey): Envelope => ({
  receiver,
  sender: record.sender,
  id: record.id,
  type: record.type,
  ...(record.mrn === undefined ? {} : { mrn: record.mrn }),
  logIndex: record.logIndex,
  contentType: record.contentType,
  body: Buffer.from(record.body, 'base64'),
  ...(record.signature === undefined ? {} : { signature: Buffer.from(record.signature, 'base64') }),
  seal: Buffer.from(record.seal, 'base64'),
})
