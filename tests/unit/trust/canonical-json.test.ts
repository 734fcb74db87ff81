import { describe, expect, it } from 'vitest'
import { canonicalBytes, canonicalJson, parseCanonicalJson } from '../../../src/trust/canonical-json.ts'

describe('RFC 8785 canonical JSON', () => {
  it('sorts names by UTF-16 code units, as the RFC’s own example does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    )
  })

  it.each([1, 2, 24, 25, 200])('sorts %i names alike, in whatever order they come', (count) => {
    const names = Array.from({ length: count }, (_, at) => `n${String(at).padStart(3, '0')}`)
    const text = `{${names.map((name) => `"${name}":0`).join(',')}}`
    const shuffled = names.toSorted((a, b) => (a[3] ?? '').localeCompare(b[3] ?? '') || b.localeCompare(a))
    for (const order of [names, names.toReversed(), shuffled])
      expect(canonicalJson(Object.fromEntries(order.map((name) => [name, 0])))).toBe(text)
  })

  it('escapes exactly what RFC 8785 3.2.2.2 says', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\"/\b\t\f\u007f')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/\\b\\t\\f\u007f"',
    )
  })

  it('writes nested values without spaces', () => {
    const value = { b: [true, false, null, -1, 0, 9007199254740991], a: { d: '', c: [] }, '': {} }
    expect(canonicalJson(value)).toBe('{"":{},"a":{"c":[],"d":""},"b":[true,false,null,-1,0,9007199254740991]}')
    expect(canonicalJson(-0)).toBe('0')
  })

  it('gives UTF-8 bytes', () => {
    expect(canonicalBytes('é').toString('hex')).toBe('22c3a922')
  })

  it.each([
    ['a fraction', 0.5],
    ['an integer that rounds', 2 ** 53],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['an undefined member', { mrn: undefined }],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['bytes', Buffer.from('a')],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['a hole', Object.assign([1], { length: 2 })],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('refuses endless nesting', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(() => canonicalJson(loop)).toThrow('nested too deeply')
  })

  it('reads only what it would have written', () => {
    expect(parseCanonicalJson(Buffer.from('{"a":1,"b":"x"}'))).toEqual({ a: 1, b: 'x' })
    for (const text of [
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '{ "a":1}',
      '{"a":1.0}',
      '{"a":"\\u0041"}',
      '{"a":1}\n',
      '',
    ]) {
      expect(() => parseCanonicalJson(Buffer.from(text))).toThrow(/canonical form|JSON/)
    }
    expect(() => parseCanonicalJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('canonical form')
  })
})
