import type { Limits } from './limits.ts'
import { codePointName, Malformed, pointerStep } from './text.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * A number that JSON allows and messages do not: sign, fraction, exponent (interface.md 2: `0|[1-9][0-9]*`), or more digits
 * than a number keeps exactly (I-JSON, RFC 7493 2.2).
 */
export type OddNumber = { offset: number; text: string; digits: boolean }

/** Every integer of up to this many digits is exact; the schemas allow no longer ones. */
export const EXACT_DIGITS = 15

export type JsonScan = { oddNumbers: OddNumber[]; names: number }

/**
 * One pass over a JSON text before JSON.parse, for what JSON.parse accepts or spends too much on: depth, number of values,
 * length of names and texts, lone surrogates. Grammar is left to JSON.parse, which sees every text that passes here. Throws
 * Malformed.
 * @returns numbers written in a form messages do not have, and how many names there are: if the parsed object has fewer,
 * there were duplicates
 */
export function scanJson(text: string, limits: Limits): JsonScan {
  return new JsonScanner(text, limits, false).scan()
}

/** The same pass, comparing every name to its siblings: throws Malformed at the first duplicate or `__proto__`. */
export function findWrongName(text: string, limits: Limits): void {
  new JsonScanner(text, limits, true).scan()
}

class JsonScanner {
  readonly #text: string
  readonly #limits: Limits
  readonly #odd: OddNumber[] = []
  readonly #compareNames: boolean
  /** Per depth: whether an object is open there, and its names so far. */
  readonly #objects: boolean[] = [false]
  readonly #names: Set<string>[] = []
  /** Per depth: the name or index of the entry being read; kept only where names are compared. */
  readonly #entry: (string | number)[] = []
  #nameCount = 0
  #depth = 0
  #nodes = 1
  #nameExpected = false
  #nextBackslash: number

  constructor(text: string, limits: Limits, compareNames: boolean) {
    this.#text = text
    this.#limits = limits
    this.#compareNames = compareNames
    this.#nextBackslash = text.indexOf('\\')
  }

  scan(): JsonScan {
    const text = this.#text
    let at = 0
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        at = this.#string(at)
      } else if (code === 0x7b || code === 0x5b) {
        this.#open(code === 0x7b, at)
        at += 1
      } else if (code === 0x7d || code === 0x5d) {
        if (this.#depth > 0) this.#depth -= 1
        this.#nameExpected = false
        at += 1
      } else if (code === 0x2c) {
        this.#count(at)
        this.#nameExpected = this.#objects[this.#depth] === true
        if (this.#compareNames) this.#next()
        at += 1
      } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
        at = this.#number(at)
      } else {
        at += 1
      }
    }
    return { oddNumbers: this.#odd, names: this.#nameCount }
  }

  #count(at: number): void {
    this.#nodes += 1
    if (this.#nodes > this.#limits.nodes)
      throw new Malformed('nodes', { offset: at, expected: String(this.#limits.nodes) })
  }

  #open(object: boolean, at: number): void {
    this.#depth += 1
    if (this.#depth > this.#limits.depth)
      throw new Malformed('depth', { offset: at, expected: String(this.#limits.depth) })
    this.#count(at)
    this.#nameExpected = object
    this.#objects[this.#depth] = object
    if (!this.#compareNames) return
    this.#names[this.#depth] = new Set()
    this.#entry[this.#depth] = 0
  }

  #next(): void {
    const entry = this.#entry[this.#depth]
    if (typeof entry === 'number') this.#entry[this.#depth] = entry + 1
  }

  #pointer(): string {
    return this.#entry
      .slice(1, this.#depth + 1)
      .map(pointerStep)
      .join('')
  }

  /** Returns the offset after the closing quote, or the end of the text when there is none. */
  #string(at: number): number {
    const text = this.#text
    let end = text.indexOf('"', at + 1)
    if (end === -1) return text.length
    const escaped = this.#hasBackslash(at, end)
    if (escaped) end = closingQuote(text, at)
    if (end === -1) return text.length
    const name = this.#nameExpected
    this.#nameExpected = false
    const longest = name ? this.#limits.nameLength : this.#limits.textLength
    if (end - at - 1 > longest) {
      throw new Malformed(name ? 'name-length' : 'text-length', { offset: at, expected: String(longest) })
    }
    if (name) this.#nameCount += 1
    if (escaped || (name && this.#compareNames)) this.#check(at, end, name, escaped)
    return end + 1
  }

  #check(at: number, end: number, name: boolean, escaped: boolean): void {
    const value = escaped ? unescape(this.#text.slice(at, end + 1), at) : this.#text.slice(at + 1, end)
    if (escaped && !value.isWellFormed()) throw new Malformed('lone-surrogate', { offset: at })
    if (!name || !this.#compareNames) return
    this.#entry[this.#depth] = value
    const names = this.#names[this.#depth]
    if (value !== '__proto__' && names?.has(value) !== true) names?.add(value)
    else {
      const reason = value === '__proto__' ? 'forbidden-name' : 'duplicate-name'
      throw new Malformed(reason, { offset: at, value, pointer: this.#pointer() })
    }
  }

  #hasBackslash(from: number, to: number): boolean {
    if (this.#nextBackslash === -1) return false
    if (this.#nextBackslash < from) this.#nextBackslash = this.#text.indexOf('\\', from)
    return this.#nextBackslash !== -1 && this.#nextBackslash < to
  }

  #number(at: number): number {
    const text = this.#text
    let end = at
    let odd = text.charCodeAt(at) === 0x2d
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      if (code >= 0x30 && code <= 0x39) continue
      // Signs, point and exponent: 0x2b + , 0x2d - , 0x2e . , 0x45 E , 0x65 e
      if (code !== 0x2b && code !== 0x2d && code !== 0x2e && code !== 0x45 && code !== 0x65) break
      odd = true
    }
    const inexact = !odd && end - at > EXACT_DIGITS
    if ((odd || inexact) && this.#odd.length < this.#limits.findings) {
      this.#odd.push({ offset: at, text: text.slice(at, end), digits: inexact })
    }
    return end
  }
}

/** The offset of the quote that closes the string begun at `at`; -1 when it is not closed. */
export function closingQuote(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end !== -1 && backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1)
  return end
}

function backslashesBefore(text: string, quote: number): number {
  let count = 0
  while (text.charCodeAt(quote - 1 - count) === BACKSLASH) count += 1
  return count
}

/** Reads one string token with escapes; a broken one is left to JSON.parse of the whole text, which reports where. */
function unescape(token: string, offset: number): string {
  try {
    return String(JSON.parse(token))
  } catch {
    const control = token.search(/[\u0000-\u001f]/)
    if (control === -1) throw new Malformed('wrong-escape', { offset })
    throw new Malformed('control-character', { offset: offset + control, value: codePointName(token, control) })
  }
}
