import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newInvitationCode, readInvitationCode, writeInvitationCode } from '../../../src/people/invitation-code.ts'
import { createPeopleKeys } from '../../../src/people/keys.ts'
import { passkeySite } from '../../../src/people/passkeys.ts'
import { createPins, isPin, isWeakPin } from '../../../src/people/pin.ts'

const keysOf = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return createPeopleKeys(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
}

describe('a PIN', () => {
  it('matches with its phone and the hub’s key only, and costs 32 MiB', async () => {
    const keys = keysOf()
    const pins = createPins(keys)
    const hash = (await pins.hash('402917', 'phone')) ?? ''
    expect(hash).toMatch(/^scrypt:32768:8:3:/)
    expect(await pins.matches('402918', 'phone', hash)).toBe(false)
    expect(await pins.matches('402917', 'another', hash)).toBe(false)
    expect(await createPins(keysOf()).matches('402917', 'phone', hash)).toBe(false)
    expect(await pins.matches('402917', 'phone', hash)).toBe(true)
  })

  it('is refused rather than queued without end', async () => {
    const pins = createPins(keysOf(), { N: 1024, r: 8, p: 1 })
    const many = await Promise.all(Array.from({ length: 80 }, () => pins.hash('402917', 'phone')))
    expect(many.filter((one) => one === undefined)).toHaveLength(14)
  })

  it('has six digits, and not those that are tried first', () => {
    expect(['40291', '4029177', '40291x', ''].some(isPin)).toBe(false)
    expect(['000000', '999999', '123456', '654321', '789012', '210987'].every(isWeakPin)).toBe(true)
    expect(['402917', '112233', '135791'].some(isWeakPin)).toBe(false)
  })
})

describe('an invitation code', () => {
  it('is read however it is typed, and nothing else is', () => {
    const code = newInvitationCode()
    const written = writeInvitationCode(code)
    expect(written).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readInvitationCode(` ${written.toLowerCase().replaceAll('-', ' ')} `)).toEqual(code)
    expect(readInvitationCode(written.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(code)
    for (const wrong of ['', written.slice(1), `${written}0`, 'UUUU-UUUU-UUUU-UUUU'])
      expect(readInvitationCode(wrong)).toBeUndefined()
  })
})

describe('passkeys', () => {
  it('are made for a host with a name and TLS, and on this machine for localhost', () => {
    expect(passkeySite('http://hub.example')).toBeUndefined()
    expect(passkeySite('https://192.0.2.7')).toBeUndefined()
    expect(passkeySite('https://[2001:db8::1]')).toBeUndefined()
    expect(passkeySite('https://hub.example:8443')).toEqual({ host: 'hub.example', origin: 'https://hub.example:8443' })
    expect(passkeySite('http://127.0.0.1:8080')).toEqual({ host: 'localhost', origin: 'http://localhost:8080' })
  })
})
