import type { ClosurePlace } from '../domain/model/decision.ts'
import type { MessageKey } from '../domain/values/party.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** A notice whose movements are not all told yet. */
export type OpenClosure = {
  key: MessageKey
  place: ClosurePlace
  /** The last MRN looked at; empty at the beginning. */
  cursor: string
  /** The notice's bytes; undefined when they were erased, so that nobody can be told any more. */
  notice?: { body: Buffer; contentType: string; receivedAt: Date }
}

/** Movements that may have to pass there, in the order of their MRNs, and the last one looked at; undefined: there are no more. */
export type ClosurePage = { mrns: readonly Mrn[]; last: string | undefined }

/** What has to be told because of availability notices. Leases live by the database's clock, since several hubs share it. */
export interface ClosureQueue {
  /** The oldest one that no other hub works on, for `leaseMs` from now on. */
  take(owner: string, leaseMs: number): Promise<OpenClosure | undefined>
  /** Looks at `look` movements behind the cursor. Locks nothing; who is concerned is decided on the locked movement. */
  page(closure: OpenClosure, look: number): Promise<ClosurePage>
  /**
   * Everything up to this MRN is told, or everything when undefined. False, and without effect, when another hub has taken it
   * over or a later notice on the place has ended it.
   */
  advance(key: MessageKey, owner: string, cursor: string | undefined): Promise<boolean>
}
