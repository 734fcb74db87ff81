import type { OfficeCode } from '../values/office.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'

/** What statistics are kept of, one name per kind of case; `leg-times` is the part of `transit-times` that is told by leg. */
export const FACT_TOPICS = [
  'transit-times',
  'leg-times',
  'border-times',
  'overdue',
  'discharge-delay',
  'differences',
  'seals',
  'diversions',
  'outliers',
  'exposure',
  'contributions',
  'data-quality',
] as const
export type FactTopic = (typeof FACT_TOPICS)[number]

/**
 * Whether a case counts, and if not, why: a passage that nobody reported (`implied`), an outage that explains its length, a time
 * that is missing or says nothing (`missing`), or its end, which has not come yet (`open`).
 */
export type FactCase = 'counted' | 'implied' | 'outage' | 'missing' | 'open'

/** One case of one movement. */
export type Fact = {
  topic: FactTopic
  /** Which of the movement's cases of this topic. */
  part: string
  /** When it closed, RFC 3339; of an open one when it began. */
  at: string
  corridor: string
  /** Whose figure it is. */
  country: CountryCode
  office?: OfficeCode
  /** `FROM-TO`, two offices. */
  leg?: string
  /** What kind of case, for the topics that have kinds. */
  kind?: string
  seconds?: number
  /** Minor units of `currency`. */
  minor?: bigint
  currency?: string
  /** Who may read it besides the country: whom the money concerns. */
  party?: PartyKey
  standing: FactCase
}
