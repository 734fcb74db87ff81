import type { Finding } from '../domain/finding.ts'
import { catalogue } from '../generated/catalogue.ts'
import { shapes } from '../generated/shapes.ts'
import type { Message, MessageType } from '../generated/types.ts'
import { distinct, schemaFindings } from './findings.ts'
import { readJson } from './json.ts'
import { jsonPositions } from './json-positions.ts'
import type { OddNumber } from './json-scan.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { BYTE_ORDER_MARK, cut, decodeUtf8, Malformed, malformedFinding, place } from './text.ts'
import { isKnownVersion, validatorOf } from './versions.ts'
import { readXml, type XmlReading } from './xml-read.ts'
import { type SchemaComplaint, XmlVerdict } from './xml-verdict.ts'

export type ContentType = 'application/json' | 'application/xml'

/**
 * What is read of a message before its schema is asked: strings where strings stand, else nothing. Enough to know whose
 * it is and whether it came before; none of it is valid yet.
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

type XmlContent = { format: 'xml'; text: string; reading: XmlReading; complaints: SchemaComplaint[] }

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
  /** Second verdict: the schema of the header's type. All findings at once, up to the limit. */
  validateSchema(document: WellFormed): ValidateResult
  /** Both verdicts in one. */
  decode(bytes: Uint8Array, contentType: ContentType): DecodeResult
  [Symbol.dispose](): void
}

/**
 * Makes the codec, compiling the XSD once. Dispose of it at the end; what it returns is plain memory.
 * JSON is judged by the compiled JSON Schema, XML by libxml2 with the generated XSD; both say the same of the same content.
 */
export function createCodec(limits: Partial<Limits> = {}): Codec {
  const bounds: Limits = { ...defaultLimits, ...limits }
  const verdict = new XmlVerdict()
  const parseWellFormed: Codec['parseWellFormed'] = (bytes, contentType) => {
    let text = ''
    try {
      text = decodeUtf8(bytes)
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
    const refused = reading.type === undefined || reading.issues.length > 0
    const complaints = verdict.judge(bytes, text, { refused, version: reading.message['version'] })
    const header = { ...headerOf(reading.message), type: reading.type ?? cut(reading.rootName) }
    return { contentType: 'application/xml', header, content: { format: 'xml', text, reading, complaints } }
  }
  const validateSchema: Codec['validateSchema'] = ({ header, content }) => {
    const type = header.type
    if (!isMessageType(type)) return { ok: false, findings: [noSuchType(content, type)] }
    const { version } = header
    if (version !== undefined && !isKnownVersion(type, version)) {
      return { ok: false, findings: [noSuchVersion(content, type, version, bounds)] }
    }
    const validate = validatorOf(type, version)
    return content.format === 'json' ? validateJson(content, validate, bounds) : validateXml(content, validate, bounds)
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
    [Symbol.dispose]: () => verdict[Symbol.dispose](),
  }
}

/**
 * The format of a body without a content type (interface.md 4): the first byte that is no byte order mark or space
 * decides. Undefined if it is neither.
 */
export function sniffContentType(bytes: Uint8Array): ContentType | undefined {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  for (let at = marked ? BYTE_ORDER_MARK.length + 2 : 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) continue
    return byte === 0x7b ? 'application/json' : byte === 0x3c ? 'application/xml' : undefined
  }
  return undefined
}

/** Whether a word is the name of a message type. */
export function isMessageType(type: string | undefined): type is MessageType {
  return type !== undefined && Object.hasOwn(shapes, type)
}

function headerOf(value: unknown): LenientHeader {
  const header: LenientHeader = {}
  for (const name of ['id', 'type', 'version', 'mrn'] as const) {
    const text = member(value, name)
    if (typeof text === 'string') header[name] = text
  }
  const sender = member(value, 'sender')
  if (!isObject(sender)) return header
  header.sender = {}
  for (const name of ['country', 'role', 'office', 'party'] as const) {
    const text = member(sender, name)
    if (typeof text === 'string') header.sender[name] = text
  }
  return header
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function noSuchType(content: WellFormed['content'], type: string | undefined): Finding {
  if (type !== undefined) return { code: '12', pointer: '/type', value: cut(type) }
  if (content.format === 'json' && !isObject(content.value)) {
    return { code: '50', pointer: '', expected: 'object' }
  }
  const present = content.format === 'json' && member(content.value, 'type') !== undefined
  return { code: present ? '50' : '13', pointer: '/type' }
}

/** What else might be wrong is not said: against which version would it be wrong? */
function noSuchVersion(content: WellFormed['content'], type: MessageType, version: string, limits: Limits): Finding {
  const finding: Finding = {
    code: '12',
    pointer: '/version',
    value: cut(version),
    expected: catalogue[type].versions.join(' '),
  }
  // In XML the version is an attribute of the root, which is where the finding points to.
  const positions = new Map<string, number>()
  if (content.format === 'xml') readXml(content.text, limits, positions)
  const [found] = located([finding], content.text, content.format === 'json' ? jsonPositions(content.text) : positions)
  return found ?? finding
}

type Validate = ReturnType<typeof validatorOf>

function validateJson(
  { text, value, oddNumbers }: Extract<WellFormed['content'], { format: 'json' }>,
  validate: Validate,
  limits: Limits,
): ValidateResult {
  if (validate(value) && oddNumbers.length === 0) return { ok: true, message: value }
  const positions = jsonPositions(text)
  const odd = oddFindings(oddNumbers, positions)
  const places = new Set(odd.map(({ pointer }) => pointer))
  const others = schemaFindings(validate.errors ?? [], limits.findings).filter(
    ({ code, pointer }) => code === '15' || code === '12' || !places.has(pointer),
  )
  return { ok: false, findings: located(distinct([...others, ...odd], limits.findings), text, positions) }
}

/** A sign, a fraction or an exponent: XML's schema has no such integer, and neither has JSON's. */
function oddFindings(oddNumbers: readonly OddNumber[], positions: ReadonlyMap<string, number>): Finding[] {
  if (oddNumbers.length === 0) return []
  const byOffset = new Map([...positions].map(([pointer, offset]) => [offset, pointer]))
  return oddNumbers.map(({ offset, text }) => ({
    code: '50',
    pointer: byOffset.get(offset) ?? '',
    value: cut(text),
    expected: '0|[1-9][0-9]*',
  }))
}

/**
 * libxml2's verdict decides, together with what the reader found that an XSD processor lets pass (xsi:type and its like).
 * When it refuses, the compiled JSON Schema explains: same codes and pointers as for JSON, at the line of the element.
 */
function validateXml({ text, reading, complaints }: XmlContent, validate: Validate, limits: Limits): ValidateResult {
  if (complaints.length === 0 && reading.issues.length === 0) return { ok: true, message: reading.message as Message }
  const explained = validate(reading.message) ? [] : schemaFindings(validate.errors ?? [], limits.findings)
  const findings = distinct([...reading.issues, ...explained], limits.findings)
  if (findings.length === 0) {
    const [first] = complaints
    const value = cut(first?.message ?? '')
    return {
      ok: false,
      findings: [{ code: '50', pointer: '', value, line: first?.line ?? 1, column: first?.column ?? 1 }],
    }
  }
  const positions = new Map<string, number>()
  readXml(text, limits, positions)
  return { ok: false, findings: located(findings, text, positions) }
}

/** Adds line and column; for what is missing, those of the nearest thing around it. */
function located(findings: readonly Finding[], text: string, positions: ReadonlyMap<string, number>): Finding[] {
  return findings.map((finding) => {
    let pointer = finding.pointer
    while (pointer !== '' && !positions.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf('/'))
    return { ...finding, ...place(text, positions.get(pointer) ?? 0) }
  })
}
