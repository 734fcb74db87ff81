import { createHmac } from 'node:crypto'
import type { MarkedAct } from '../ports/people.ts'
import { sameHash } from './keys.ts'

/**
 * Whether an act bears the mark of this key: HMAC-SHA-256 over `{device}/{counter}`, a line feed, the address, a line feed, and
 * the bytes, in base64url (docs/decisions/0154). The bytes are covered so that nobody who carries an act can change it.
 * @param key of the device, base64url
 */
export function isMarked({ device, counter, path, body, mark }: MarkedAct, key: string): boolean {
  const expected = createHmac('sha256', Buffer.from(key, 'base64url'))
    .update(`${device}/${counter}\n${path}\n`)
    .update(body)
    .digest()
  return sameHash(Buffer.from(mark, 'base64url'), expected)
}
