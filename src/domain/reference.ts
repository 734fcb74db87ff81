import type { Channel, PartyKey, Role } from './party.ts'
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
  /**
   * Code lists too long to be compiled in, by name (`countries`, `package-types`, `hs`); a rule on a list that is
   * not here is not applied, since refusing everything would be worse than accepting a wrong code.
   */
  codes?: ReadonlyMap<string, ReadonlySet<string>>
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
}

export type Country = {
  code: string
  name: string
  currency: string
  timeZone: string
  /** Days nobody works there, `YYYY-MM-DD`, besides Saturdays and Sundays (engine.md 6). */
  holidays?: readonly string[]
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
  /** Other durations than those of schemas/timers.json, in general or between two of its countries (engine.md 6). */
  timers?: readonly TimerSetting[]
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
