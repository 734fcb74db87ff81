import { expect, test } from 'vitest'
import type { SignatureVerdict } from '../../../src/trust/signature-verifier.ts'
import { verifyOnce } from '../../../src/trust/verify-once.ts'
import { asParty } from '../../support/identifiers.ts'

const NOW = new Date('2026-11-22T10:00:00Z')

function counting() {
  let asked = 0
  const verdict: SignatureVerdict = { ok: false, code: 'signature-invalid', detail: '' }
  const verify = verifyOnce(() => {
    asked += 1
    return { ...verdict, detail: String(asked) }
  })
  return { verify, asked: () => asked }
}

test('one signature over the same bytes is verified once, however often it is asked for', () => {
  const { verify, asked } = counting()
  const bytes = Buffer.from('{}')
  const first = verify({ bytes, signature: 'a', now: NOW })
  expect(verify({ bytes, signature: 'a', now: NOW })).toBe(first)
  expect(asked()).toBe(1)
})

test('another signature, other bytes, and who is expected to have signed are each a question of their own', () => {
  const { verify, asked } = counting()
  const bytes = Buffer.from('{}')
  verify({ bytes, signature: 'a', now: NOW })
  verify({ bytes, signature: 'b', now: NOW })
  verify({ bytes: Buffer.from('{}'), signature: 'b', now: NOW })
  verify({ bytes, signature: 'b', now: NOW, expectedParty: asParty('TG') })
  verify({ bytes, signature: 'b', now: NOW, expectedParty: asParty('TG') })
  expect(asked()).toBe(5)
})
