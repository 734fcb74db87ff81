import { readFileSync } from 'node:fs'
import type { ContentType } from '../../../src/codec/index.ts'

/** One body made to cost its reader: what it tries, and the verdict it must get. */
export type HostileBody = { name: string; contentType: ContentType; bytes: Buffer; level: string; code: string }

const MEGABYTE = 1024 * 1024
const LIMIT = 10 * MEGABYTE

const NAMESPACE = 'xmlns="urn:corridor:transit:1" version="1"'
const root = (content: string, more = ''): string => `<Discharge ${NAMESPACE} ${more}>${content}</Discharge>`
/** A header that is right, so that the content is looked at by whoever stops at the first fault. */
const HEADER =
  '<id>3f8f5f0e-1111-4222-8333-444455556666</id><sender><country>TG</country><role>customs</role></sender>' +
  '<mrn>26TGLFW100000123J0</mrn><occurredAt>2026-11-22T10:00:00Z</occurredAt>' +
  '<preparedAt>2026-11-22T10:00:05Z</preparedAt><procedure>automatic</procedure>'
const body = (content: string): string =>
  root(`${HEADER}<body><basis>results</basis><date>2026-11-22</date>${content}</body>`)
const names = (count: number): string => Array.from({ length: count }, (_, index) => `"n${index}":1`).join(',')
const attributes = (count: number, prefix: string): string =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}="u:${index}"`).join(' ')

const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')

/** A declaration that is right but for 900 items with 99 packages each, all of a type that has no such form. */
function faultyPackages(): string {
  const example = new URL('../../../schemas/examples/transit-declaration/valid-road-container.xml', import.meta.url)
  const declaration = readFileSync(example, 'utf8')
  const [item = ''] = /<items>.*?<\/items>/s.exec(declaration) ?? []
  const packages = '<packaging><type>-</type></packaging>'.repeat(99)
  const faulty = item.replace(/<packaging>.*<\/packaging>/s, packages)
  return declaration.replace(/<items>.*<\/items>/s, faulty.repeat(900))
}

type Row = [name: string, text: string | Buffer, level: string, code: string]

/** @param canary addresses that nothing may look at, whatever a body says of them */
function xmlRows(canary: { file: string; http: string }): Row[] {
  const { file, http } = canary
  const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  const include = (href: string): string =>
    `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${href}" parse="text"/>`
  const manyPrefixes = Array.from({ length: 60 }, (_, depth) => `<a ${attributes(16, `xmlns:p${depth}x`)}>`).join('')
  return [
    ['an entity bomb', `<!DOCTYPE d [<!ENTITY l0 "ha">${LAUGHS}]>${root('&l9;')}`, 'well-formed', '52'],
    ['an external entity, file', `<!DOCTYPE d [<!ENTITY x SYSTEM "${file}">]>${root('&x;')}`, 'well-formed', '52'],
    ['an external entity, http', `<!DOCTYPE d [<!ENTITY x SYSTEM "${http}">]>${root('&x;')}`, 'well-formed', '52'],
    ['a parameter entity', `<!DOCTYPE d [<!ENTITY % x SYSTEM "${http}"> %x;]>${root('')}`, 'well-formed', '52'],
    ['an external DTD', `<!DOCTYPE d SYSTEM "${file}">${root('')}`, 'well-formed', '52'],
    ['an XInclude of a file', body(include(file)), 'schema', '15'],
    ['an XInclude of an address', body(include(http)), 'schema', '15'],
    [
      'schemaLocation, file',
      root('', `${instance} xsi:schemaLocation="urn:corridor:transit:1 ${file}"`),
      'schema',
      '13',
    ],
    [
      'schemaLocation, http',
      root('', `${instance} xsi:schemaLocation="urn:corridor:transit:1 ${http}"`),
      'schema',
      '13',
    ],
    ['noNamespaceSchemaLocation', root('', `${instance} xsi:noNamespaceSchemaLocation="${http}"`), 'schema', '13'],
    ['a style sheet', `<?xml-stylesheet type="text/xsl" href="${http}"?>${root('')}`, 'well-formed', '52'],
    ['256 levels', root('<a>'.repeat(256) + '</a>'.repeat(256)), 'well-formed', '54'],
    ['10 MiB of open elements', '<a>'.repeat(LIMIT / 3), 'well-formed', '54'],
    ['a million attributes', `<a ${attributes(1_000_000, 'a')}/>`, 'well-formed', '56'],
    ['prefixes within prefixes', root(`${manyPrefixes}${'<b xmlns:q="u"/>'.repeat(50_000)}`), 'well-formed', '56'],
    ['a name of 10 MiB', `<${'a'.repeat(LIMIT)}/>`, 'well-formed', '56'],
    ['a text of 11 MB', body(`<text>${'x'.repeat(11_000_000)}</text>`), 'well-formed', '57'],
    ['a comment of 11 MB', root(`<!--${'x'.repeat(11_000_000)}-->`), 'well-formed', '57'],
    ['2.6 million elements', `<a>${'<b/>'.repeat(LIMIT / 4)}</a>`, 'well-formed', '55'],
    ['240,000 unknown elements', root('<b/>'.repeat(240_000)), 'schema', '15'],
    ['240,000 faulty entries', body('<evidence/>'.repeat(240_000)), 'schema', '13'],
    ['90,000 faulty packages', faultyPackages(), 'schema', '51'],
    ['240,000 times one element', body('<basis>a</basis>'.repeat(200_000)), 'schema', '35'],
    ['2 million references', root(`<a>${'&amp;'.repeat(26_000)}</a>`.repeat(79)), 'well-formed', '55'],
    ['UTF-16 called UTF-8', utf16(`<?xml version="1.0" encoding="UTF-8"?>${root('')}`), 'well-formed', '53'],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${root('')}`, 'utf16le'), 'well-formed', '53'],
    ['Latin-1 called UTF-8', Buffer.from(body('<text>é</text>'), 'latin1'), 'well-formed', '53'],
    ['Latin-1 called by its name', `<?xml version="1.0" encoding="ISO-8859-1"?>${root('')}`, 'well-formed', '53'],
    ['UTF-7', `<?xml version="1.0" encoding="UTF-7"?>${root('')}`, 'well-formed', '53'],
  ]
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

const JSON_ROWS: Row[] = [
  ['256 levels', '['.repeat(256) + ']'.repeat(256), 'well-formed', '54'],
  ['10 MiB of open brackets', '['.repeat(LIMIT), 'well-formed', '54'],
  ['3 million values', `[${'[],'.repeat(LIMIT / 3)}1]`, 'well-formed', '55'],
  ['a text of 11 MB', `{"a":"${'x'.repeat(11_000_000)}"}`, 'well-formed', '57'],
  ['a name of 10 MiB', `{"${'x'.repeat(LIMIT)}":1}`, 'well-formed', '56'],
  ['a name twice', '{"type":"discharge","id":"1","id":"2"}', 'well-formed', '52'],
  ['a name twice by an escape', '{"type":"discharge","id":"1","\\u0069d":"2"}', 'well-formed', '52'],
  ['the last of 120,000 names twice', `{${names(120_000)},"n0":2}`, 'well-formed', '52'],
  ['a lone surrogate', '{"type":"discharge","mrn":"\\ud800"}', 'well-formed', '53'],
  ['120,000 lone surrogates', `[${'"\\ud800",'.repeat(120_000)}1]`, 'well-formed', '53'],
  ['__proto__', '{"type":"discharge","__proto__":{"admin":true}}', 'well-formed', '52'],
  ['__proto__ in depth', '{"type":"discharge","body":{"__proto__":{"basis":"authority"}}}', 'well-formed', '52'],
  ['constructor', '{"type":"discharge","constructor":{"prototype":{"a":1}}}', 'schema', '15'],
  ['a type that is a property of objects', '{"type":"__defineGetter__"}', 'schema', '12'],
  ['a number of 10 MiB', `{"type":"discharge","x":${'9'.repeat(LIMIT - 40)}}`, 'schema', '39'],
  ['a number that would be rounded', '{"type":"discharge","x":9007199254740993}', 'schema', '39'],
  ['an infinite number', '{"type":"discharge","x":1e999}', 'schema', '50'],
  ['200,000 odd numbers', `[${'-1e9,'.repeat(200_000)}1]`, 'schema', '50'],
  ['120,000 unknown names', `{"type":"discharge",${names(120_000)}}`, 'schema', '15'],
  ['120,000 faulty entries', `{"type":"discharge","body":{"evidence":[${'{},'.repeat(120_000)}{}]}}`, 'schema', '13'],
  ['10 MiB of line ends', `{"type":"discharge"${'\n'.repeat(LIMIT - 100)},"x":}`, 'well-formed', '52'],
  ['10 MiB of backslashes', `"${'\\'.repeat(LIMIT)}`, 'well-formed', '52'],
  ['UTF-16', utf16('{"type":"discharge"}'), 'well-formed', '53'],
  ['a byte order mark', '\ufeff{"type":"discharge"}', 'well-formed', '53'],
  [
    '10 MiB with the last byte in Latin-1',
    Buffer.concat([Buffer.alloc(LIMIT, 0x20), Buffer.from([0xe9])]),
    'well-formed',
    '53',
  ],
]

export function hostileBodies(canary: { file: string; http: string }): HostileBody[] {
  const rows = (format: 'json' | 'xml', some: readonly Row[]): HostileBody[] =>
    some.map(([name, text, level, code]) => ({
      name: `${format}: ${name}`,
      contentType: `application/${format}`,
      bytes: typeof text === 'string' ? Buffer.from(text) : text,
      level,
      code,
    }))
  return [...rows('xml', xmlRows(canary)), ...rows('json', JSON_ROWS)]
}
