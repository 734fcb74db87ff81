import type { SentRow, TakenRow } from '../ports/outbox.ts'

type Known = { row: TakenRow; confirmedIn: number | undefined }

/**
 * Rows this hub has put in flight and whose confirm is not noted in the store: handed to the broker, or confirmed and not yet
 * reported. A country that reports within a tick or two costs no note at all.
 */
export class UnderWay {
  readonly #rows = new Map<string, Known>()
  #tick = 0

  sent(rows: readonly TakenRow[]): void {
    for (const row of rows) this.#rows.set(textOf(row), { row, confirmedIn: undefined })
  }

  /** The broker has it. */
  confirmed(row: TakenRow): void {
    const known = this.#own(row)
    if (known !== undefined) known.confirmedIn = this.#tick
  }

  /** It has failed, or has ended with its confirm. */
  over(row: TakenRow): void {
    if (this.#own(row) !== undefined) this.#rows.delete(textOf(row))
  }

  /** Its receiver has reported it. */
  reported(row: Pick<SentRow, 'receiver' | 'logIndex'>): void {
    this.#rows.delete(textOf(row))
  }

  rows(): TakenRow[] {
    return [...this.#rows.values()].map(({ row }) => row)
  }

  /** Begins the next tick, and returns what was confirmed before the last one began and is still not reported. */
  tick(): TakenRow[] {
    this.#tick += 1
    return this.#confirmedBefore(this.#tick - 1)
  }

  /** Everything confirmed. */
  allConfirmed(): TakenRow[] {
    return this.#confirmedBefore(Number.POSITIVE_INFINITY)
  }

  #confirmedBefore(tick: number): TakenRow[] {
    return [...this.#rows.values()].flatMap(({ row, confirmedIn }) =>
      confirmedIn !== undefined && confirmedIn < tick ? [row] : [],
    )
  }

  /** The entry of exactly this sending: the row may have been sent again since. */
  #own(row: TakenRow): Known | undefined {
    const known = this.#rows.get(textOf(row))
    return known?.row.epoch === row.epoch && known.row.attempts === row.attempts ? known : undefined
  }
}

const textOf = ({ receiver, logIndex }: Pick<SentRow, 'receiver' | 'logIndex'>): string => `${receiver} ${logIndex}`
