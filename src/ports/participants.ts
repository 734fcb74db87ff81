import type { NewParticipant, ParticipantChange, ParticipantData } from '../domain/imports/participants.ts'
import type { Finding } from '../domain/values/finding.ts'
import type { Channel, CountryCode, PartyKey, Role } from '../domain/values/party.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { Scope } from './persons.ts'
import type { Performed, RegistryAct } from './registry-acts.ts'

/** A participant as operators see it (interface.md 8). */
export type Participant = ParticipantData & {
  key: PartyKey
  country: CountryCode
  role: Role
  party?: string
  channel: Channel
  /** Where it is called, if its channel is webhook. */
  webhook?: string
  suspended: boolean
  /** Whether it takes part now: not suspended, and within its days. */
  active: boolean
}

/** Who acts, and why: what every act has in common. */
export type ActBy = Pick<RegistryAct, 'operator' | 'reason' | 'digest' | 'at'>

/** Why nothing was done; `findings` say where, `code` alone that it cannot be done at all. */
export type RefusedAct = { ok: false; code: ErrorCode; value?: string; findings?: readonly Finding[] }

export type ActResult<T> = Promise<Performed<T> | RefusedAct>

/** A token without itself: only its hash is kept. Times are RFC 3339. */
export type TokenView = {
  id: string
  label: string
  createdAt: string
  expiresAt?: string
  /** To the minute or so: it is not written on every call. */
  lastUsedAt?: string
  revokedAt?: string
}

export type IssuedToken = { id: string; token: string; label: string; expiresAt?: string }

export type IssuedBrokerUser = { user: string; password: string; overlapSeconds: number }

/** Where a party is called, and by what it knows the hub. */
export type IssuedWebhook = { url: string; secret: string; token: string }

/** Operators' acts on participants; each is a leaf of the log, and in force on all hubs within two seconds. */
export interface Participants {
  list(): Promise<Participant[]>
  find(key: PartyKey): Promise<Participant | undefined>
  add(by: ActBy, wanted: NewParticipant): ActResult<Participant>
  change(by: ActBy, key: PartyKey, change: ParticipantChange): ActResult<Participant>
  /** A change of channel loses and doubles nothing: what is unreported is sent again on the new one. */
  changeChannel(by: ActBy, key: PartyKey, channel: Channel): ActResult<Participant>
  tokens(key: PartyKey): Promise<TokenView[] | undefined>
  issueToken(by: ActBy, key: PartyKey, wanted: { label: string; expiresAt?: string }): ActResult<IssuedToken>
  revokeToken(by: ActBy, key: PartyKey, id: string): ActResult<undefined>
  /** A new login at the broker; those there are work on for the overlap and then end on all hubs. */
  issueBrokerUser(by: ActBy, key: PartyKey, overlapSeconds: number): ActResult<IssuedBrokerUser>
  /** An address to call it at, with new secrets; those before count no longer. Its channel changes by `changeChannel`. */
  registerWebhook(by: ActBy, key: PartyKey, url: string): ActResult<IssuedWebhook>
}

/** Who runs the hub, from the command line beside the database: the first one has nobody who could invite it. */
export interface OperatorTokens {
  /** Their tokens, present and past. */
  list(): Promise<(TokenView & { name: string; scope: Scope })[]>
  /** A person, and a token of it. */
  add(by: ActBy, name: string, scope: Scope, wanted: { expiresAt?: string }): ActResult<IssuedToken>
  /** Ends the person of that name, with every way in. */
  revoke(by: ActBy, name: string): ActResult<undefined>
}
