/** One page of a list; `next` is the cursor of the next one, absent on the last. A page may be short and not the last. */
export type Page<T> = { items: T[]; next?: string }

/** Which page is asked for: at most so many entries, from a cursor on. */
export type PageRequest = { limit: number; cursor?: string }
