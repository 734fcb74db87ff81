import type { Finding } from '../domain/finding.ts'
import { type Field, type Shape, typeByRoot } from '../generated/shapes.ts'
import type { MessageType } from '../generated/types.ts'
import type { Limits } from './limits.ts'
import { cut, Malformed, pointerStep } from './text.ts'
import { shapeOf } from './versions.ts'
import { XmlTokens } from './xml-tokens.ts'

export const NAMESPACE = 'urn:corridor:transit:1'

/** The object an XML text says, and what in its structure XML allows and messages do not. */
export type XmlReading = {
  rootName: string
  type: MessageType | undefined
  message: Record<string, unknown>
  issues: Finding[]
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
  readonly #path: Array<string | number> = []
  readonly #issues: Finding[] = []

  constructor(text: string, limits: Limits, positions: Map<string, number> | undefined) {
    this.#tokens = new XmlTokens(text, limits)
    this.#limits = limits
    this.#positions = positions
  }

  read(): XmlReading {
    const tokens = this.#tokens
    tokens.prolog()
    const start = tokens.startTag()
    const rootName = start.localName
    const type = start.namespace === NAMESPACE ? typeByRoot.get(rootName) : undefined
    const message: Record<string, unknown> = type === undefined ? {} : { type }
    for (const [name, value] of start.attributes) {
      if (name === 'version') message['version'] = value
      else this.#issue('15', name)
    }
    this.#positions?.set('', start.offset)
    this.#fill(message, type === undefined ? undefined : shapeOf(type, message['version']), start.empty, start.name)
    tokens.epilog()
    return { rootName, type, message, issues: this.#issues }
  }

  #issue(code: Finding['code'], value?: string): void {
    if (this.#issues.length >= this.#limits.findings) return
    const pointer = this.#path.map(pointerStep).join('')
    this.#issues.push({ code, pointer, ...(value === undefined ? {} : { value: cut(value) }) })
  }

  /** Reads the children of an element into `target`; without a shape they are only stepped over. */
  #fill(target: Record<string, unknown>, shape: Shape | undefined, empty: boolean, name: string): void {
    if (empty) return this.#tokens.leave()
    let last = -1
    for (;;) {
      const text = this.#tokens.text()
      if (text !== '' && shape !== undefined && /[^ \t\r\n]/.test(text)) this.#issue('50', text.trim())
      if (this.#tokens.atEndTag()) return this.#tokens.endTag(name)
      const start = this.#tokens.startTag()
      const field = start.namespace === NAMESPACE ? shape?.fields.get(start.localName) : undefined
      const before = field === undefined ? undefined : target[field.name]
      this.#path.push(field?.name ?? start.localName)
      if (field?.array) this.#path.push(Array.isArray(before) ? before.length : 0)
      this.#positions?.set(this.#path.map(pointerStep).join(''), start.offset)
      if (shape !== undefined && field === undefined) this.#issue('15', start.name)
      else if (field !== undefined && field.order < last) this.#issue('15', `${start.name} out of order`)
      for (const [attribute] of start.attributes) if (shape !== undefined) this.#issue('15', attribute)
      last = field?.order ?? last
      const value = this.#value(field?.kind, start.empty, start.name)
      if (field?.array) this.#path.pop()
      if (field !== undefined) this.#keep(target, field, before, value)
      this.#path.pop()
    }
  }

  #keep(target: Record<string, unknown>, field: Field, before: unknown, value: unknown): void {
    if (field.array) {
      if (Array.isArray(before)) before.push(value)
      else target[field.name] = [value]
    } else if (before === undefined) {
      target[field.name] = value
    } else {
      this.#issue('35')
    }
  }

  #value(kind: Kind, empty: boolean, name: string): unknown {
    if (typeof kind === 'object' || kind === undefined) {
      const target: Record<string, unknown> = {}
      this.#fill(target, kind, empty, name)
      return target
    }
    return scalar(kind, this.#leaf(empty, name))
  }

  #leaf(empty: boolean, name: string): string {
    const tokens = this.#tokens
    if (empty) {
      tokens.leave()
      return ''
    }
    let text = tokens.text()
    while (!tokens.atEndTag()) {
      this.#issue('50')
      const child = tokens.startTag()
      this.#fill({}, undefined, child.empty, child.name)
      text += tokens.text()
    }
    tokens.endTag(name)
    if (text.length > this.#limits.textLength) {
      throw new Malformed('57', `longer than ${this.#limits.textLength} characters`, tokens.offset)
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
