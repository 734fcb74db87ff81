import type { PartyKey, Role } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** On whose behalf a read is made; every statement is filtered by it in SQL (invariant I7). */
export type Viewer =
  /** Operators and auditors: envelopes, states and reasons of everything, no bodies. */
  | { kind: 'all' }
  | { kind: 'party'; key: PartyKey; role: Role }
  /** A country's customs, limited to movements that name one of these offices. */
  | { kind: 'officer'; key: PartyKey; offices: readonly OfficeCode[] }

/**
 * By whom the database lets rows be seen, whatever a statement asks for: the second belt (docs/decisions/0112). Taken from who
 * was let in and from the route, never from what a handler makes of them. Nobody sees nothing.
 */
export type SeenBy =
  | Viewer
  /** A message is put into words for somebody who must not read its bytes. */
  | { kind: 'all'; purpose: 'reading' }
  /** Whoever follows one movement by its code. */
  | { kind: 'holder'; mrn: Mrn }
  | { kind: 'nobody' }
