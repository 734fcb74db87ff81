/**
 * A small, strict reader and writer of DER (ITU-T X.690, section 10 and 11).
 *
 * Only what X.509, CMS and CRLs need: low tag numbers, definite lengths. BER is refused in everything that is signed or
 * digested: two encodings of one meaning are two byte strings that different verifiers may judge differently. The
 * structures of a CMS around that may be BER (`ber.ts`), since they say nothing that anybody vouches for.
 */

/** Why bytes are not the DER that was expected. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** One element inside a larger buffer: `start` is its tag, `contentStart` its first content byte, `end` one past it. */
export interface DerElement {
  readonly tag: number
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

const MAX_DEPTH = 32

/**
 * Reads the element that begins at `offset`, without looking into it.
 *
 * @throws {DerError} for a long-form tag, an indefinite or non-minimal length, or content beyond `limit`.
 */
export function readElement(bytes: Buffer, offset: number, limit: number): DerElement {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined || offset + 2 > limit) throw new DerError('cut short')
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag number too large')
  let contentStart = offset + 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0) throw new DerError('indefinite length')
    if (count > 4 || contentStart + count > limit) throw new DerError('length too large')
    length = bytes.readUIntBE(contentStart, count)
    contentStart += count
    if (length < 0x80 || length < 2 ** (8 * (count - 1))) throw new DerError('length not minimal')
  }
  const end = contentStart + length
  if (end > limit) throw new DerError('cut short')
  return { tag, start: offset, contentStart, end }
}

/**
 * Walks everything that `bytes` holds and refuses what is not DER, constructed elements included.
 *
 * @throws {DerError} when a byte follows the one outermost element, nesting passes 32 levels, or a primitive value is
 * not in its one canonical form.
 */
export function checkDer(bytes: Buffer): void {
  if (walk(bytes, 0, bytes.length, 0) !== bytes.length) throw new DerError('bytes after the end')
}

function walk(bytes: Buffer, offset: number, limit: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new DerError('nested too deeply')
  const element = readElement(bytes, offset, limit)
  const { tag, contentStart, end } = element
  const constructed = (tag & 0x20) !== 0
  if (tag < 0x40) {
    const number = tag & 0x1f
    if (constructed !== (number === 0x10 || number === 0x11))
      throw new DerError('string or structure in the wrong form')
    if (!constructed) checkPrimitive(bytes, element)
  }
  if (constructed) {
    let at = contentStart
    while (at < end) at = walk(bytes, at, end, depth + 1)
  }
  return end
}

function checkPrimitive(bytes: Buffer, { tag, contentStart, end }: DerElement): void {
  const length = end - contentStart
  const first = bytes[contentStart] ?? 0
  const last = bytes[end - 1] ?? 0
  if (tag === TAG.integer) {
    const second = bytes[contentStart + 1] ?? 0
    const padded = length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
    if (length === 0 || padded) throw new DerError('integer not minimal')
  } else if (tag === TAG.boolean) {
    if (length !== 1 || (first !== 0 && first !== 0xff)) throw new DerError('boolean not canonical')
  } else if (tag === TAG.null) {
    if (length !== 0) throw new DerError('null with content')
  } else if (tag === TAG.bitString) {
    if (length === 0 || first > 7 || (length === 1 && first !== 0)) throw new DerError('bit string not canonical')
    if (length > 1 && (last & ((1 << first) - 1)) !== 0) throw new DerError('bit string not canonical')
  } else if (tag === TAG.oid) {
    if (length === 0 || last >= 0x80) throw new DerError('object identifier not canonical')
    for (let at = contentStart; at < end; at += 1) {
      const begins = at === contentStart || (bytes[at - 1] ?? 0) < 0x80
      if (begins && bytes[at] === 0x80) throw new DerError('object identifier not canonical')
    }
  }
}

/** Steps through the elements of one constructed value. Every method throws `DerError` on what it did not expect. */
export class DerReader {
  readonly #bytes: Buffer
  readonly #end: number
  #at: number

  constructor(bytes: Buffer, start = 0, end: number = bytes.length) {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
  }

  /** The tag of the next element, or undefined at the end. */
  peek(): number | undefined {
    return this.#at < this.#end ? this.#bytes[this.#at] : undefined
  }

  /** Takes the next element, which must carry `tag` if one is given. */
  next(tag?: number): DerElement {
    const element = readElement(this.#bytes, this.#at, this.#end)
    if (tag !== undefined && element.tag !== tag) {
      throw new DerError(`expected tag 0x${tag.toString(16)}, found 0x${element.tag.toString(16)}`)
    }
    this.#at = element.end
    return element
  }

  /** Takes the next element and returns a reader of its content. */
  enter(tag: number): DerReader {
    const element = this.next(tag)
    return new DerReader(this.#bytes, element.contentStart, element.end)
  }

  /** Takes the next element if it carries `tag`, and returns a reader of its content. */
  enterIf(tag: number): DerReader | undefined {
    return this.peek() === tag ? this.enter(tag) : undefined
  }

  /** The content of the next element, without tag and length; a view, not a copy. */
  content(tag: number): Buffer {
    const element = this.next(tag)
    return this.#bytes.subarray(element.contentStart, element.end)
  }

  /** The next element whole, with tag and length; a view, not a copy. */
  whole(tag?: number): Buffer {
    const element = this.next(tag)
    return this.#bytes.subarray(element.start, element.end)
  }

  /** Every remaining element, whole. */
  rest(tag?: number): Buffer[] {
    const found: Buffer[] = []
    while (this.peek() !== undefined) found.push(this.whole(tag))
    return found
  }

  /** The next element as a non-negative integer that fits a byte (versions, lengths of paths). */
  smallInteger(): number {
    const content = this.content(TAG.integer)
    const value = content[0]
    if (content.length !== 1 || value === undefined || value > 0x7f) throw new DerError('integer out of range')
    return value
  }

  /** The content of a BIT STRING with no unused bits. */
  bits(): Buffer {
    const content = this.content(TAG.bitString)
    if (content[0] !== 0) throw new DerError('bit string not of whole bytes')
    return content.subarray(1)
  }

  /** The next element as a time: UTCTime or GeneralizedTime, in the only form RFC 5280 4.1.2.5 allows. */
  time(): Date {
    const element = this.next()
    const text = this.#bytes.toString('latin1', element.contentStart, element.end)
    return parseTime(element.tag, text)
  }

  /** Ends the reading: nothing may be left. */
  finish(): void {
    if (this.#at !== this.#end) throw new DerError('unexpected element')
  }
}

/** Opens `bytes` as exactly one element of `tag` and returns a reader of its content. */
export function openDer(bytes: Buffer, tag: number): DerReader {
  const outer = new DerReader(bytes)
  const inner = outer.enter(tag)
  outer.finish()
  return inner
}

function parseTime(tag: number, text: string): Date {
  const utc = tag === TAG.utcTime && /^\d{12}Z$/.test(text)
  const general = tag === TAG.generalizedTime && /^\d{14}Z$/.test(text)
  if (!utc && !general) throw new DerError('time not in the form of RFC 5280')
  const full = general ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
  const [year, month, day] = [full.slice(0, 4), full.slice(4, 6), full.slice(6, 8)]
  const iso = `${year}-${month}-${day}T${full.slice(8, 10)}:${full.slice(10, 12)}:${full.slice(12, 14)}.000Z`
  const time = new Date(iso)
  // Date rolls 31 February over into March: a calendar date that does not exist is refused instead.
  if (Number.isNaN(time.getTime()) || time.toISOString() !== iso) throw new DerError('no such time')
  return time
}

/** One element: tag, minimal definite length, and the parts as its content. */
export function encode(tag: number, ...parts: readonly Buffer[]): Buffer {
  let length = 0
  for (const part of parts) length += part.length
  const lengthBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4
  const element = Buffer.allocUnsafe(2 + lengthBytes + length)
  element[0] = tag
  element[1] = lengthBytes === 0 ? length : 0x80 | lengthBytes
  if (lengthBytes > 0) element.writeUIntBE(length, 2, lengthBytes)
  let at = 2 + lengthBytes
  for (const part of parts) {
    element.set(part, at)
    at += part.length
  }
  return element
}

export function encodeSequence(...parts: readonly Buffer[]): Buffer {
  return encode(TAG.sequence, ...parts)
}

/** SET OF: the elements sorted by their encodings, as X.690 11.6 demands. */
export function encodeSetOf(elements: readonly Buffer[]): Buffer {
  return encode(TAG.set, ...elements.toSorted((a, b) => Buffer.compare(a, b)))
}

/** An INTEGER from a non-negative number. */
export function encodeInteger(value: bigint | number): Buffer {
  const hex = BigInt(value).toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  const sign = (bytes[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0)
  return encode(TAG.integer, sign, bytes)
}

export function encodeOctetString(content: Buffer): Buffer {
  return encode(TAG.octetString, content)
}

export function encodeUtf8String(text: string): Buffer {
  return encode(TAG.utf8String, Buffer.from(text, 'utf8'))
}

/** A time in the form RFC 5652 11.3 and RFC 5280 ask for: UTCTime from 1950 through 2049, else GeneralizedTime. */
export function encodeTime(time: Date): Buffer {
  const year = time.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) throw new DerError('no such time')
  const day = [year % 100, time.getUTCMonth() + 1, time.getUTCDate()]
  const pairs = [...day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()]
  const general = year < 1950 || year >= 2050
  if (general) pairs.unshift(Math.floor(year / 100))
  // Digits by arithmetic: formatting through toISOString costs a seventh of a P-256 signature.
  const content = Buffer.allocUnsafe(pairs.length * 2 + 1)
  pairs.forEach((pair, index) => {
    content[index * 2] = 0x30 + Math.floor(pair / 10)
    content[index * 2 + 1] = 0x30 + (pair % 10)
  })
  content[content.length - 1] = 0x5a
  return encode(general ? TAG.generalizedTime : TAG.utcTime, content)
}

/** An OBJECT IDENTIFIER from dotted decimals; arcs of any size (2.25 arcs have up to 128 bits). */
export function encodeOid(dotted: string): Buffer {
  const arcs = dotted.split('.').map((arc) => BigInt(arc))
  const [root = 0n, second = 0n, ...others] = arcs
  const body = [root * 40n + second, ...others].flatMap(base128)
  return encode(TAG.oid, Buffer.from(body))
}

function base128(arc: bigint): number[] {
  const groups = [Number(arc & 0x7fn)]
  for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(Number(left & 0x7fn) | 0x80)
  return groups
}

/** Dotted decimals of an OBJECT IDENTIFIER, given whole (tag and length included) and already checked. */
export function decodeOid(whole: Buffer): string {
  const arcs: bigint[] = []
  let arc = 0n
  for (const byte of whole.subarray(2)) {
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0n
    }
  }
  const [first = 0n, ...others] = arcs
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n
  return [root, first - root * 40n, ...others].join('.')
}
