import { describe, expect, test } from 'vitest'
import { readJson } from '../../../src/codec/json.ts'
import { defaultLimits } from '../../../src/codec/limits.ts'
import { decodeUtf8, Malformed } from '../../../src/codec/text.ts'

const limits = { ...defaultLimits, depth: 8, nodes: 50, nameLength: 20, textLength: 40 }

function refusal(text: string): { code: string; pointer: string } {
  try {
    readJson(text, limits)
  } catch (error) {
    if (error instanceof Malformed) return { code: error.code, pointer: error.where.pointer ?? '' }
    throw error
  }
  throw new Error(`accepted: ${text}`)
}

describe('JSON that is not well-formed', () => {
  test.each([
    ['a duplicate name', '{"a":1,"b":2,"a":1}', '52', '/a'],
    ['a duplicate name written with an escape', '{"a":1,"\\u0061":2}', '52', '/a'],
    ['a duplicate name deep inside', '{"x":[{},{"y":{"a":1,"a":{}}}]}', '52', '/x/1/y/a'],
    ['__proto__', '{"a":{"__proto__":{"admin":true}}}', '52', '/a/__proto__'],
    ['__proto__ written with an escape', '{"__pr\\u006fto__":1}', '52', '/__proto__'],
    ['a lone surrogate', '{"a":"\\ud800"}', '53', '/a'],
    ['a lone surrogate in a name', '{"\\udc00":1}', '53', '/\udc00'],
    ['a reversed pair of surrogates', '{"a":"\\udc00\\ud800"}', '53', '/a'],
    ['a byte order mark', '\ufeff{}', '53', ''],
    ['a raw control character', '{"a":"b\u0001"}', '53', '/a'],
    ['a raw control character beside an escape', '{"a":"\\n\u0001"}', '53', '/a'],
    ['too deep', '[[[[[[[[[1]]]]]]]]]', '54', '/0/0/0/0/0/0/0/0'],
    ['too many values', `[${'0,'.repeat(60)}0]`, '55', '/48'],
    ['a name too long', `{"${'n'.repeat(21)}":1}`, '56', `/${'n'.repeat(21)}`],
    ['a text too long', `{"a":"${'x'.repeat(41)}"}`, '57', '/a'],
    ['a leading zero', '{"a":01}', '52', ''],
    ['NaN', '{"a":NaN}', '52', ''],
    ['a trailing comma', '{"a":1,}', '52', ''],
    ['a comment', '{/* */"a":1}', '52', ''],
    ['single quotes', "{'a':1}", '52', ''],
    ['a second value', '{} {}', '52', ''],
    ['nothing', '', '52', ''],
    ['an open string', '{"a":"b', '52', ''],
    ['an open string after an escape', '{"a":"b\\"', '52', ''],
    ['a wrong bracket', '{"a":1]', '52', ''],
    ['brackets only closed', ']]]]', '52', ''],
    ['a wrong escape', '{"a":"\\x41"}', '52', '/a'],
  ])('%s', (_, text, code, pointer) => {
    expect(refusal(text)).toEqual({ code, pointer })
  })
})

describe('JSON that is well-formed', () => {
  test.each([
    ['names equal across siblings', '[{"a":1},{"a":2},{"a":{"a":3}}]'],
    ['quotes and backslashes escaped', '{"a":"\\"\\\\\\"","b":"\\\\"}'],
    ['names that look like structure', '{"{":1,"}":2,",":3,":":4,"\\"":5}'],
    ['a pair of surrogates by escape', '{"a":"\\ud83d\\ude00"}'],
    ['names of prototypes that do no harm', '{"constructor":1,"toString":2,"hasOwnProperty":3}'],
  ])('%s is read like JSON.parse reads it', (_, text) => {
    expect(readJson(text, limits)).toEqual({ value: JSON.parse(text), oddNumbers: [] })
  })

  test('numbers with sign, fraction or exponent are reported with their text', () => {
    const { oddNumbers } = readJson('{"a":-1,"b":1.0,"c":1e2,"d":12,"e":-0,"f":"-5"}', limits)
    expect(oddNumbers.map(({ text }) => text)).toEqual(['-1', '1.0', '1e2', '-0'])
  })

  test('bytes that are not UTF-8 are never replaced', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x22, 0xc3]]) {
      expect(decodeUtf8(Uint8Array.from(bytes)).malformed?.code).toBe('53')
    }
  })
})
