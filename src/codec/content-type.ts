import { BYTE_ORDER_MARK } from './text.ts'

/** The two formats of a message. */
export type ContentType = 'application/json' | 'application/xml'

/**
 * The format of a body without a content type (interface.md 4), by its first byte after byte order mark and white space.
 * Undefined if it is neither.
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
