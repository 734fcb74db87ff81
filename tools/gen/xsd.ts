import { toXsdPattern } from './pattern.ts'
import {
  banner,
  everyVersion,
  fileName,
  type JsonSchema,
  type MessageSchema,
  type Model,
  NOT_ELEMENTS,
  type OutputFile,
  pascal,
  resolve,
} from './schema.ts'

const NAMESPACE = 'urn:corridor:transit:1'

/** `documented` adds the descriptions, for integrators; the embedded copy goes without. */
type Place = { model: Model; message: MessageSchema | undefined; documented: boolean }

/** schemas/xsd/: one XSD 1.0 per message, and common.xsd, which each of them includes. */
export function emitXsds(model: Model): OutputFile[] {
  const common = schemaFile(commonTypes(model, true), [])
  const files = everyVersion(model).map((message) => ({
    path: `schemas/xsd/${fileName(message)}.xsd`,
    content: schemaFile(messageTypes(message, model, true), ['common.xsd']),
  }))
  return [{ path: 'schemas/xsd/common.xsd', content: common }, ...files]
}

/**
 * src/generated/xsd.ts: all of it as one schema in one string, so that the XML codec compiles once and no loader of any
 * kind has to be given to the XML library.
 */
export function emitEmbeddedXsd(model: Model): OutputFile[] {
  const embedded = (messages: readonly MessageSchema[]): string => {
    const parts = [commonTypes(model, false), ...messages.map((message) => messageTypes(message, model, false))]
    return schemaFile(parts.join(''), []).replaceAll(/[\\`$]/g, '\\$&')
  }
  // One element can have one type in a schema: each later version has a schema of its own.
  const later = [...Map.groupBy(model.later, ({ version }) => version)].map(
    ([version, messages]) => `  ['${version}', \`${embedded(messages)}\`],\n`,
  )
  const content = `${banner('ts', 'schemas/')}
/** The schema of all messages together, in XSD 1.0; the published files in schemas/xsd say the same one by one. */
export const corridorXsd = \`${embedded(model.messages)}\`

/** The same for versions 2 and up, by version. */
export const laterXsds: ReadonlyMap<string, string> = new Map([
${later.join('')}])
`
  return [{ path: 'src/generated/xsd.ts', content }]
}

function schemaFile(content: string, includes: string[]): string {
  const included = includes.map((file) => `  <xs:include schemaLocation="${file}"/>\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
${banner('xml', 'schemas/')}<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${NAMESPACE}" targetNamespace="${NAMESPACE}"
  elementFormDefault="qualified" version="1">
${included}${content}</xs:schema>
`
}

function commonTypes(model: Model, documented: boolean): string {
  const place = { model, message: undefined, documented }
  return Object.entries(model.common.$defs ?? {})
    .map(([name, schema]) => typeDefinition(pascal(name), schema, place))
    .join('')
}

function messageTypes(message: MessageSchema, model: Model, documented: boolean): string {
  const place = { model, message, documented }
  const local = Object.entries(message.schema.$defs ?? {}).map(([name, schema]) =>
    typeDefinition(message.root + pascal(name), schema, place),
  )
  const root = `  <xs:element name="${message.element}">
${annotation(message.schema, '    ', place)}    <xs:complexType>
${sequence(message.schema, '      ', place)}      <xs:attribute name="version" type="xs:string" use="required" fixed="${message.version}"/>
    </xs:complexType>
  </xs:element>
`
  return root + local.join('')
}

function typeDefinition(name: string, schema: JsonSchema, place: Place): string {
  const note = annotation(schema, '    ', place)
  if (schema.type === 'object') {
    return `  <xs:complexType name="${name}">\n${note}${sequence(schema, '    ', place)}  </xs:complexType>\n`
  }
  if (schema.$ref !== undefined) {
    const base = resolve(schema.$ref, place.model, place.message).name
    return `  <xs:simpleType name="${name}">\n${note}    <xs:restriction base="${base}"/>\n  </xs:simpleType>\n`
  }
  return `  <xs:simpleType name="${name}">\n${note}${restriction(schema, '    ')}  </xs:simpleType>\n`
}

function sequence(schema: JsonSchema, indent: string, place: Place): string {
  const required = new Set(schema.required)
  const elements = Object.entries(schema.properties ?? {})
    .filter(([name]) => place.message?.schema !== schema || !NOT_ELEMENTS.has(name))
    .map(([name, child]) => element(name, child, required.has(name), `${indent}  `, place))
  return `${indent}<xs:sequence>\n${elements.join('')}${indent}</xs:sequence>\n`
}

function element(name: string, schema: JsonSchema, required: boolean, indent: string, place: Place): string {
  const array = schema.type === 'array'
  const content = array ? (schema.items ?? {}) : schema
  const least = required ? (array ? (schema.minItems ?? 1) : 1) : 0
  const most = array ? (schema.maxItems ?? 1) : 1
  const occurs = (least === 1 ? '' : ` minOccurs="${least}"`) + (most === 1 ? '' : ` maxOccurs="${most}"`)
  const note = annotation(schema, `${indent}  `, place)
  if (content.$ref !== undefined) {
    const type = resolve(content.$ref, place.model, place.message).name
    const open = `${indent}<xs:element name="${name}" type="${type}"${occurs}`
    return note === '' ? `${open}/>\n` : `${open}>\n${note}${indent}</xs:element>\n`
  }
  const inner =
    content.type === 'object'
      ? `${indent}  <xs:complexType>\n${sequence(content, `${indent}    `, place)}${indent}  </xs:complexType>\n`
      : `${indent}  <xs:simpleType>\n${restriction(content, `${indent}    `)}${indent}  </xs:simpleType>\n`
  return `${indent}<xs:element name="${name}"${occurs}>\n${note}${inner}${indent}</xs:element>\n`
}

/**
 * A scalar. Always a restriction of xs:string, integers and booleans too: XSD's own types collapse white space and take
 * other spellings (`+1`, `01`, `1` for true), which JSON would refuse.
 */
function restriction(schema: JsonSchema, indent: string): string {
  const facets: string[] = []
  const facet = (name: string, value: string): void => {
    facets.push(`${indent}  <xs:${name} value="${attribute(value)}"/>\n`)
  }
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (schema.type === 'integer') facet('pattern', integerPattern(schema))
  if (schema.pattern !== undefined) facet('pattern', toXsdPattern(schema.pattern))
  if (schema.minLength !== undefined) facet('minLength', String(schema.minLength))
  if (schema.maxLength !== undefined) facet('maxLength', String(schema.maxLength))
  const allowed = values ?? (schema.type === 'boolean' ? [true, false] : [])
  for (const value of allowed) facet('enumeration', String(value))
  return `${indent}<xs:restriction base="xs:string">\n${facets.join('')}${indent}</xs:restriction>\n`
}

/** minimum 0 or 1, maximum all nines: the number of digits is the whole bound. */
function integerPattern({ minimum, maximum }: JsonSchema): string {
  const digits = String(maximum).length
  const positive = digits === 1 ? '[1-9]' : `[1-9][0-9]{0,${digits - 1}}`
  return minimum === 0 ? `0|${positive}` : positive
}

function annotation(schema: JsonSchema, indent: string, place: Place): string {
  if (!place.documented || schema.description === undefined) return ''
  const text = attribute(schema.description)
  return `${indent}<xs:annotation><xs:documentation xml:lang="en">${text}</xs:documentation></xs:annotation>\n`
}

/** Escapes for XML, everything beyond printable ASCII as a character reference, so that no editor can alter a pattern. */
function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[^ -~]/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`)
}
