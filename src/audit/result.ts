import type { PartyKey } from '../domain/values/party.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'

/** The invariants of docs/architecture.md that an audit can check from inside. */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6'

/** Where something is wrong, as far as known. */
export type BreachPlace = {
  logIndex?: bigint
  mrn?: Mrn
  grn?: Grn
  /** Number and operator, separated by a space. */
  train?: string
  receiver?: PartyKey
  /** Sender and id, separated by a space. */
  message?: string
}

export type Breach = { invariant: Invariant; place: BreachPlace; what: string }

export type Counts = {
  leaves: number
  movements: number
  guarantees: number
  entries: number
  outboxRows: number
  receipts: number
  seals: number
  decidedAgain: number
  trains: number
  acts: number
  /** Tables compared with what the last act on the registry says of them. */
  tables: number
}

export type AuditResult = {
  /** The log's size and root in the snapshot, the root as base64. */
  size: number
  root: string
  /** RFC 3339, UTC. */
  takenAt: string
  counts: Counts
  /** What could not be compared, and how often: that is not a breach, but less proof. */
  notCompared: Readonly<Record<string, number>>
  /** The first thousand. */
  findings: readonly Breach[]
  findingsInAll: number
}

/** Beyond this they are only counted: a log that is wrong from the first leaf on must not fill the memory. */
const BREACHES_MAX = 1_000

/** Collects what one audit finds. */
export class Breaches {
  readonly counts: Counts = {
    leaves: 0,
    movements: 0,
    guarantees: 0,
    entries: 0,
    outboxRows: 0,
    receipts: 0,
    seals: 0,
    decidedAgain: 0,
    trains: 0,
    acts: 0,
    tables: 0,
  }
  readonly #breaches: Breach[] = []
  readonly #notCompared = new Map<string, number>()
  #inAll = 0

  add(invariant: Invariant, place: BreachPlace, what: string): void {
    this.#inAll += 1
    if (this.#breaches.length < BREACHES_MAX) this.#breaches.push({ invariant, place, what })
  }

  notCompared(reason: string): void {
    this.#notCompared.set(reason, (this.#notCompared.get(reason) ?? 0) + 1)
  }

  result(head: { size: bigint; takenAt: Date }, root: Buffer): AuditResult {
    return {
      size: Number(head.size),
      root: root.toString('base64'),
      takenAt: head.takenAt.toISOString(),
      counts: this.counts,
      notCompared: Object.fromEntries(this.#notCompared),
      findings: this.#breaches,
      findingsInAll: this.#inAll,
    }
  }
}

/** One line for people: the invariant, where, what. */
export function breachText({ invariant, place, what }: Breach): string {
  const { logIndex, mrn, grn, train, receiver, message } = place
  const where = [
    ...(logIndex === undefined ? [] : [`leaf ${logIndex}`]),
    ...(mrn === undefined ? [] : [mrn]),
    ...(grn === undefined ? [] : [grn]),
    ...(train === undefined ? [] : [`train ${train}`]),
    ...(receiver === undefined ? [] : [`to ${receiver}`]),
    ...(message === undefined ? [] : [message]),
  ]
  return `${invariant} ${where.length === 0 ? '' : `[${where.join(', ')}] `}${what}`
}

/** The result as JSON text; log indexes as numbers. */
export const resultJson = (report: AuditResult): string =>
  JSON.stringify(report, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 2)
