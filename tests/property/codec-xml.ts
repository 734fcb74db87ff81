import { XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm'

/** A way to write XML that differs from the codec's own: mapped name by name in the order given, text as a writer says. */
export function writeXml(
  rootName: string,
  content: object,
  attributes = 'xmlns="urn:corridor:transit:1" version="1"',
  writeText: (text: string) => string = escapeText,
): string {
  return `<${rootName} ${attributes}>${children(content, writeText)}</${rootName}>`
}

function children(content: object, writeText: (text: string) => string): string {
  return Object.entries(content)
    .flatMap(([name, value]) => [value].flat().map((entry: unknown) => element(name, entry, writeText)))
    .join('')
}

function element(name: string, value: unknown, writeText: (text: string) => string): string {
  const inner = typeof value === 'object' && value !== null ? children(value, writeText) : writeText(String(value))
  return `<${name}>${inner}</${name}>`
}

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)
}

export type Walked = { name: string; text: string; children: Walked[] }

/** What libxml2 itself sees in a text: the witness for the codec's own reader. */
export function walkXml(text: string): Walked {
  using document = XmlDocument.fromString(text)
  return walk(document.root)
}

function walk(node: XmlElement): Walked {
  const walked: Walked = { name: node.name, text: '', children: [] }
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) walked.children.push(walk(child))
    else if (child instanceof XmlText || child instanceof XmlCData) walked.text += child.content
  }
  return walked
}

/** The same view of a decoded message: elements in order, every scalar as text. */
export function viewOf(name: string, value: unknown): Walked {
  if (typeof value !== 'object' || value === null) return { name, text: String(value), children: [] }
  const inside = Object.entries(value).flatMap(([field, entry]) =>
    [entry].flat().map((one: unknown) => viewOf(field, one)),
  )
  return { name, text: '', children: inside }
}

/** Drops what stands between elements, which is only layout. */
export function withoutLayout(walked: Walked): Walked {
  if (walked.children.length === 0) return { ...walked, text: /^[ \t\r\n]*$/.test(walked.text) ? '' : walked.text }
  return { ...walked, text: layoutTrimmed(walked.text), children: walked.children.map(withoutLayout) }
}

function layoutTrimmed(text: string): string {
  return text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}
