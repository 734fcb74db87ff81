/** Nesting beyond this is refused: what we sign is flat, and recursion without a bound is a way to stop the process. */
const MAX_DEPTH = 64

/**
 * The one text of a JSON value by RFC 8785 (JSON Canonicalization Scheme), for what the hub signs and logs.
 *
 * Numbers are limited to safe integers, so that no reader's rounding can change what was signed; fractions travel as
 * strings. Text must be well-formed Unicode.
 *
 * @throws {TypeError} for a value with no canonical form here: fractions, unsafe integers, bigint, undefined, functions,
 * class instances, lone surrogates, more than 64 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

/** The UTF-8 bytes of `canonicalJson(value)`; throws as it does. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(write(value, 0), 'utf8')
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError('canonical JSON: nested too deeply')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('canonical JSON: only safe integers')
    // A safe integer is written the same by both; String(-0) is "0", as RFC 8785 asks.
    return String(value)
  }
  if (Array.isArray(value)) return writeList(value, depth)
  if (typeof value === 'object') return writeObject(value, depth)
  throw new TypeError(`canonical JSON: no form for ${typeof value}`)
}

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('canonical JSON: only plain objects')
  const names = inOrder(Object.keys(value))
  let text = ''
  for (const name of names) {
    const member = write((value as Record<string, unknown>)[name], depth + 1)
    text += `${text === '' ? '' : ','}${writeString(name)}:${member}`
  }
  return `{${text}}`
}

/** Names of more members than this are sorted; fewer are put in place one by one, for which nothing is copied. */
const FEW = 24

/** In the order of their UTF-16 code units, which is what RFC 8785 3.2.3 asks for and both `<` and Array.prototype.sort compare. */
function inOrder(names: string[]): string[] {
  if (names.length > FEW) return names.sort()
  for (let from = 1; from < names.length; from += 1) {
    const name = names[from] as string
    let at = from
    for (; at > 0 && name < (names[at - 1] as string); at -= 1) names[at] = names[at - 1] as string
    names[at] = name
  }
  return names
}

function writeList(value: readonly unknown[], depth: number): string {
  let text = ''
  for (const entry of value) text += `${text === '' ? '' : ','}${write(entry, depth + 1)}`
  return `[${text}]`
}

/** Text that needs no escape and has no surrogate: nearly all of what is signed and logged, and much cheaper to quote. */
const PLAIN = /^[ !#-[\]-~]*$/

function writeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('canonical JSON: lone surrogate')
  return JSON.stringify(text)
}

/**
 * Reads canonical JSON and nothing else: bytes that another writer would have written differently are refused, so that
 * duplicate names, spaces and escapes cannot hide a second meaning.
 *
 * @throws {SyntaxError | TypeError} when the bytes are not UTF-8, not JSON, or not the canonical form of their value.
 */
export function parseCanonicalJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  const value: unknown = JSON.parse(text)
  if (!canonicalBytes(value).equals(bytes)) throw new TypeError('not in canonical form')
  return value
}
