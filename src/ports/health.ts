import type { texts } from '../generated/texts.ts'

/** What the hub depends on, and its own work that may fail. */
export type DependencyName =
  | 'database'
  | 'read-replica'
  | 'migrations'
  | 'reference-data'
  | 'log'
  | 'broker'
  | 'database-clock'
  | 'broker-clock'
  | 'set-aside'
  | 'timers'
  | 'revocation-lists'
  | 'responders'
  | 'timestamps'

/** `degraded`: what depends on it works, but not as it should; `unknown`: it cannot be judged. */
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
export type RevocationStatus = {
  /** The authority, for people. */
  authority: string
  /** What its certificates are relied on for. */
  uses: readonly ('signing' | 'tls')[]
  state: RevocationState
  /** When the list was made, and when the next one is due: until then this one is current, afterwards it is stale. */
  thisUpdate?: Date
  nextUpdate?: Date
  /** Whole seconds until `nextUpdate`; negative: for how long it is overdue. */
  secondsLeft?: number
}

/** What is known of the certificates of one authority that name one responder (OCSP). */
export type ResponderStatus = {
  /** The authority, for people. */
  authority: string
  /** Its address, as the certificates name it. */
  responder: string
  certificates: number
  /** `none`: of at least one there is no answer; `not-asked`: the operator allows no questions to it. */
  state: 'current' | 'overdue' | 'none' | 'not-asked'
  /** Of the answer due first: when it was true, and until when it is good. */
  thisUpdate?: Date
  nextUpdate?: Date
  /** Whole seconds until `nextUpdate`; negative: for how long it is overdue. */
  secondsLeft?: number
}

export interface Health {
  /** Every dependency as last probed, some seconds ago at most: a caller waits for none of them. */
  last(): readonly Dependency[]
}

/** Through which channels messages can be accepted with these dependencies: a degraded one closes none. */
export function doorsOf(dependencies: readonly Dependency[]): { http: boolean; amqp: boolean } {
  const isUp = (name: DependencyName): boolean =>
    dependencies.some((each) => each.name === name && each.state !== 'down' && each.state !== 'unknown')
  // Closed after a restore, until an operator has opened it.
  const isClosed = dependencies.some(({ name, state }) => name === 'log' && state === 'down')
  const http = isUp('database') && isUp('migrations') && !isClosed
  return { http, amqp: http && isUp('broker') }
}
