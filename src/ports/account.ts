import type { GuaranteeMonth } from '../domain/guarantee/month.ts'
import type { Grn } from '../domain/values/identifiers.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Page, PageRequest } from './page.ts'
import type { GuaranteeEntryView, MovementView } from './reads.ts'
import type { Viewer } from './viewer.ts'

/** What the viewer's movements take from one guarantee now. Amounts are decimal strings in units of the currency. */
export type ExposureView = {
  grn: Grn
  state: string
  currency: string
  reserved: string
  inUse: string
  claimed: string
  /** There are more lines than were added up. */
  atLeast: boolean
}

/** A movement of which something is claimed and has to be paid by a day. */
export type ClaimView = {
  movement: MovementView
  /** Its guarantees that are the viewer's own. */
  own: readonly Grn[]
}

/** A month as leaves of the log: from one on, and up to another that no longer belongs to it. */
export type MonthSpan = { from: number; to: number }

/** What principals and guarantors read of their accounts (faces.md 3). */
export interface AccountReads {
  /** By GRN. */
  exposures(viewer: Viewer, page: PageRequest): Promise<Page<ExposureView>>
  /** What is claimed of a guarantor, the soonest deadline first; a page may be short and not the last. */
  claims(viewer: Viewer, page: PageRequest): Promise<Page<ClaimView>>
  /** The leaves of a month (`YYYY-MM`, UTC); of one that is not over, those there are. */
  monthSpan(month: string): Promise<MonthSpan>
  /**
   * A guarantor's guarantees over a month, by GRN, after one or only one. Iterate to the end or return early.
   */
  guaranteeMonths(
    guarantor: PartyKey,
    span: MonthSpan,
    which?: { after?: string; only?: Grn },
  ): AsyncIterable<GuaranteeMonth>
  /** Entries of a guarantor's guarantee in a month, in log order; none of a guarantee that is another's. */
  entriesOfMonth(guarantor: PartyKey, grn: Grn, span: MonthSpan, page: PageRequest): Promise<Page<GuaranteeEntryView>>
}
