/**
 * Which rows of `movement_numbers` have which three characters in a row somewhere in a number (docs/decisions/0124). Rows are
 * taken in blocks of so many; of each block and each part there is one row, which says by places in the block who has it.
 */
export const BLOCK_ROWS = 8_192

const PART_LENGTH = 3
/** Ten digits, twenty-six letters, and four for all other characters of the world together. */
const SYMBOLS = 40
/** Different parts there are; several of other scripts share one, so whoever has a part is looked at himself. */
export const PARTS = SYMBOLS ** PART_LENGTH

const PLACES_BYTES = BLOCK_ROWS / 8

function symbolOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  if (code >= 0x41 && code <= 0x5a) return code - 0x41 + 10
  return 36 + (code % 4)
}

/** The parts of a number as `compared`, in its order; of a shorter one than three characters none. */
export function partsOf(number: string): number[] {
  const parts: number[] = []
  let [part, length] = [0, 0]
  for (const character of number) {
    part = (part * SYMBOLS + symbolOf(character)) % PARTS
    length += 1
    if (length >= PART_LENGTH) parts.push(part)
  }
  return parts
}

/** Whether a part stands for these very characters: then whoever has it has them. */
export const isExact = (sought: string): boolean => /^[0-9A-Z]{3}$/.test(sought)

/** So many parts of what is sought are looked up: enough that what has the rarest of them has hardly ever something else. */
const LOOKED_UP_MAX = 5

/**
 * The parts by which a text is looked for: the rarest of those it has.
 * @param sizes bytes that places of a part take in some block; none where nobody there has it
 */
export const rarestOf = (parts: readonly number[], sizes: ReadonlyMap<number, number>): number[] =>
  parts.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0)).slice(0, LOOKED_UP_MAX)

/** Gathers who has which part, row by row in the order of their places. */
export function createGathering() {
  const places: (number[] | undefined)[] = []
  return {
    /** @param place of a row in its block; @param numbers as they stand in the row */
    add(place: number, numbers: string): void {
      for (const number of numbers.split(' ')) {
        for (const part of partsOf(number)) {
          const known = (places[part] ??= [])
          if (known.at(-1) !== place) known.push(place)
        }
      }
    },
    /** Every part that some row has, in order, with who has it. */
    *found(): Generator<{ part: number; found: Buffer }> {
      for (let part = 0; part < PARTS; part += 1) {
        const known = places[part]
        if (known !== undefined) yield { part, found: placesToBytes(known) }
      }
    },
  }
}

/** Bits of a byte that hold a part of a gap; the eighth says that more follows. */
const GAP_BITS = 7
const MORE = 1 << GAP_BITS

/** The gap before each place, a byte or two, or a bit for each place there could be: whichever is shorter. */
export function placesToBytes(places: readonly number[]): Buffer {
  const gaps: number[] = []
  let after = -1
  for (const place of places) {
    const gap = place - after - 1
    if (gap >= MORE) gaps.push(MORE | (gap & (MORE - 1)), gap >> GAP_BITS)
    else gaps.push(gap)
    after = place
    if (gaps.length >= PLACES_BYTES) return bytesOf(setBits(places))
  }
  return Buffer.from(gaps)
}

const WORD = 32
const bytesOf = (bits: Uint32Array): Buffer => Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength)

function setBits(places: readonly number[]): Uint32Array {
  const bits = new Uint32Array(BLOCK_ROWS / WORD)
  for (const place of places) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31))
  return bits
}

/** The bits of `placesToBytes`, whichever way they were written. */
function bitsOf(found: Buffer): Uint32Array {
  if (found.length === PLACES_BYTES) {
    const bits = new Uint32Array(BLOCK_ROWS / WORD)
    bytesOf(bits).set(found)
    return bits
  }
  const places: number[] = []
  let place = -1
  for (let at = 0; at < found.length; at += 1) {
    const byte = found[at] ?? 0
    const isLong = (byte & MORE) !== 0
    if (isLong) at += 1
    place += 1 + (isLong ? (byte & (MORE - 1)) | ((found[at] ?? 0) << GAP_BITS) : byte)
    places.push(place)
  }
  return setBits(places)
}

/** Bytes of `placesToBytes` without one place; none where nobody else has the part. */
export const withoutPlace = (found: Buffer, place: number): Buffer =>
  placesToBytes(
    placesWithAll([found])
      .filter((one) => one !== place)
      .reverse(),
  )

/** The places that have all of these parts, the last first. */
export function placesWithAll(all: readonly Buffer[]): number[] {
  const [first, ...others] = all.map(bitsOf)
  const places: number[] = []
  if (first === undefined) return places
  for (let at = first.length - 1; at >= 0; at -= 1) {
    const word = others.reduce((left, other) => left & (other[at] ?? 0), first[at] ?? 0)
    for (let bit = WORD - 1; word !== 0 && bit >= 0; bit -= 1)
      if ((word & (1 << bit)) !== 0) places.push(at * WORD + bit)
  }
  return places
}
