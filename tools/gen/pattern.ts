type Range = [from: number, to: number]

/** What XML 1.0 can carry at all (section 2.2); an XSD cannot even name the rest. */
const XML_CHARACTERS: readonly Range[] = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
]

/** Characters that mean something in an XSD pattern and are escaped by a backslash there (XSD 1.0 part 2, F.1.1). */
const XSD_SPECIAL = new Set([...'\\|.?*+(){}[]^-'].map((character) => character.codePointAt(0)))

/**
 * Translates a JSON Schema pattern (ECMAScript, flag u, anchored) to XSD 1.0's dialect, which anchors by itself, knows no
 * `^`, `$`, `\/` and cannot mention characters outside XML. Classes become lists of ranges within XML's characters, so
 * both accept the same strings of those.
 * Throws on anything outside the shared subset: unanchored, lookaround, back references, non-greedy, `\d`, `\w`, `\s`, `.`.
 */
export function toXsdPattern(pattern: string): string {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) throw new Error(`pattern ${pattern} is not anchored`)
  const reader = new PatternReader(pattern.slice(1, -1))
  const translated = reader.alternatives()
  if (!reader.done) throw new Error(`pattern ${pattern}: unexpected ${reader.rest}`)
  if (reader.topLevelAlternatives > 1) throw new Error(`pattern ${pattern}: alternatives need a group inside ^ and $`)
  return translated
}

class PatternReader {
  readonly #characters: string[]
  #position = 0
  #depth = 0
  topLevelAlternatives = 1

  constructor(source: string) {
    this.#characters = [...source]
  }

  get done(): boolean {
    return this.#position >= this.#characters.length
  }

  get rest(): string {
    return this.#characters.slice(this.#position).join('')
  }

  alternatives(): string {
    let out = ''
    while (!this.done && this.#peek() !== ')') {
      if (this.#peek() === '|') {
        this.#next()
        if (this.#depth === 0) this.topLevelAlternatives += 1
        out += '|'
      } else {
        out += this.#atom() + this.#quantifier()
      }
    }
    return out
  }

  #peek(): string {
    return this.#characters[this.#position] ?? ''
  }

  #next(): string {
    const character = this.#peek()
    this.#position += 1
    return character
  }

  #atom(): string {
    const character = this.#next()
    if (character === '(') return this.#group()
    if (character === '[') return this.#class()
    if (character === '\\') return literal(this.#escaped())
    if ('^$.*+?{}]'.includes(character)) throw new Error(`"${character}" is outside the subset shared with XSD`)
    return literal(codePoint(character))
  }

  #group(): string {
    if (this.#peek() === '?') {
      this.#next()
      if (this.#next() !== ':') throw new Error('only plain groups and (?: ) are shared with XSD')
    }
    this.#depth += 1
    const inner = this.alternatives()
    this.#depth -= 1
    if (this.#next() !== ')') throw new Error('a group is not closed')
    return `(${inner})`
  }

  #quantifier(): string {
    let out = ''
    if ('?*+'.includes(this.#peek()) && !this.done) {
      out = this.#next()
    } else if (this.#peek() === '{') {
      const match = /^\{[0-9]+(?:,[0-9]*)?\}/.exec(this.rest)
      if (match === null) throw new Error('a quantifier is malformed')
      out = match[0]
      this.#position += out.length
    }
    if (out !== '' && !this.done && '?*+'.includes(this.#peek())) throw new Error('non-greedy is unknown to XSD')
    return out
  }

  /** The code point after a backslash: an escaped special character, or one given by number. */
  #escaped(): number {
    const character = this.#next()
    if (character === 'u') {
      const braced = /^\{([0-9A-Fa-f]+)\}/.exec(this.rest)
      const plain = /^([0-9A-Fa-f]{4})/.exec(this.rest)
      const match = braced ?? plain
      if (match === null) throw new Error('\\u needs digits')
      this.#position += match[0].length
      return Number.parseInt(match[1] ?? '', 16)
    }
    if (/[A-Za-z0-9]/.test(character)) throw new Error(`\\${character} is outside the subset shared with XSD`)
    return codePoint(character)
  }

  #class(): string {
    const negated = this.#peek() === '^'
    if (negated) this.#next()
    const ranges: Range[] = []
    while (this.#peek() !== ']') {
      if (this.done) throw new Error('a class is not closed')
      const from = this.#classMember()
      if (this.#peek() === '-' && this.#characters[this.#position + 1] !== ']') {
        this.#next()
        ranges.push([from, this.#classMember()])
      } else {
        ranges.push([from, from])
      }
    }
    this.#next()
    return classOf(negated ? subtract(XML_CHARACTERS, ranges) : intersect(XML_CHARACTERS, ranges))
  }

  #classMember(): number {
    const character = this.#next()
    return character === '\\' ? this.#escaped() : codePoint(character)
  }
}

function codePoint(character: string): number {
  const point = character.codePointAt(0)
  if (point === undefined) throw new Error('the pattern ends too early')
  return point
}

function intersect(left: readonly Range[], right: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const [a, b] of right) {
    for (const [c, d] of left) {
      if (Math.max(a, c) <= Math.min(b, d)) out.push([Math.max(a, c), Math.min(b, d)])
    }
  }
  return out.sort((x, y) => x[0] - y[0])
}

function subtract(from: readonly Range[], holes: readonly Range[]): Range[] {
  let out: Range[] = [...from]
  for (const [a, b] of holes) {
    out = out.flatMap(([c, d]): Range[] => {
      const parts: Range[] = []
      if (c < a) parts.push([c, Math.min(d, a - 1)])
      if (d > b) parts.push([Math.max(c, b + 1), d])
      return parts
    })
  }
  return out
}

function classOf(ranges: readonly Range[]): string {
  if (ranges.length === 0) throw new Error('a class matches nothing XML can carry')
  return `[${ranges.map(([a, b]) => (a === b ? literal(a) : `${literal(a)}-${literal(b)}`)).join('')}]`
}

/** One character in an XSD pattern; the caller escapes what XML itself needs escaped. */
function literal(point: number): string {
  return XSD_SPECIAL.has(point) ? `\\${String.fromCodePoint(point)}` : String.fromCodePoint(point)
}
