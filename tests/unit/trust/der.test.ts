import { describe, expect, it } from 'vitest'
import {
  checkDer,
  DerError,
  DerReader,
  decodeOid,
  encode,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeTime,
  openDer,
  TAG,
} from '../../../src/trust/der.ts'

const der = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex')

describe('strict reading', () => {
  it.each([
    ['indefinite length', '30 80 00 00'],
    ['length in a longer form than needed', '30 81 02 05 00'],
    ['length with a leading zero', `30 82 00 80 ${'05 00 '.repeat(64)}`],
    ['bytes after the end', '30 00 00'],
    ['content cut short', '30 05 02 01'],
    ['no length', '30'],
    ['nothing', ''],
    ['tag number in the long form', '1f 81 00 00'],
    ['integer with a needless zero', '02 02 00 01'],
    ['integer with a needless ff', '02 02 ff 80'],
    ['empty integer', '02 00'],
    ['boolean other than 00 and ff', '01 01 01'],
    ['null with content', '05 01 00'],
    ['bit string with unused bits set', '03 02 01 01'],
    ['bit string without its first byte', '03 00'],
    ['bit string of eight unused bits', '03 02 08 00'],
    ['object identifier cut short', '06 02 2a 86'],
    ['object identifier arc with a leading zero', '06 03 2a 80 01'],
    ['string in pieces', '24 04 04 02 00 00'],
    ['sequence in primitive form', '10 00'],
    ['a fault deep inside', '30 06 30 04 30 02 02 00'],
    [
      'nesting without end',
      `${Array.from({ length: 40 }, (_, at) => `30 ${(80 - 2 * at).toString(16)}`).join(' ')} 05 00`,
    ],
  ])('refuses %s', (_name, hex) => {
    expect(() => checkDer(der(hex))).toThrow(DerError)
  })

  it.each([
    ['00', 0],
    ['7f', 127],
  ])('reads the small integer %s', (hex, value) => {
    expect(new DerReader(der(`02 01 ${hex}`)).smallInteger()).toBe(value)
  })

  it('refuses an unexpected tag and an unexpected element', () => {
    expect(() => new DerReader(der('05 00')).next(TAG.integer)).toThrow('expected tag 0x2')
    const reader = openDer(der('30 04 05 00 05 00'), TAG.sequence)
    reader.next()
    expect(() => reader.finish()).toThrow('unexpected element')
  })

  it('refuses times that do not exist or carry another zone', () => {
    const time = (text: string, tag: number = TAG.utcTime) =>
      new DerReader(encode(tag, Buffer.from(text))).time().toISOString()
    expect(time('261122100000Z')).toBe('2026-11-22T10:00:00.000Z')
    expect(time('500101000000Z')).toBe('1950-01-01T00:00:00.000Z')
    expect(time('20500101000000Z', TAG.generalizedTime)).toBe('2050-01-01T00:00:00.000Z')
    for (const wrong of ['260231000000Z', '261122100000+0000', '2611221000Z', '261322100000Z']) {
      expect(() => time(wrong)).toThrow(DerError)
    }
  })
})

describe('writing', () => {
  it.each([
    [0, '0400'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_535, '0482ffff'],
    [65_536, '0483010000'],
    [16_777_216, '048401000000'],
  ])('writes the minimal length of %i bytes', (length, header) => {
    const element = encode(TAG.octetString, Buffer.alloc(length))
    expect(element.subarray(0, element.length - length).toString('hex')).toBe(header)
    expect(() => checkDer(element)).not.toThrow()
  })

  it.each([
    ['1.2.840.113549.1.7.2', '06092a864886f70d010702'],
    ['2.5.29.15', '0603551d0f'],
    ['2.25.123381332279751208927667843752799286387', '06146981b9d2b0d5f0b6aa81c7babeb4f0bff9b2e873'],
  ])('writes and reads the object identifier %s', (dotted, hex) => {
    const whole = encodeOid(dotted)
    expect(whole.toString('hex')).toBe(hex)
    expect(() => checkDer(whole)).not.toThrow()
    expect(decodeOid(whole)).toBe(dotted)
  })

  it('sorts the elements of a set', () => {
    expect(encodeSetOf([der('0402ffff'), der('040100'), der('0400')]).toString('hex')).toBe(
      '3109040004010004' + '02ffff',
    )
  })

  it('writes integers without a sign', () => {
    expect(encodeInteger(128).toString('hex')).toBe('02020080')
    expect(encodeInteger(0).toString('hex')).toBe('020100')
    expect(encodeInteger(2n ** 64n).toString('hex')).toBe('0209010000000000000000')
  })

  it.each([
    '1950-01-01T00:00:00Z',
    '2026-11-22T10:00:00Z',
    '2049-12-31T23:59:59Z',
    '2050-01-01T00:00:00Z',
    '1949-01-31T01:02:03Z',
  ])('reads back the time %s', (text) => {
    const time = new Date(text)
    expect(new DerReader(encodeTime(time)).time()).toEqual(time)
    expect(() => checkDer(encodeSequence(encodeTime(time)))).not.toThrow()
  })

  it('refuses to write no time', () => {
    expect(() => encodeTime(new Date(Number.NaN))).toThrow(DerError)
  })
})
