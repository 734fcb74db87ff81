import { type AdapterContext, type Envelope, MappingError, readXmlTree, writeXmlTree, type XmlTree } from '#adapter-api'

/** What stands in bodies: the hub's own messages, or JSON or XML of the national system, which a profile maps. */
export const FORMATS = ['message', 'json', 'xml'] as const
export type Format = (typeof FORMATS)[number]

/** What cannot be read now will not be read at another try. */
export class Unreadable extends Error {}

/** The text of a body. Throws `Unreadable` for one that is none, is too large, or is not in the charset. */
export function textOf(body: string | Uint8Array | undefined, of: { charset: string; mostBytes: number }): string {
  if (body === undefined) throw new Unreadable('the body is neither a text nor bytes')
  const size = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  if (size === 0) throw new Unreadable('the body is empty')
  if (size > of.mostBytes) throw new Unreadable(`the body has ${size} bytes; ${of.mostBytes} are taken`)
  if (typeof body === 'string') return body
  try {
    return new TextDecoder(of.charset, { fatal: true }).decode(body)
  } catch {
    throw new Unreadable(`the body is not in ${of.charset}`)
  }
}

/** What a text says: JSON, elements of XML, or a message. Throws `Unreadable`. */
export function contentOf(text: string, format: Format, decode: AdapterContext['decode']): unknown {
  if (format === 'message') {
    const read = decode(Buffer.from(text), /^\s*</.test(text) ? 'application/xml' : 'application/json')
    if ('reason' in read) throw new Unreadable(`no message of the hub: ${read.reason}`)
    return read.message
  }
  try {
    return format === 'json' ? (JSON.parse(text) as unknown) : readXmlTree(Buffer.from(undeclared(text)))
  } catch (error) {
    throw new Unreadable(`not ${format.toUpperCase()}: ${(error as Error).message}`)
  }
}

/** The body of a delivery: the sender's own bytes, or what the mapping made. */
export function bodyOf(content: unknown, { body }: Pick<Envelope, 'body'>, format: Format): string {
  if (format === 'message') return body.toString('utf8')
  return format === 'json' ? JSON.stringify(content) : writeXmlTree(treeOf(content, ''))
}

/** Checks that a mapping made elements of XML. Throws MappingError with their place. */
export function treeOf(value: unknown, pointer: string): XmlTree {
  const { name, namespace, text = '', children = [] } = (value ?? {}) as Partial<XmlTree>
  if (typeof name !== 'string' || !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name))
    throw new MappingError(`${pointer}/name`, 'the profile makes an element without a name')
  if (typeof text !== 'string' || !Array.isArray(children))
    throw new MappingError(pointer, `${name} has a text and a list of children`)
  const below = children.map((child, index) => treeOf(child, `${pointer}/children/${index}`))
  return { name, ...(typeof namespace === 'string' ? { namespace } : {}), text, children: below }
}

/** What is a text already is in no encoding any more, whatever its first line says. */
export const undeclared = (text: string): string => text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '')
