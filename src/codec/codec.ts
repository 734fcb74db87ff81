import type { Finding } from '../domain/values/finding.ts'
import { noSuchType } from '../domain/rules/header.ts'
import { legibleText } from '../domain/values/legible.ts'
import { shapes } from '../generated/shapes.ts'
import type { Message, MessageType } from '../generated/types.ts'
import type { ContentType } from './content-type.ts'
import { distinct, schemaFindings } from './findings.ts'
import { readJson } from './json.ts'
import { jsonPointersAt } from './json-positions.ts'
import { EXACT_DIGITS, type OddNumber } from './json-scan.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { inJson, inXml } from './location.ts'
import { cut, decodeUtf8, Malformed, malformedFinding } from './text.ts'
import { validatorOf, versionsOf } from './versions.ts'
import { readXml, type XmlReading } from './xml-read.ts'
import { type SchemaComplaint, XmlVerdict } from './xml-verdict.ts'

/**
 * What is read of a message before schema validation: members that are strings, nothing else. Enough to know whose it is
 * and whether it came before; none of it is validated yet.
 */
export type LenientHeader = {
  id?: string
  type?: string
  version?: string
  mrn?: string
  sender?: { country?: string; role?: string; office?: string; party?: string }
}

/** A well-formed text with its header; `validateSchema` gives the rest. Plain memory, nothing to dispose of. */
export type WellFormed = {
  contentType: ContentType
  header: LenientHeader
  content: { format: 'json'; text: string; value: unknown; oddNumbers: OddNumber[] } | XmlContent
}

type XmlContent = { format: 'xml'; bytes: Uint8Array; text: string; reading: XmlReading }

export type ParseResult = { ok: true; document: WellFormed } | { ok: false; findings: Finding[] }

export type ValidateResult = { ok: true; message: Message } | { ok: false; findings: Finding[] }

export type DecodeResult =
  | { ok: true; message: Message }
  | { ok: false; level: 'well-formed' | 'schema'; findings: Finding[] }

export type Codec = {
  /**
   * First verdict: encoding, grammar, limits, and nothing that could make two readers see two texts (duplicate names,
   * DOCTYPE, processing instructions). Codes 52 to 57.
   */
  parseWellFormed(bytes: Uint8Array, contentType: ContentType): ParseResult
  /**
   * Second verdict: the schema of the header's type. All findings at once, up to the limit.
   * @param onOffer the versions of a type that may be sent; those there are when absent, as for what is stored
   */
  validateSchema(document: WellFormed, onOffer?: (type: MessageType) => readonly string[]): ValidateResult
  /** Both verdicts in one. */
  decode(bytes: Uint8Array, contentType: ContentType): DecodeResult
  [Symbol.dispose](): void
}

/**
 * Makes the codec, compiling the XSD once. Dispose of it at the end; what it returns is plain memory. JSON is validated by
 * the compiled JSON Schema, XML by libxml2 with the generated XSD; both reach the same verdict on the same content.
 */
export function createCodec(limits: Partial<Limits> = {}): Codec {
  const bounds: Limits = { ...defaultLimits, ...limits }
  const libxml2 = new XmlVerdict()
  const parseWellFormed: Codec['parseWellFormed'] = (bytes, contentType) => {
    const { text, malformed } = decodeUtf8(bytes)
    try {
      if (malformed !== undefined) throw malformed
      checkBeginning(text, contentType)
      return { ok: true, document: contentType === 'application/json' ? fromJson(text) : fromXml(bytes, text) }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      return { ok: false, findings: [malformedFinding(error, text)] }
    }
  }
  const fromJson = (text: string): WellFormed => {
    const { value, oddNumbers } = readJson(text, bounds)
    const content = { format: 'json', text, value, oddNumbers } as const
    return { contentType: 'application/json', header: headerOf(value), content }
  }
  const fromXml = (bytes: Uint8Array, text: string): WellFormed => {
    const reading = readXml(text, bounds)
    libxml2.parse(bytes, text)
    const header = { ...headerOf(reading.message), type: reading.type ?? rootType(reading.rootName) }
    return { contentType: 'application/xml', header, content: { format: 'xml', bytes, text, reading } }
  }
  const validateSchema: Codec['validateSchema'] = ({ header, content }, onOffer = versionsOf) => {
    const type = header.type
    if (!isMessageType(type)) return { ok: false, findings: placed([wrongType(content, type)], content, bounds) }
    const { version } = header
    const versions = onOffer(type)
    if (version !== undefined && !versions.includes(version)) {
      return { ok: false, findings: placed([noSuchVersion(version, versions)], content, bounds) }
    }
    const validate = validatorOf(type, version)
    return content.format === 'json'
      ? validateJson(content, validate, bounds)
      : validateXml(content, validate, () => libxml2.validate(content.bytes, content.text, version), bounds)
  }
  return {
    parseWellFormed,
    validateSchema,
    decode: (bytes, contentType) => {
      const parsed = parseWellFormed(bytes, contentType)
      if (!parsed.ok) return { ok: false, level: 'well-formed', findings: parsed.findings }
      const validated = validateSchema(parsed.document)
      return validated.ok ? validated : { ok: false, level: 'schema', findings: validated.findings }
    },
    [Symbol.dispose]: () => libxml2[Symbol.dispose](),
  }
}

/** Throws Malformed when a text is empty or begins like the other format, which neither reader would report as such. */
function checkBeginning(text: string, contentType: ContentType): void {
  const first = /[^\s\ufeff]/.exec(text)
  if (first === null) throw new Malformed('empty-body', { offset: 0 })
  if (contentType === 'application/xml' && first[0] === '{')
    throw new Malformed('looks-like-json', { offset: first.index })
  if (contentType === 'application/json' && first[0] === '<')
    throw new Malformed('looks-like-xml', { offset: first.index })
}

/** Whether a word is the name of a message type. */
export function isMessageType(type: string | undefined): type is MessageType {
  return type !== undefined && Object.hasOwn(shapes, type)
}

/** Longest header text kept of a message that may yet be refused. */
const HEADER_MAX = 100

/**
 * A header's text as it may go on record before schema validation: bounded, with characters that cannot be stored or seen
 * escaped. A valid header is unchanged by this.
 */
const recordable = (text: string): string => legibleText(text, HEADER_MAX)

/** The type a foreign root element names, marked as foreign where it looks like a type, since the root has another name. */
const rootType = (rootName: string): string => (isMessageType(rootName) ? `<${rootName}>` : recordable(rootName))

function headerOf(value: unknown): LenientHeader {
  const header: LenientHeader = {}
  for (const name of ['id', 'type', 'version', 'mrn'] as const) {
    const text = member(value, name)
    if (typeof text === 'string') header[name] = recordable(text)
  }
  const sender = member(value, 'sender')
  if (!isObject(sender)) return header
  header.sender = {}
  for (const name of ['country', 'role', 'office', 'party'] as const) {
    const text = member(sender, name)
    if (typeof text === 'string') header.sender[name] = recordable(text)
  }
  return header
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrongType(content: WellFormed['content'], type: string | undefined): Finding {
  if (type !== undefined) return noSuchType(type)
  if (content.format === 'json' && !isObject(content.value)) {
    return { code: '50', reason: 'not-an-object', pointer: '', expected: 'object' }
  }
  const present = content.format === 'json' && member(content.value, 'type') !== undefined
  return present ? { code: '50', pointer: '/type', expected: 'string' } : { code: '13', pointer: '/type' }
}

function placed(findings: readonly Finding[], content: WellFormed['content'], limits: Limits): Finding[] {
  return content.format === 'json'
    ? inJson(findings, content.text, content.value)
    : inXml(findings, content.text, limits, content.reading)
}

/** Without a known version there is no schema to check the rest against. */
const noSuchVersion = (version: string, versions: readonly string[]): Finding => ({
  code: '12',
  pointer: '/version',
  value: cut(version),
  expected: versions.join(' '),
})

type Validate = ReturnType<typeof validatorOf>

function validateJson(
  { text, value, oddNumbers }: Extract<WellFormed['content'], { format: 'json' }>,
  validate: Validate,
  limits: Limits,
): ValidateResult {
  if (validate(value) && oddNumbers.length === 0) return { ok: true, message: value }
  const found = schemaFindings(validate.errors ?? [], limits.findings, 'json')
  const findings = distinct(withExactNumbers(found, oddFindings(oddNumbers, text)), limits.findings)
  return { ok: false, findings: inJson(findings, text, value) }
}

/** A sign, a fraction, an exponent, or more digits than a number holds: no message schema allows such an integer. */
function oddFindings(oddNumbers: readonly OddNumber[], text: string): Finding[] {
  if (oddNumbers.length === 0) return []
  const pointers = jsonPointersAt(
    text,
    oddNumbers.map(({ offset }) => offset),
  )
  return oddNumbers.map(({ text: written, digits }, index) => {
    const pointer = pointers[index] ?? ''
    return digits ? inexact(pointer, written) : { code: '50', reason: 'number-form', pointer, value: cut(written) }
  })
}

const inexact = (pointer: string, written: string): Finding => ({
  code: '39',
  reason: 'number-precision',
  pointer,
  value: cut(written),
  expected: String(EXACT_DIGITS),
})

/**
 * The schema's findings on a number are reported for the number as written, which parsing has lost. Where the schema has no
 * complaint, the notation itself is the fault; it is reported in place of the type error it causes.
 */
function withExactNumbers(found: readonly Finding[], exact: readonly Finding[]): Finding[] {
  if (exact.length === 0) return [...found]
  const written = new Map(exact.map((finding) => [finding.pointer, finding]))
  const told = found.flatMap((finding): Finding[] => {
    const number = written.get(finding.pointer)
    if (number === undefined || finding.code === '15') return [finding]
    // Of more than 308 digits a parser makes no integer at all; what is wrong is their number all the same.
    if (finding.code !== '12' && finding.expected === 'integer') return []
    return [{ ...finding, ...(number.value === undefined ? {} : { value: number.value }) }]
  })
  const places = new Set(told.filter(({ code }) => code !== '15').map(({ pointer }) => pointer))
  return [...told, ...exact.filter(({ pointer }) => !places.has(pointer))]
}

/**
 * A message in XML is accepted when three verdicts agree: the reader's on what an XSD processor lets pass (xsi:type and the
 * like), the JSON Schema's, and libxml2's with the XSD. The XSD comes last and only when the others have no complaint: its
 * list of errors is unbounded. The first two explain a refusal: same codes and pointers as for JSON, at the line of the
 * element.
 */
function validateXml(
  { text, reading }: XmlContent,
  validate: Validate,
  complaintsOfXsd: () => SchemaComplaint[],
  limits: Limits,
): ValidateResult {
  const { message, issues, inexact: numbers, rootName } = reading
  const explained = validate(message) ? [] : schemaFindings(validate.errors ?? [], limits.findings, 'xml')
  if (issues.length === 0 && explained.length === 0) {
    const complaints = complaintsOfXsd()
    return complaints.length === 0
      ? { ok: true, message: message as Message }
      : { ok: false, findings: [unexplained(complaints[0], rootName)] }
  }
  const exact = [...numbers].map(([pointer, written]) => inexact(pointer, written))
  const findings = distinct([...issues, ...withExactNumbers(explained, exact)], limits.findings)
  return { ok: false, findings: inXml(findings, text, limits, reading) }
}

/**
 * The XSD refuses what the JSON Schema accepts: no example or generated message does that; libxml2's own text must suffice.
 */
const unexplained = (complaint: SchemaComplaint | undefined, root: string): Finding => ({
  code: '50',
  reason: 'xsd',
  pointer: '',
  xpath: `/${root}`,
  value: cut(complaint?.message ?? ''),
  line: complaint?.line ?? 1,
  column: complaint?.column ?? 1,
})
