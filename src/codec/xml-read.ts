import { NAMESPACE } from '../domain/rules/header.ts'
import { type Field, type Shape, typeByRoot } from '../generated/shapes.ts'
import { type ReasonId, reasons } from '../generated/errors.ts'
import type { MessageType } from '../generated/types.ts'
import type { Found } from './found.ts'
import { EXACT_DIGITS } from './json-scan.ts'
import type { Limits } from './limits.ts'
import type { Places, Wanted } from './places.ts'
import { cut, Malformed, pointerStep } from './text.ts'
import { shapeOf } from './versions.ts'
import { type StartTag, XmlTokens } from './xml-tokens.ts'

/** The object an XML text encodes, and findings on structure that XML allows and messages do not. */
export type XmlReading = {
  rootName: string
  type: MessageType | undefined
  message: Record<string, unknown>
  issues: Found[]
  /** Integers with more digits than a number holds exactly, as written, by pointer; the schema refuses them. */
  inexact: Map<string, string>
}

/** One element of the current path: its name, its index in a list, and whether it is in another namespace. */
type Step = { name: string; index: number | undefined; foreign: boolean }

type Kind = Field['kind'] | undefined

/**
 * Maps XML text to the message it encodes, guided by the shapes of the schema, in one pass. Namespaces, comments, CDATA,
 * character references and the five entities are read as XML 1.0 says; text is never trimmed or guessed at. DOCTYPE,
 * processing instructions and encodings other than UTF-8 are refused, as is what exceeds the limits. It does not judge: the
 * caller lets libxml2 parse and validate the same bytes, and uses this object only if both agree. Throws Malformed where it
 * cannot go on.
 */
export function readXml(text: string, limits: Limits): XmlReading {
  return new XmlMapper(text, limits, undefined).read()
}

/**
 * Finds the offsets of elements in an XML text, until all are found; used only to explain a refusal. Returns the root's
 * name. Throws Malformed as readXml does.
 */
export function findXmlPlaces(text: string, limits: Limits, places: Places): string {
  return new XmlMapper(text, limits, places).find()
}

/** Ends the reading when everything looked for has been found. */
class AllFound extends Error {}

class XmlMapper {
  readonly #tokens: XmlTokens
  readonly #limits: Limits
  readonly #places: Places | undefined
  /** The path to the element being read; made into a pointer only when there is a finding. */
  readonly #way: Step[] = []
  #offset = 0
  #rootName = ''
  readonly #inexact = new Map<string, string>()
  readonly #issues: Found[] = []

  constructor(text: string, limits: Limits, places: Places | undefined) {
    this.#tokens = new XmlTokens(text, limits)
    this.#limits = limits
    this.#places = places
  }

  find(): string {
    try {
      this.#read()
    } catch (error) {
      if (!(error instanceof AllFound)) throw error
    }
    return this.#rootName
  }

  read(): XmlReading {
    try {
      return this.#read()
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      throw new Malformed(error.reason, { ...error.where, pointer: this.#pointer() })
    }
  }

  #read(): XmlReading {
    const tokens = this.#tokens
    tokens.prolog()
    const start = tokens.startTag()
    const rootName = start.localName
    this.#rootName = rootName
    this.#offset = start.offset
    const type = start.namespace === NAMESPACE ? typeByRoot.get(rootName) : undefined
    const message: Record<string, unknown> = type === undefined ? {} : { type }
    for (const [name, value] of start.attributes) {
      if (name === 'version') message['version'] = value
      else if (!tokens.isSchemaLocation(name)) this.#issue('attribute', { value: name, step: `/@${name}` })
    }
    const root = this.#places?.root
    this.#places?.found(root, start.offset)
    this.#fill(message, type === undefined ? undefined : shapeOf(type, message['version']), start, root)
    tokens.epilog()
    return { rootName, type, message, issues: this.#issues, inexact: this.#inexact }
  }

  #pointer(): string {
    return this.#way
      .map(({ name, index }) => pointerStep(name) + (index === undefined ? '' : pointerStep(index)))
      .join('')
  }

  #xpath(): string {
    const steps = this.#way.map(({ name, index, foreign }) => {
      const step = foreign ? `/*[local-name()='${name}']` : `/${name}`
      return index === undefined ? step : `${step}[${index + 1}]`
    })
    return `/${this.#rootName}${steps.join('')}`
  }

  #issue(reason: ReasonId | undefined, more: { value?: string; expected?: string; step?: string } = {}): void {
    if (this.#issues.length >= this.#limits.findings) return
    const { value, expected, step = '' } = more
    this.#issues.push({
      code: reason === undefined ? '15' : reasons[reason].code,
      ...(reason === undefined ? {} : { reason }),
      pointer: this.#pointer(),
      offset: this.#offset,
      xpath: this.#xpath() + step,
      ...(value === undefined ? {} : { value: cut(value) }),
      ...(expected === undefined ? {} : { expected }),
    })
  }

  /** Reads the children of an element into `target`; without a shape they are skipped. */
  #fill(
    target: Record<string, unknown>,
    shape: Shape | undefined,
    { empty, name, offset }: StartTag,
    wanted: Wanted | undefined,
  ): void {
    if (empty) return this.#tokens.leave()
    let last: Field | undefined
    for (;;) {
      const text = this.#tokens.text(shape !== undefined)
      if (text !== '' && shape !== undefined && /[^ \t\r\n]/.test(text))
        this.#issue('text-between', { value: text.trim() })
      if (this.#tokens.atEndTag()) return this.#tokens.endTag(name)
      const start = this.#tokens.startTag()
      const field = start.namespace === NAMESPACE ? shape?.fields.get(start.localName) : undefined
      const before = field === undefined ? undefined : target[field.name]
      this.#way.push(stepTo(start, field, before))
      this.#offset = start.offset
      const node = wanted === undefined ? undefined : this.#find(wanted, start, field, before)
      if (this.#places?.complete === true) throw new AllFound()
      if (shape !== undefined) this.#checkStart(start, shape, field, last)
      last = field ?? last
      // A duplicate is refused whatever it contains.
      const value = this.#value(before === undefined || field?.array ? field?.kind : undefined, start, node)
      if (field !== undefined) this.#keep(target, field, before, value)
      this.#way.pop()
      this.#offset = offset
    }
  }

  #find(wanted: Wanted, start: StartTag, field: Field | undefined, before: unknown): Wanted | undefined {
    const element = wanted.steps.get(field?.name ?? start.localName)
    // A list is located at its first entry.
    if (element?.offset === undefined || !field?.array) this.#places?.found(element, start.offset)
    if (!field?.array) return element
    const entry = element?.steps.get(String(Array.isArray(before) ? before.length : 0))
    this.#places?.found(entry, start.offset)
    return entry
  }

  #checkStart(start: StartTag, shape: Shape, field: Field | undefined, last: Field | undefined): void {
    if (field === undefined) {
      const known = start.namespace !== NAMESPACE && shape.fields.has(start.localName)
      this.#issue(known ? 'element-namespace' : undefined, {
        value: start.name,
        ...(known ? { expected: NAMESPACE } : {}),
      })
    } else if (last !== undefined && field.order < last.order) {
      this.#issue('order', { value: start.name, expected: last.name })
    }
    for (const [name] of start.attributes) {
      const reason = this.#tokens.isSchemaLocation(name) ? 'schema-location' : 'attribute'
      this.#issue(reason, { value: name, step: `/@${name}` })
    }
  }

  #keep(target: Record<string, unknown>, field: Field, before: unknown, value: unknown): void {
    if (field.array) {
      if (Array.isArray(before)) before.push(value)
      else target[field.name] = [value]
    } else if (before === undefined) {
      target[field.name] = value
    } else {
      this.#issue('twice')
    }
  }

  #value(kind: Kind, start: StartTag, wanted: Wanted | undefined): unknown {
    if (typeof kind === 'object' || kind === undefined) {
      const target: Record<string, unknown> = {}
      this.#fill(target, kind, start, wanted)
      return target
    }
    const text = this.#leaf(start, wanted)
    if (kind === 'integer' && text.length > EXACT_DIGITS && WHOLE_NUMBER.test(text))
      this.#inexact.set(this.#pointer(), text)
    return scalar(kind, text)
  }

  #leaf({ empty, name }: StartTag, wanted: Wanted | undefined): string {
    const tokens = this.#tokens
    if (empty) {
      tokens.leave()
      return ''
    }
    const before = tokens.pieces
    let text = tokens.text()
    while (!tokens.atEndTag()) {
      this.#issue('element-in-text')
      const child = tokens.startTag()
      this.#fill({}, undefined, child, wanted?.steps.get(child.localName))
      text += tokens.text()
    }
    // A reader that takes an element's first node for its text reads less than was signed.
    if (tokens.pieces - before > 1) this.#issue('text-in-pieces')
    tokens.endTag(name)
    if (text.length > this.#limits.textLength) {
      throw new Malformed('text-length', { offset: tokens.offset, expected: String(this.#limits.textLength) })
    }
    return text
  }
}

function stepTo(start: StartTag, field: Field | undefined, before: unknown): Step {
  const index = field?.array ? (Array.isArray(before) ? before.length : 0) : undefined
  return { name: field?.name ?? start.localName, index, foreign: start.namespace !== NAMESPACE }
}

/** interface.md 2. */
const WHOLE_NUMBER = /^(?:0|[1-9][0-9]*)$/

/** A scalar as in JSON; what is not a boolean or an integer stays text, for the schema to refuse. */
function scalar(kind: 'string' | 'boolean' | 'integer', text: string): unknown {
  if (kind === 'integer' && WHOLE_NUMBER.test(text)) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
