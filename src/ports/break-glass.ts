import type { ApprovalVerdict } from '../domain/model/decision.ts'
import type { GlassAct, GlassActName } from '../domain/model/break-glass.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { StoredBody } from './reads.ts'
import type { Erased } from './erased.ts'
import type { Page, PageRequest } from './page.ts'

/** A message of which bytes are kept, the acts on them in the order of the log, and who is told of each. */
export type GlassedMessage = { mrn?: Mrn; type: string; acts: readonly GlassAct[]; told: readonly PartyKey[] }

export interface BreakGlassStore {
  /** Undefined where there is no such message, or none of its bytes. */
  message(key: MessageKey): Promise<GlassedMessage | undefined>
  body(key: MessageKey): Promise<StoredBody | Erased | undefined>
  /** All acts, newest first; of those a party is told of where one is named. */
  list(toldTo: PartyKey | undefined, page: PageRequest): Promise<Page<GlassActView>>
}

/** One act as its owner reads it. */
export type GlassActView = {
  logIndex: number
  act: GlassActName
  sender: PartyKey
  id: string
  mrn?: Mrn
  operator: string
  reason: string
  at: string
}

/** An operator who wants a message's bytes to be read, or agrees to it. `logIndex` is the act's own leaf; `until` RFC 3339. */
export type BreakGlass = (request: {
  key: MessageKey
  operator: string
  reason: string
  /** The second operator's word, where one has asked; absent: asks, or agrees where another one has asked. */
  verdict?: ApprovalVerdict | undefined
}) => Promise<
  | { kind: 'asked' | 'rejected'; logIndex: bigint }
  | { kind: 'opened'; logIndex: bigint; until: string }
  | { kind: 'not-found' | 'already-decided' | 'second-operator-required' }
>

/** The bytes, once the reading is on record. `closed`: not open, or not to this operator. */
export type ReadBroken = (request: {
  key: MessageKey
  operator: string
}) => Promise<{ kind: 'read'; stored: StoredBody | Erased } | { kind: 'not-found' } | { kind: 'closed' }>
