import { describe, expect, test } from 'vitest'
import { explainForm } from '../../../../src/domain/values/explain.ts'
import { typedCode } from '../../../../src/domain/office-app/follow-up.ts'
import { numberValue } from '../../../../src/domain/model/searched.ts'
import { readConfirmation } from '../../../../src/domain/office-app/passage.ts'
import { alike, compared, type NumberForm, respelled } from '../../../../src/domain/values/spelling.ts'
import { forms } from '../../../../src/generated/errors.ts'

const MRN = '26TGLFW100000123J0'
const typed = [
  '26tglfw100000123j0',
  '26 TG LFW1 0000 0123 J0',
  '26-TG-LFW1.0000.0123-J0',
  '26TGLFW100000123JO',
  '26\u2013TGLFW100000123J0',
]

describe('the letter O stays where it may be meant', () => {
  test.each<[string, NumberForm | undefined]>([
    ['26TGO000000O0123J0', 'mrn'],
    ['OOOU1234567', 'container'],
    ['26TG00CCITOOO0178', 'grn'],
    ['TGOOO001', undefined],
    ['TG1234OA', undefined],
  ])('%s', (text, form) => {
    expect(respelled(text, form)).toBe(text)
  })

  test('and in what has not the length of the number it should be', () => {
    expect(respelled('OO', 'mrn')).toBe('OO')
  })
})

describe('a number is found however it was typed', () => {
  test.each(typed)('an MRN: %s', (text) => expect(respelled(text, 'mrn')).toBe(MRN))

  test.each<[string, NumberForm, string]>([
    ['O6 tg 00ccit000017 o', 'grn', '06TG00CCIT0000170'],
    ['26tg00ccit0000178 a oo0123', 'grn', '26TG00CCIT0000178A000123'],
    ['cdmu 771OO1-7', 'container', 'CDMU7710017'],
    ['oil-OIL', 'follow-up', '011011'],
  ])('%s', (text, form, kept) => {
    expect(respelled(text, form)).toBe(kept)
  })

  test('the same by follow-up, by search, by the officer at the barrier and in the advice on a body', () => {
    expect(typedCode('oil-OIL')).toBe(respelled('oil-OIL', 'follow-up'))
    expect(numberValue('container', 'cdmu 771OO1-7')).toBe('container:CDMU7710017')
    expect(numberValue('vehicle', 'tg-1234.ao')).toBe(numberValue('vehicle', 'TG 1234 A0'))
    const [mrnPattern = ''] = Object.entries(forms).find(([, form]) => form === 'form-mrn') ?? []
    for (const text of typed) {
      const confirmation = {
        id: '3f8f5f0e-1111-4222-8333-444455556666',
        kind: 'entry',
        office: 'BFCNK001',
        mrns: [text],
      }
      expect(readConfirmation(confirmation)).toMatchObject({ confirmation: { named: [{ mrn: MRN }] } })
      expect(explainForm(text, mrnPattern, undefined)).toEqual({ reason: 'spelling', expected: MRN })
    }
  })

  test('at a cost that what is typed cannot raise', () => {
    expect(respelled('-'.repeat(1_000_000))).toBe('')
    expect(respelled('1'.repeat(1_000_000))).toHaveLength(100)
  })
})

describe('numbers are the same when only their writing differs', () => {
  test.each([
    ['ab-12.34 x', 'AB1234X'],
    ['TGO 0I1', 'tg0011'],
    ['ＡＢ１２', 'AB12'],
    ['سيم 12', 'سيم-12'],
  ])('%s is %s', (one, other) => {
    expect(alike(one, other)).toBe(true)
  })

  test.each([
    ['AB1234', 'AB1235'],
    ['AB12', '0AB12'],
    ['--', '--'],
    ['', ''],
  ])('%s is not %s', (one, other) => {
    expect(alike(one, other)).toBe(false)
  })

  test('a text longer than any number is cut', () => {
    expect(compared('9'.repeat(1_000))).toHaveLength(100)
  })

  test('is what it was when it is written as it is compared, and no longer than others', () => {
    for (const one of ['', 'BF1234AB', '00T9', 'Z'.repeat(100)]) expect(compared(one)).toBe(one)
    expect(compared('A'.repeat(101))).toBe('A'.repeat(100))
    expect([compared('BI0O'), compared('bf12'), compared('BF-12'), compared('BF12\n')]).toEqual([
      'B100',
      'BF12',
      'BF12',
      'BF12',
    ])
  })
})
