import type { Guarantee, GuaranteeEntry } from '../../src/domain/model/guarantee.ts'
import type { Movement } from '../../src/domain/model/movement.ts'
import type { Outage } from '../../src/domain/model/reference.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'
import {
  type ActRow,
  type BodyRow,
  type IdReservation,
  type KnownNumber,
  type LeafRow,
  type LogWrites,
  type OutcomeRow,
  type RefusalRow,
  type SetAsideRow,
  type StateWrites,
} from '../../src/ports/commit.ts'
import { movementFromDocument } from '../../src/store/documents.ts'
import { Frontier } from '../../src/trust/log.ts'
import { isClosed, type StoredOutboxRow } from './rows.ts'
import type { Mrn } from '../../src/domain/values/identifiers.ts'
import type { OfficeCode } from '../../src/domain/values/office.ts'

/** Who holds row locks, or waits for them. */
type Holder = { readonly ended: boolean }

/** The tables of src/store/migrations, as far as the hub's rules rest on them, and row locks with waiters. */
export class Database {
  readonly messages = new Map<string, IdReservation>()
  readonly outcomes = new Map<string, OutcomeRow>()
  readonly bodies = new Map<string, BodyRow>()
  readonly refusals: RefusalRow[] = []
  readonly leaves: LeafRow[] = []
  readonly nodes: LogWrites['nodes'][number][] = []
  /** Movements as their documents: what does not survive being stored must not survive here either. */
  readonly movements = new Map<string, string>()
  /** Numbers printed in advance, with the office they were given to. */
  readonly numbers = new Map<string, OfficeCode>()

  /** What is known of a number printed in advance. */
  numberKnown(number: Mrn): KnownNumber {
    const document = this.movements.get(number)
    const mrn = document === undefined ? undefined : movementFromDocument(document).matchedTo
    const office = this.numbers.get(number)
    return { ...(mrn && { mrn }), ...(office && { office }) }
  }
  readonly parties = new Map<string, Set<string>>()
  /** All contents by MRN, the latest last. */
  readonly declarations = new Map<string, readonly TransitDeclaration['body'][]>()
  readonly timers = new Map<string, StateWrites['timers']['started'][number]>()
  readonly guarantees = new Map<string, Guarantee>()
  readonly entries: (GuaranteeEntry & { logIndex: bigint })[] = []
  readonly outbox = new Map<string, StoredOutboxRow>()
  /** Trains as their documents, by number and operator. */
  readonly trains = new Map<string, string>()
  readonly marks = new Map<Mrn, Set<string>>()
  /** By MRN, as the rows of their table. */
  readonly facets = new Map<Mrn, Set<string>>()
  /** `party grn`. */
  readonly guaranteeParties = new Set<string>()
  readonly concerned: { mrn: Mrn; logIndex: bigint }[] = []
  readonly acts: ActRow[] = []
  readonly setAside = new Map<bigint, SetAsideRow>()
  outages: readonly Outage[] = []
  /** Raised by whatever changes the reference data, as the version in the real table is. */
  referenceChanges = 0
  readonly leases = new Map<string, { owner: string; epoch: bigint; until: number }>()
  head = { size: 0n, frontier: Frontier.empty().toBytes() }
  readonly #locks = new Map<string, { owner: Holder; waiting: { tx: Holder; go: () => void }[] }>()

  /** Resolves when `tx` holds the lock; whoever comes first is served first. */
  async lock(tx: Holder, key: string): Promise<void> {
    // Its hub died between two locks: a session that has ended takes no more.
    if (tx.ended) return new Promise(() => undefined)
    const held = this.#locks.get(key)
    if (held === undefined) this.#locks.set(key, { owner: tx, waiting: [] })
    else if (held.owner !== tx) await new Promise<void>((go) => held.waiting.push({ tx, go }))
  }

  unlock(tx: Holder, key: string): void {
    const held = this.#locks.get(key)
    if (held === undefined) return
    held.waiting = held.waiting.filter((waiter) => waiter.tx !== tx)
    if (held.owner !== tx) return
    const next = held.waiting.shift()
    if (next === undefined) this.#locks.delete(key)
    else {
      held.owner = next.tx
      next.go()
    }
  }

  unlockAll(tx: Holder): void {
    for (const key of this.#locks.keys()) this.unlock(tx, key)
  }

  row(receiver: string, logIndex: bigint): StoredOutboxRow | undefined {
    return this.outbox.get(`${receiver} ${logIndex}`)
  }

  /** Who last asked to discard a parked row, if nobody has decided since. */
  discardAskedOf(receiver: string, logIndex: bigint): { askedBy?: string } {
    const last = this.acts.findLast(
      (one) => 'receiver' in one && one.receiver === receiver && one.outboxIndex === logIndex,
    )
    return last?.act === 'discard-asked' ? { askedBy: last.operator } : {}
  }

  /** The first row of an order that is not closed. */
  firstOpen(receiver: string, orderKey: string): StoredOutboxRow | undefined {
    return [...this.outbox.values()]
      .filter((one) => one.receiver === receiver && one.orderKey === orderKey && !isClosed(one))
      .sort((one, other) => Number(one.logIndex - other.logIndex))[0]
  }

  allMovements(): Movement[] {
    return [...this.movements.values()].map((document) => movementFromDocument(document))
  }
}

/** What is kept for this movement; made and kept when nothing is. */
export function setOf<T>(sets: Map<Mrn, Set<T>>, mrn: Mrn): Set<T> {
  const found = sets.get(mrn) ?? new Set<T>()
  sets.set(mrn, found)
  return found
}
