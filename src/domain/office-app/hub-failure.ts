import { texts } from '../../generated/texts.ts'
import type { Language } from '../values/texts.ts'
import { secondOf, utcDateTime } from '../values/time.ts'
import type { AttentionItem } from './attention.ts'

/** Something the hub has failed at, or depends on and does not have. */
export type FailureOfHub = {
  /** Of the dependency, as `GET /v1/health` has it. */
  name: string
  state: 'down' | 'degraded'
  consequence: keyof typeof texts.health
  /** Of how many messages or timers it is true. */
  count: number
  /** Milliseconds UTC. */
  since: number
}

/** Names it as long as it is there. */
export const hubFailureKey = ({ name }: Pick<FailureOfHub, 'name'>): string => `hub-${name}`

/** It in words, with what follows of it. What is down holds vehicles up; what the hub failed at holds up somebody whom nobody sees. */
export const tellHubFailure = (failure: FailureOfHub, language: Language): AttentionItem => ({
  key: hubFailureKey(failure),
  kind: 'hub',
  severity: failure.state === 'down' ? 1 : failure.name === 'set-aside' || failure.name === 'timers' ? 2 : 3,
  since: secondOf(utcDateTime(failure.since)),
  count: failure.count,
  sentence: texts.health[failure.consequence][language],
  action: texts.attention['hub-action'][language],
})
