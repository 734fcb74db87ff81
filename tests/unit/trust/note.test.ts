import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  cosignedAt,
  cosignLine,
  lineHolds,
  noteKey,
  noteSigner,
  noteText,
  parseNote,
  parseNoteLine,
  parseVerifierKey,
  readPublicKey,
  signNoteLine,
  verifierKeyText,
} from '../../../src/trust/note.ts'

const TEXT = 'example.com/log\n7\nq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\n'
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const log = noteSigner('example.com/log', 1, privateKey)
const witness = noteSigner('example.com/witness', 4, privateKey)

describe('a signed note', () => {
  it('is refused where name, key or text are others', () => {
    const [line] = parseNote(noteText(TEXT, [signNoteLine(TEXT, log)]))?.lines ?? []
    if (line === undefined) throw new Error('not read')
    expect(lineHolds(TEXT, line, log)).toBe(true)
    expect(lineHolds(TEXT.replace('7', '8'), line, log)).toBe(false)
    expect(lineHolds(TEXT, line, noteKey('example.com/other', 1, log.publicKey))).toBe(false)
    const other = noteSigner('example.com/log', 1, generateKeyPairSync('ed25519').privateKey)
    expect(lineHolds(TEXT, line, other)).toBe(false)
    // A witness's line is over other bytes: neither stands for the other.
    expect(lineHolds(TEXT, line, { ...witness, name: log.name, id: log.id })).toBe(false)
    expect(lineHolds(TEXT, { ...line, rest: line.rest.subarray(1) }, log)).toBe(false)
  })

  it.each([
    '',
    '\n\n',
    `${TEXT}\n`,
    `${TEXT}\nno line\n`,
    `${TEXT}\n\u2014 name\n`,
    `${TEXT}\n\u2014 name AAA=\n`,
    `${TEXT}\n\u2014 na+me AAAAAAA=\n`,
    TEXT,
  ])('is not read from %j', (text) => {
    expect(parseNote(text)).toBeUndefined()
  })

  it('is not read with more lines than anybody should look at', () => {
    const line = signNoteLine(TEXT, log)
    expect(parseNote(noteText(TEXT, Array<string>(64).fill(line)))?.lines).toHaveLength(64)
    expect(parseNote(noteText(TEXT, Array<string>(65).fill(line)))).toBeUndefined()
  })
})

describe('a cosignature', () => {
  it('covers the time at which the witness saw the checkpoint', () => {
    const line = parseNoteLine(cosignLine(TEXT, witness, 1_700_000_000))
    if (line === undefined) throw new Error('not read')
    expect(cosignedAt(line)).toBe(1_700_000_000n)
    expect(lineHolds(TEXT, line, witness)).toBe(true)
    const later = Buffer.from(line.rest)
    later.writeBigUInt64BE(1_700_000_001n)
    expect(lineHolds(TEXT, { ...line, rest: later }, witness)).toBe(false)
    expect(cosignedAt({ ...line, rest: line.rest.subarray(0, 71) })).toBeUndefined()
  })
})

describe('a public key', () => {
  it('is read as PEM, as SubjectPublicKeyInfo and as its 32 bytes, and as nothing else', () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const der = publicKey.export({ type: 'spki', format: 'der' })
    for (const text of [pem, der.toString('base64'), log.publicKey.toString('base64')]) {
      expect(readPublicKey(text)).toEqual(log.publicKey)
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    const refused = [
      rsa.export({ type: 'spki', format: 'pem' }).toString(),
      '',
      'AAAA',
      'not base64',
      der.subarray(1).toString('base64'),
    ]
    for (const text of refused) expect(readPublicKey(text), text).toBeUndefined()
    expect(() =>
      noteSigner(
        'x',
        1,
        createPrivateKey(
          generateKeyPairSync('ec', {
            namedCurve: 'P-256',
            privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
            publicKeyEncoding: { type: 'spki', format: 'pem' },
          }).privateKey,
        ),
      ),
    ).toThrow('Ed25519')
    expect(() => noteSigner('x', 1, createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })))).toThrow(
      'private',
    )
  })

  it('is one line with its name, which belongs to it', () => {
    for (const key of [log, witness]) {
      const { name, type, id } = parseVerifierKey(verifierKeyText(key)) ?? {}
      expect({ name, type, id }).toEqual({ name: key.name, type: key.type, id: key.id })
    }
    const text = verifierKeyText(log)
    for (const other of [text.replace('log', 'lag'), text.replace(/\+\w{8}\+/, '+00000000+'), `${text}A`, '', 'a+b']) {
      expect(parseVerifierKey(other), other).toBeUndefined()
    }
    expect(() => noteKey('two words', 1, log.publicKey)).toThrow(RangeError)
    expect(() => noteKey('a+b', 1, log.publicKey)).toThrow(RangeError)
  })

  it('is the one of the specification’s example', () => {
    // golang.org/x/mod/sumdb/note, the package's own example.
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      'then you don’t know what your problem is.\n'.replace('’', "'") +
      '\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    const read = parseNote(note)
    expect(key !== undefined && read?.lines[0] !== undefined && lineHolds(read.text, read.lines[0], key)).toBe(true)
  })
})
