import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type ContentType, createCodec, type DecodeResult, encodeJson, encodeXml } from '../../src/codec/index.ts'
import { errors } from '../../src/generated/errors.ts'
import { rootByType } from '../../src/generated/shapes.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { viewOf, walkXml, withoutLayout } from './codec-xml.ts'
import { runs } from '../support/runs.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const anyMessage = fc.oneof(...model.messages.map((message) => messageArbitrary(message)))

const JSON_FRAGMENTS = '" \\ { } [ ] , : - e9 1.5 null \\ud800 "__proto__":1, "id":1,'.split(' ')
const XML_FRAGMENTS = '< > /> </ & &amp; &#0; &x; <!-- --> <![CDATA[ ]]> <?p?> <a> xmlns="" = \''.split(' ')
const fragments = [
  ...JSON_FRAGMENTS,
  ...XML_FRAGMENTS,
  '<!DOCTYPE x>',
  " xsi:nil='true'",
  '\u0000',
  '\ufeff',
  '\r',
  ' ',
  'é',
  '😀',
]

/** Cuts, doubles and injects at any place of the bytes. */
const damage = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat(30),
    insert: fc.option(fc.constantFrom(...fragments), { nil: '' }),
    double: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
)

function damaged(
  bytes: Uint8Array,
  edits: Array<{ at: number; length: number; insert: string; double: boolean }>,
): Buffer {
  let out = Buffer.from(bytes)
  for (const { at, length, insert, double } of edits) {
    const start = at % (out.length + 1)
    const end = Math.min(out.length, start + (insert === '' || double ? length : 0))
    out = Buffer.concat([out.subarray(0, start), Buffer.from(insert), out.subarray(double ? start : end)])
  }
  return out
}

/** What the codec says: the message it read, or the statuses of the codes it refuses with. */
function seen(result: DecodeResult): unknown {
  if (!result.ok) return [...new Set(result.findings.map(({ code }) => errors[code].status))]
  const { type, version: _, ...content } = result.message
  return { message: result.message, view: viewOf(rootByType[type], content) }
}

/** What it ought to say: the message another reader sees in the same bytes, or one status, that of the level. */
function witnessed(result: DecodeResult, bytes: Buffer, contentType: ContentType): unknown {
  if (!result.ok) return [result.level === 'schema' ? 422 : 400]
  const { type, version: _, ...content } = result.message
  if (contentType === 'application/xml') {
    return { message: result.message, view: withoutLayout(walkXml(bytes.toString())) }
  }
  return { message: JSON.parse(bytes.toString()), view: viewOf(rootByType[type], content) }
}

test.each<ContentType>(['application/json', 'application/xml'])(
  'no damage to %s gets past both readers, or throws',
  (contentType) => {
    const encode = contentType === 'application/json' ? encodeJson : encodeXml
    fc.assert(
      fc.property(anyMessage, damage, (message, edits) => {
        const bytes = damaged(encode(message), edits)
        const result = codec.decode(bytes, contentType)
        expect(seen(result)).toEqual(witnessed(result, bytes, contentType))
      }),
      { numRuns: runs(400) },
    )
  },
)

test('no bytes at all make the codec throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom<ContentType>('application/json', 'application/xml'),
      (bytes, type) => {
        expect(codec.decode(bytes, type)).toMatchObject({ ok: false })
      },
    ),
    { numRuns: runs(500) },
  )
})

test('a body of 10 MiB made to be costly is refused before it costs much memory', () => {
  const size = 10 * 1024 * 1024
  const bodies: Array<[ContentType, string]> = [
    ['application/json', '['.repeat(size)],
    ['application/json', `[${'[],'.repeat(size / 3)}1]`],
    ['application/json', `{"a":"${'\\u0041'.repeat(size / 6)}"}`],
    ['application/json', `[${'-1e9,'.repeat(40_000)}1]`],
    ['application/xml', '<a>'.repeat(size / 3)],
    ['application/xml', `<a>${'<b/>'.repeat(size / 4)}</a>`],
    ['application/xml', `<a>${'<!---->'.repeat(size / 7)}</a>`],
    ['application/xml', `<a ${'x="" '.repeat(size / 5)}/>`],
    ['application/xml', `<a>${'&amp;'.repeat(size / 5)}</a>`],
  ]
  const before = process.memoryUsage().rss
  for (const [contentType, text] of bodies) {
    const body = Buffer.from(text)
    expect(codec.decode(body, contentType).ok).toBe(false)
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024)
})
