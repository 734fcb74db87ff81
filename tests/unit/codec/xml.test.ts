import { afterAll, describe, expect, test } from 'vitest'
import { diag } from 'libxml2-wasm'
import { createCodec, type DecodeResult } from '../../../src/codec/index.ts'
import { discharge, dischargeXml } from './messages.ts'

const codec = createCodec({ depth: 8, nodes: 60, nameLength: 40, attributes: 4, textLength: 2000 })
afterAll(() => codec[Symbol.dispose]())

const decode = (text: string | Uint8Array): DecodeResult =>
  codec.decode(typeof text === 'string' ? Buffer.from(text) : text, 'application/xml')

function refusal(text: string | Uint8Array): { level: string; code: string | undefined; pointer: string | undefined } {
  const result = decode(text)
  if (result.ok) throw new Error(`accepted: ${String(text)}`)
  return { level: result.level, code: result.findings[0]?.code, pointer: result.findings[0]?.pointer }
}

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const root = (more: string): string => `<Discharge xmlns="urn:corridor:transit:1" ${more} version="1">`

describe('ways to write the same text', () => {
  test.each([
    ['as it is', 'a &lt; b &amp; c &gt; d', 'a < b & c > d'],
    ['quotes', '&quot;&apos;"\'', '"\'"\''],
    ['numeric references', '&#233;&#xE9;&#x1F600;', 'éé😀'],
    ['a doubly escaped entity stays escaped once', '&amp;lt;', '&lt;'],
    ['CDATA', '<![CDATA[a < b & c]]>', 'a < b & c'],
    ['digits keep their leading zeros', '007', '007'],
    ['inner spaces are kept', 'a  b', 'a  b'],
    ['a word that looks like a boolean', 'true', 'true'],
  ])('%s', (_, markup, text) => {
    const message = { ...discharge, body: { ...discharge.body, text } }
    expect(decode(dischargeXml(markup))).toEqual({ ok: true, message })
  })

  test('spaces at the edges are text, hence refused, never trimmed', () => {
    for (const markup of [' a', 'a ', '\na', '&#32;a', '<![CDATA[ a]]>', 'a&#xD;', '\u00a0a']) {
      expect(refusal(dischargeXml(markup))).toEqual({ level: 'schema', code: '51', pointer: '/body/text' })
    }
  })

  test('prefix, declaration, byte order mark, comments, single quotes and CRLF change nothing', () => {
    const prefixed = dischargeXml()
      .replaceAll('<', '<c:')
      .replaceAll('<c:/', '</c:')
      .replace('xmlns=', 'xmlns:c=')
      .replace('version="1"', "version='1'")
    for (const text of [
      `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<!-- before -->\n${dischargeXml()}\n<!-- after -->\n`,
      `\ufeff<?xml version='1.0'?>${dischargeXml()}`,
      dischargeXml().replaceAll('\n', '\r\n'),
      prefixed,
      dischargeXml().replace('<basis>', '<basis\n>').replace('</basis>', '</basis >'),
      dischargeXml().replace('<body>', '<b:body xmlns:b="urn:corridor:transit:1">').replace('</body>', '</b:body>'),
    ]) {
      expect(decode(text)).toEqual({ ok: true, message: discharge })
    }
  })
})

describe('XML that is not well-formed, or not ours to read', () => {
  test.each([
    ['a DOCTYPE', `<!DOCTYPE Discharge>${dischargeXml()}`],
    ['an entity bomb', `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${dischargeXml('&b;')}`],
    ['an external entity', `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${dischargeXml('&x;')}`],
    ['an external DTD', `<!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd">${dischargeXml()}`],
    ['a DOCTYPE after a comment', `<!-- --><!DOCTYPE d>${dischargeXml()}`],
    ['an unknown entity', dischargeXml('&nbsp;')],
    ['an entity named like a property of objects', dischargeXml('&constructor;')],
    ['a processing instruction before', `<?xml-stylesheet href="x"?>${dischargeXml()}`],
    ['a processing instruction inside', dischargeXml('a<?php x ?>b')],
    ['a second XML declaration', `<?xml version="1.0"?><?xml version="1.0"?>${dischargeXml()}`],
    ['XML 1.1', `<?xml version="1.1"?>${dischargeXml()}`],
    ['two roots', dischargeXml() + dischargeXml()],
    ['text after the root', `${dischargeXml()}x`],
    ['tags crossed', '<Discharge xmlns="urn:corridor:transit:1" version="1"><a><b></a></b></Discharge>'],
    ['an end missing', dischargeXml().replace('</body>', '')],
    ['an attribute twice', dischargeXml('x', root('version="1"'))],
    ['an attribute without quotes', dischargeXml('x', '<Discharge xmlns="urn:corridor:transit:1" version=1>')],
    ['< in an attribute', dischargeXml('x', root('a="<"'))],
    ['a prefix that nobody declared', dischargeXml().replaceAll('body>', 'p:body>')],
    [']]> in text', dischargeXml('a]]>b')],
    ['a comment that does not end', dischargeXml('one<!-- <b>&x; -- ok? no')],
    ['-- in a comment', dischargeXml('a<!-- -- -->b')],
    ['nothing', ''],
    ['not XML', 'hello'],
  ])('%s', (_, text) => {
    expect(refusal(text)).toMatchObject({ level: 'well-formed', code: '52' })
  })

  test.each([
    ['another encoding declared', `<?xml version="1.0" encoding="ISO-8859-1"?>${dischargeXml('e')}`],
    ['UTF-16', Buffer.from(`\ufeff${dischargeXml()}`, 'utf16le')],
    ['Latin-1 bytes', Buffer.from(dischargeXml(), 'latin1')],
    ['a control character', dischargeXml('a\u0001b')],
    ['U+FFFF', dischargeXml('a\uffffb')],
  ])('characters: %s', (_, text) => {
    expect(refusal(text)).toMatchObject({ level: 'well-formed', code: '53' })
  })

  test('a reference to a character that XML forbids', () => {
    for (const markup of ['&#0;', '&#1;', '&#xD800;', '&#xFFFF;', '&#x110000;', '&#99999999;', '&#;', '&;', '& x']) {
      expect(refusal(dischargeXml(markup)).level).toBe('well-formed')
    }
  })

  test.each([
    ['54', 'depth', dischargeXml('x').replace('<body>', `<body>${'<a>'.repeat(20)}${'</a>'.repeat(20)}`)],
    ['55', 'number of nodes', dischargeXml(`x${'<!---->'.repeat(60)}`)],
    ['55', 'number of elements', dischargeXml().replace('<body>', `<body>${'<a/>'.repeat(90)}`)],
    ['56', 'length of a name', dischargeXml().replace('<body>', `<body><${'n'.repeat(41)}/>`)],
    ['56', 'number of attributes', dischargeXml('x', root('a="" b="" c="" d="" e=""'))],
    ['57', 'length of a text', dischargeXml('x'.repeat(2001))],
    ['57', 'length of a text in pieces', dischargeXml('x<![CDATA[y]]>'.repeat(20) + 'x'.repeat(1990))],
  ])('%s: %s', (code, _, text) => {
    expect(refusal(text)).toMatchObject({ level: 'well-formed', code })
  })
})

describe('structure that messages do not have', () => {
  test.each([
    ['xsi:type', dischargeXml('x', root(`${XSI} xsi:type="Anything"`)), '15', ''],
    ['xsi:nil', dischargeXml('x', root(`${XSI} xsi:nil="false"`)), '15', ''],
    [
      'a schemaLocation of another namespace',
      dischargeXml('x', root('xmlns:xsi="urn:x" xsi:schemaLocation="a b"')),
      '15',
      '',
    ],
    [
      'xsi:schemaLocation below the root',
      dischargeXml().replace('<text>', `<text ${XSI} xsi:schemaLocation="urn:x x.xsd">`),
      '15',
      '/body/text',
    ],
    ['a comment inside a text', dischargeXml('one<!-- not two -->three'), '50', '/body/text'],
    ['a comment before a text', dischargeXml('<!-- <b>&x; -->one'), '50', '/body/text'],
    ['a comment after a text', dischargeXml('one<!---->'), '50', '/body/text'],
    ['CDATA between text', dischargeXml('x<![CDATA[<y>]]>z'), '50', '/body/text'],
    ['two CDATA sections in one text', dischargeXml('<![CDATA[a]]]]><![CDATA[>b]]>'), '50', '/body/text'],
    ['xsi:nil below', dischargeXml().replace('<text>', `<text ${XSI} xsi:nil="false">`), '15', '/body/text'],
    ['an attribute', dischargeXml().replace('<date>', '<date lang="fr">'), '15', '/body/date'],
    ['xml:space', dischargeXml().replace('<date>', '<date xml:space="preserve">'), '15', '/body/date'],
    [
      'an XInclude',
      dischargeXml().replace(
        '<text>',
        '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><text>',
      ),
      '15',
      '/body/include',
    ],
    [
      'an element of another namespace',
      dischargeXml().replace('<text>', '<text xmlns="urn:other">'),
      '15',
      '/body/text',
    ],
    ['an unknown element', dischargeXml().replace('<date>', '<foo/><date>'), '15', '/body/foo'],
    ['the type as an element', dischargeXml().replace('<id>', '<type>discharge</type><id>'), '15', '/type'],
    [
      'elements out of order',
      dischargeXml().replace(/(<basis>.*<\/basis>)(<date>.*<\/date>)/, '$2$1'),
      '15',
      '/body/basis',
    ],
    ['an element twice', dischargeXml().replace('<date>', '<basis>authority</basis><date>'), '35', '/body/basis'],
    ['text between elements', dischargeXml().replace('<date>', 'stray<date>'), '50', '/body'],
    ['elements within text', dischargeXml('a<b/>c'), '50', '/body/text'],
    ['no version', dischargeXml('x', '<Discharge xmlns="urn:corridor:transit:1">'), '13', '/version'],
    ['another version', dischargeXml('x', root('').replace('"1"', '"2"')), '12', '/version'],
    ['another namespace', dischargeXml('x', '<Discharge xmlns="urn:corridor:transit:2" version="1">'), '12', '/type'],
    ['no namespace', dischargeXml('x', '<Discharge version="1">'), '12', '/type'],
    ['an unknown root', '<Foo xmlns="urn:corridor:transit:1" version="1"/>', '12', '/type'],
    ['a root named like a property of objects', '<constructor xmlns="urn:corridor:transit:1"/>', '12', '/type'],
  ])('%s', (_, text, code, pointer) => {
    expect(refusal(text)).toEqual({ level: 'schema', code, pointer })
  })

  test('findings say the line and column of the element', () => {
    const result = decode(dischargeXml().replace('<procedure>automatic', '<procedure>later'))
    expect(result).toMatchObject({
      findings: [{ code: '12', pointer: '/procedure', value: 'later', line: 7, column: 3 }],
    })
  })
})

/** What libxml2 holds and nobody has given back, by kind. */
function held(): Record<string, number> {
  const report = (diag.report() ?? {}) as Record<string, { totalInstances: number }>
  return Object.fromEntries(Object.entries(report).map(([kind, { totalInstances }]) => [kind, totalInstances]))
}

test('of all texts, right, wrong or cut short, at most one tree stays in WebAssembly memory, and none after the codec', () => {
  diag.configure({ enabled: true })
  try {
    const own = createCodec()
    const right = dischargeXml()
    for (const text of [right, right.replace('automatic', 'later'), right.slice(0, -9), `<!DOCTYPE a>${right}`]) {
      const bytes = Buffer.from(text)
      own.decode(bytes, 'application/xml')
      own.parseWellFormed(bytes, 'application/xml')
    }
    const parsed = [1, 2, 3].map(() => own.parseWellFormed(Buffer.from(right), 'application/xml'))
    for (const one of parsed) if (one.ok) own.validateSchema(one.document)
    expect(held()).toMatchObject({ XmlDocument: 1 })
    own[Symbol.dispose]()
    expect(held()).toEqual({})
  } finally {
    diag.configure({ enabled: false })
  }
})
