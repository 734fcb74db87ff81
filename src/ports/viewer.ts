import type { PartyKey, Role } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/** On whose behalf a read is made; every statement is filtered by it in SQL (invariant I7). */
export type Viewer =
  /** Operators and auditors: envelopes, states and reasons of everything, no bodies. */
  | { kind: 'all' }
  | { kind: 'party'; key: PartyKey; role: Role }
  /** A country's customs, limited to movements that name one of these offices. */
  | { kind: 'officer'; key: PartyKey; offices: readonly OfficeCode[] }
