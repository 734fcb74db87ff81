import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** Counts how often this process takes a SHA-256 of given bytes, whether alone or as a part of more. */
export type HashCounter = { passesOver(bytes: Buffer): number; stop(): void }

/** Watches `node:crypto`, of which every module of the program has the functions by name, until it is stopped. */
export function countHashes(): HashCounter {
  const { hash, createHash } = crypto
  const inputs: Buffer[] = []
  const note = (data: unknown): void => void inputs.push(Buffer.from(data as string | Buffer))
  crypto.hash = ((algorithm: string, data: string | Buffer, ...rest: []) => {
    note(data)
    return hash(algorithm, data, ...rest)
  }) as typeof hash
  crypto.createHash = ((...options: Parameters<typeof createHash>) => {
    const made = createHash(...options)
    const update = made.update.bind(made)
    made.update = ((data: string | Buffer, ...rest: []) => {
      note(data)
      return update(data, ...rest)
    }) as typeof made.update
    return made
  }) as typeof createHash
  syncBuiltinESMExports()
  return {
    passesOver: (bytes) => inputs.filter((input) => input.includes(bytes)).length,
    stop: () => {
      Object.assign(crypto, { hash, createHash })
      syncBuiltinESMExports()
    },
  }
}
