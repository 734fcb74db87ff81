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
  amount: number
  /** Kinds of messages that were accepted before their time. */
  held: Set<Kind>
  /** Passages seen; a repeat changes nothing. */
  seen: Set<Kind>
}

export type Kind = 'declare' | 'release' | 'exit' | 'entry' | 'arrival' | 'results' | 'discharge' | 'cancel'
type Account = { limit: number; available: number; reserved: number; inUse: number }
export type Answered = { message: Message; bytes: Buffer; answer: string }

const IN_FLIGHT: readonly MovementModel['state'][] = ['released', 'at-border', 'in-transit']
const FACTS: readonly Kind[] = ['exit', 'entry', 'arrival']

/**
 * What engine.md 4 and 5 say of a road of two countries and one guarantee, written from the document and not from the
 * code: states, holding, and the four accounts. Whatever the hub does must come to this.
 */
export class Model {
  readonly account: Account
  readonly movements = new Map<string, MovementModel>()
  readonly answered: Answered[] = []

  constructor(limit: number) {
    this.account = { limit, available: limit, reserved: 0, inUse: 0 }
  }

  movement(mrn: string): MovementModel {
    const known = this.movements.get(mrn)
    if (known !== undefined) return known
    const fresh: MovementModel = { state: 'none', amount: 0, held: new Set(), seen: new Set() }
    this.movements.set(mrn, fresh)
    return fresh
  }

  /** Takes one message; true when the hub must accept it. */
  take(kind: Kind, mrn: string, amount: number): boolean {
    const movement = this.movement(mrn)
    if (FACTS.includes(kind)) {
      this.#fact(movement, kind)
      return true
    }
    switch (kind) {
      case 'declare':
        return this.#declare(movement, amount)
      case 'release':
        return this.#release(movement)
      case 'cancel':
        return this.#cancel(movement)
      default:
        return this.#after(movement, kind)
    }
  }

  #declare(movement: MovementModel, amount: number): boolean {
    if (movement.state !== 'none') return false
    if (amount > this.account.available) movement.state = 'guarantee-refused'
    else {
      movement.state = 'registered'
      movement.amount = amount
      this.#move('available', 'reserved', amount)
    }
    return true
  }

  #release(movement: MovementModel): boolean {
    if (movement.state !== 'registered') return false
    movement.state = 'released'
    this.#move('reserved', 'inUse', movement.amount)
    // In the order of the road, whatever the order in which they came.
    for (const kind of FACTS) if (movement.held.delete(kind)) this.#fact(movement, kind)
    return true
  }

  #cancel(movement: MovementModel): boolean {
    const { state } = movement
    if (state !== 'registered' && state !== 'guarantee-refused' && state !== 'released') return false
    if (state === 'registered') this.#move('reserved', 'available', movement.amount)
    if (state === 'released') this.#move('inUse', 'available', movement.amount)
    movement.state = 'cancelled'
    movement.held.clear()
    return true
  }

  /** A fact is never refused: before the release it waits, on the road it counts, afterwards it is recorded. */
  #fact(movement: MovementModel, kind: Kind): void {
    const { state, seen } = movement
    if (state === 'none' || state === 'registered' || state === 'guarantee-refused') {
      movement.held.add(kind)
      return
    }
    const first = !seen.has(kind)
    seen.add(kind)
    if (!IN_FLIGHT.includes(state) || !first) return
    if (kind === 'exit' && !seen.has('entry')) movement.state = 'at-border'
    if (kind === 'entry') movement.state = 'in-transit'
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
    else if (state === 'results-received') {
      movement.state = 'discharged'
      movement.held.clear()
      this.#move('inUse', 'available', movement.amount)
    } else return false
    return true
  }

  #move(from: keyof Account, to: keyof Account, amount: number): void {
    this.account[from] -= amount
    this.account[to] += amount
  }
}
