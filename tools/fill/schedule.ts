import { laneOfGuarantee, type Plan, startOf, stepsOf, type Step } from './plan.ts'

/** One message of the plan and when it is sent. */
export type Event = { readonly serial: number; readonly index: number; readonly step: Step }

/** Events of one commit at most, and the time between the first and the last of them. */
export const BATCH_EVENTS = 1_024
export const BATCH_SPAN_MS = 2 * 3_600_000

/**
 * The events of one lane in the order in which they happen, cut into what is committed together. Keeps only the movements
 * that are under way. The same plan is cut the same way each time.
 */
export class Schedule {
  readonly #plan: Plan
  readonly #heap: Event[] = []
  #nextSerial: number

  constructor(plan: Plan, lane: number) {
    this.#plan = plan
    this.#nextSerial = lane
  }

  /** The next events that are committed together; empty at the end. */
  nextBatch(): Event[] {
    const batch: Event[] = []
    let until = Number.POSITIVE_INFINITY
    while (batch.length < BATCH_EVENTS) {
      const event = this.#next(until)
      if (event === undefined) break
      if (batch.length === 0) until = event.step.at + BATCH_SPAN_MS
      batch.push(event)
    }
    return batch
  }

  /** Movements that have begun by now. */
  begun(): number {
    return Math.min(this.#nextSerial, this.#plan.movements)
  }

  #next(until: number): Event | undefined {
    this.#begin()
    const first = this.#heap[0]
    if (first === undefined || first.step.at > until) return undefined
    this.#pop()
    this.#pushStep(first.serial, first.index + 1)
    return first
  }

  /** Begins every movement that is declared before what is next. */
  #begin(): void {
    while (this.#nextSerial < this.#plan.movements) {
      const first = this.#heap[0]
      if (first !== undefined && first.step.at < startOf(this.#plan, this.#nextSerial)) return
      this.#pushStep(this.#nextSerial, 0)
      this.#nextSerial += this.#plan.lanes
    }
  }

  #pushStep(serial: number, index: number): void {
    const step = stepsOf(this.#plan, serial)[index]
    if (step !== undefined) this.#push({ serial, index, step })
  }

  #push(event: Event): void {
    const heap = this.#heap
    let at = heap.push(event) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(event, heap[parent])) break
      heap[at] = heap[parent] as Event
      at = parent
    }
    heap[at] = event
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (before(heap[child + 1], heap[child])) child += 1
      if (!before(heap[child], last)) break
      heap[at] = heap[child] as Event
      at = child
    }
    heap[at] = last
  }
}

/** Whether one event happens before another; of two at once the movement with the lower number comes first. */
function before(one: Event | undefined, other: Event | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined
  return one.step.at < other.step.at || (one.step.at === other.step.at && one.serial < other.serial)
}

/** The guarantees that a lane registers before anything else. */
export const guaranteesOf = (plan: Plan, lane: number): number[] =>
  Array.from({ length: plan.guarantees }, (_, number) => number).filter(
    (number) => laneOfGuarantee(plan, number) === lane,
  )
