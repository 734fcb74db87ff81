import type { DischargeBody } from '../../generated/types.ts'
import type { movementTable } from '../../generated/movement-table.ts'
import type { GuaranteeLine } from './guarantee.ts'
import type { CountryCode, MessageKey, PartyKey } from '../values/party.ts'
import type { Declared, Released } from './declared.ts'
import type { Difference, Equipped } from './difference.ts'
import { minorOf } from '../values/money.ts'
import type { Conversion } from '../values/rates.ts'
import type { Open, Stop } from './open.ts'
import type { Timer } from './timer.ts'
import type { OfficeCode } from '../values/office.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'

/** `none`: known only by an unmatched fact; invisible to reads, decisions on it still give 90. */
export type MovementState =
  | 'none'
  | 'registered'
  | 'guarantee-pending'
  | 'guarantee-refused'
  | 'under-control'
  | 'released'
  | 'in-transit'
  | 'at-border'
  | 'arrived'
  | 'results-received'
  | 'under-discrepancy'
  | 'ended-en-route'
  | 'discharged'
  | 'cancelled'
  | 'not-released'

/** What schemas/movement.json lists, with its labels. */
export type Flag = (typeof movementTable)['flags'][number]['name']

/** One passage as first seen; a repeat with the same findings has no effect (engine.md 4). */
export type Passage = {
  office: OfficeCode
  occurredAt: string
  occurredPrecision: 'second' | 'minute' | 'day'
  by: MessageKey
  sealState?: string
  /** Seals the officer named, else those the goods bore as far as known. */
  seals?: readonly string[]
  vehicle?: string
  /** Seals the officer put on, in force from then on. */
  added?: readonly string[]
  /** When the hub took the report, RFC 3339, UTC: so long it may be corrected. Absent in what came before this was kept. */
  takenAt?: string
  /** Digest of what the officers saw (seals, vehicle), one for each different sighting; the first is this passage's own. */
  findings: readonly string[]
}

/** One country of the itinerary (engine.md 2, "Leg"). */
export type Leg = {
  index: number
  country: CountryCode
  entryOffice?: OfficeCode
  exitOffice?: OfficeCode
  mode: string
  connection: 'full' | 'office-app' | 'paper' | 'none'
  /** How its posts are reached, where that is not how the leg is. */
  entryConnection?: 'full' | 'office-app' | 'paper' | 'none'
  exitConnection?: 'full' | 'office-app' | 'paper' | 'none'
  limitAt?: string
  /** The limit whose passing departure was told of. */
  limitTold?: string
  estimatedEntryAt?: string
  entered?: Passage
  exited?: Passage
  /** The goods came back through the exit office after having left, and the exit was taken back. */
  returned?: Passage
  /** Its entry office did not let the goods in; over once they have entered or gone back. */
  refused?: { office: OfficeCode; occurredAt: string; reason: string; by: MessageKey }
  /** The goods must have passed here, because they were seen further on, but nobody reported it (yet). */
  implied?: boolean
  exitMissing?: boolean
}

/** A message accepted before its time; it takes effect when what it awaits has come (engine.md 1). */
export type Held = {
  key: MessageKey
  type: string
  /** For whom the hub spoke, where it made the message out of another one (`DomainEvent.onBehalfOf`). */
  by?: PartyKey
  /** What must come first, in the catalogue's words, for instance `release-for-transit`. */
  awaits: string
  occurredAt: string
  occurredPrecision: 'second' | 'minute' | 'day'
  /** Since when it waits, RFC 3339, UTC. */
  since: string
  /** The office it speaks of; gives the leg anew when the itinerary becomes known. */
  office?: OfficeCode
  /** Index of the leg it belongs to; absent while the itinerary is unknown, and when its country has none. */
  leg?: number
  /**
   * Its place among all messages accepted for this movement, which is the order of the log: the last tie-breaker of the
   * order in which the held take effect. The log index itself is given out later, under the log head's lock.
   */
  order: number
  /**
   * How many messages the hub has made because of it so far. Those of its effect are numbered from there on: otherwise
   * their ids would repeat and the releasing commit would fail on a duplicate key.
   */
  made?: number
}

/** Who recovers the debt, from whom, and who may be asked to (engine.md 4). */
export type Recovery = {
  /** Country where the debt arose, by the last claim. */
  country?: CountryCode
  claimant?: PartyKey
  payBy?: string
  /** When the first claim was made that is open; of one made before this was noted it is not known. */
  since?: string
  /** Asked to take the recovery over; `accepted` makes it competent to claim. */
  competent?: { country: CountryCode; accepted?: boolean }
  /** The guarantors that claims were addressed to, for the countries where the debt arose. */
  guarantors?: readonly { country: CountryCode; guarantor: PartyKey }[]
  /** The principal has paid a claim himself: no line tells of it, since its amount is free again. */
  paidByPrincipal?: true
}

/**
 * What the guarantor that issued a guarantee owes another one that has paid a claim for it (engine.md 5). Amounts in major
 * units, as messages write them.
 */
export type Debt = {
  grn: Grn
  debtor: PartyKey
  creditor: PartyKey
  currency: string
  paid: string
  reimbursed: string
  receipts: readonly { receipt: string; amount: string; paidOn: string }[]
}

/**
 * What the guarantor of a fund answers for in one country, where the security is a contribution (engine.md 9, "Cover"). Amounts
 * in major units of the guarantee's currency, as messages write them; `claimed` is what is claimed and not paid.
 */
export type Liability = {
  grn: Grn
  country: CountryCode
  currency: string
  amount: string
  claimed: string
  paid: string
}

/**
 * What an amendment after release asked for and did not get for want of room: all its lines as they should be in use, minor
 * units of the guarantee's currency. A raised limit may still cover it (engine.md 4, `underSecured`).
 */
export type Wanting = {
  /** RFC 3339, UTC: who has waited longest is covered first. */
  since: string
  lines: readonly { grn?: Grn; type: string; minor: string; currency?: string; conversion?: Conversion }[]
}

/** An alarm of a tracking device that was told, and how the movement stood then: the same once more is no news. */
export type DeviceAlarm = {
  deviceId: string
  reason: string
  alarm?: string
  text?: string
  occurredAt: string
  /** State, last passage and seals, as one text. */
  standing: string
}

/**
 * A decision of an office without a system of its own that waits for a second person (engine.md 8). It has had no effect, and
 * has none unless that person agrees before its timer fires.
 */
export type Approval = {
  key: MessageKey
  type: string
  office: OfficeCode
  /** Pseudonym of the officer who asks, unique among those of the administration. */
  by: string
  /** RFC 3339, UTC. */
  since: string
  /** Number of the timer by which it lapses. */
  timer: number
}

/** On which day what was said of a movement was destroyed, `YYYY-MM-DD`, and under the retention period of which country. */
export type Erasure = { on: string; under: CountryCode }

/** The state of one movement: everything a decision needs but the declaration's content, which is read only when a record is made. */
export type Movement = {
  mrn: Mrn
  state: MovementState
  version: number
  itineraryVersion: number
  /** Absent while the state is `none`, and only then. */
  declared?: Declared
  released?: Released
  legs: readonly Leg[]
  /** What is open beside the state, in the order in which it was opened. */
  open: readonly Open[]
  flags: readonly Flag[]
  lines: readonly GuaranteeLine[]
  /** Why guarantees were refused, until they are accepted (schemas/codelists/guarantee-refusals.json). */
  notValid?: readonly { grn: Grn; type: string; reason: string }[]
  /** Questions to guarantors that are not answered yet, in the order in which they were asked. */
  asked?: readonly Ask[]
  /** What it lacks on its guarantees; also absent where more room would not help. */
  wanting?: Wanting
  held: readonly Held[]
  /** The number of the document printed in advance under which its first facts came. */
  provisional?: Mrn
  /** Of such a number: the office it was given to, as far as the hub has given it. */
  issuedBy?: OfficeCode
  /** Of such a number, where facts wait like on an unknown MRN: the movement that has come to bear it. */
  matchedTo?: Mrn
  /** What waits for a second person, in the order in which it was asked; absent while there is nothing. */
  approvals?: readonly Approval[]
  /** How often the content of the declaration was set or changed; each state of it is kept (engine.md 4, "versioned"). */
  revision: number
  /** Messages accepted for this movement so far; gives `Held.order`. */
  accepted: number
  /** What runs at the moment, in the order of the start (engine.md 6). */
  timers: readonly Timer[]
  /** Timers started so far; gives `Timer.number`. */
  timersStarted: number
  seals: readonly string[]
  vehicle?: string
  /** Marks it is found by without its MRN (src/domain/notices/identification.ts), as long as it has not ended; afterwards by its trackers. */
  marks?: readonly string[]
  /** Countries that hold a record of this movement. */
  withRecord: readonly CountryCode[]
  /** Everyone who is a party to it; to all others it looks unknown (invariant I7). */
  parties: readonly PartyKey[]
  /** Until when the goods must be at their destination: as declared, then as released, then as extended. */
  limitAt?: string
  /** The limit for which the enquiry was opened by the clock: it is not opened twice for the same one. */
  limitTold?: string
  /** The limit of which principal and destination were told a day before, and the one that has been reached. */
  limitNear?: string
  limitReached?: string
  /** The arrival as first seen: when, and at which office. A repeat with the same findings has no effect. */
  arrival?: Passage
  /** When the goods came to the park, where the arrival was accepted later. */
  presentedAt?: string
  results?: { code: string; date: string }
  /** How departure resolved the discrepancies. Unsolved, nothing is discharged by itself any more. */
  resolution?: { outcome: 'solved' | 'unsolved'; date: string }
  recovery?: Recovery
  /** What a fund answers for, country by country; absent where guarantees of their own secure the movement. */
  liabilities?: readonly Liability[]
  /** What guarantors owe each other because of its claims; settled ones stay. */
  debts?: readonly Debt[]
  /** What ended on the way, as reported; the goods not named go on. */
  endings?: readonly { outcome: string; extent: 'all' | 'items'; office: OfficeCode; occurredAt: string }[]
  endedAt?: string
  /** On what basis it was discharged. */
  dischargedOn?: DischargeBody['basis']
  /** What it contributes to the guarantee funds, by table, kept beside the secured amount (engine.md 5). */
  contributions?: readonly Contribution[]
  /** What payment systems were asked to collect of it, in the order of asking. */
  payments?: readonly PaymentOrder[]
  /** The goods came to the premises of an authorised consignee, who unloads them; the results may take longer. */
  simplified?: boolean
  /** Destination has let the consignee unload: only then can it say what came out (engine.md 4). */
  unloadingPermitted?: boolean
  /** Alarms of its tracking devices that the holders of its record were told of. */
  alarms?: readonly DeviceAlarm[]
  /** The goods go, or have come, elsewhere than they set out for; printed on the accompanying document. */
  diverted?: boolean
  /** What carried the goods and closed them, the latest last: what is seen is compared with what was in force then. */
  equipped?: readonly Equipped[]
  /** What was seen and is not as declared, open and closed, the oldest first (engine.md 8). */
  differences?: readonly Difference[]
  /** Stops that were set, with when they began and ended: a passage is judged by its own time (engine.md 9). */
  stops?: readonly Stop[]
  /** Wagons a train has left behind and nobody has brought on yet. */
  leftBehind?: readonly string[]
  /** Movements it looked like when it was declared, and that had not ended (src/domain/notices/doubles.ts). */
  doubles?: readonly Mrn[]
  /** What was said of it is destroyed; an act of the log says so, and no effect. */
  erased?: Erasure
}

/** One that was released for transit (`isReleased`). */
export type ReleasedMovement = Movement & Required<Pick<Movement, 'declared' | 'released' | 'limitAt'>>

/** One question to a guarantor that keeps the account itself; an answer is to the oldest question on its guarantee. */
export type Ask = { grn: Grn; line: number }

export type ContributionShare = { country: CountryCode; guarantor: PartyKey; amount: string }

/** What a movement contributes by one table, in major units as messages write them, and what was paid. */
export type Contribution = {
  table: string
  /** First day of the table's version. */
  tableFrom: string
  /** The agreements that name the table. */
  agreements: readonly string[]
  base: { amount: string; currency: string }
  rate: string
  amount: string
  currency: string
  collector: PartyKey
  shares: readonly ContributionShare[]
  payBeforeRelease?: boolean
  receipts: readonly Receipt[]
}

/** A payment, or what was given back of one: then `refundOf` is the receipt of that. */
export type Receipt = { receipt: string; amount: string; currency: string; paidOn: string; refundOf?: string }

/** What a payment system was asked to collect, and what it has confirmed. Amounts in major units, as messages write them. */
export type PaymentOrder = {
  /** Unique for ever: the movement, what for, and a number. */
  reference: string
  purpose: 'contribution' | 'claim'
  system: PartyKey
  amount: string
  currency: string
  /** RFC 3339, UTC. */
  requestedAt: string
  /** Of a contribution: the table by which it is due. */
  table?: string
  /** Of a claim: the guarantee, and the last day of payment. */
  grn?: Grn
  payBy?: string
  /** Reference of the order that holds in its place. */
  replacedBy?: string
  /** When it was replaced or withdrawn (RFC 3339, UTC), and what was paid on it by then: that goes on counting, and nothing after it. */
  ended?: { at: string; kept: string }
  /** Of a claim: what of its payments settlements of the claim have used up. */
  settled?: string
  receipts: readonly { receipt: string; amount: string; paidOn: string; notedAt: string; refundOf?: string }[]
}

/** Whether anything is claimed of a fund and not paid; of one guarantee where it is named. */
export const isCalled = ({ liabilities = [] }: Pick<Movement, 'liabilities'>, grn?: Grn): boolean =>
  liabilities.some(
    (one) => (grn === undefined || one.grn === grn) && minorOf({ amount: one.claimed, currency: one.currency }) > 0n,
  )

/** The leg that something is about; undefined where it is about none, or the leg is no more. */
export const legOf = ({ legs }: Pick<Movement, 'legs'>, { leg }: { leg?: number | undefined }): Leg | undefined =>
  leg === undefined ? undefined : legs[leg]
