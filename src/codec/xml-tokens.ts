import type { ReasonId } from '../generated/errors.ts'
import type { Limits } from './limits.ts'
import { BYTE_ORDER_MARK, codePointName, Malformed, type Where } from './text.ts'

export type StartTag = {
  /** As written, with its prefix. */
  name: string
  localName: string
  /** Undefined where no namespace is in scope. */
  namespace: string | undefined
  /** All but namespace declarations. */
  attributes: ReadonlyArray<[name: string, value: string]>
  empty: boolean
  offset: number
}

const S = '[ \\t\\r\\n]'
const EQUAL_SIGN = `${S}*=${S}*`
/** The XML declaration (XML 1.0 production [23]); group 1 or 2 is the encoding. */
const DECLARATION = new RegExp(
  [
    `^<\\?xml${S}+version${EQUAL_SIGN}(?:"1\\.0"|'1\\.0')`,
    `(?:${S}+encoding${EQUAL_SIGN}(?:"([A-Za-z0-9._-]+)"|'([A-Za-z0-9._-]+)'))?`,
    `(?:${S}+standalone${EQUAL_SIGN}(?:"(?:yes|no)"|'(?:yes|no)'))?${S}*\\?>`,
  ].join(''),
)

const NONE: StartTag['attributes'] = []

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Outside production [2] Char of XML 1.0; surrogates cannot come out of strict UTF-8. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'

const EXCLAMATION = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f
const GREATER = 0x3e
const EQUALS = 0x3d
const AMPERSAND = 0x26

/** Reads the tokens of an XML text one by one, with namespaces resolved and limits kept. Throws Malformed. */
export class XmlTokens {
  readonly #text: string
  readonly #limits: Limits
  readonly #carriageReturns: boolean
  #at = 0
  #depth = 0
  #nodes = 0
  #pieces = 0
  #namespaces: ReadonlyMap<string, string> = new Map()
  /** The default namespace in scope. */
  #unprefixed: string | undefined
  /** Namespaces of the outer elements, one entry per open element that declares some. */
  readonly #outer: Array<{ depth: number; namespaces: ReadonlyMap<string, string> }> = []

  constructor(text: string, limits: Limits) {
    this.#text = text
    this.#limits = limits
    this.#carriageReturns = text.includes('\r')
  }

  /** Pieces of text read so far, each run and each CDATA section one; a comment counts for the two it makes of one. */
  get pieces(): number {
    return this.#pieces
  }

  get offset(): number {
    return this.#at
  }

  /** Steps over byte order mark, XML declaration, comments and space before the root element. */
  prolog(): void {
    const forbidden = this.#text.search(FORBIDDEN)
    if (forbidden !== -1) {
      throw new Malformed('xml-character', { offset: forbidden, value: codePointName(this.#text, forbidden) })
    }
    if (this.#text.startsWith(BYTE_ORDER_MARK)) this.#at = 1
    if (this.#atDeclaration()) {
      const match = DECLARATION.exec(this.#text.slice(this.#at, this.#at + 200))
      if (match === null) throw this.#malformed('xml-declaration')
      const encoding = match[1] ?? match[2] ?? 'UTF-8'
      if (encoding.toUpperCase() !== 'UTF-8') throw this.#malformed('encoding', { value: encoding })
      this.#at += match[0].length
    }
    this.#space()
  }

  #atDeclaration(): boolean {
    return /^<\?xml[ \t\r\n]/.test(this.#text.slice(this.#at, this.#at + 6))
  }

  /** Only comments and space may follow the root element. */
  epilog(): void {
    this.#space()
    if (this.#at < this.#text.length) throw this.#malformed('outside-root')
  }

  #space(): void {
    if (/[^ \t\r\n]/.test(this.text())) throw this.#malformed('outside-root')
  }

  atEndTag(): boolean {
    return this.#text.charCodeAt(this.#at + 1) === SLASH && this.#text.charCodeAt(this.#at) === 0x3c
  }

  /**
   * All text up to the next tag: comments removed, CDATA and references resolved, line ends as in XML 1.0 2.11.
   * @param wanted false for the text of a refused element, which is skipped
   */
  text(wanted = true): string {
    let out = ''
    for (;;) {
      const next = this.#text.indexOf('<', this.#at)
      const end = next === -1 ? this.#text.length : next
      if (end > this.#at) this.#pieces += 1
      if (end > this.#at && wanted) out += this.#resolved(this.#at, end)
      else this.#skipText(end)
      this.#at = end
      const code = this.#text.charCodeAt(end + 1)
      if (code === QUESTION)
        throw this.#malformed(this.#atDeclaration() ? 'declaration-first' : 'processing-instruction')
      if (code !== EXCLAMATION || next === -1) return out
      this.#limitText(out.length, end)
      if (this.#text.startsWith('<![CDATA[', end)) {
        const section = this.#section('<![CDATA[', ']]>')
        this.#pieces += 1
        if (wanted) out += lineEnds(section)
      } else if (this.#text.startsWith('<!--', end)) {
        this.#section('<!--', '-->')
        this.#pieces += 2
      } else throw this.#malformed('doctype')
    }
  }

  /** In skipped text each reference counts as a node: a parser pays for each, and the message is refused anyway. */
  #skipText(end: number): void {
    this.#limitText(end - this.#at, this.#at)
    for (let at = this.#at; at < end; at += 1) if (this.#text.charCodeAt(at) === AMPERSAND) this.#count()
  }

  #section(open: string, close: string): string {
    this.#count()
    const from = this.#at + open.length
    const end = this.#text.indexOf(close, from)
    if (end === -1) throw this.#malformed('section-end', { value: open })
    this.#at = end + close.length
    this.#limitText(end - from, from)
    return this.#text.slice(from, end)
  }

  #resolved(from: number, to: number): string {
    this.#limitText(to - from, from)
    const raw = this.#text.slice(from, to)
    const text = this.#carriageReturns && raw.includes('\r') ? lineEnds(raw) : raw
    if (!text.includes('&')) return text
    if (!/&(?!(?:lt|gt|amp|quot|apos);)/.test(text)) return predefined(text)
    return text.replaceAll(/&([^;&]*)(;?)/g, (_, name: string, end: string) => {
      this.#count()
      const value = end === ';' ? reference(name) : undefined
      if (value === undefined)
        throw new Malformed('unknown-entity', { offset: from, value: `&${name.slice(0, 20)}${end}` })
      return value
    })
  }

  startTag(): StartTag {
    const offset = this.#at
    if (this.#text.charCodeAt(offset) !== 0x3c) throw this.#malformed('element-missing')
    this.#at += 1
    this.#depth += 1
    if (this.#depth > this.#limits.depth) {
      throw new Malformed('depth', { offset, expected: String(this.#limits.depth) })
    }
    this.#count()
    const name = this.#name()
    if (this.#text.charCodeAt(this.#at) === GREATER && this.#unprefixed !== undefined && !name.includes(':')) {
      this.#at += 1
      return { name, localName: name, namespace: this.#unprefixed, attributes: NONE, empty: false, offset }
    }
    const { attributes, empty } = this.#attributes()
    const colon = name.indexOf(':')
    const prefix = colon === -1 ? '' : name.slice(0, colon)
    const namespace = this.#namespaces.get(prefix)
    if (namespace === undefined && prefix !== '') {
      throw new Malformed('unknown-prefix', { offset, value: prefix })
    }
    return { name, localName: colon === -1 ? name : name.slice(colon + 1), namespace, attributes, empty, offset }
  }

  /**
   * Whether an attribute is one by which common tools give the location of a schema; it is ignored. Call right after the
   * start tag, in whose scope its prefix is resolved.
   */
  isSchemaLocation(name: string): boolean {
    const [prefix = '', local] = name.split(':')
    if (local !== 'schemaLocation' && local !== 'noNamespaceSchemaLocation') return false
    return this.#namespaces.get(prefix) === SCHEMA_INSTANCE
  }

  endTag(name: string): void {
    if (!this.#text.startsWith(name, this.#at + 2)) throw this.#malformed('end-tag', { expected: name })
    this.#at += 2 + name.length
    this.#skipSpace()
    if (this.#text.charCodeAt(this.#at) !== GREATER) throw this.#malformed('end-tag', { expected: name })
    this.#at += 1
    this.leave()
  }

  /** Closes the element opened last; called by endTag, and by the reader for an empty element. */
  leave(): void {
    const outer = this.#outer.at(-1)
    if (outer !== undefined && outer.depth === this.#depth) {
      this.#namespaces = outer.namespaces
      this.#unprefixed = outer.namespaces.get('')
      this.#outer.pop()
    }
    this.#depth -= 1
  }

  #attributes(): { attributes: StartTag['attributes']; empty: boolean } {
    const attributes: Array<[string, string]> = []
    let declared: Map<string, string> | undefined
    for (let count = 0; ; count += 1) {
      const spaced = this.#skipSpace()
      const code = this.#text.charCodeAt(this.#at)
      if (code === GREATER || code === SLASH) {
        this.#at += code === SLASH ? 2 : 1
        if (this.#text.charCodeAt(this.#at - 1) !== GREATER) throw this.#malformed('tag-syntax')
        if (declared !== undefined) this.#declare(declared)
        return { attributes, empty: code === SLASH }
      }
      if (!spaced) throw this.#malformed('tag-syntax')
      if (count >= this.#limits.attributes) {
        throw this.#malformed('attributes', { expected: String(this.#limits.attributes) })
      }
      const [name, value] = this.#attribute()
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) attributes.push([name, value])
      else declared = (declared ?? new Map()).set(name.slice(6), value)
    }
  }

  #declare(declared: ReadonlyMap<string, string>): void {
    this.#outer.push({ depth: this.#depth, namespaces: this.#namespaces })
    this.#namespaces = new Map([...this.#namespaces, ...declared])
    // Each element that declares one copies them all.
    if (this.#namespaces.size > this.#limits.attributes) {
      throw this.#malformed('namespaces', { expected: String(this.#limits.attributes) })
    }
    this.#unprefixed = this.#namespaces.get('')
  }

  #attribute(): [string, string] {
    this.#count()
    const name = this.#name()
    this.#skipSpace()
    if (this.#text.charCodeAt(this.#at) !== EQUALS) throw this.#malformed('tag-syntax')
    this.#at += 1
    this.#skipSpace()
    const quote = this.#text.charAt(this.#at)
    const end = quote === '"' || quote === "'" ? this.#text.indexOf(quote, this.#at + 1) : -1
    if (end === -1) throw this.#malformed('tag-syntax')
    const value = this.#resolved(this.#at + 1, end).replaceAll(/[\t\n]/g, ' ')
    this.#at = end + 1
    return [name, value]
  }

  /** A name up to its delimiter; whether its characters are allowed is left to libxml2. */
  #name(): string {
    const from = this.#at
    const text = this.#text
    let at = from
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code <= 0x20 || code === SLASH || code === GREATER || code === EQUALS || code === 0x3c) break
    }
    if (at === from) throw this.#malformed('tag-syntax')
    if (at - from > this.#limits.nameLength) {
      throw new Malformed('name-length', { offset: from, expected: String(this.#limits.nameLength) })
    }
    this.#at = at
    return text.slice(from, at)
  }

  #skipSpace(): boolean {
    const from = this.#at
    for (; ; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return this.#at > from
    }
  }

  #count(): void {
    this.#nodes += 1
    if (this.#nodes > this.#limits.nodes) {
      throw this.#malformed('nodes', { expected: String(this.#limits.nodes) })
    }
  }

  /** Also before references are resolved: no valid value is longer than the limit even as written. */
  #limitText(length: number, at: number): void {
    const { textLength } = this.#limits
    if (length > textLength) throw new Malformed('text-length', { offset: at, expected: String(textLength) })
  }

  #malformed(reason: ReasonId, more: Omit<Where, 'offset'> = {}): Malformed {
    return new Malformed(reason, { ...more, offset: this.#at })
  }
}

/** The five entities of XML resolved; the ampersand's last, so that no text is resolved twice. */
function predefined(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function lineEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

/**
 * What `&name;` stands for; undefined for an entity that XML does not predefine, and for a code point that is not a
 * character.
 */
function reference(name: string): string | undefined {
  const number = /^#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}))$/.exec(name)
  if (number === null) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
  const point = number[1] === undefined ? Number.parseInt(number[2] ?? '', 16) : Number(number[1])
  return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? undefined : String.fromCodePoint(point)
}
