import { afterAll, describe, expect, test } from 'vitest'
import { type ContentType, createCodec, encodeJson, encodeXml, sniffContentType } from '../../../src/codec/index.ts'
import type { Discharge } from '../../../src/generated/types.ts'
import { discharge, dischargeXml } from './messages.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

describe('the header, before the schema is asked', () => {
  const expected = {
    id: discharge.id,
    type: 'discharge',
    version: '1',
    mrn: discharge.mrn,
    sender: { country: 'TG', role: 'customs', office: 'TGLFW001' },
  }

  test.each<[ContentType, Uint8Array]>([
    ['application/json', json(discharge)],
    ['application/xml', Buffer.from(dischargeXml())],
  ])('is read from %s', (contentType, bytes) => {
    const parsed = codec.parseWellFormed(bytes, contentType)
    expect(parsed).toMatchObject({ ok: true, document: { header: expected } })
  })

  test('takes only strings, and only its own', () => {
    const parsed = codec.parseWellFormed(json({ id: 5, type: 'discharge', sender: { country: 5 } }), 'application/json')
    expect(parsed).toMatchObject({ ok: true, document: { header: { type: 'discharge', sender: {} } } })
    expect(parsed.ok && Object.hasOwn(parsed.document.header, 'id')).toBe(false)
  })

  test('is read even where the body is refused', () => {
    const bytes = Buffer.from(dischargeXml().replace(/<body>.*<\/body>/, '<body/>'))
    const parsed = codec.parseWellFormed(bytes, 'application/xml')
    if (!parsed.ok) throw new Error('not well-formed')
    expect(parsed.document.header).toEqual(expected)
    expect(codec.validateSchema(parsed.document)).toMatchObject({
      ok: false,
      findings: [
        { code: '13', pointer: '/body/basis', line: 8 },
        { code: '13', pointer: '/body/date', line: 8 },
      ],
    })
  })
})

describe('the schema verdict', () => {
  const refuse = (value: unknown): unknown => {
    const result = codec.decode(json(value), 'application/json')
    return result.ok ? [] : result.findings.map(({ code, pointer }) => [code, pointer])
  }

  test.each<[string, unknown, Array<[string, string]>]>([
    ['no such type', { ...discharge, type: 'nonsense' }, [['12', '/type']]],
    ['a type named like a property of objects', { ...discharge, type: 'constructor' }, [['12', '/type']]],
    ['a type that is no string', { ...discharge, type: 7 }, [['50', '/type']]],
    ['no type', { id: discharge.id }, [['13', '/type']]],
    ['an array', [discharge], [['50', '']]],
    ['null', null, [['50', '']]],
    ['a code not in the list', { ...discharge, procedure: 'later' }, [['12', '/procedure']]],
    ['another version', { ...discharge, version: '2' }, [['12', '/version']]],
    ['something undeclared', { ...discharge, 'a/b~c': 1 }, [['15', '/a~1b~0c']]],
    ['null for absent', { ...discharge, correlationId: null }, [['50', '/correlationId']]],
    ['too long', { ...discharge, body: { ...discharge.body, text: 'x'.repeat(513) } }, [['39', '/body/text']]],
    ['an empty array', { ...discharge, body: { ...discharge.body, evidence: [] } }, [['13', '/body/evidence']]],
    ['not the pattern', { ...discharge, body: { ...discharge.body, date: '2026-02-30' } }, [['51', '/body/date']]],
    ['not the kind', { ...discharge, body: { ...discharge.body, text: 5 } }, [['50', '/body/text']]],
  ])('%s', (_, value, findings) => {
    expect(refuse(value)).toEqual(findings)
  })

  test('tells all findings at once, with value, expectation and place', () => {
    const text = JSON.stringify({ ...discharge, id: 'no', body: { ...discharge.body, basis: 'no' } }, null, 1)
    const result = codec.decode(Buffer.from(text), 'application/json')
    expect(result).toMatchObject({
      ok: false,
      level: 'schema',
      findings: [
        { code: '51', pointer: '/id', value: 'no', line: 2 },
        { code: '12', pointer: '/body/basis', value: 'no', expected: expect.stringContaining('authority'), line: 15 },
      ],
    })
  })

  test('cuts values and the list', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, 'v'.repeat(5000)]))
    const result = codec.decode(json({ ...discharge, ...many }), 'application/json')
    if (result.ok) throw new Error('accepted')
    expect(result.findings).toHaveLength(100)
    expect(Math.max(...result.findings.map(({ value }) => value?.length ?? 0))).toBe(100)
  })

  test('a number that only JSON can write is refused at its place', () => {
    const text = JSON.stringify(discharge).replace('"version":"1"', '"version":"1","lot":-1.5')
    const result = codec.decode(Buffer.from(text), 'application/json')
    expect(result).toMatchObject({
      findings: [
        { code: '15', pointer: '/lot' },
        { code: '50', pointer: '/lot', value: '-1.5' },
      ],
    })
  })
})

describe('encoding', () => {
  test('follows the order of the schema, whatever the order of the object', () => {
    const { body, sender, ...rest } = discharge
    const { basis, ...facts } = body
    const shuffled: Discharge = { body: { ...facts, basis }, ...rest, sender }
    expect(Object.keys(shuffled)[0]).toBe('body')
    expect(encodeJson(shuffled).toString()).toBe(JSON.stringify(discharge))
    expect(encodeXml(shuffled)).toEqual(encodeXml(discharge))
  })

  test('XML is what a peer would write by hand', () => {
    const text = encodeXml(discharge).toString()
    const byHand = dischargeXml().replaceAll(/\n */g, '')
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>${byHand}`)
  })
})

test.each<[string, ContentType | undefined]>([
  ['{"a":1}', 'application/json'],
  [' \r\n\t{', 'application/json'],
  ['\ufeff {', 'application/json'],
  ['<a/>', 'application/xml'],
  ['\ufeff<a/>', 'application/xml'],
  ['[1]', undefined],
  ['', undefined],
  ['   ', undefined],
])('sniffs %j as %s', (text, contentType) => {
  expect(sniffContentType(Buffer.from(text))).toBe(contentType)
})
