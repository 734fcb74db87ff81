/** Reads a stream item by item, looking one ahead: what merging two ordered streams needs. */
export class Reader<T> {
  readonly #items: AsyncIterator<T>
  #ahead: IteratorResult<T> | undefined

  constructor(items: AsyncIterable<T>) {
    this.#items = items[Symbol.asyncIterator]()
  }

  /** The next item without taking it; undefined at the end. */
  async peek(): Promise<T | undefined> {
    this.#ahead ??= await this.#items.next()
    return this.#ahead.done === true ? undefined : this.#ahead.value
  }

  async next(): Promise<T | undefined> {
    const item = await this.peek()
    if (item !== undefined) this.#ahead = undefined
    return item
  }

  /** Takes the next item if it is one of those. */
  async nextIf(fits: (item: T) => boolean): Promise<T | undefined> {
    const item = await this.peek()
    return item !== undefined && fits(item) ? this.next() : undefined
  }

  /** Takes all items from here on that are of those. */
  async takeWhile(fits: (item: T) => boolean): Promise<T[]> {
    const taken: T[] = []
    for (let item = await this.nextIf(fits); item !== undefined; item = await this.nextIf(fits)) taken.push(item)
    return taken
  }
}
