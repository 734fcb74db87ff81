import type { Channel, CountryCode, MessageKey, PartyKey, Role } from '../values/party.ts'
import type { Rate } from '../values/rates.ts'
import type { PartnerAgreement } from './partner.ts'
import type { RetentionPeriod } from './retention.ts'
import type { TimerName } from './timer.ts'
import type { OfficeCode } from '../values/office.ts'
import type { Series } from '../values/spelling.ts'

/**
 * What the hub knows besides the movements: parties, countries, offices and agreements, all dated data.
 * A snapshot is passed into every decision, and its version is recorded in the log with the effect, so that a replay
 * knows which data a decision rested on (architecture.md, "The commit").
 */
export type Reference = {
  version: string
  parties: ReadonlyMap<PartyKey, Party>
  countries: ReadonlyMap<CountryCode, Country>
  offices: ReadonlyMap<OfficeCode, Office>
  agreements: readonly Agreement[]
  /** Of traders for simplified procedures, by reference and day; absent is none. */
  authorisations?: readonly Authorisation[]
  /** Outages and closures declared by availability notices, the past ones too: they have stopped timers. */
  outages?: readonly Outage[]
  /**
   * Code lists by name, every code with its versions; a rule on a missing list is not applied, since refusing everything
   * would be worse than accepting a wrong code.
   */
  codes?: ReadonlyMap<string, CodeVersions>
  /** When each list stands still (src/domain/reference/codes.ts). */
  codeSpans?: ReadonlyMap<string, CodeSpan>
  /** Exchange rates, dated; absent means none. */
  rates?: readonly Rate[]
  /** What regimes make principals contribute to the guarantee funds, dated; absent means nothing. */
  contributions?: readonly ContributionTable[]
  /** How long countries keep the bytes of their messages, dated; absent means for ever. */
  retention?: readonly RetentionPeriod[]
  /** What partner administrations may read. */
  partnerAgreements?: readonly PartnerAgreement[]
  /** Absent: every message in version 1 only. */
  openVersions?: OpenVersions
}

export type Party = {
  key: PartyKey
  country: CountryCode
  role: Role
  party?: string
  name: string
  channel: Channel
  /** The format of messages the hub makes for this party. Forwarded ones keep the sender's bytes. */
  format: 'json' | 'xml'
  language: 'en' | 'fr' | 'pt'
  active: boolean
  /** Numbers it is known by in declarations and guarantees, for instance its NIF. */
  identifiers?: readonly { scheme: string; id: string }[]
  /** Versions 2 and up its system can take, by type of message; version 1 everybody takes (rule VERSION-RECEIVER). */
  takes?: Readonly<Record<string, readonly string[]>>
}

/** How a country or an office is reached (engine.md 2, "Leg"): `paper` and `none` get no record and are not waited for. */
export type Connection = 'full' | 'office-app' | 'paper' | 'none'

/** One version of a country of the registry, in force from `validFrom` (absent: always) until the next one begins. */
export type Country = {
  code: CountryCode
  name: string
  currency: string
  timeZone: string
  validFrom?: string
  validTo?: string
  /** Absent: as the declaration says. */
  connection?: Connection
  /** ISO weekdays, 1 Monday to 7 Sunday; absent: Monday to Friday. */
  workingDays?: readonly number[]
  /** Public holidays, `YYYY-MM-DD`, besides the weekly days off (engine.md 6). */
  holidays?: readonly string[]
  /** All versions, oldest first, where there is more than one; the entry itself is the newest. */
  versions?: readonly Country[]
}

export type OfficeRole = 'departure' | 'transit' | 'destination' | 'guarantee' | 'enquiry' | 'recovery'

/** One customs office of the registry (engine.md 2, "Office registry"). Dates are `YYYY-MM-DD`. */
export type Office = {
  code: OfficeCode
  country: CountryCode
  name: string
  /** Its name in each language that has one of its own; `name` in the others. */
  labels?: Readonly<Partial<Record<'en' | 'fr' | 'pt', string>>>
  roles: readonly OfficeRole[]
  kind: 'port' | 'inland' | 'border' | 'rail' | 'joint-border-post'
  timeZone: string
  /** Offices on the other side of the frontier that this one hands over to or takes over from. */
  pairs: readonly OfficeCode[]
  jointPost?: boolean
  /** False: its officers work in the hub's own app. */
  automated?: boolean
  /** Whose officers may be the second person for it (engine.md 9). */
  supervisingOffice?: OfficeCode
  /** How the numbers of its seals may be shortened by whoever copies them; absent: not at all. */
  sealNumbers?: Series
  unlocode?: string
  validFrom: string
  validTo?: string
  /** Absent: as its country's. */
  connection?: Connection
  /** Opening hours by ISO weekday, local time `HH:MM`; absent: always open. */
  hours?: readonly { days: readonly number[]; from: string; to: string }[]
  /** Days off besides those of its country, `YYYY-MM-DD`. */
  holidays?: readonly string[]
  /** Its codes in national systems. */
  aliases?: readonly { system: string; code: string }[]
  languages?: readonly ('en' | 'fr' | 'pt')[]
  /** How to reach it; `duty`: at any hour. */
  contacts?: readonly { kind: 'phone' | 'email' | 'other'; value: string; name?: string; duty?: boolean }[]
  /** Where it is known from that there is such an office; `unverified`: no source says so. */
  source?: string
  unverified?: boolean
  /** All versions, oldest first, where there is more than one; the entry itself is the newest. */
  versions?: readonly Office[]
}

/** How long a timer runs under an agreement. */
export type TimerSetting = {
  name: TimerName
  value: number
  unit: 'minutes' | 'hours' | 'days' | 'working-days'
  /** Sets one of the timer's variants instead of its default. */
  variant?: string
  /** Only for movements that depart in this country, or are bound for that one: the corridor. */
  from?: CountryCode
  to?: CountryCode
}

/** A frontier that an agreement opens: two offices that face each other, in either direction. */
export type AgreementCorridor = {
  offices: readonly [OfficeCode, OfficeCode]
  /** Prescribed routes (`routeCode` of a leg) the goods must keep to; absent: any. */
  routes?: readonly string[]
}

/** One limit of an agreement for its corridors, or for some goods on them (engine.md 8, "Limits per corridor"). */
export type CorridorLimit = {
  /** Only movements that depart in this country, or are bound for that one. */
  from?: CountryCode
  to?: CountryCode
  /** Only goods whose HS code begins with one of these, and with none of `except`; absent: all goods. */
  hs?: readonly string[]
  except?: readonly string[]
  /** The goods are sensitive: no reduced coverage secures them. */
  sensitive?: boolean
  /** Most days from the release to the time limit. */
  maxDays?: number
  /** Kinds of safeguard that must all be there when the goods are released. */
  safeguards?: readonly SafeguardKind[]
}

/** A time that the law gives customs; `verified` once it was read at its source. */
export type ClaimDeadline = { months: number; source?: string; verified?: boolean }

export type SafeguardKind = 'seal' | 'escort' | 'convoy' | 'tracker'

/**
 * Versions 2 and up that may be sent, by their name (`border-exit-notice.v2`), with the time from which, milliseconds UTC
 * (docs/decisions/0234).
 */
export type OpenVersions = ReadonlyMap<string, number>

/** One agreement between countries (engine.md 2, "Agreement"). An itinerary is routable when agreements cover it. */
export type Agreement = {
  id: string
  countries: readonly CountryCode[]
  regimes: readonly string[]
  modes: readonly string[]
  validFrom: string
  validTo?: string
  /** From this date on no new declaration rests on it; running movements finish. */
  suspendedFrom?: string
  dischargeMode: 'by-departure' | 'automatic'
  guaranteeTypes: readonly string[]
  /** Frontiers it is limited to; absent: all between its countries. */
  corridors?: readonly AgreementCorridor[]
  /** What secures the duties: the guarantees a declaration names (also when absent), or the contribution to a fund. */
  cover?: 'guarantee' | 'contribution'
  /** The last exit towards a country off the hub counts as arrival; absent: departure needs other proof (engine.md 9). */
  finalExit?: 'arrival'
  /** What it demands of the goods on their way, each row of the movements and goods it names. */
  limits?: readonly CorridorLimit[]
  /** Which contribution is due, by the id of its table. */
  contributionTable?: string
  /** Until when after the time limit customs has to notify the guarantor, and to claim (engine.md 9). */
  notifyGuarantorBy?: ClaimDeadline
  claimBy?: ClaimDeadline
  /** On which days after it was told what is overdue is told again, and then every so many days. */
  reminders?: { days: readonly number[]; every: number }
  /** Other durations than the usual ones, in general or between two of its countries (engine.md 6). */
  timers?: readonly TimerSetting[]
}

/**
 * What customs allows one trader at some offices: to depart from, or unload at, its own premises, and the like
 * (schemas/codelists/authorisation-types.json). Dated: several rows of one reference follow each other. Days are
 * `YYYY-MM-DD`.
 */
export type Authorisation = {
  reference: string
  type: string
  holder: { scheme: string; id: string; name?: string; party?: PartyKey }
  /** Offices in charge of the holder's places. */
  offices: readonly OfficeCode[]
  validFrom: string
  validTo?: string
  /** From this day on nothing new may rest on it; running movements finish. */
  suspendedFrom?: string
  /** What it is limited to; what is absent is not limited. */
  scope?: {
    /** Countries the way may lead through, those of departure and destination among them. */
    countries?: readonly CountryCode[]
    regimes?: readonly string[]
    /** Beginnings of HS codes, and those not covered though they begin so. */
    hs?: readonly string[]
    except?: readonly string[]
  }
}

/**
 * What a regime makes the principal contribute to the guarantee funds, dated (engine.md 5; domain.md 1.5: for instance
 * 0.5 % of the CIF value, shared equally). It is not the amount secured.
 */
export type ContributionTable = {
  id: string
  regime: string
  validFrom: string
  validTo?: string
  /** In per cent, as declarations write it. */
  rate: string
  base: 'cif' | 'duties'
  /** The guarantor that takes the money and owes the others their shares. */
  collector: PartyKey
  /** Parts of each guarantor; those whose country is not on the itinerary have none. */
  shares: readonly { country: CountryCode; guarantor: PartyKey; parts: number }[]
  /** Release is held until the contribution is paid. */
  payBeforeRelease?: boolean
}

/** A country's system or one office that is declared out of service or closed (engine.md 3, `availability-notice`). */
export type Outage = {
  country: CountryCode
  /** Only this office; the whole country when absent. */
  office?: OfficeCode
  state: 'outage' | 'closed'
  /** For goods that come in or go out; both when absent. */
  direction?: 'in' | 'out'
  /** Modes of transport concerned; all when absent. */
  modes?: readonly string[]
  /** RFC 3339. */
  from: string
  to?: string
  by: MessageKey
}

/** What an availability notice changes: outages of its scope end where it begins, and one more is open, or none. */
export type AvailabilityChange = { country: CountryCode; office?: OfficeCode; from: string; opens?: Outage }

/** One version of a code: valid from its first to its last day, both included. Some lists have more fields. */
export type CodeItem = {
  readonly code: string
  readonly validFrom: string
  readonly validTo?: string
  readonly labels: Readonly<Partial<Record<'en' | 'fr' | 'pt', string>>>
  readonly [field: string]: unknown
}

/** The versions of every code of a list, oldest first. */
export type CodeVersions = ReadonlyMap<string, readonly CodeItem[]>

/**
 * When a list as a whole stands still. `begins` is its first day: what was valid before is not known, so earlier days
 * are judged like it. Between `steadyFrom` and `steadyTo` every code of the list is valid, and nothing need be looked up.
 */
export type CodeSpan = { begins: string; steadyFrom: string; steadyTo?: string }
