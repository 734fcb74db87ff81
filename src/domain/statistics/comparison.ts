/** What is compared: an amount, and when the item was declared, in milliseconds UTC. */
export type Measured = { amount: number; at: number }

/** The earlier ones that were read: the latest so many, or all there are. */
export type Earlier = { latest: readonly Measured[]; all: boolean }

/** Those an item is compared with: how many they are, their median, and the median of how far they lie from it. */
export type Comparison = { n: number; median?: number; deviation?: number }

/** Digits that a double tells for certain: so many PostgreSQL keeps where it makes a numeric of one. */
const DIGITS = 15
/** More decimal places `toFixed` does not take. */
const PLACES = 100

/**
 * Compares items of one heading, measure and unit with those declared strictly before them, the latest `among` of them: what was
 * stored before, and each other. Two that were declared at one instant are compared with the same ones.
 * @param earlier of what is stored the latest that were declared before the newest of `news`; among those of one instant the greatest
 * @returns what is found for each instant; the earliest are missing where `earlier` does not reach back far enough for them. The
 * newest is never missing where `earlier` has `among` or all.
 */
export function compareWithEarlier(
  news: readonly Measured[],
  { latest, all }: Earlier,
  among: number,
): Map<number, Comparison> {
  const stored = latest.toSorted(byDeclaration)
  const [first] = stored
  // Between a new one that is earlier than all that was read and those there may be others that were not.
  const others = all || first === undefined ? news : news.filter((one) => byDeclaration(one, first) >= 0)
  const known = [...stored, ...others].sort(byDeclaration)
  const found = new Map<number, Comparison>()
  const windowAt = slidingWindow(known, among)
  let end = 0
  for (const at of new Set(news.map((one) => one.at).sort((one, other) => one - other))) {
    while ((known[end]?.at ?? at) < at) end += 1
    if (all || end >= among) found.set(at, comparisonOf(windowAt(end)))
  }
  return found
}

/** Amounts decide where instants are the same, so that a window never depends on the order in which its rows were read. */
const byDeclaration = (one: Measured, other: Measured): number => one.at - other.at || one.amount - other.amount

/**
 * The amounts of the `size` before a place of a list, sorted. Places are asked for from first to last: what stays from one to the
 * next is not sorted again.
 */
function slidingWindow(list: readonly Measured[], size: number): (end: number) => Float64Array {
  const sorted = new Float64Array(size)
  let from = 0
  let to = 0
  /** Where the first is that is not less. */
  const placeOf = (amount: number): number => {
    let low = 0
    let high = to - from
    while (low < high) {
      const middle = (low + high) >> 1
      if (valueAt(sorted, middle) < amount) low = middle + 1
      else high = middle
    }
    return low
  }
  const take = ({ amount }: Measured): void => {
    const place = placeOf(amount)
    sorted.copyWithin(place + 1, place, to - from)
    sorted[place] = amount
    to += 1
  }
  const drop = ({ amount }: Measured): void => {
    const place = placeOf(amount)
    sorted.copyWithin(place, place + 1, to - from)
    from += 1
  }
  return (end) => {
    const start = Math.max(0, end - size)
    if (start >= to) from = to = start
    for (const gone of list.slice(from, start)) drop(gone)
    for (const come of list.slice(to, end)) take(come)
    return sorted.subarray(0, to - from)
  }
}

/** Median and deviation of sorted amounts, both the mean of the two in the middle where their number is even (`percentile_cont`). */
function comparisonOf(sorted: Float64Array): Comparison {
  const n = sorted.length
  if (n === 0) return { n }
  const [low, high] = [(n - 1) >> 1, n >> 1]
  const median = mean(valueAt(sorted, low), valueAt(sorted, high))
  // From the middle outwards the nearest come first, by turns from below and from above.
  let [below, above] = [low, low + 1]
  let [nearest, before] = [0, 0]
  for (let rank = 0; rank <= high; rank += 1) {
    before = nearest
    const down = below >= 0 ? median - valueAt(sorted, below) : Infinity
    const up = above < n ? valueAt(sorted, above) - median : Infinity
    nearest = Math.min(down, up)
    if (down <= up) below -= 1
    else above += 1
  }
  const deviation = low === high ? nearest : mean(before, nearest)
  // A difference is known to as many places as what it is the difference of: what lies beyond is no deviation.
  return { n, median: rounded(median, median), deviation: rounded(deviation, Math.abs(median) + deviation) }
}

const valueAt = (sorted: Float64Array, place: number): number => sorted[place] as number

const mean = (low: number, high: number): number => low + (high - low) / 2

/** Rounded to the places that a number of this size has. */
function rounded(value: number, size: number): number {
  const places = DIGITS - 1 - Math.floor(Math.log10(Math.abs(size)))
  return Number(value.toFixed(Math.min(Math.max(places, 0), PLACES)))
}
