import type { Message } from '../../src/generated/types.ts'

/** How one movement stands, in as few words as the outcome of the next message needs. */
type MovementModel = {
  state:
    | 'none'
    | 'registered'
    | 'guarantee-refused'
    | 'released'
    | 'at-border'
    | 'in-transit'
    | 'arrived'
    | 'results-received'
    | 'discharged'
    | 'cancelled'
    | 'not-released'
  /** What is secured, by guarantee. */
  amounts: ReadonlyMap<string, number>
  /** When a clock refuses the release, milliseconds; no other clock changes what the model knows. */
  endsAt: number
  /** Kinds of messages that were accepted before their time. */
  held: Set<Kind>
  /** Passages seen; a repeat changes nothing. */
  seen: Set<Kind>
  /** Another truck was seen than the one declared; what departure has resolved is not found again. */
  truck: 'declared' | 'other' | 'resolved'
}

export type Kind =
  | 'declare'
  | 'release'
  | 'exit'
  | 'entry'
  /** An entry with another truck. */
  | 'swapped'
  | 'arrival'
  | 'results'
  | 'resolve'
  | 'discharge'
  | 'cancel'
export type Account = { limit: number; available: number; reserved: number; inUse: number }
export type Answered = { message: Message; bytes: Buffer; answer: string }

const HOUR = 3_600_000
/** T_amend and T_release, engine.md 6. */
const AMEND = 72 * HOUR
const RELEASE = 30 * 24 * HOUR
const NEVER = Number.POSITIVE_INFINITY

const IN_FLIGHT: readonly MovementModel['state'][] = ['released', 'at-border', 'in-transit']
const FACTS: readonly Kind[] = ['exit', 'entry', 'swapped', 'arrival']

/**
 * What engine.md 4, 5 and 6 say of a road of two countries, two guarantees and the clocks before release, written from the
 * document and not from the code: states, holding, and the four accounts of each. Whatever the hub does must come to this.
 */
export class Model {
  readonly accounts: ReadonlyMap<string, Account>
  readonly movements = new Map<string, MovementModel>()
  readonly answered: Answered[] = []
  #now: number

  constructor(limits: Readonly<Record<string, number>>, now: number) {
    const accounts = Object.entries(limits).map(([grn, limit]): [string, Account] => [
      grn,
      { limit, available: limit, reserved: 0, inUse: 0 },
    ])
    this.accounts = new Map(accounts)
    this.#now = now
  }

  /** Time passes: what nobody amended or released in time is not released, and what was reserved for it lapses. */
  pass(ms: number): void {
    this.#now += ms
    for (const movement of this.movements.values()) {
      if (movement.endsAt > this.#now) continue
      if (movement.state === 'registered') this.#move('reserved', 'available', movement)
      this.#enter(movement, 'not-released')
      movement.held.clear()
    }
  }

  movement(mrn: string): MovementModel {
    const known = this.movements.get(mrn)
    if (known !== undefined) return known
    const fresh: MovementModel = {
      state: 'none',
      amounts: new Map(),
      endsAt: NEVER,
      held: new Set(),
      seen: new Set(),
      truck: 'declared',
    }
    this.movements.set(mrn, fresh)
    return fresh
  }

  /** Takes one message; true when the hub must accept it. */
  take(kind: Kind, mrn: string, amounts: ReadonlyMap<string, number>): boolean {
    const movement = this.movement(mrn)
    if (FACTS.includes(kind)) {
      this.#fact(movement, kind)
      return true
    }
    switch (kind) {
      case 'declare':
        return this.#declare(movement, amounts)
      case 'release':
        return this.#release(movement)
      case 'cancel':
        return this.#cancel(movement)
      case 'resolve':
        return this.#resolve(movement)
      default:
        return this.#after(movement, kind)
    }
  }

  /** All lines or none (engine.md 4). */
  #declare(movement: MovementModel, amounts: ReadonlyMap<string, number>): boolean {
    if (movement.state !== 'none') return false
    const suffices = [...amounts].every(([grn, amount]) => amount <= (this.accounts.get(grn)?.available ?? 0))
    const endsAt = this.#now + (suffices ? RELEASE : AMEND)
    this.#enter(movement, suffices ? 'registered' : 'guarantee-refused', endsAt)
    if (!suffices) return true
    movement.amounts = amounts
    this.#move('available', 'reserved', movement)
    return true
  }

  #enter(movement: MovementModel, state: MovementModel['state'], endsAt = NEVER): void {
    movement.state = state
    movement.endsAt = endsAt
  }

  #release(movement: MovementModel): boolean {
    if (movement.state !== 'registered') return false
    this.#enter(movement, 'released')
    this.#move('reserved', 'inUse', movement)
    // In the order of the road, whatever the order in which they came.
    for (const kind of FACTS) if (movement.held.delete(kind)) this.#fact(movement, kind)
    return true
  }

  #cancel(movement: MovementModel): boolean {
    const { state } = movement
    if (state !== 'registered' && state !== 'guarantee-refused' && state !== 'released') return false
    if (state === 'registered') this.#move('reserved', 'available', movement)
    if (state === 'released') this.#move('inUse', 'available', movement)
    this.#enter(movement, 'cancelled')
    movement.held.clear()
    return true
  }

  /** Departure decides about the other truck, as long as the movement lasts. */
  #resolve(movement: MovementModel): boolean {
    const lasts = [...IN_FLIGHT, 'arrived', 'results-received'].includes(movement.state)
    if (!lasts || movement.truck !== 'other') return false
    movement.truck = 'resolved'
    return true
  }

  /** A fact is never refused: before the release it waits, on the road it counts, afterwards it is recorded. */
  #fact(movement: MovementModel, kind: Kind): void {
    const { state, seen } = movement
    if (state === 'none' || state === 'registered' || state === 'guarantee-refused') {
      movement.held.add(kind)
      return
    }
    const lasts = [...IN_FLIGHT, 'arrived', 'results-received'].includes(state)
    if (kind === 'swapped' && lasts && movement.truck === 'declared') movement.truck = 'other'
    const passage = kind === 'swapped' ? 'entry' : kind
    const first = !seen.has(passage)
    seen.add(passage)
    if (!IN_FLIGHT.includes(state) || !first) return
    if (kind === 'exit' && !seen.has('entry')) movement.state = 'at-border'
    if (passage === 'entry') movement.state = 'in-transit'
    if (kind !== 'arrival') return
    movement.state = 'arrived'
    if (movement.held.delete('results')) this.#after(movement, 'results')
  }

  #after(movement: MovementModel, kind: Kind): boolean {
    const { state } = movement
    const running = IN_FLIGHT.includes(state)
    if (kind === 'results') {
      if (running) movement.held.add('results')
      else if (state === 'arrived') {
        movement.state = 'results-received'
        if (movement.held.delete('discharge')) this.#after(movement, 'discharge')
      } else return false
      return true
    }
    if (running || state === 'arrived') movement.held.add('discharge')
    // Results do not stand for what contradicts them.
    else if (state === 'results-received' && movement.truck === 'other') return false
    else if (state === 'results-received') {
      movement.state = 'discharged'
      movement.held.clear()
      this.#move('inUse', 'available', movement)
    } else return false
    return true
  }

  #move(from: keyof Account, to: keyof Account, { amounts }: MovementModel): void {
    for (const [grn, amount] of amounts) {
      const account = this.accounts.get(grn)
      if (account === undefined) throw new Error(`no account of ${grn}`)
      account[from] -= amount
      account[to] += amount
    }
  }
}
