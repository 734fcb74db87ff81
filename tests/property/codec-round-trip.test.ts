import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createCodec, encodeJson, encodeXml } from '../../src/codec/index.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { escapeText, viewOf, walkXml, withoutLayout, writeXml } from './codec-xml.ts'
import { runs } from '../support/runs.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const numRuns = runs(60)

describe.each(model.messages.map((message) => [message.type, message] as const))('%s', (_, message) => {
  const messages = messageArbitrary(message)

  test('any valid message survives JSON and XML unchanged', () => {
    fc.assert(
      fc.property(messages, (value) => {
        expect(codec.decode(encodeJson(value), 'application/json')).toEqual({ ok: true, message: value })
        expect(codec.decode(encodeXml(value), 'application/xml')).toEqual({ ok: true, message: value })
      }),
      { numRuns },
    )
  })

  test('the reader sees in any writing of it what libxml2 sees', () => {
    const writings: Array<(text: string) => string> = [
      escapeText,
      (text) => (text.includes(']]>') ? escapeText(text) : `<![CDATA[${text}]]>`),
      (text) => [...text].map((character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join(''),
    ]
    fc.assert(
      fc.property(messages, fc.constantFrom(...writings), (value, writing) => {
        const { type: _type, version: _version, ...content } = value
        const text = writeXml(message.root, content, undefined, writing)
        const result = codec.decode(Buffer.from(text), 'application/xml')
        expect(result).toEqual({ ok: true, message: value })
        expect(viewOf(message.root, content)).toEqual(withoutLayout(walkXml(text)))
      }),
      { numRuns },
    )
  })
})
