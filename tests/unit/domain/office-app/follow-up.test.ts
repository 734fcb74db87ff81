import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  followUpAddress,
  followUpCodeFrom,
  groupedCode,
  typedCode,
} from '../../../../src/domain/office-app/follow-up.ts'
import { asMrn } from '../../../support/identifiers.ts'

describe('the follow-up code', () => {
  test('has 100 random bits in symbols nobody confuses', () => {
    const codes = Array.from({ length: 200 }, () => followUpCodeFrom(randomBytes(20)))
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
    expect(new Set(codes).size).toBe(200)
    expect(new Set(codes.join('')).size).toBe(32)
  })

  test('uses every bit of five of each byte', () => {
    const symbols = new Set(Array.from({ length: 256 }, (_, byte) => followUpCodeFrom(new Uint8Array([byte]))))
    expect(symbols.size).toBe(32)
  })

  test('is read as people type it', () => {
    const code = followUpCodeFrom(randomBytes(20))
    expect(typedCode(groupedCode(code))).toBe(code)
    expect(typedCode(` ${groupedCode(code).toLowerCase()} `)).toBe(code)
    expect(typedCode('oil-OIL')).toBe('011011')
  })

  test('stands in the address that the QR says', () => {
    expect(followUpAddress('https://hub.example', asMrn('26TGLFW100000123J0'), 'AAAABBBBCCCCDDDDEEEE')).toBe(
      'https://hub.example/v1/follow-up/26TGLFW100000123J0?code=AAAA-BBBB-CCCC-DDDD-EEEE',
    )
  })
})
