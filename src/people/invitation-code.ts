import { randomInt } from 'node:crypto'

/** Crockford's: no I, L, O or U, which are misread or make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const HALF = 8
const CODE = new RegExp(`^[${LETTERS}]{${2 * HALF}}$`)

/** How long somebody has to use it (interface.md 6). */
export const INVITATION_MS = 72 * 3_600_000

/** Wrong second halves that one invitation bears. */
export const INVITATION_TRIES = 5

/** A code in two halves of 40 bits: by the first it is found, so that wrong second ones can be counted. */
export type InvitationCode = { selector: string; secret: string }

const half = (): string => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('')

export const newInvitationCode = (): InvitationCode => ({ selector: half(), secret: half() })

/** As it is read out and typed: `XXXX-XXXX-XXXX-XXXX`. */
export const writeInvitationCode = ({ selector, secret }: InvitationCode): string =>
  (`${selector}${secret}`.match(/.{4}/g) ?? []).join('-')

/** However it was typed: small letters, blanks and dashes do not matter, O is 0, I and L are 1. Undefined when it is none. */
export function readInvitationCode(text: string): InvitationCode | undefined {
  const plain = text.slice(0, 100).toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return CODE.test(plain) ? { selector: plain.slice(0, HALF), secret: plain.slice(HALF) } : undefined
}
