import type { OfficeCode } from '../values/office.ts'
import type { MessageKey, PartyKey } from '../values/party.ts'
import type { TimerName } from './timer.ts'

export type Procedure = 'enquiry' | 'diversion' | 'recovery' | 'stop'

/** An office that asked to take the goods over, or where they came to without asking (engine.md 4). */
export type Diversion = {
  office: OfficeCode
  purpose: 'transit' | 'destination'
  /** The office of the itinerary it stands in for; absent: the one of its country that is next on the way. */
  instead?: OfficeCode
  /** Who asked, where it is not the office's own administration. */
  askedBy?: PartyKey
  /** The request to be answered; absent when the arrival itself opened the procedure. */
  request?: MessageKey
}

/** Who is asked where the goods are (engine.md 4). */
export type Enquiry = {
  stage: 'holder' | 'office'
  asked: PartyKey
  respondBy: string
  /** When the procedure was opened; of one opened before this was noted it is not known. */
  since?: string
  /** The timer that opened it, while departure has not taken it up: a later limit then closes it again. */
  openedBy?: TimerName
}

/**
 * A procedure that is open, with what it is about: that it is open and what is known of it cannot contradict each other.
 * Of a recovery it says only that claims are open; who recovers is known before the first claim and stays after the last
 * (`Movement.recovery`).
 */
export type Open = (
  | { procedure: 'enquiry'; enquiry: Enquiry }
  /** The request departure has to answer. */
  | { procedure: 'diversion'; diversion: Diversion }
  | { procedure: 'recovery' }
  /** Who has set a stop that is not lifted yet; what they said of it is in `Movement.stops`. */
  | { procedure: 'stop'; by: readonly PartyKey[] }
) & {
  /** Since when it is open, RFC 3339; absent in what was opened before this was kept. */
  since?: string
}

/**
 * One administration's stop: whose, since and until when (RFC 3339, as reported; without `until` while it holds), why, and which
 * office to ask. Stops of before this was kept have no row.
 */
export type Stop = { by: PartyKey; since: string; until?: string; reason: string; office?: OfficeCode }

type Opened = { readonly open: readonly Open[] }

/** What a procedure is about; undefined unless it is open. */
export const openOf = <P extends Procedure>(
  { open }: Opened,
  procedure: P,
): Extract<Open, { procedure: P }> | undefined =>
  open.find((one): one is Extract<Open, { procedure: P }> => one.procedure === procedure)

export const isOpen = ({ open }: Opened, procedure: Procedure): boolean =>
  open.some((one) => one.procedure === procedure)

/** Names of the procedures that are open, in the order in which they were opened. */
export const proceduresOf = ({ open }: Opened): Procedure[] => open.map(({ procedure }) => procedure)

export const enquiryOf = (movement: Opened): Enquiry | undefined => openOf(movement, 'enquiry')?.enquiry

export const diversionOf = (movement: Opened): Diversion | undefined => openOf(movement, 'diversion')?.diversion

/** Who holds the goods back. */
export const stoppedBy = (movement: Opened): readonly PartyKey[] => openOf(movement, 'stop')?.by ?? []

/** What those who hold the goods back said of it, in the order in which they did. */
export const stopsOn = (
  movement: Opened & { readonly stops?: readonly Stop[] },
): readonly (Pick<Stop, 'by'> & Partial<Stop>)[] =>
  stoppedBy(movement).map((by) => movement.stops?.find((stop) => stop.by === by && stop.until === undefined) ?? { by })
