import { expect, test } from 'vitest'
import type { Beside } from '../../../src/ports/beside.ts'
import { besideDigest } from '../../../src/trust/beside.ts'

const SALT = Buffer.alloc(32, 7)
const BESIDE: Beside = {
  message: {
    type: 'discharge',
    contentType: 'application/json',
    language: 'fr',
    channel: 'http',
    receivedAt: '2026-03-03T10:00:00.000Z',
  },
  outcome: {
    attempt: 0,
    mrn: '26TGLFW100000123J0',
    httpStatus: 422,
    answerType: 'application/problem+json',
    answer: 'sha256:0',
  },
  refusal: { messageId: 'x', type: 'discharge', httpStatus: 422, findings: '[]' },
}

test('whatever stands beside a leaf counts: with anything else, more or less, the digest is another', () => {
  const digest = besideDigest(SALT, BESIDE)
  const changed = Object.entries(BESIDE).flatMap(([part, said]) =>
    Object.keys(said).flatMap((name) => [
      { ...BESIDE, [part]: { ...said, [name]: 'other' } },
      { ...BESIDE, [part]: Object.fromEntries(Object.entries(said).filter(([one]) => one !== name)) },
    ]),
  )
  expect(changed.length).toBe(28)
  expect(new Set([digest, ...changed.map((one) => besideDigest(SALT, one as Beside))]).size).toBe(29)
  expect(besideDigest(Buffer.alloc(32, 8), BESIDE)).not.toBe(digest)
})

test('half a character counts as what the database makes of it', () => {
  const named = (messageId: string): string =>
    besideDigest(SALT, { refusal: { messageId, httpStatus: 422, findings: '[]' } })
  expect(named('a\ud800')).toBe(named('a\ufffd'))
})
