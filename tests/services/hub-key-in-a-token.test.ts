import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineHub } from '../../src/compose/doctor/hub.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import {
  lineHolds,
  noteKey,
  noteSigner,
  noteSignerInToken,
  parseNote,
  rawPublicKey,
  signNoteLine,
  verifierKeyText,
} from '../../src/trust/note.ts'
import { openEdwardsKey, openTokenKey } from '../../src/trust/pkcs11.ts'
import { environmentOf, failuresIn, stateOf } from '../support/doctor.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { createTestPki, type TestPki } from '../support/parties.ts'
import { createTestToken, type TestToken } from '../support/softhsm.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-hub-token-'))
let pki: TestPki
let token: TestToken

beforeAll(async () => {
  pki = await createTestPki()
  token = await createTestToken(readFileSync(pki.hub.key, 'utf8'))
})
afterAll(async () => {
  token?.remove()
  rmSync(folder, { recursive: true, force: true })
  await pki?.remove()
})

const uriWith = (change: Record<string, string>): string =>
  Object.entries(change).reduce(
    (uri, [name, value]) => uri.replace(new RegExp(`${name}=[^;?&]+`), `${name}=${value}`),
    token.uri,
  )

describe('a key in a token is refused', () => {
  test('with a wrong PIN, of another token, under another name, and by what is no PKCS#11 module', async () => {
    writeFileSync(join(folder, 'wrong'), '9999')
    const cases: [string, RegExp][] = [
      [uriWith({ 'pin-source': join(folder, 'wrong') }), /C_Login gave 0xa0: the PIN is wrong/],
      [uriWith({ token: 'other' }), /there is no token other/],
      [uriWith({ object: 'other' }), /has 0 private keys other/],
      [uriWith({ 'module-path': process.execPath }), /cannot be loaded as a PKCS#11 module/],
      [uriWith({ 'pin-source': join(folder, 'none') }), /ENOENT/],
    ]
    for (const [uri, reason] of cases) await expect(openTokenKey(uri, 'P-256')).rejects.toThrow(reason)
  })

  test('where the setting holds the PIN itself, misses a part, or has one that would not be heeded', async () => {
    const with_ = (part: string) => openTokenKey(`${token.uri}&${part}`, 'P-256')
    await expect(with_('pin-value=1234')).rejects.toThrow(/a PIN does not belong into a setting/)
    await expect(with_('module-name=x')).rejects.toThrow(/module-name, which is not supported/)
    await expect(openTokenKey('pkcs11:token=corridor?pin-source=/x', 'P-256')).rejects.toThrow(/names no object/)
  })
})

test('a signature by the token is that of its key, as OpenSSL reads it', async () => {
  const key = await openTokenKey(token.uri, 'P-256')
  const publicKey = createPublicKey(token.keyPem)
  for (let round = 0; round < 200; round++) {
    // r and s are numbers: leading zeros and high bits must come out right in DER.
    const bytes = Buffer.from(`message ${round}`)
    expect(verify('sha256', bytes, publicKey, key.sign(bytes))).toBe(true)
  }
  const [bytes, signature] = [Buffer.from('as OpenSSL reads it'), join(folder, 'signature')]
  writeFileSync(join(folder, 'bytes'), bytes)
  writeFileSync(signature, key.sign(bytes))
  writeFileSync(join(folder, 'hub.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
  const said = execFileSync('openssl', ['dgst', '-sha256', '-verify', 'hub.pub', '-signature', signature, 'bytes'], {
    cwd: folder,
  })
  expect(said.toString()).toContain('Verified OK')
  key.close()
})

describe('the log’s key in a token', () => {
  const ed25519 = (): string =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

  test('is refused where it is none of Ed25519, or two keys have its label', async () => {
    await expect(openEdwardsKey(token.uri)).rejects.toThrow(/C_SignInit|is none of Ed25519/)
    token.add('twice', ed25519())
    await expect(openEdwardsKey(token.add('twice', ed25519()))).rejects.toThrow(/has 2 private keys twice/)
  })

  test('is refused where it signs otherwise than the public key beside it says', () => {
    const [one, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')]
    const key = { publicKey: rawPublicKey(one.publicKey), sign: (bytes: Buffer) => sign(null, bytes, other.privateKey) }
    expect(() => noteSignerInToken('example.com/log', 1, key)).toThrow(/private and public key differ/)
  })

  test('signs notes that verify by the key it had in its file', async () => {
    const pem = ed25519()
    const key = await openEdwardsKey(token.add('log', pem))
    const inFile = noteSigner('example.com/log', 1, createPrivateKey(pem))
    const text = 'example.com/log\n1\nAAAA\n'
    expect(signNoteLine(text, noteSignerInToken('example.com/log', 1, key))).toBe(signNoteLine(text, inFile))
    key.close()
  })
})

describe('a hub whose keys are in a token', () => {
  let hub: TestHub
  let logKey: KeyObject
  let config: Record<string, string>
  beforeAll(async () => {
    const codes = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    writeFileSync(join(folder, 'codes.key'), codes.export({ type: 'pkcs8', format: 'pem' }))
    const { privateKey } = generateKeyPairSync('ed25519')
    logKey = privateKey
    const uri = token.add('log-of-hub', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    config = { hubKey: token.uri, hubCertificate: pki.hub.certificate, logKey: uri, logOrigin: 'hub.example/log' }
    hub = await startTestHub({ config: { ...config, accessCodeKey: join(folder, 'codes.key') } })
  })
  afterAll(async () => hub?.stop())

  test('signs checkpoints as notes that the log’s public key verifies', async () => {
    const answer = await fetch(`${hub.url}/v1/log/checkpoint`, { headers: { accept: 'text/plain' } })
    const { text = '', lines = [] } = parseNote(await answer.text()) ?? {}
    const known = noteKey('hub.example/log', 1, rawPublicKey(logKey))
    expect(lines.map((line) => lineHolds(text, line, known))).toEqual([true])
    const { log } = (await (await fetch(`${hub.url}/v1/log/keys`)).json()) as { log: string }
    expect(log).toBe(verifierKeyText(known))
  })

  test('is well by its doctor, who names a token that is not there and a certificate of another key', async () => {
    const env = { ...environmentOf(hub.config), CORRIDOR_PORT: new URL(hub.url).port }
    const examine = (instead: Record<string, string>) =>
      examineHub({ ...env, ...instead }, { now: () => new Date(), timers: processTimers })
    const well = await examine({})
    expect([stateOf(well, 'hub-key'), stateOf(well, 'log-key')]).toEqual(['ok', 'ok'])
    const none = { CORRIDOR_HUB_KEY: uriWith({ token: 'other' }), CORRIDOR_LOG_KEY: uriWith({ object: 'other' }) }
    expect(failuresIn(await examine(none))).toEqual(['hub-key: token-unusable', 'log-key: token-unusable'])
    const key = token.add(
      'another',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    )
    expect(failuresIn(await examine({ CORRIDOR_HUB_KEY: key }))).toEqual(['hub-key: key-mismatch'])
  })

  test('signs receipts that its certificate verifies', async () => {
    const { status, bytes, signature } = await hub.post(
      hub.party('TG/fonds-garantie'),
      m.registration(m.newGrn(), '1000'),
    )
    expect(status).toBe(202)
    writeFileSync(join(folder, 'receipt'), bytes)
    writeFileSync(join(folder, 'receipt.p7s'), Buffer.from(signature ?? '', 'base64'))
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'receipt.p7s', '-content', 'receipt']
    const trust = ['-CAfile', pki.ca, '-purpose', 'any', '-out', 'verified']
    execFileSync('openssl', [...args, ...trust], { cwd: folder, stdio: 'pipe' })
    expect(readFileSync(join(folder, 'verified')).equals(bytes)).toBe(true)
  })

  test('that is not the key of its certificate does not start', async () => {
    await expect(startTestHub({ config: { hubKey: token.uri } })).rejects.toThrow(/belongs to another key/)
  })
})
