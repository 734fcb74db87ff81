import type { texts } from '../generated/texts.ts'

/** What the hub rests on, and what of its own work it fails at. */
export type DependencyName =
  | 'database'
  | 'migrations'
  | 'reference-data'
  | 'broker'
  | 'database-clock'
  | 'broker-clock'
  | 'set-aside'
  | 'timers'
  | 'revocation-lists'

/** `degraded`: what rests on it goes on, not as it should; `unknown`: it cannot be judged. */
export type DependencyState = 'ok' | 'degraded' | 'down' | 'unknown'

/** What a state means for those who use the hub, by the name of its text (schemas/texts/health.json). */
export type Consequence = keyof (typeof texts)['health']

export type Dependency = {
  name: DependencyName
  state: DependencyState
  /** Since when it is in this state, by the hub's machine. */
  since: Date
  consequence: Consequence
  /** Milliseconds by which the hub's clock is ahead of that one; negative when behind. Clocks only. */
  offsetMs?: number
}

/**
 * How far an authority's revocation list can be relied on: `current`, `overdue` (past its `nextUpdate`), `undated` (it
 * names none), `none` (there is no list).
 */
export type RevocationState = 'current' | 'overdue' | 'undated' | 'none'

/** What is known of one authority's revocations. */
export type RevocationStanding = {
  /** The authority, for people. */
  authority: string
  /** What its certificates are relied on for. */
  uses: readonly ('signing' | 'tls')[]
  state: RevocationState
  /** When the list was made, and when the next one was promised: until then this one is good, from then on it is stale. */
  thisUpdate?: Date
  nextUpdate?: Date
  /** Whole seconds until `nextUpdate`; negative: for how long it is overdue. */
  secondsLeft?: number
}

export interface Health {
  /** Every dependency as last looked at, some seconds ago at most: whoever asks waits for none of them. */
  last(): readonly Dependency[]
}

/** By which doors messages can be taken with these dependencies: one that is degraded closes none. */
export function doorsOf(dependencies: readonly Dependency[]): { http: boolean; amqp: boolean } {
  const isUp = (name: DependencyName): boolean =>
    dependencies.some((each) => each.name === name && each.state !== 'down' && each.state !== 'unknown')
  const http = isUp('database') && isUp('migrations')
  return { http, amqp: http && isUp('broker') }
}
