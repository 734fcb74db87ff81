import type { ClosurePlace } from '../domain/model/decision.ts'
import type { MessageKey } from '../domain/values/party.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** A notice that has not been told to all its movements yet. */
export type OpenClosure = {
  key: MessageKey
  place: ClosurePlace
  /** The last MRN processed; empty at the beginning. */
  cursor: string
  /** The notice's bytes; undefined when they were erased, so that no more movements can be told. */
  notice?: { body: Buffer; contentType: string; receivedAt: Date }
}

/** Movements that may have to pass there, by MRN, and the last one read; undefined: there are no more. */
export type ClosurePage = { mrns: readonly Mrn[]; last: string | undefined }

/** The work availability notices cause. Leases use the database's clock, since several hubs share it. */
export interface ClosureQueue {
  /** The oldest one that no other hub works on, for `leaseMs` from now on. */
  take(owner: string, leaseMs: number): Promise<OpenClosure | undefined>
  /** Reads `look` movements after the cursor. Locks nothing; whether one is concerned is decided on the locked movement. */
  page(closure: OpenClosure, look: number): Promise<ClosurePage>
  /**
   * Records that all movements up to this MRN are told, or all of them when undefined. False, and without effect, when
   * another hub has taken over or a later notice on the place has ended it.
   */
  advance(key: MessageKey, owner: string, cursor: string | undefined): Promise<boolean>
}
