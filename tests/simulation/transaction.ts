import { isTwinMark } from '../../src/domain/notices/doubles.ts'
import type { Guarantee } from '../../src/domain/model/guarantee.ts'
import { trainKey } from '../../src/domain/model/logged.ts'
import type { Movement } from '../../src/domain/model/movement.ts'
import type { Outage } from '../../src/domain/model/reference.ts'
import { changeOutages } from '../../src/domain/reference/outages.ts'
import type { Train } from '../../src/domain/model/train.ts'
import { sharingAmong } from '../../src/domain/differences/used-twice.ts'
import type {
  IdReservation,
  CommitTx,
  KnownNumber,
  LockedMovements,
  LogWrites,
  OrderKeys,
  ParkedRow,
  StateWrites,
} from '../../src/ports/commit.ts'
import type { Committed, Grant, HandOver } from '../../src/ports/hand-over.ts'
import {
  movementFromDocument,
  movementToDocument,
  trainFromDocument,
  trainToDocument,
} from '../../src/store/documents.ts'
import { answerText, isClosed, lastOutcome, NOT_SENT, type Recorded, type StoredOutboxRow } from './rows.ts'
import { type Database, setOf } from './database.ts'
import { keyText, type PartyKey } from '../../src/domain/values/party.ts'
import type { Grn, Mrn } from '../../src/domain/values/identifiers.ts'

/** One transaction: sees what is committed, writes when it commits, holds its locks to its end. */
export class Transaction implements CommitTx {
  ended = false
  #last: Promise<unknown> = Promise.resolve()
  readonly #database: Database
  /** Called before each step; that is where a hub dies, or waits for its turn. */
  readonly #point: () => Promise<void>
  readonly #writes: (() => void)[] = []
  readonly #checks: (() => void)[] = []
  readonly #inserted = new Map<object, Set<string>>()
  readonly #grants: ReadonlyMap<PartyKey, Grant>
  readonly #used = new Map<PartyKey, number>()
  readonly #done: Recorded = { rows: [], freed: [], reported: [], readied: [] }

  constructor(database: Database, point: () => Promise<void>, handOver?: HandOver) {
    this.#grants = handOver?.grants() ?? new Map()
    this.#database = database
    this.#point = point
  }

  /** One connection does one thing at a time, in the order in which it was asked. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#last.then(async () => {
      await this.#point()
      return work()
    })
    this.#last = done.catch(() => undefined)
    return done
  }

  reserveIds(rows: readonly IdReservation[]): Promise<ReadonlySet<string>> {
    return this.#inTurn(async () => {
      const fresh = new Set<string>()
      for (const row of rows.toSorted((one, other) => (keyText(one.key) < keyText(other.key) ? -1 : 1))) {
        const key = keyText(row.key)
        await this.#database.lock(this, `claim ${key}`)
        if (this.#database.messages.has(key)) {
          this.#database.unlock(this, `claim ${key}`)
          continue
        }
        fresh.add(key)
        this.#insert(this.#database.messages, key, row)
      }
      return fresh
    })
  }

  storedAnswers(keys: Parameters<CommitTx['storedAnswers']>[0]) {
    return this.#inTurn(async () => {
      const answers = keys.flatMap((key) => {
        const outcome = lastOutcome(this.#database.outcomes, keyText(key))
        const claim = this.#database.messages.get(keyText(key))
        return outcome === undefined || claim === undefined ? [] : [{ ...outcome, digest: claim.digest }]
      })
      return new Map(answers.map((answer) => [keyText(answer.key), answer]))
    })
  }

  lockSetAside(entries: readonly bigint[]): Promise<ReadonlyMap<bigint, number>> {
    return this.#inTurn(async () => {
      const tries = new Map<bigint, number>()
      for (const entry of entries.toSorted((one, other) => Number(one - other))) {
        await this.#database.lock(this, `set aside ${entry}`)
        const row = this.#database.setAside.get(entry)
        if (row?.state === 'waiting') tries.set(entry, row.attempts)
      }
      return tries
    })
  }

  async allocateMrns(): Promise<readonly Mrn[]> {
    throw new Error('the simulation gives every declaration its MRN')
  }

  provisionalNumbers(numbers: readonly Mrn[]): Promise<ReadonlyMap<Mrn, KnownNumber>> {
    return this.#inTurn(async () => {
      return new Map(numbers.map((number) => [number, this.#database.numberKnown(number)] as const))
    })
  }

  lockTrains(manifests: Parameters<CommitTx['lockTrains']>[0]) {
    return this.#inTurn(async () => {
      const locked: Train[] = []
      for (const number of [...new Set(manifests.map((one) => one.number))].sort()) {
        await this.#database.lock(this, `train ${number}`)
        const known = [...this.#database.trains.values()].map((document) => trainFromDocument(document))
        locked.push(...known.filter((train) => train.number === number))
      }
      return locked
    })
  }

  movementsMarked(marks: readonly string[]): Promise<ReadonlyMap<string, readonly Mrn[]>> {
    return this.#inTurn(async () => {
      for (const mark of [...new Set(marks.filter(isTwinMark))].sort()) await this.#database.lock(this, `mark ${mark}`)
      const bearers = (mark: string): Mrn[] =>
        [...this.#database.marks].flatMap(([mrn, all]) => (all.has(mark) ? [mrn] : []))
      return new Map(marks.map((mark) => [mark, bearers(mark)]))
    })
  }

  /** Nobody reads bytes in the simulation. */
  async glassActs(): Promise<readonly []> {
    return []
  }

  lockParked(receiver: string, logIndex: bigint): Promise<ParkedRow | undefined> {
    return this.#inTurn(async () => {
      await this.#database.lock(this, `outbox ${receiver} ${logIndex}`)
      const row = this.#database.row(receiver, logIndex)
      if (row === undefined) return undefined
      const asked = this.#database.discardAskedOf(receiver, logIndex)
      const about = row.mrn === undefined ? {} : { mrn: row.mrn }
      return { key: row.key, parked: row.state === 'parked', type: row.type, ...about, ...asked }
    })
  }

  lockMovements(mrns: readonly Mrn[]): Promise<LockedMovements> {
    return this.#inTurn(async () => {
      const locked = new Map<Mrn, Movement>()
      for (const mrn of [...new Set(mrns)].sort()) {
        await this.#database.lock(this, `movement ${mrn}`)
        const document = this.#database.movements.get(mrn)
        if (document !== undefined) locked.set(mrn, movementFromDocument(document))
      }
      return { movements: locked, sharing: sharingAmong(locked.values(), this.#database.allMovements()) }
    })
  }

  declarations(mrns: readonly Mrn[]) {
    return this.#inTurn(async () => {
      return new Map(
        mrns.flatMap((mrn) => {
          const body = this.#database.declarations.get(mrn)?.at(-1)
          return body === undefined ? [] : [[mrn, structuredClone(body)] as const]
        }),
      )
    })
  }

  messages(keys: Parameters<CommitTx['messages']>[0]) {
    return this.#inTurn(async () => {
      return new Map(
        keys.flatMap((key) => {
          const body = this.#database.bodies.get(keyText(key))
          const claim = this.#database.messages.get(keyText(key))
          if (body === undefined || claim === undefined) return []
          return [[keyText(key), { contentType: claim.contentType, body: body.body }] as const]
        }),
      )
    })
  }

  lockGuarantees(grns: readonly Grn[], creating: readonly Grn[]): Promise<ReadonlyMap<Grn, Guarantee>> {
    return this.#inTurn(async () => {
      const locked = new Map<Grn, Guarantee>()
      for (const grn of [...new Set([...grns, ...creating])].sort()) {
        await this.#database.lock(this, `guarantee ${grn}`)
        const guarantee = this.#database.guarantees.get(grn)
        if (guarantee !== undefined) locked.set(grn, { ...guarantee })
      }
      return locked
    })
  }

  lockReported(rows: Parameters<CommitTx['lockReported']>[0]) {
    return this.#inTurn(async () => {
      const open = new Map<string, { sender: PartyKey; id: string; orderKey: string }>()
      for (const key of rows.map(({ receiver, logIndex }) => `${receiver} ${logIndex}`).sort()) {
        await this.#database.lock(this, `outbox ${key}`)
        const row = this.#database.outbox.get(key)
        if (row === undefined || isClosed(row)) continue
        open.set(key, { ...row.key, orderKey: row.orderKey })
      }
      return open
    })
  }

  writeState(writes: StateWrites): Promise<void> {
    return this.#inTurn(async () => {
      const { movements, parties, declarations, guarantees, bodies, timers } = this.#database
      for (const movement of writes.movements) {
        const document = movementToDocument(movement)
        this.#writes.push(() => movements.set(movement.mrn, document))
      }
      for (const { party, mrn } of writes.visible) {
        this.#writes.push(() => parties.set(mrn, (parties.get(mrn) ?? new Set()).add(party)))
      }
      for (const { mrn, body } of writes.declarations) {
        const copy = structuredClone(body)
        this.#writes.push(() => declarations.set(mrn, [...(declarations.get(mrn) ?? []), copy]))
      }
      for (const guarantee of writes.guarantees) this.#writes.push(() => guarantees.set(guarantee.grn, guarantee))
      this.#writes.push(() => {
        for (const { mrn, number } of writes.timers.stopped) timers.delete(`${mrn} ${number}`)
        for (const timer of writes.timers.started) timers.set(`${timer.mrn} ${timer.number}`, timer)
        for (const { mrn, number, at } of writes.timers.later) {
          const timer = timers.get(`${mrn} ${number}`)
          if (timer !== undefined) timers.set(`${mrn} ${number}`, { ...timer, dueAt: at.toISOString() })
        }
      })
      for (const claim of writes.idReservations) this.#insert(this.#database.messages, keyText(claim.key), claim)
      for (const row of writes.bodies) this.#insert(bodies, keyText(row.key), row)
      this.#writes.push(() => this.#writeRest(writes))
    })
  }

  #writeRest({ trains, marks, facets, guaranteeParties, availability }: StateWrites): void {
    const database = this.#database
    for (const train of trains) database.trains.set(trainKey(train), trainToDocument(train))
    for (const { mrn, mark } of marks.lost) database.marks.get(mrn)?.delete(mark)
    for (const { mrn, mark } of marks.gained) setOf(database.marks, mrn).add(mark)
    for (const { mrn, facet } of facets.lost) database.facets.get(mrn)?.delete(facet)
    for (const { mrn, facet } of facets.gained) setOf(database.facets, mrn).add(facet)
    for (const { party, grn } of guaranteeParties) database.guaranteeParties.add(`${party} ${grn}`)
    database.outages = availability.reduce<readonly Outage[]>(changeOutages, database.outages)
    database.referenceChanges += availability.length
  }

  /** As it is before anybody has written who is at it: wrong where another hub appends meanwhile. */
  expectedHead(): ReturnType<CommitTx['expectedHead']> {
    return this.#database.head
  }

  lockHead() {
    return this.#inTurn(async () => {
      await this.#database.lock(this, 'head')
      return this.#database.head
    })
  }

  openOrders({ movements, senders }: OrderKeys): Promise<ReadonlySet<string>> {
    return this.#inTurn(async () => {
      const asked = new Set<string>([...movements, ...senders])
      const open = [...this.#database.outbox.values()].filter((row) => !isClosed(row) && asked.has(row.orderKey))
      return new Set(open.map(({ receiver, orderKey }) => `${receiver} ${orderKey}`))
    })
  }

  writeLog(writes: LogWrites): Promise<void> {
    return this.#inTurn(async () => {
      const { messages, bodies, outcomes, leaves, nodes, refusals, entries, outbox } = this.#database
      for (const { body, ...claim } of writes.made) {
        this.#insert(messages, keyText(claim.key), claim)
        this.#insert(bodies, keyText(claim.key), body)
      }
      for (const row of writes.outcomes) this.#insert(outcomes, answerText(row), row)
      for (const { bytes, ...row } of writes.outbox) {
        const epoch = row.state === 'ready' ? this.#start(row.receiver) : undefined
        const sent =
          epoch === undefined ? NOT_SENT : { state: 'in-flight' as const, attempts: 1, epoch, sentAt: writes.at }
        const fresh = { ...row, ...sent, confirmed: false, doneAt: undefined, parkedReason: undefined }
        this.#insert(outbox, `${row.receiver} ${row.logIndex}`, { ...fresh, createdAt: writes.at })
        if (this.#grants.has(row.receiver)) this.#done.rows.push({ ...row, bytes, epoch, at: writes.at })
      }
      this.#writes.push(() => {
        leaves.push(...writes.leaves)
        nodes.push(...writes.nodes)
        refusals.push(...writes.refusals)
        entries.push(...writes.entries)
        this.#database.concerned.push(...writes.concerned)
        this.#close(writes)
        this.#act(writes)
        for (const row of writes.setAside) this.#database.setAside.set(row.logIndex, row)
        this.#database.head = writes.head
      })
    })
  }

  /** Under which epoch a row goes at once; undefined where it waits for a take. */
  #start(receiver: PartyKey): bigint | undefined {
    const grant = this.#grants.get(receiver)
    const used = this.#used.get(receiver) ?? 0
    if (grant === undefined || used >= grant.room) {
      this.#done.readied.push(receiver)
      return undefined
    }
    this.#used.set(receiver, used + 1)
    return grant.epoch
  }

  /** What the relay of this hub is told after the commit. */
  get done(): Committed {
    return this.#done
  }

  /** For whom something is ready that the relay of this hub does not send. */
  readied(): PartyKey[] {
    const { readied, freed } = this.#done
    const followers = freed.flatMap(({ state, receiver }) => (state === 'ready' ? [receiver] : []))
    return [...readied, ...followers].filter((receiver) => !this.#grants.has(receiver))
  }

  /** Writes everything, or throws and has written nothing. */
  commit(): void {
    for (const check of this.#checks) check()
    for (const write of this.#writes) write()
  }

  end(): void {
    this.ended = true
    this.#database.unlockAll(this)
  }

  #insert<Row>(table: Map<string, Row>, key: string, row: Row): void {
    const own = this.#inserted.get(table) ?? new Set()
    this.#inserted.set(table, own)
    const twice = own.has(key)
    own.add(key)
    this.#checks.push(() => {
      if (twice || table.has(key)) throw new Error(`duplicate key ${key}`)
    })
    this.#writes.push(() => table.set(key, row))
  }

  /** Reports close or park their rows, then the next of each movement may go (src/store/outbox/deliveries.ts). */
  #close({ reports, again, at }: LogWrites): void {
    for (const { receiver, id } of again) {
      for (const row of this.#database.outbox.values()) {
        const done = row.state === 'delivered' || row.state === 'in-flight'
        if (row.receiver === receiver && row.key.id === id && !row.reported && done) {
          Object.assign(row, { state: 'ready', confirmed: false })
          this.#done.readied.push(row.receiver)
        }
      }
    }
    for (const { receiver, logIndex, outcome } of reports) {
      const row = this.#database.row(receiver, logIndex)
      if (row === undefined || isClosed(row)) continue
      this.#done.reported.push({ receiver, logIndex })
      const accepted = outcome === 'accepted'
      Object.assign(row, {
        state: accepted ? 'delivered' : 'parked',
        doneAt: accepted ? at : undefined,
        parkedReason: accepted ? undefined : 'refused',
      })
      if (accepted) this.#letNextGo(row, at)
    }
  }

  /** Operators' acts, as src/store/acts.ts writes them. */
  #act({ acts, at }: LogWrites): void {
    this.#database.acts.push(...acts)
    for (const one of acts) {
      if (!('receiver' in one)) continue
      const { act, receiver, outboxIndex } = one
      const row = this.#database.row(receiver, outboxIndex)
      if (row === undefined || row.state !== 'parked') continue
      if (act === 'replay') {
        Object.assign(row, { state: 'ready', parkedReason: undefined, confirmed: false })
        this.#done.readied.push(receiver)
      }
      if (act !== 'discard') continue
      Object.assign(row, { state: 'discarded', doneAt: at })
      this.#letNextGo(row, undefined)
    }
  }

  /** In flight at once, sent at `at`, where this hub's relay can take it; else ready. */
  #letNextGo({ receiver, orderKey }: StoredOutboxRow, at: Date | undefined): void {
    const first = this.#database.firstOpen(receiver, orderKey)
    if (first?.state !== 'waiting') return
    const grant = this.#grants.get(receiver)
    const goes = at !== undefined && grant?.clear === true
    if (goes) Object.assign(first, { epoch: grant.epoch, attempts: first.attempts + 1, sentAt: at })
    first.state = goes ? 'in-flight' : 'ready'
    const { logIndex, epoch, attempts, state } = first
    this.#done.freed.push({ receiver, logIndex, state, epoch, attempts })
  }
}
