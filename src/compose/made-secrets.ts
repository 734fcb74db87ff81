import { createHash, randomBytes } from 'node:crypto'
import { hashPassword } from '../broker/topology.ts'

/** Of so many random bytes. Not with a dash in front: every command it is given to would take it for an option. */
function textOf(bytes: number): string {
  for (;;) {
    const text = randomBytes(bytes).toString('base64url')
    if (!text.startsWith('-')) return text
  }
}

/** Secrets that are told once: 256 bits of tokens, 192 of passwords, each with what is kept of it. */
export const madeSecrets = {
  token: () => {
    const secret = textOf(32)
    return { secret, hash: createHash('sha256').update(secret).digest() }
  },
  password: () => {
    const secret = textOf(24)
    return { secret, hash: hashPassword(secret, randomBytes(4)) }
  },
  suffix: () => randomBytes(4).toString('hex'),
}
