import type { SignatureVerdict, SignatureVerifier } from './signature-verifier.ts'

/**
 * The same verifier, which looks at each received body once for as long as the body is held: who has signed is asked
 * before a message gets its turn, and again when it has it. Only for verdicts without an expected party.
 */
export function verifyOnce(verify: SignatureVerifier): SignatureVerifier {
  const known = new WeakMap<Buffer, { signature: Buffer | string | undefined; verdict: SignatureVerdict }>()
  return (input) => {
    if (input.expectedParty !== undefined) return verify(input)
    const before = known.get(input.bytes)
    if (before !== undefined && before.signature === input.signature) return before.verdict
    const verdict = verify(input)
    known.set(input.bytes, { signature: input.signature, verdict })
    return verdict
  }
}
