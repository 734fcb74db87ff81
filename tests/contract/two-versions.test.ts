import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Codec } from '../../src/codec/index.ts'
import type { Party } from '../../src/domain/model/reference.ts'
import type { Message } from '../../src/generated/types.ts'
import { LATER_EXIT_NOTICE, laterExitNotice } from '../support/later-exit-notice.ts'
import { party, testReference } from '../support/reference.ts'
import { exit } from '../support/road.ts'
import { openWorkshop, type SchemaWorkshop } from '../support/schema-workshop.ts'

const first = { ...exit(), body: { ...exit().body, carnetLeaf: '2' } }
const { carnetLeaf: _leaf, ...shared } = first.body
const second = { ...first, version: '2', body: { ...shared, gate: 'A3' } } as unknown as Message
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))

describe('two versions of a message live side by side (schemas/README.md)', () => {
  let workshop: SchemaWorkshop
  let codec: Codec
  let problems: string[]
  let encodeXml: (message: Message) => Uint8Array
  let encodeJson: (message: Message) => Uint8Array
  beforeAll(async () => {
    workshop = openWorkshop()
    workshop.write(LATER_EXIT_NOTICE, JSON.stringify(laterExitNotice()))
    problems = workshop.generate()
    const made = await workshop.codec()
    encodeXml = made.encodeXml
    encodeJson = made.encodeJson
    codec = made.createCodec()
  })
  afterAll(() => {
    codec[Symbol.dispose]()
    workshop.remove()
  })

  test('the generator finds nothing wrong with it', () => {
    expect(problems).toEqual([])
  })

  test('the OpenAPI document tells the types apart, and then the versions', () => {
    const { components } = JSON.parse(workshop.read('docs/api/openapi.json')) as {
      components: { schemas: Record<string, { discriminator: { propertyName: string; mapping: object } }> }
    }
    const any = '#/components/schemas/AnyBorderExitNotice'
    expect(components.schemas['MessageToHub']?.discriminator.mapping).toMatchObject({ 'border-exit-notice': any })
    expect(components.schemas['AnyBorderExitNotice']?.discriminator).toEqual({
      propertyName: 'version',
      mapping: {
        '1': '#/components/schemas/BorderExitNotice',
        '2': '#/components/schemas/BorderExitNoticeV2',
      },
    })
  })

  test('a version that skips one, or has another number in it than in its name, is told to the developer', () => {
    const other = openWorkshop()
    other.write(LATER_EXIT_NOTICE, JSON.stringify({ ...laterExitNotice(), title: 'BorderExitNotice' }))
    other.write('schemas/messages/border-exit-notice.v4.schema.json', JSON.stringify(laterExitNotice()))
    const found = other.generate()
    expect(found).toContainEqual(expect.stringContaining('must be BorderExitNoticeV2'))
    expect(found).toContainEqual(expect.stringContaining('has no version 3 of border-exit-notice before it'))
    other.remove()
  })

  test.each([
    ['version 1', first],
    ['version 2', second],
  ])('%s is read from both formats, and written as it came', (_, message) => {
    const json = codec.decode(bytes(message), 'application/json')
    expect(json).toMatchObject({ ok: true, message })
    const xml = encodeXml(message as Message)
    expect(Buffer.from(xml).toString()).toContain(`version="${message.version}"`)
    expect(codec.decode(xml, 'application/xml')).toEqual(json)
    expect(codec.decode(encodeJson(message as Message), 'application/json')).toEqual(json)
  })

  test('each is held to its own schema, whatever the format', () => {
    const mixed: [unknown, string, string][] = [
      [{ ...second, version: '1' }, '15', '/body/gate'],
      [{ ...first, version: '2' }, '13', '/body/gate'],
      [{ ...first, version: '2' }, '15', '/body/carnetLeaf'],
      [{ ...first, version: '3' }, '12', '/version'],
    ]
    for (const [message, code, pointer] of mixed) {
      const found = codec.decode(bytes(message), 'application/json')
      expect(found).toMatchObject({ ok: false, level: 'schema' })
      expect(found).toHaveProperty('findings', expect.arrayContaining([expect.objectContaining({ code, pointer })]))
    }
    const text = encodeXml(first as Message).toString()
    for (const version of ['2', '3'] as const) {
      const found = codec.decode(Buffer.from(text.replace('version="1"', `version="${version}"`)), 'application/xml')
      expect(found).toMatchObject({ ok: false, level: 'schema' })
    }
  })

  test('an unknown version is answered with those there are', () => {
    const found = codec.decode(bytes({ ...first, version: '3' }), 'application/json')
    expect(found).toMatchObject({ findings: [{ code: '12', value: '3', expected: '1 2' }] })
  })

  test('the published XSD of each version takes that version and not the other', async () => {
    const verdicts = async (file: string) => {
      const schema = { fileName: `${file}.xsd`, contents: workshop.read(`schemas/xsd/${file}.xsd`) }
      const result = await validateXML({
        xml: [first, second].map((message, at) => ({
          fileName: `${at}.xml`,
          contents: encodeXml(message as Message).toString(),
        })),
        schema: [schema],
        preload: [{ fileName: 'common.xsd', contents: workshop.read('schemas/xsd/common.xsd') }],
      })
      return [0, 1].map((at) => result.rawOutput.includes(`${at}.xml validates`))
    }
    expect(await verdicts('border-exit-notice')).toEqual([true, false])
    expect(await verdicts('border-exit-notice.v2')).toEqual([false, true])
  })

  test('version 2 is open to senders once every party it can reach takes it; else the answer names version and party', async () => {
    const { checkRules } = await workshop.rules()
    const known = testReference()
    const findings = (message: unknown, change: (one: Party) => Partial<Party>) => {
      const parties = new Map([...known.parties].map(([key, one]) => [key, { ...one, ...change(one) }]))
      const reference = { ...known, parties }
      const now = Date.parse('2026-06-01T12:00:00Z')
      return checkRules({ message: message as Message, caller: party('TG'), reference, now })
    }
    const takes = { 'border-exit-notice': ['2'] }
    expect(findings(second, ({ role }) => (role === 'customs' ? { takes } : {}))).toEqual([])
    expect(findings(first, () => ({}))).toEqual([])
    expect(findings(second, ({ key, role }) => (role === 'customs' && key !== 'BF' ? { takes } : {}))).toEqual([
      { code: '14', rule: 'VERSION-RECEIVER', pointer: '/version', value: '2', expected: 'BF' },
    ])
    const gone = ({ key, role }: Party) => (key === 'BF' ? { active: false } : role === 'customs' ? { takes } : {})
    expect(findings(second, gone)).toEqual([])
  })
})
