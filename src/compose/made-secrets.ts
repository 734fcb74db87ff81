import { createHash, randomBytes } from 'node:crypto'
import { hashPassword } from '../broker/topology.ts'

/** Secrets that are told once: 256 bits of tokens, 192 of passwords, each with what is kept of it. */
export const madeSecrets = {
  token: () => {
    const secret = randomBytes(32).toString('base64url')
    return { secret, hash: createHash('sha256').update(secret).digest() }
  },
  password: () => {
    const secret = randomBytes(24).toString('base64url')
    return { secret, hash: hashPassword(secret, randomBytes(4)) }
  },
  suffix: () => randomBytes(4).toString('hex'),
}
