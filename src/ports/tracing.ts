import type { PartyKey } from '../domain/values/party.ts'

/**
 * What a trace tells of a message: who sent it, which one it is, and what became of it. Never what is in it (docs/decisions/0223).
 */
export type SpanFacts = {
  sender?: PartyKey | undefined
  receiver?: PartyKey
  type?: string | undefined
  id?: string | undefined
  mrn?: string | undefined
  logIndex?: number
  attempt?: number
  /** Messages and works of the hub's own in one commit. */
  works?: number
  outcome: string
  /** Nothing came of it. */
  failed?: boolean
}

/** From when something began until it ended. */
export type Span = {
  /** For what follows from it, as W3C Trace Context writes it (`traceparent`). */
  readonly traceparent: string
  end(facts: SpanFacts): void
}

/** `take`: from intake to answer. `commit`: one transaction. `deliver`: until whoever carries it has it. */
export type SpanName = 'take' | 'commit' | 'deliver'

/** What a span follows from; what is no `traceparent` counts as absent. */
export type SpanOrigin = { parent?: string | undefined; links?: readonly string[]; over?: 'http' | 'amqp' }

/** Keeps traces. Nothing here ever waits, or fails, for whoever collects them. */
export interface Tracing {
  begin(name: SpanName, origin: SpanOrigin): Span
  /** Hands over what is left, for a moment at most. */
  stop(): Promise<void>
}
