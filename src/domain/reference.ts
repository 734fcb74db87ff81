import type { Authorisation } from './authorisations.ts'
import type { ContributionTable } from './contribution.ts'
import type { Outage } from './outages.ts'
import type { CodeSpan, CodeVersions } from './codes.ts'
import type { Channel, PartyKey, Role } from './party.ts'
import type { Rate } from './rates.ts'
import type { TimerName } from './timer.ts'

/**
 * What the hub knows besides the movements: parties, countries, offices and agreements, all dated data.
 * A snapshot is passed into every decision, and its version is recorded in the log with the effect, so that a replay
 * knows which data a decision rested on (architecture.md, "The commit").
 */
export type Reference = {
  version: string
  parties: ReadonlyMap<PartyKey, Party>
  countries: ReadonlyMap<string, Country>
  offices: ReadonlyMap<string, Office>
  agreements: readonly Agreement[]
  /** Of traders for simplified procedures, by reference and day; absent is none. */
  authorisations?: readonly Authorisation[]
  /** Outages and closures declared by availability notices, the past ones too: they have stopped timers. */
  outages?: readonly Outage[]
  /**
   * Code lists by name, every code with its versions; a rule on a list that is not here is not applied, since refusing
   * everything would be worse than accepting a wrong code.
   */
  codes?: ReadonlyMap<string, CodeVersions>
  /** When each list stands still (src/domain/codes.ts). */
  codeSpans?: ReadonlyMap<string, CodeSpan>
  /** Exchange rates, dated; absent means none. */
  rates?: readonly Rate[]
  /** What regimes make principals contribute to the guarantee funds, dated; absent means nothing. */
  contributions?: readonly ContributionTable[]
}

export type Party = {
  key: PartyKey
  country: string
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
  code: string
  name: string
  currency: string
  timeZone: string
  validFrom?: string
  validTo?: string
  /** Absent: as the declaration says. */
  connection?: Connection
  /** ISO weekdays, 1 Monday to 7 Sunday; absent: Monday to Friday. */
  workingDays?: readonly number[]
  /** Days nobody works there, `YYYY-MM-DD`, besides those of the week (engine.md 6). */
  holidays?: readonly string[]
  /** All versions, oldest first, where there is more than one; the entry itself is the newest. */
  versions?: readonly Country[]
}

export type OfficeRole = 'departure' | 'transit' | 'destination' | 'guarantee' | 'enquiry' | 'recovery'

/** One customs office of the registry (engine.md 2, "Office registry"). Dates are `YYYY-MM-DD`. */
export type Office = {
  code: string
  country: string
  name: string
  roles: readonly OfficeRole[]
  kind: 'port' | 'inland' | 'border' | 'rail' | 'joint-border-post'
  timeZone: string
  /** Offices on the other side of the frontier that this one hands over to or takes over from. */
  pairs: readonly string[]
  jointPost?: boolean
  automated?: boolean
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
  contacts?: readonly { kind: 'phone' | 'email' | 'other'; value: string; name?: string }[]
  /** All versions, oldest first, where there is more than one; the entry itself is the newest. */
  versions?: readonly Office[]
}

/** How long a timer runs under an agreement. */
export type TimerSetting = {
  name: TimerName
  value: number
  unit: 'minutes' | 'hours' | 'days' | 'working-days'
  /** Sets one of the timer's variants instead of its standard. */
  variant?: string
  /** Only for movements that depart in this country, or are bound for that one: the corridor. */
  from?: string
  to?: string
}

/** A frontier that an agreement opens: two offices that face each other, in either direction. */
export type AgreementCorridor = {
  offices: readonly [string, string]
  /** Prescribed routes (`routeCode` of a leg) the goods must keep to; absent: any. */
  routes?: readonly string[]
}

/** One agreement between countries (engine.md 2, "Agreement"). An itinerary is routable when agreements cover it. */
export type Agreement = {
  id: string
  countries: readonly string[]
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
  /** Which contribution is due, by the id of its table. */
  contributionTable?: string
  /** Other durations than the usual ones, in general or between two of its countries (engine.md 6). */
  timers?: readonly TimerSetting[]
}
