import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAccessCodes } from '../../../src/trust/access-code.ts'
import { asGrn } from '../../support/identifiers.ts'

const GRN = '26TG00CCIT0000178'
const key = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const pem = key()
const codes = createAccessCodes(pem)

test('another code, another guarantee, another key, a hash of another kind: none matches', () => {
  const stored = codes.hash(asGrn(GRN), 'A1B2')
  expect(codes.matches(asGrn(GRN), 'A1B3', stored)).toBe(false)
  expect(codes.matches(asGrn(GRN), '', stored)).toBe(false)
  expect(codes.matches(asGrn('26TG00CCIT0000187'), 'A1B2', stored)).toBe(false)
  expect(createAccessCodes(key()).matches(asGrn(GRN), 'A1B2', stored)).toBe(false)
  expect(codes.matches(asGrn(GRN), 'A1B2', 'A1B2')).toBe(false)
  expect(codes.matches(asGrn(GRN), 'A1B2', '')).toBe(false)
})

test('the right code matches, whatever the encoding of the key', () => {
  const stored = codes.hash(asGrn(GRN), 'A1B2')
  expect(codes.matches(asGrn(GRN), 'A1B2', stored)).toBe(true)
  const sec1 = createPrivateKey(pem).export({ type: 'sec1', format: 'pem' }).toString()
  expect(createAccessCodes(sec1).matches(asGrn(GRN), 'A1B2', stored)).toBe(true)
})

test('the same code has another hash on every guarantee, and none shows the code', () => {
  const hashes = [GRN, '26TG00CCIT0000187'].map((grn) => codes.hash(asGrn(grn), 'A1B2'))
  expect(new Set(hashes).size).toBe(2)
  expect(hashes.join()).not.toContain('A1B2')
})
