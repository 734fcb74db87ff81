import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlParseError, XmlText } from 'libxml2-wasm'

/**
 * An element of a national system's XML: names without prefix, since systems choose their own. Text is what stands directly in
 * the element, without blanks around it.
 */
export type XmlTree = {
  name: string
  /** Absent: in no namespace. */
  namespace?: string
  /** By name, those of no namespace alone; absent where there are none, or where they were not asked for. */
  attributes?: Readonly<Record<string, string>>
  text: string
  children: readonly XmlTree[]
}

/** A national XML document that is none, or is larger than what is taken. */
export class XmlTreeError extends Error {}

/** No national document comes near these; what does is meant to keep us busy. */
const MOST = { bytes: 10 * 1024 * 1024, tags: 800_000, depth: 64 }

/** As the hub reads its own messages: nothing outside the bytes, and within libxml2's own limits. */
const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG

/**
 * Reads a national system's XML. The encoding is the one the document declares, UTF-8 where it declares none. Attributes are
 * left out unless they are asked for: of most systems what matters to a mapping stands in elements.
 * @throws {XmlTreeError} for what is not well-formed, has a DOCTYPE, or exceeds the limits
 */
export function readXmlTree(bytes: Uint8Array, { attributes = false }: { attributes?: boolean } = {}): XmlTree {
  if (bytes.length > MOST.bytes) throw new XmlTreeError(`more than ${MOST.bytes} bytes`)
  // Before it is parsed, since each tag takes many times its bytes in memory.
  if (tagsIn(bytes) > MOST.tags) throw new XmlTreeError(`more than ${MOST.tags} tags`)
  const document = parsed(bytes)
  try {
    // Entities are declared nowhere else: a document that may declare none can neither name files nor grow.
    if (document.dtd !== null) throw new XmlTreeError('a DOCTYPE is not taken')
    return treeOf(document.root, { attributes, depth: 1 })
  } finally {
    // Trees lie in WebAssembly memory, which no garbage collector frees.
    document.dispose()
  }
}

function parsed(bytes: Uint8Array): XmlDocument {
  try {
    return XmlDocument.fromBuffer(bytes, { option: OPTIONS })
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    const [first] = error.details
    throw new XmlTreeError(`not well-formed at line ${first?.line ?? 1}: ${first?.message.trim() ?? error.message}`)
  }
}

const LESS = 0x3c

function tagsIn(bytes: Uint8Array): number {
  let tags = 0
  for (const byte of bytes) if (byte === LESS) tags += 1
  return tags
}

function treeOf(element: XmlElement, { attributes, depth }: { attributes: boolean; depth: number }): XmlTree {
  if (depth > MOST.depth) throw new XmlTreeError(`elements nested more than ${MOST.depth} deep`)
  const children: XmlTree[] = []
  let text = ''
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(treeOf(node, { attributes, depth: depth + 1 }))
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content
  }
  const { name, namespaceUri } = element
  const own = attributes ? element.attrs.filter(({ namespaceUri: of }) => of === '') : []
  return {
    name,
    ...(namespaceUri === '' ? {} : { namespace: namespaceUri }),
    ...(own.length === 0 ? {} : { attributes: Object.fromEntries(own.map((one) => [one.name, one.value])) }),
    text: text.trim(),
    children,
  }
}

/** The text of a document, in UTF-8 and indented. A namespace is written where it differs from the one around it. */
export function writeXmlTree(root: XmlTree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, undefined, '')}`
}

function written(tree: XmlTree, around: string | undefined, indent: string): string {
  const { name, namespace, attributes = {}, text, children } = tree
  const own = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escapedValue(value)}"`)
  const declared = [namespace === around ? '' : ` xmlns="${escaped(namespace ?? '')}"`, ...own].join('')
  if (text === '' && children.length === 0) return `${indent}<${name}${declared}/>\n`
  if (children.length === 0) return `${indent}<${name}${declared}>${escaped(text)}</${name}>\n`
  const inside = children.map((child) => written(child, namespace, `${indent}  `)).join('')
  return `${indent}<${name}${declared}>${escaped(text)}\n${inside}${indent}</${name}>\n`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one).replaceAll('\r', '&#13;')
/** Blanks of an attribute are read back as spaces unless they are written as references. */
const escapedValue = (text: string): string =>
  escaped(text).replace(/[\n\t]/g, (one) => (one === '\n' ? '&#10;' : '&#9;'))
