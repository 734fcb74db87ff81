import type { Committed } from '../../src/ports/hand-over.ts'
import type { OutboxRow, OutcomeRow } from '../../src/ports/commit.ts'
import { keyText } from '../../src/domain/values/party.ts'

/** A row of the outbox as it is stored. */
export type StoredOutboxRow = Omit<OutboxRow, 'state' | 'bytes'> & {
  state: 'ready' | 'waiting' | 'in-flight' | 'delivered' | 'parked' | 'discarded'
  createdAt: Date
  attempts: number
  epoch: bigint
  sentAt: Date | undefined
  confirmed: boolean
  doneAt: Date | undefined
  parkedReason: string | undefined
}

/** The first answer stands under the message's key, each of an operator's tries beside it. */
export const answerText = ({ key, attempt }: Pick<OutcomeRow, 'key' | 'attempt'>): string =>
  attempt === 0 ? keyText(key) : `${keyText(key)} ${attempt}`

/** The answer that a repeat is given. */
export function lastOutcome(outcomes: ReadonlyMap<string, OutcomeRow>, key: string): OutcomeRow | undefined {
  let last = outcomes.get(key)
  for (let attempt = 1; outcomes.has(`${key} ${attempt}`); attempt += 1) last = outcomes.get(`${key} ${attempt}`)
  return last
}

/** The answer that names this leaf. */
export function outcomeOf(
  outcomes: ReadonlyMap<string, OutcomeRow>,
  key: string,
  leaf: bigint,
): OutcomeRow | undefined {
  let found = outcomes.get(key)
  for (let attempt = 1; found !== undefined && found.logIndex !== leaf; attempt += 1) {
    found = outcomes.get(`${key} ${attempt}`)
  }
  return found
}

/** What a transaction hands over if it commits. */
export type Recorded = { [Part in keyof Committed]: Committed[Part][number][] }

/** Of a row that waits for a take. */
export const NOT_SENT = { attempts: 0, epoch: 0n, sentAt: undefined }

/** Nothing more is to come of a row, and nothing waits for it. */
export const isClosed = ({ state }: Pick<StoredOutboxRow, 'state'>): boolean =>
  state === 'delivered' || state === 'discarded'
