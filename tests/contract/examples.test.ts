import { afterAll, describe, expect, test } from 'vitest'
import { createCodec, encodeJson, encodeXml } from '../../src/codec/index.ts'
import { catalogue } from '../../src/generated/catalogue.ts'
import { messageTypes } from '../../src/generated/types.ts'
import { examplesOf } from './examples.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

describe.each(messageTypes)('examples of %s', (type) => {
  const examples = examplesOf(type)

  test('are at least three valid and five invalid, each in both formats', () => {
    const stems = (valid: boolean, suffix: string): string[] =>
      examples
        .filter((one) => one.valid === valid && one.name.endsWith(suffix))
        .map(({ name }) => name.slice(0, -suffix.length))
    expect(stems(true, '.json').length).toBeGreaterThanOrEqual(3)
    expect(stems(false, '.json').length).toBeGreaterThanOrEqual(5)
    expect(stems(true, '.xml')).toEqual(stems(true, '.json'))
    expect(stems(false, '.xml')).toEqual(stems(false, '.json'))
  })

  test('have labels in three languages', () => {
    for (const language of ['en', 'fr', 'pt'] as const) expect(catalogue[type].labels[language]).toMatch(/\S/)
  })

  test.each(examples.filter(({ valid }) => valid))(
    '$name is accepted and survives both formats',
    ({ bytes, contentType }) => {
      const result = codec.decode(bytes, contentType)
      if (!result.ok) throw new Error(JSON.stringify(result.findings))
      expect(result.message.type).toBe(type)
      expect(codec.decode(encodeJson(result.message), 'application/json')).toEqual(result)
      expect(codec.decode(encodeXml(result.message), 'application/xml')).toEqual(result)
    },
  )

  const refused = examples.filter(({ valid }) => !valid)

  test.each(refused)('$name has its verdict beside it', ({ expected }) => {
    expect(expected).toMatchObject({ level: expect.any(String), code: expect.any(String), pointer: expect.any(String) })
  })

  test.each(refused.filter(({ expected }) => expected?.level !== 'rule'))('$name gets its verdict', (example) => {
    const { level, code, pointer } = example.expected ?? {}
    const result = codec.decode(example.bytes, example.contentType)
    const findings = expect.arrayContaining([expect.objectContaining({ code, pointer })])
    expect(result).toMatchObject({ ok: false, level, findings })
  })

  // What rules say is tested where rules are; the schema must let it through to them.
  test.each(refused.filter(({ expected }) => expected?.level === 'rule'))('$name passes the schema', (example) => {
    expect(codec.decode(example.bytes, example.contentType)).toMatchObject({ ok: true })
  })

  test.each(examples.filter(({ name }) => name.endsWith('.json')))('$name and its XML twin say the same', (json) => {
    const xml = examples.find(({ name }) => name === json.name.replace('.json', '.xml'))
    const left = codec.decode(json.bytes, 'application/json')
    const right = codec.decode(xml?.bytes ?? Buffer.alloc(0), 'application/xml')
    expect(right).toMatchObject(left.ok ? left : { ok: false, level: left.level })
  })
})
