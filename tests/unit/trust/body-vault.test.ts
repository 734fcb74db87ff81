import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createBodyVault, secretOfPem, secretOfToken } from '../../../src/trust/body-vault.ts'

const SECRET = Buffer.alloc(32, 1)
const BODY = Buffer.from('{"vehicle":"TG-1234-AB","driver":"Ama Mensah"}')
const frameOf = (wrapped: Buffer, sealed: Buffer): Buffer => Buffer.concat([Buffer.of(1), wrapped, sealed])

describe('a sealed body is not opened', () => {
  const vault = createBodyVault(SECRET)
  const wrapped = vault.newKey()
  const frame = frameOf(wrapped, vault.seal(wrapped, BODY))

  test('by who has another key, who is told which setting that is', () => {
    const other = createBodyVault(Buffer.alloc(32, 2))
    expect(() => other.open(frame)).toThrow(/CORRIDOR_BODY_KEY/)
    expect(() => other.seal(wrapped, BODY)).toThrow(/CORRIDOR_BODY_KEY/)
    expect(other.id.equals(vault.id)).toBe(false)
  })

  test('where any byte of it or of its key was changed, by a hub that has not seen it before', () => {
    for (let at = 0; at < frame.length; at++) {
      const changed = Buffer.from(frame)
      changed.writeUInt8((changed[at] ?? 0) ^ 4, at)
      expect(() => createBodyVault(SECRET).open(changed), `byte ${at}`).toThrow(
        /authenticat|CORRIDOR_BODY_KEY|form|invalid|range/i,
      )
    }
    for (const length of [1, 20, 65, 80])
      expect(() => createBodyVault(SECRET).open(frame.subarray(0, length))).toThrow(
        /authenticat|CORRIDOR_BODY_KEY|form|invalid|range/i,
      )
  })

  test('under the key of another movement', () => {
    expect(() => vault.open(frameOf(vault.newKey(), frame.subarray(65)))).toThrow(
      /authenticat|CORRIDOR_BODY_KEY|form|invalid|range/i,
    )
  })

  test('where it is stored in a form that nobody knows', () => {
    expect(() => vault.open(Buffer.of(7, 1, 2))).toThrow(/form/)
    expect(() => vault.open(Buffer.alloc(0))).toThrow(/form/)
  })
})

test('a body comes back as it was sealed, whatever its size, and by another hub with the same key', () => {
  const vault = createBodyVault(SECRET)
  for (const size of [0, 1, 15, 16, 17, 65_536]) {
    const [wrapped, body] = [vault.newKey(), randomBytes(size)]
    const sealed = vault.seal(wrapped, body)
    expect(vault.open(frameOf(wrapped, sealed)).equals(body)).toBe(true)
    expect(createBodyVault(SECRET).open(frameOf(wrapped, sealed)).equals(body)).toBe(true)
  }
})

test('what an earlier release has stored is read as it stands', () => {
  expect(
    createBodyVault(SECRET)
      .open(Buffer.concat([Buffer.of(0), BODY]))
      .equals(BODY),
  ).toBe(true)
})

test('neither a body nor a key can be read of what is stored, and the same twice does not look the same', () => {
  const vault = createBodyVault(SECRET)
  const wrapped = vault.newKey()
  const [one, other] = [vault.seal(wrapped, BODY), vault.seal(wrapped, BODY)]
  expect(one.equals(other)).toBe(false)
  expect(one.includes('Mensah')).toBe(false)
  expect(vault.newKey().equals(wrapped)).toBe(false)
})

test('more movements than keys are kept unwrapped are opened all the same', () => {
  const vault = createBodyVault(SECRET)
  const first = vault.newKey()
  const sealed = vault.seal(first, BODY)
  for (let count = 0; count < 4_100; count++) vault.newKey()
  expect(vault.open(frameOf(first, sealed)).equals(BODY)).toBe(true)
})

describe('the key that keys are wrapped with', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const idOf = (pem: string): Buffer => createBodyVault(secretOfPem(pem)).id

  test('is the same for each encoding of a private key, and another for another key', () => {
    const [pkcs8, sec1] = (['pkcs8', 'sec1'] as const).map((type) => ec.export({ type, format: 'pem' }).toString())
    expect(idOf(pkcs8 ?? '').equals(idOf(sec1 ?? ''))).toBe(true)
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    expect(idOf(other.export({ type: 'sec1', format: 'pem' }).toString()).equals(idOf(sec1 ?? ''))).toBe(false)
    expect(() => secretOfPem('no key')).toThrow(/key|PEM|DECODER/i)
  })

  test('is derived from what a token signs, if that is the same each time', () => {
    const token = { sign: (bytes: Buffer) => sign('sha256', bytes, rsa) }
    expect(createBodyVault(secretOfToken(token)).id.equals(createBodyVault(secretOfToken(token)).id)).toBe(true)
    expect(() => secretOfToken({ sign: (bytes) => sign('sha256', bytes, ec) })).toThrow(/RSA/)
  })
})

describe('while keys are exchanged', () => {
  const [former, coming] = [SECRET, Buffer.alloc(32, 9)]
  const wrapped = createBodyVault(former).newKey()
  const sealed = createBodyVault(former).seal(wrapped, BODY)

  test('a data key is not wrapped anew by who does not have the key it was wrapped with', () => {
    expect(() => createBodyVault(coming).rewrap(wrapped)).toThrow(/CORRIDOR_BODY_KEY/)
  })

  test('both open, one wraps, and what is wrapped anew opens the same body with that one alone', () => {
    const both = createBodyVault(coming, former)
    expect(both.open(frameOf(wrapped, sealed)).equals(BODY)).toBe(true)
    expect(both.opens.map((id) => id.toString('hex'))).toEqual(
      [coming, former].map((secret) => createBodyVault(secret).id.toString('hex')),
    )
    const again = both.rewrap(wrapped)
    expect(createBodyVault(coming).open(frameOf(again, sealed)).equals(BODY)).toBe(true)
    expect(() => createBodyVault(former).open(frameOf(again, sealed))).toThrow(/CORRIDOR_BODY_KEY/)
    expect(both.newKey().subarray(0, 4).equals(createBodyVault(coming).id)).toBe(true)
  })
})
