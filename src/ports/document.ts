import type { ReleasedMovement } from '../domain/model/movement.ts'
import type { Declaration } from '../generated/types.ts'
import type { Language } from './handle.ts'
import type { ClosedBy } from '../domain/office-app/follow-up.ts'
import type { Erased } from './erased.ts'
import type { Viewer } from './viewer.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Everything the accompanying document is drawn from; the same source always gives the same bytes. */
export type DocumentSource = {
  movement: ReleasedMovement
  /** The declaration as it is now: after amendment, transhipment, diversion. Without access codes, as it is stored. */
  declaration: Declaration
  /** The follow-up code, ungrouped. */
  code: string
  /** When the last event of the movement was decided, RFC 3339 in UTC: the document is true as of then. */
  decidedAt: string
  /** Names of the offices mentioned, by code, from the registry. */
  offices: ReadonlyMap<OfficeCode, string>
  /** Their time zones (IANA names); times are shown by the clock of the office they are about. */
  zones?: ReadonlyMap<OfficeCode, string>
}

/** Draws the certificate of discharge of a discharged movement as PDF. */
export type DrawCertificate = DrawDocument

/** Draws the transit accompanying document as PDF (interface.md 3). */
export type DrawDocument = (source: DocumentSource, language: Language) => Promise<Buffer>

/** Documents to be printed in advance for an office, one page each; `at` is when the numbers were given. */
export type Blanks = { office: OfficeCode; numbers: readonly string[]; at: Date }

/** Draws them as PDF. */
export type DrawBlanks = (blanks: Blanks, language: Language) => Promise<Buffer>

/**
 * A movement as the holder of the paper may see it: state, offices and dates, nothing about goods or parties, and nothing that
 * would warn who is waited for (a stop, a difference).
 */
export type FollowUpView = {
  mrn: Mrn
  /** Where the goods are; `closed` for every end. */
  state: string
  closedBy?: ClosedBy
  departureOffice: OfficeCode
  destinationOffice: OfficeCode
  releasedAt: string
  limitAt: string
  arrivedAt?: string
  endedAt?: string
  offices: readonly FollowUpOffice[]
  /** Open: whom it asks, the holder or an office. */
  enquiry?: { since?: string; respondBy: string; asked: 'holder' | 'office' }
  /** Open: without amounts, which are between the parties. */
  claim?: { since?: string; payBy?: string }
  /** Whom to call. */
  contact: { office: OfficeCode; phone?: string; email?: string }
}

/** One office of the way, the one where the goods passed if they did, and when. */
export type FollowUpOffice = {
  office: OfficeCode
  name?: string
  role: 'departure' | 'exit' | 'entry' | 'return' | 'destination'
  passedAt?: string
}

/** What the accompanying document and the follow-up are made of. */
export interface DocumentReads {
  /**
   * For parties that hold the movement's goods data: departure, countries with a record, the principal; an officer of
   * these at an office of the movement. To all others the movement is unknown: undefined. `not-released` when it never
   * was released for transit, so that there is nothing to carry.
   */
  document(viewer: Viewer, mrn: Mrn): Promise<DocumentSource | 'not-released' | Erased | undefined>
  /** What the certificate of discharge is drawn from, for whoever has the code; otherwise as `followUp`. */
  documentByCode(mrn: Mrn, code: string): Promise<DocumentSource | 'not-released' | Erased | undefined>
  /** Undefined, after the same amount of work, for an unknown MRN, one without a code, and a wrong code. */
  followUp(mrn: Mrn, code: string): Promise<FollowUpView | undefined>
  /** The same for a party to the movement, who needs no code; undefined also before it is released. */
  followUpFor(viewer: Viewer, mrn: Mrn): Promise<FollowUpView | undefined>
}
