import { DerError, encode, readElement, TAG } from './der.ts'

/**
 * Levels of a ContentInfo whose lengths may be indefinite: ContentInfo, `[0]`, SignedData, and the sets and `[0]` in it.
 * One level further down only a SignerInfo may; a certificate may not.
 */
const FRAMES = 4

/**
 * Gives the structures of a CMS definite lengths where they have indefinite ones (X.690 8.1.3.6), as BouncyCastle and
 * other stream writers leave them. Everything that is signed or digested is copied as it came, byte by byte: if it were
 * encoded anew, a signature could hold over bytes that nobody sent.
 *
 * Returns bytes that still have to be checked to be DER; a view of the same ones where nothing is indefinite outside.
 * Work is bounded: each byte is copied once for each of five levels at most.
 *
 * @throws {DerError} when an end is missing, or a string is in pieces.
 */
export function definiteFrames(bytes: Buffer): Buffer {
  const { der, end } = frame(bytes, 0, bytes.length, 0, undefined)
  if (end !== bytes.length) throw new DerError('bytes after the end')
  return der
}

type Framed = { readonly der: Buffer; readonly end: number; readonly changed: boolean }

function frame(bytes: Buffer, at: number, limit: number, depth: number, parent: number | undefined): Framed {
  const tag = bytes[at] ?? 0
  const framing = depth < FRAMES || (depth === FRAMES && parent === TAG.set)
  if ((tag & 0x20) === 0 || !framing) {
    const { end } = readElement(bytes, at, limit)
    return { der: bytes.subarray(at, end), end, changed: false }
  }
  if (tag === (TAG.octetString | 0x20)) throw new DerError('string in pieces')
  const indefinite = bytes[at + 1] === 0x80
  const element = indefinite ? { contentStart: at + 2, end: limit } : readElement(bytes, at, limit)
  const parts: Buffer[] = []
  let next = element.contentStart
  let changed = false
  while (indefinite ? !endsAt(bytes, next, limit) : next < element.end) {
    const part = frame(bytes, next, element.end, depth + 1, tag)
    parts.push(part.der)
    changed ||= part.changed
    next = part.end
  }
  if (!indefinite && !changed) return { der: bytes.subarray(at, element.end), end: element.end, changed }
  return { der: encode(tag, ...parts), end: indefinite ? next + 2 : element.end, changed: true }
}

/** Whether the end-of-contents octets stand here. */
function endsAt(bytes: Buffer, at: number, limit: number): boolean {
  if (at + 2 > limit) throw new DerError('indefinite length without an end')
  return bytes[at] === 0 && bytes[at + 1] === 0
}
