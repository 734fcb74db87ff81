import type { BrokerSettings } from '../broker/broker.ts'
import type { FairLimits } from '../pipeline/fair.ts'
import type { RelaySettings } from '../relay/settings.ts'
import type { PoolPatience } from '../store/pool.ts'
import type { HealthSettings } from './health.ts'

/**
 * How long a hub rests and waits where nothing but time decides. What is absent is its room's own default, and no operator
 * sets any of it: a test of what a silent peer brings about need not wait as long as a network may be slow.
 */
export type Pace = {
  /** For the database, of all pools that serve messages, reads and probes. */
  database?: Partial<PoolPatience>
  broker?: Partial<Omit<BrokerSettings, 'prefetch' | 'maxMessageBytes'>>
  relay?: Partial<RelaySettings>
  /** Milliseconds in which connections that are kept open may still bring a request to a hub that stops. */
  drainMs?: number
  /** Of messages that wait for their turn. */
  fair?: Partial<Pick<FairLimits, 'waitMaxMs'>>
  health?: Partial<HealthSettings>
  /** Of the counting of statistics. */
  statistics?: { restMs: number }
  /** Of the measuring of queues. */
  queueHistory?: { restMs: number }
  /** Milliseconds between looks at the files of authorities and revocation lists. */
  trustFilesEveryMs?: number
  /** Milliseconds between rounds of questions to responders (OCSP). */
  respondersEveryMs?: number
  /** Milliseconds between looks whether the log has to be time-stamped. */
  timestampsEveryMs?: number
  /** Milliseconds between looks whether what grows beside all acts has to be pinned. */
  pinningEveryMs?: number
}
