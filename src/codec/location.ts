import type { Finding } from '../domain/values/finding.ts'
import type { ContentType } from './content-type.ts'
import type { Found } from './found.ts'
import { findJsonPlaces } from './json-positions.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { existingPart, Places } from './places.ts'
import { decodeUtf8, Malformed, placesOf } from './text.ts'
import { findXmlPlaces } from './xml-read.ts'

/**
 * Adds to findings their location in the received bytes: line, column and, in XML, the XPath. A missing value gets the
 * location of the nearest enclosing value, and the XPath it would have. If the bytes cannot be read again the findings are
 * returned unchanged; a finding that has a location keeps it.
 */
export function locate(
  bytes: Uint8Array,
  contentType: ContentType,
  findings: readonly Finding[],
  limits: Limits = defaultLimits,
): Finding[] {
  const { text, malformed } = decodeUtf8(bytes)
  if (malformed !== undefined) return [...findings]
  try {
    return contentType === 'application/json' ? inJson(findings, text) : inXml(findings, text, limits)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return [...findings]
  }
}

/** @param value the parsed text: lets the search end at the last value that exists */
export function inJson(findings: readonly Found[], text: string, value?: unknown): Finding[] {
  const places = new Places(soughtOf(findings, value))
  findJsonPlaces(text, places)
  return placed(findings, text, places, undefined)
}

/** @param reading an earlier reading of the text: its root and content */
export function inXml(
  findings: readonly Found[],
  text: string,
  limits: Limits,
  reading?: { rootName: string; message: unknown },
): Finding[] {
  const sought = soughtOf(findings, reading?.message)
  const places = new Places(sought)
  const root = sought.length === 0 && reading !== undefined ? reading.rootName : findXmlPlaces(text, limits, places)
  return placed(findings, text, places, root)
}

function soughtOf(findings: readonly Found[], value: unknown): string[] {
  const pointers = findings.filter(({ line, offset }) => line === undefined && offset === undefined)
  return pointers.map(({ pointer }) => (value === undefined ? pointer : existingPart(value, pointer)))
}

function placed(findings: readonly Found[], text: string, places: Places, root: string | undefined): Finding[] {
  const offsets = findings.map(({ pointer, offset }) => offset ?? places.offsetOf(pointer))
  const lines = placesOf(text, offsets)
  return findings.map((found, index) => {
    const { offset: _, ...finding } = found
    if (finding.line !== undefined) return finding
    const xpath = finding.xpath ?? (root === undefined ? undefined : xpathOf(root, finding.pointer))
    return { ...finding, ...(xpath === undefined ? {} : { xpath }), ...lines[index] }
  })
}

/**
 * The XPath for a pointer, element names without prefix: all are in the namespace of messages. The type is the root itself,
 * the version its attribute (interface.md 2).
 */
export function xpathOf(root: string, pointer: string): string {
  if (pointer === '/type') return `/${root}`
  if (pointer === '/version') return `/${root}/@version`
  const steps = pointer.split('/').slice(1)
  return steps.reduce(
    (path, step) => (/^[0-9]+$/.test(step) ? `${path}[${Number(step) + 1}]` : `${path}/${step}`),
    `/${root}`,
  )
}
