import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { afterAll, describe, expect, test } from 'vitest'
import { createCodec, encodeXml, locate } from '../../../src/codec/index.ts'
import { xpathOf } from '../../../src/codec/location.ts'
import type { Finding } from '../../../src/domain/values/finding.ts'
import { discharge, dischargeXml } from './messages.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const refusals = (text: string): readonly Finding[] => {
  const result = codec.decode(Buffer.from(text), 'application/xml')
  if (result.ok) throw new Error('accepted')
  return result.findings
}

/** What an XPath of a finding selects, by libxml2: its steps are in the namespace of messages. */
function selected(text: string, xpath: string): { name: string; line: number }[] {
  using document = XmlDocument.fromString(text)
  const prefixed = xpath.replaceAll(/\/(?=[A-Za-z])/g, '/c:')
  const found = document.find(prefixed, { c: 'urn:corridor:transit:1' })
  return found.map((node) => ({ name: node instanceof XmlElement ? node.name : '@', line: node.line }))
}

describe('a finding in XML', () => {
  test.each([
    ['a wrong value', dischargeXml().replace('<basis>authority', '<basis>because'), '/Discharge/body/basis', 'basis'],
    ['an unknown element', dischargeXml().replace('<date>', '<foo/><date>'), '/Discharge/body/foo', 'foo'],
    [
      'an element of another namespace',
      dischargeXml().replace('<text>', '<text xmlns="urn:other">'),
      "/Discharge/body/*[local-name()='text']",
      'text',
    ],
    ['elements out of order', dischargeXml().replace(/(<mrn>.*<\/mrn>)\n(.*)/, '$2\n$1'), '/Discharge/mrn', 'mrn'],
    ['an attribute', dischargeXml().replace('<date>', '<date lang="fr">'), '/Discharge/body/date/@lang', '@'],
    ['a wrong version', dischargeXml().replace('version="1"', 'version="2"'), '/Discharge/@version', '@'],
    ['a root that is no message', dischargeXml().replaceAll('Discharge', 'Dismissal'), '/Dismissal', 'Dismissal'],
  ])('%s has an XPath that leads to it', (_, text, xpath, name) => {
    const [finding] = refusals(text)
    expect(finding?.xpath).toBe(xpath)
    const found = selected(text, (finding?.xpath ?? '').replace('/@c:', '/@'))
    // An attribute has no line of its own for libxml2; its element's is asked.
    const line = name === '@' ? selected(text, xpath.slice(0, xpath.lastIndexOf('/')))[0]?.line : found[0]?.line
    expect(found.map((node) => node.name)).toEqual([name])
    expect(line).toBe(finding?.line)
  })

  test('has the XPath of the entry, counted from 1', () => {
    const evidence = ['a', 'b', 'c'].map((reference) => `<evidence><kind>letter</kind><x>${reference}</x></evidence>`)
    const findings = refusals(dischargeXml().replace('</body>', `${evidence.join('')}</body>`))
    const third = findings.find(({ pointer }) => pointer === '/body/evidence/2/x')
    expect(third).toMatchObject({ code: '15', xpath: '/Discharge/body/evidence[3]/x', line: 8 })
  })

  test('that is missing has the XPath it would have, at the line of what is around it', () => {
    const [finding] = refusals(dischargeXml().replace('<basis>authority</basis>', ''))
    expect(finding).toMatchObject({ code: '13', xpath: '/Discharge/body/basis', line: 8, column: 3 })
  })

  test('of a text that cannot be read further says how far reading came', () => {
    const [finding] = refusals(dischargeXml('x'.repeat(200_000)))
    expect(finding).toMatchObject({ code: '57', pointer: '/body/text', expected: '131072', line: 8 })
  })
})

describe('a finding of a later verdict', () => {
  const found: Finding[] = [{ code: '14', rule: 'DISCHARGE-REASON', pointer: '/body/text' }]

  test('gets its place in the received bytes', () => {
    const xml = Buffer.from(dischargeXml())
    expect(locate(xml, 'application/xml', found)).toEqual([
      { ...found[0], xpath: '/Discharge/body/text', line: 8, column: 56 },
    ])
    const json = Buffer.from(JSON.stringify(discharge, null, 1))
    expect(locate(json, 'application/json', found)).toEqual([{ ...found[0], line: 17, column: 11 }])
  })

  test('is left as it is where the bytes cannot be read', () => {
    expect(locate(Buffer.from([0xff]), 'application/json', found)).toEqual(found)
    expect(locate(Buffer.from('<a>'), 'application/xml', found)).toEqual(found)
  })

  test('keeps the place it has', () => {
    const placed = [{ ...found[0], line: 3, column: 4 }] as Finding[]
    expect(locate(encodeXml(discharge), 'application/xml', placed)).toEqual(placed)
  })
})

test.each([
  ['', '/Discharge'],
  ['/type', '/Discharge'],
  ['/version', '/Discharge/@version'],
  ['/body/items/0/hsCode', '/Discharge/body/items[1]/hsCode'],
])('the pointer %j is the XPath %s', (pointer, xpath) => {
  expect(xpathOf('Discharge', pointer)).toBe(xpath)
})

describe('where bytes stop being UTF-8', () => {
  test.each([
    ['Latin-1 é after text that is right', Buffer.from([0x7b, 0x0a, 0x22, 0xe9, 0x22]), '0xE9', 2, 2],
    ['after a replacement character that is really there', Buffer.from([0xef, 0xbf, 0xbd, 0x0a, 0xc3]), '0xC3', 2, 1],
    ['an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80]), '0xED', 1, 2],
  ])('%s', (_, bytes, value, line, column) => {
    const result = codec.decode(bytes, 'application/json')
    expect(result).toMatchObject({ findings: [{ code: '53', reason: 'not-utf8', value, line, column }] })
  })

  test('UTF-16 is called by its name', () => {
    const result = codec.decode(Buffer.from('\ufeff{}', 'utf16le'), 'application/json')
    expect(result).toMatchObject({ findings: [{ code: '53', reason: 'utf-16' }] })
  })
})

describe('numbers that would lose digits', () => {
  const written = '90071992547409931234'
  const withPackages = (value: string) =>
    JSON.stringify({ ...discharge, body: { ...discharge.body, extra: 7 } }).replace('"extra":7', `"extra":${value}`)

  test('are told as written, never as rounded', () => {
    const result = codec.decode(Buffer.from(withPackages(written)), 'application/json')
    const findings = result.ok ? [] : result.findings
    expect(findings).toContainEqual(
      expect.objectContaining({ code: '39', reason: 'number-precision', pointer: '/body/extra', value: written }),
    )
    expect(JSON.stringify(findings)).not.toContain('90071992547409930000')
  })
})
