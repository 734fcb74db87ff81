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
  const symbols = Array.from(number, symbolOf)
  const parts: number[] = []
  for (let at = 0; at + PART_LENGTH <= symbols.length; at += 1)
    parts.push(symbols.slice(at, at + PART_LENGTH).reduce((part, symbol) => part * SYMBOLS + symbol, 0))
  return parts
}

/** So many parts of what is sought are looked up: enough that what has them all has hardly ever something else. */
const LOOKED_UP_MAX = 8

/** The parts by which a text of three characters or more is looked for, spread over it, the first and the last among them. */
export function soughtParts(sought: string): number[] {
  const all = partsOf(sought)
  const count = Math.min(all.length, LOOKED_UP_MAX)
  const spread = Array.from({ length: count }, (_, at) => Math.round((at * (all.length - 1)) / Math.max(1, count - 1)))
  return [...new Set(spread.flatMap((at) => all[at] ?? []))]
}

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

/** Two bytes for each place, or a bit for each there could be: whichever is shorter. */
export function placesToBytes(places: readonly number[]): Buffer {
  if (places.length * 2 < PLACES_BYTES) return Buffer.from(Uint16Array.from(places).buffer)
  const bits = Buffer.alloc(PLACES_BYTES)
  for (const place of places) bits.writeUInt8(bits.readUInt8(place >> 3) | (1 << (place & 7)), place >> 3)
  return bits
}

/** The bits of `placesToBytes`, whichever way they were written. */
function bitsOf(found: Buffer): Buffer {
  if (found.length === PLACES_BYTES) return found
  const bits = Buffer.alloc(PLACES_BYTES)
  for (let at = 0; at < found.length; at += 2) {
    const place = found.readUInt16LE(at)
    bits.writeUInt8(bits.readUInt8(place >> 3) | (1 << (place & 7)), place >> 3)
  }
  return bits
}

/** The places that have all of these parts, the last first. */
export function placesWithAll(all: readonly Buffer[]): number[] {
  const [first, ...others] = all.map(bitsOf)
  const places: number[] = []
  if (first === undefined) return places
  for (let at = PLACES_BYTES - 1; at >= 0; at -= 1) {
    let byte = first.readUInt8(at)
    for (const other of others) byte &= other.readUInt8(at)
    for (let bit = 7; byte !== 0 && bit >= 0; bit -= 1) if ((byte & (1 << bit)) !== 0) places.push(at * 8 + bit)
  }
  return places
}
