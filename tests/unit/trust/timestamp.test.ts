import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeInteger, encodeSequence } from '../../../src/trust/der.ts'
import {
  readTimestamp,
  timestampRequest,
  timestampTrust,
  tokenOf,
  verifyTimestamp,
} from '../../../src/trust/timestamp.ts'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { derOf } from '../../../src/trust/x509/pem.ts'
import { startStampingAuthority, type StampingAuthority } from '../../support/time-stamping.ts'

const BYTES = Buffer.from('corridor/test\n7\nroot\n')
const NONCE = Buffer.from('8000000000000001', 'hex')

let tsa: StampingAuthority
let other: StampingAuthority
let answer: Buffer
beforeAll(async () => {
  ;[tsa, other] = await Promise.all([startStampingAuthority(), startStampingAuthority('timeStamping,clientAuth')])
  answer = tsa.reply(timestampRequest(BYTES, NONCE))
})
afterAll(async () => {
  await Promise.all([tsa?.remove(), other?.remove()])
})

const trustOf = (authority: StampingAuthority) => timestampTrust([readFileSync(authority.ca, 'utf8')])
const judged = (token: Buffer, bytes = BYTES, authority = tsa) => {
  const verdict = verifyTimestamp(token, bytes, trustOf(authority))
  return verdict.ok ? 'holds' : verdict.reason
}

describe('a time-stamp is refused', () => {
  test('for another request, or where the authority refuses one', () => {
    expect(() => tokenOf(answer, Buffer.from('0000000000000002', 'hex'))).toThrow('for another request')
    expect(() => tokenOf(encodeSequence(encodeSequence(encodeInteger(2))), NONCE)).toThrow('refuses (status 2)')
    expect(() => tokenOf(tsa.reply(Buffer.from('no request')), NONCE)).toThrow('refuses (status 2)')
  })

  test('over other bytes, by an authority not relied on, and by a certificate for other things, too', () => {
    const token = tokenOf(answer, NONCE)
    expect(judged(token, Buffer.from('other'))).toBe('the time-stamp is of other bytes')
    expect(judged(token, BYTES, other)).toMatch(/^certificate-not-trusted/)
    // OpenSSL itself does not stamp by such a certificate; a careless authority's server might.
    const certificate = parseCertificate(derOf(readFileSync(join(dirname(other.ca), 'tsa.crt'), 'utf8')))
    expect(trustOf(other).check(certificate, new Date())).toMatchObject({ code: 'certificate-wrong-usage' })
  })

  test('with any byte of what is signed changed', () => {
    const token = tokenOf(answer, NONCE)
    const trust = trustOf(tsa)
    const held = [...token.keys()].filter((index) => {
      const changed = Buffer.from(token)
      changed[index] = (changed[index] ?? 0) ^ 1
      return verifyTimestamp(changed, BYTES, trust).ok
    })
    expect(held).toEqual([])
  })
})

test('a time-stamp says when it was made to whoever has no authority to judge it by, and nothing of other bytes', () => {
  const token = tokenOf(answer, NONCE)
  const verdict = verifyTimestamp(token, BYTES, trustOf(tsa))
  expect(readTimestamp(token, BYTES)).toEqual({ ok: true, at: verdict.ok ? verdict.at : undefined })
  expect(readTimestamp(token, Buffer.from('other'))).toEqual({ ok: false, reason: 'the time-stamp is of other bytes' })
  expect(readTimestamp(Buffer.from('none'), BYTES)).toMatchObject({ ok: false })
})

test('a time-stamp of OpenSSL says when the bytes were there, by whose clock', () => {
  const verdict = verifyTimestamp(tokenOf(answer, NONCE), BYTES, trustOf(tsa))
  expect(verdict).toMatchObject({ ok: true, by: 'CN=Time-stamping unit' })
  expect(verdict.ok && Math.abs(Date.now() - verdict.at.getTime())).toBeLessThan(3_600_000)
})
