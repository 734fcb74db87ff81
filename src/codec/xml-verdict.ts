import { ParseOption, XmlDocument, XmlParseError, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { corridorXsd, laterXsds } from '../generated/xsd.ts'
import { Malformed } from './text.ts'

/** libxml2's verdict on a well-formed text: nothing, or why the schema refuses it. */
export type SchemaComplaint = { message: string; line: number; column: number }

/**
 * Parser and XSD validator of record. Holds the compiled schema in WebAssembly memory until disposed. No loader is
 * registered with libxml2: whatever a text refers to, nothing is read or fetched.
 */
export class XmlVerdict {
  readonly #validator: XsdValidator
  /** Versions 2 and up, by version. */
  readonly #later: ReadonlyMap<string | undefined, XsdValidator>
  /** The tree that was parsed last, until the next one is. */
  #last: { bytes: Uint8Array; tree: XmlDocument } | undefined

  /** Compiles the schema of all messages, once (about 20 ms). */
  constructor() {
    this.#validator = compiled(corridorXsd)
    this.#later = new Map([...laterXsds].map(([version, xsd]) => [version, compiled(xsd)]))
  }

  /**
   * Throws Malformed for what is not well-formed. The tree is kept until the next call, since validation usually follows.
   * Never more than one: trees live in WebAssembly memory, which no garbage collector frees.
   */
  parse(bytes: Uint8Array, text: string): void {
    this.#forget()
    const tree = parse(bytes, text)
    this.#last = { bytes, tree }
    if (tree.dtd === null) return
    this.#forget()
    throw new Malformed('doctype', { offset: 0 })
  }

  /**
   * @param bytes of a text that `parse` has let pass
   * @param version what the root's attribute says
   * @returns the schema's complaints, none if it accepts
   */
  validate(bytes: Uint8Array, text: string, version: string | undefined): SchemaComplaint[] {
    const kept = this.#last?.bytes === bytes ? this.#last.tree : undefined
    const tree = kept ?? parse(bytes, text)
    try {
      const validator = this.#later.get(version) ?? this.#validator
      validator.validate(tree)
      return []
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error
      return error.details.map(({ message, line, col }) => ({
        message: message.trim(),
        line,
        column: Math.max(1, col),
      }))
    } finally {
      if (kept === undefined) tree.dispose()
    }
  }

  #forget(): void {
    this.#last?.tree.dispose()
    this.#last = undefined
  }

  [Symbol.dispose](): void {
    this.#forget()
    for (const validator of [this.#validator, ...this.#later.values()]) validator.dispose()
  }
}

function compiled(xsd: string): XsdValidator {
  using schema = XmlDocument.fromString(xsd)
  return XsdValidator.fromDoc(schema)
}

/** Never with XML_PARSE_HUGE, which lifts libxml2's own limits, nor NOENT, which would expand entities. */
const OPTIONS =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_COMPACT

function parse(bytes: Uint8Array, text: string): XmlDocument {
  try {
    return XmlDocument.fromBuffer(bytes, { option: OPTIONS })
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    const [first] = error.details
    const offset = offsetOf(text, first?.line ?? 1, first?.col ?? 1)
    throw new Malformed('not-xml', { offset, value: first?.message.trim() ?? '' })
  }
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let count = 1; count < line; count += 1) {
    const next = text.indexOf('\n', start)
    if (next === -1) break
    start = next + 1
  }
  return Math.min(start + Math.max(0, column - 1), text.length)
}
