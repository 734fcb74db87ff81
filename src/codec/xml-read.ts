import type { Finding } from '../domain/finding.ts'
import { NAMESPACE } from '../domain/header.ts'
import { type Field, type Shape, shapes, typeByRoot } from '../generated/shapes.ts'
import { type ReasonId, reasons } from '../generated/errors.ts'
import type { MessageType } from '../generated/types.ts'
import { EXACT_DIGITS } from './json-scan.ts'
import type { Limits } from './limits.ts'
import { cut, Malformed, pointerStep } from './text.ts'
import { type StartTag, XmlTokens } from './xml-tokens.ts'

/** The object an XML text says, and what in its structure XML allows and messages do not. */
export type XmlReading = {
  rootName: string
  type: MessageType | undefined
  message: Record<string, unknown>
  issues: Finding[]
  /** Whole numbers with more digits than a number keeps exactly, as written, by pointer; the schema refuses them. */
  inexact: Map<string, string>
}

type Kind = Field['kind'] | undefined

/**
 * Maps XML text to the message it says, guided by the shapes of the schema, in one pass. Namespaces, comments, CDATA,
 * character references and the five entities are read as XML 1.0 says; text is never trimmed or guessed at. DOCTYPE,
 * processing instructions and encodings other than UTF-8 are refused, as is what exceeds the limits.
 * It does not judge: the caller lets libxml2 parse and validate the same bytes, and uses this object only if both agree.
 * @param positions filled, if given, with the offset of each element by pointer, to explain a refusal
 * Throws Malformed where it cannot go on.
 */
export function readXml(text: string, limits: Limits, positions?: Map<string, number>): XmlReading {
  return new XmlMapper(text, limits, positions).read()
}

class XmlMapper {
  readonly #tokens: XmlTokens
  readonly #limits: Limits
  readonly #positions: Map<string, number> | undefined
  /** Pointer and XPath of the element that is being read. */
  #pointer = ''
  #xpath = ''
  readonly #inexact = new Map<string, string>()
  readonly #issues: Finding[] = []

  constructor(text: string, limits: Limits, positions: Map<string, number> | undefined) {
    this.#tokens = new XmlTokens(text, limits)
    this.#limits = limits
    this.#positions = positions
  }

  read(): XmlReading {
    try {
      return this.#read()
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      throw new Malformed(error.reason, { ...error.where, pointer: this.#pointer })
    }
  }

  #read(): XmlReading {
    const tokens = this.#tokens
    tokens.prolog()
    const start = tokens.startTag()
    const rootName = start.localName
    const type = start.namespace === NAMESPACE ? typeByRoot.get(rootName) : undefined
    const message: Record<string, unknown> = type === undefined ? {} : { type }
    this.#xpath = `/${rootName}`
    for (const [name, value] of start.attributes) {
      if (name === 'version') message['version'] = value
      else this.#issue('attribute', { value: name, step: `/@${name}` })
    }
    this.#positions?.set('', start.offset)
    this.#fill(message, type === undefined ? undefined : shapes[type], start.empty, start.name)
    tokens.epilog()
    return { rootName, type, message, issues: this.#issues, inexact: this.#inexact }
  }

  #issue(reason: ReasonId | undefined, more: { value?: string; expected?: string; step?: string } = {}): void {
    if (this.#issues.length >= this.#limits.findings) return
    const { value, expected, step = '' } = more
    this.#issues.push({
      code: reason === undefined ? '15' : reasons[reason].code,
      ...(reason === undefined ? {} : { reason }),
      pointer: this.#pointer,
      xpath: this.#xpath + step,
      ...(value === undefined ? {} : { value: cut(value) }),
      ...(expected === undefined ? {} : { expected }),
    })
  }

  /** Reads the children of an element into `target`; without a shape they are only stepped over. */
  #fill(target: Record<string, unknown>, shape: Shape | undefined, empty: boolean, name: string): void {
    if (empty) return this.#tokens.leave()
    const { pointer, xpath } = { pointer: this.#pointer, xpath: this.#xpath }
    let last: Field | undefined
    for (;;) {
      const text = this.#tokens.text()
      if (text !== '' && shape !== undefined && /[^ \t\r\n]/.test(text))
        this.#issue('text-between', { value: text.trim() })
      if (this.#tokens.atEndTag()) return this.#tokens.endTag(name)
      const start = this.#tokens.startTag()
      const field = start.namespace === NAMESPACE ? shape?.fields.get(start.localName) : undefined
      const before = field === undefined ? undefined : target[field.name]
      this.#enter(pointer, xpath, start, field, before)
      this.#positions?.set(this.#pointer, start.offset)
      if (shape !== undefined) this.#checkStart(start, field, last)
      last = field ?? last
      const value = this.#value(field?.kind, start.empty, start.name)
      if (field !== undefined) this.#keep(target, field, before, value)
      this.#pointer = pointer
      this.#xpath = xpath
    }
  }

  #enter(pointer: string, xpath: string, start: StartTag, field: Field | undefined, before: unknown): void {
    const name = field?.name ?? start.localName
    this.#pointer = `${pointer}${pointerStep(name)}`
    this.#xpath = `${xpath}/${start.namespace === NAMESPACE ? name : `*[local-name()='${start.localName}']`}`
    if (!field?.array) return
    const index = Array.isArray(before) ? before.length : 0
    this.#pointer += `/${index}`
    this.#xpath += `[${index + 1}]`
  }

  #checkStart(start: StartTag, field: Field | undefined, last: Field | undefined): void {
    if (field === undefined) this.#issue(undefined, { value: start.name })
    else if (last !== undefined && field.order < last.order) {
      this.#issue('order', { value: start.name, expected: last.name })
    }
    for (const [name] of start.attributes) this.#issue('attribute', { value: name, step: `/@${name}` })
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

  #value(kind: Kind, empty: boolean, name: string): unknown {
    if (typeof kind === 'object' || kind === undefined) {
      const target: Record<string, unknown> = {}
      this.#fill(target, kind, empty, name)
      return target
    }
    const text = this.#leaf(empty, name)
    if (kind === 'integer' && text.length > EXACT_DIGITS) this.#inexact.set(this.#pointer, text)
    return scalar(kind, text)
  }

  #leaf(empty: boolean, name: string): string {
    const tokens = this.#tokens
    if (empty) {
      tokens.leave()
      return ''
    }
    let text = tokens.text()
    while (!tokens.atEndTag()) {
      this.#issue('element-in-text')
      const child = tokens.startTag()
      this.#fill({}, undefined, child.empty, child.name)
      text += tokens.text()
    }
    tokens.endTag(name)
    if (text.length > this.#limits.textLength) {
      throw new Malformed('text-length', { offset: tokens.offset, expected: String(this.#limits.textLength) })
    }
    return text
  }
}

/** A scalar as JSON would have it; one that is no boolean or integer stays text, for the schema to refuse. */
function scalar(kind: 'string' | 'boolean' | 'integer', text: string): unknown {
  if (kind === 'integer' && /^(?:0|[1-9][0-9]*)$/.test(text)) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
