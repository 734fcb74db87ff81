import type { Finding } from '../domain/finding.ts'
import { jsonPositions } from './json-positions.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { decodeUtf8, Malformed, place } from './text.ts'
import { readXml } from './xml-read.ts'

/** Where the values of a text stand: offset by pointer; and, of an XML text, the name of its root. */
export type Positions = { offsets: ReadonlyMap<string, number>; root?: string }

/**
 * Adds to findings where they stand in the received bytes: line, column and, in XML, the XPath. For a value that is
 * missing these are the place of the nearest thing around it, and the XPath it would have. What cannot be read again is
 * returned as it came; a finding that has its place keeps it.
 */
export function locate(
  bytes: Uint8Array,
  contentType: 'application/json' | 'application/xml',
  findings: readonly Finding[],
  limits: Limits = defaultLimits,
): Finding[] {
  const { text, malformed } = decodeUtf8(bytes)
  if (malformed !== undefined) return [...findings]
  try {
    const positions = contentType === 'application/json' ? jsonPlaces(text) : xmlPlaces(text, limits)
    return located(findings, text, positions)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return [...findings]
  }
}

export const jsonPlaces = (text: string): Positions => ({ offsets: jsonPositions(text) })

export function xmlPlaces(text: string, limits: Limits): Positions {
  const offsets = new Map<string, number>()
  const { rootName } = readXml(text, limits, offsets)
  return { offsets, root: rootName }
}

/** The findings with their places in a text whose positions are known. */
export function located(findings: readonly Finding[], text: string, { offsets, root }: Positions): Finding[] {
  return findings.map((finding) => {
    if (finding.line !== undefined) return finding
    let nearest = finding.pointer
    while (nearest !== '' && !offsets.has(nearest)) nearest = nearest.slice(0, nearest.lastIndexOf('/'))
    const xpath = finding.xpath ?? (root === undefined ? undefined : xpathOf(root, finding.pointer))
    return {
      ...finding,
      ...(xpath === undefined ? {} : { xpath }),
      ...place(text, offsets.get(nearest) ?? 0),
    }
  })
}

/**
 * The XPath of what a pointer points to, element names without prefix: they are all in the namespace of messages. The
 * type is the root itself, the version its attribute (interface.md 2).
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
