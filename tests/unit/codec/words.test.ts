import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { createCodec, type DecodeResult, encodeXml } from '../../../src/codec/index.ts'
import { describeFinding } from '../../../src/domain/values/texts.ts'
import type { Message } from '../../../src/generated/types.ts'

type Texts = { en: string; fr: string; pt: string }

/** One value put into a right declaration, or taken out where there is none, and what is said of it. */
type Row = { name: string; pointer: string; value?: unknown; only?: 'json'; texts: Texts }

const rows = JSON.parse(readFileSync(new URL('words.json', import.meta.url), 'utf8')) as Row[]
const example = new URL('../../../schemas/examples/transit-declaration/valid-road-container.json', import.meta.url)
const declaration = readFileSync(example, 'utf8')

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const said = (result: DecodeResult): Texts | undefined => {
  const finding = result.ok ? undefined : result.findings[0]
  if (finding === undefined) return undefined
  const [en, fr, pt] = (['en', 'fr', 'pt'] as const).map((language) => describeFinding(finding, language))
  return { en: en ?? '', fr: fr ?? '', pt: pt ?? '' }
}

function declarationWith({ pointer, value }: Row): Message {
  const message = JSON.parse(declaration) as Message
  const steps = pointer.split('/').slice(1)
  const last = steps.pop() ?? ''
  const holder = steps.reduce<object>((node, step) => Reflect.get(node, step) as object, message)
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else Reflect.set(holder, last, value)
  return message
}

describe('a value that does not do is told in words', () => {
  test.each(rows)('in JSON: $name', (row) => {
    const bytes = Buffer.from(JSON.stringify(declarationWith(row)))
    expect(said(codec.decode(bytes, 'application/json'))).toEqual(row.texts)
  })

  test.each(rows.filter(({ only }) => only === undefined))('in XML, the same: $name', (row) => {
    expect(said(codec.decode(encodeXml(declarationWith(row)), 'application/xml'))).toEqual(row.texts)
  })

  test('and no regular expression is among them', () => {
    for (const { texts } of rows) expect(Object.values(texts).join()).not.toMatch(/\^|\[[A-Z0-9]-|\{[0-9]/)
  })
})
