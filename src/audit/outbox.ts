import type { PartyKey } from '../domain/values/party.ts'
import type { AuditLeaf, AuditOutboxRow, AuditSource } from '../ports/audit.ts'
import type { HubVerifier } from '../trust/seal.ts'
import type { ActCheck } from './acts.ts'
import { placeOfLeaf } from './evidence.ts'
import type { Breaches, BreachPlace } from './result.ts'
import { Reader } from './stream.ts'

const placeOfRow = ({ receiver, logIndex, mrn, sender, id }: AuditOutboxRow): BreachPlace => ({
  logIndex,
  receiver,
  ...(mrn === undefined ? {} : { mrn }),
  message: `${sender} ${id}`,
})

/** What goes out because of each leaf: rows that name it, each under a seal that verifies. */
export class SentCheck {
  readonly #breaches: Breaches
  readonly #rows: Reader<AuditOutboxRow>
  readonly #hub: HubVerifier | undefined

  constructor(source: AuditSource, breaches: Breaches, hub: HubVerifier | undefined) {
    this.#breaches = breaches
    this.#rows = new Reader(source.outboxByLeaf())
    this.#hub = hub
  }

  /** @returns the receivers the leaf's message was queued for */
  async leaf(leaf: AuditLeaf, bytes: Buffer | undefined): Promise<PartyKey[]> {
    const rows = await this.#rows.takeWhile(({ logIndex }) => logIndex <= leaf.index)
    for (const row of rows) {
      this.#breaches.counts.outboxRows += 1
      if (row.logIndex !== leaf.index || row.sender !== leaf.sender || row.id !== leaf.id) {
        this.#breaches.add('I2', placeOfRow(row), 'is queued under the leaf of another message')
      } else this.#seal(row, bytes)
    }
    if (leaf.kind === 'made' && rows.length !== 1) {
      this.#breaches.add('I2', placeOfLeaf(leaf), `is made and goes to ${rows.length} receivers`)
    }
    return rows.map(({ receiver }) => receiver)
  }

  async end(): Promise<void> {
    for (let row = await this.#rows.next(); row !== undefined; row = await this.#rows.next()) {
      this.#breaches.add('I2', placeOfRow(row), 'is queued, and no leaf stands behind it')
    }
  }

  #seal(row: AuditOutboxRow, bytes: Buffer | undefined): void {
    if (bytes === undefined) return this.#breaches.notCompared('seals: the bytes are gone')
    if (this.#hub === undefined) return this.#breaches.notCompared('signatures: no certificate of the hub was given')
    if (row.seal === undefined) return this.#breaches.add('I6', placeOfRow(row), 'is queued without a seal')
    this.#breaches.counts.seals += 1
    const verdict = this.#hub.verifySeal(bytes, row.seal)
    if (!verdict.ok) return this.#breaches.add('I6', placeOfRow(row), `its seal does not verify: ${verdict.reason}`)
    const { logIndex, sender, id, mrn } = verdict.content
    const told = [logIndex, sender, id, mrn]
    const queued = [Number(row.logIndex), row.sender, row.id, row.mrn]
    if (JSON.stringify(told) !== JSON.stringify(queued)) {
      this.#breaches.add('I6', placeOfRow(row), 'its seal is for another message')
    }
  }
}

const OPEN: ReadonlySet<string> = new Set(['ready', 'waiting', 'in-flight', 'parked'])
const ENDS: ReadonlySet<string> = new Set(['delivered', 'discarded'])

/** Every delivery is open or at its end, and its open row, a copy for the queue's sake, says the same of it. */
function checkPlaces(row: AuditOutboxRow, place: BreachPlace, breaches: Breaches): void {
  const { open, ended, reported, contradictions } = row
  if (open === undefined && ended === undefined) breaches.add('I2', place, 'is neither open nor at its end')
  if (open !== undefined && ended !== undefined && reported) {
    breaches.add('I2', place, `is ${open} although it has an end: ${ended}`)
  }
  if (open !== undefined && !OPEN.has(open)) breaches.add('I2', place, `is ${open}, which is no state`)
  if (ended !== undefined && !ENDS.has(ended)) breaches.add('I2', place, `has ended ${ended}, which is no end`)
  for (const one of contradictions) breaches.add('I2', place, `its open row has another ${one}`)
}

/**
 * Invariant I2 and the order of I4: every row is in one state with what belongs to it; one waits only behind an unreported
 * one of its movement, and none is past such a one.
 */
export async function checkOrders(source: AuditSource, acts: ActCheck, breaches: Breaches): Promise<void> {
  let order = ''
  let unreported: AuditOutboxRow | undefined
  for await (const row of source.outboxByOrder()) {
    const own = `${row.receiver} ${row.orderKey}`
    if (own !== order) unreported = undefined
    order = own
    const place = placeOfRow(row)
    const state = row.open ?? row.ended ?? 'nowhere'
    acts.row(row, state, place)
    checkPlaces(row, place, breaches)
    if (state === 'waiting' && unreported === undefined) breaches.add('I2', place, 'waits behind nothing')
    if (state !== 'waiting' && state !== 'parked' && unreported !== undefined) {
      breaches.add('I4', place, `is ${state} although leaf ${unreported.logIndex} before it is not reported`)
    }
    const setAside = state === 'parked' || state === 'discarded'
    if (setAside && (row.parkedReason ?? '') === '') breaches.add('I2', place, `is ${state} for no reason`)
    if (state === 'delivered' && row.doneAt === undefined) breaches.add('I2', place, 'was delivered at no time')
    if (!ENDS.has(state)) unreported ??= row
  }
  acts.rowless()
}
