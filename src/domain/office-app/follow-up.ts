import { isEnd } from '../model/table.ts'
import type { Movement } from '../model/movement.ts'
import { respelled } from '../values/spelling.ts'
import type { Mrn } from '../values/identifiers.ts'

/**
 * The code printed on the accompanying document, with which anybody who holds the paper follows the movement
 * (interface.md 3). Symbols of Crockford's base 32: no I, L, O, U, so that it can be read out and typed from paper.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Symbols of a code: 20 of 5 bits each are 100 random bits. */
export const FOLLOW_UP_SYMBOLS = 20

const GROUP = 4

/** A code from `FOLLOW_UP_SYMBOLS` random bytes; each symbol is equally likely, since 32 divides 256. */
export const followUpCodeFrom = (random: Uint8Array): string =>
  [...random.subarray(0, FOLLOW_UP_SYMBOLS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** The code as it is printed: groups of four with hyphens. */
export const groupedCode = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''

/** A code as people type it: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
export const typedCode = (text: string): string => respelled(text, 'follow-up')

/** Where the follow-up of one movement is, with its code: what the QR on the accompanying document says. */
export const followUpAddress = (publicUrl: string, mrn: Mrn, code: string): string =>
  `${publicUrl}/v1/follow-up/${mrn}?code=${groupedCode(code)}`

/** What has closed a movement, in the words of whoever follows it. */
export type ClosedBy = 'discharge' | 'payment' | 'authority' | 'cancellation'

/**
 * What has closed a movement; undefined while it has not ended. A paid claim is never called a discharge: nobody has shown
 * where the goods are (engine.md 8, "Who is told").
 */
export function closedByOf({ state, dischargedOn, lines }: Movement): ClosedBy | undefined {
  if (!isEnd(state)) return undefined
  if (state !== 'discharged') return 'cancellation'
  const counted = lines.filter(({ minor }) => minor > 0n)
  const paid = counted.length > 0 && counted.every((line) => line.state === 'settled')
  if (dischargedOn === 'recovered' || paid) return 'payment'
  return dischargedOn === 'authority' ? 'authority' : 'discharge'
}
