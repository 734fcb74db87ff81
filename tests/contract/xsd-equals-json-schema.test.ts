import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { createCodec, type DecodeResult } from '../../src/codec/index.ts'
import type { Finding } from '../../src/domain/values/finding.ts'
import { checkRules } from '../../src/domain/rules/index.ts'
import { type Message, type MessageType, messageTypes } from '../../src/generated/types.ts'
import { messageArbitrary, model } from '../property/codec-arbitrary.ts'
import { writeXml } from '../property/codec-xml.ts'
import { party, testReference } from '../support/reference.ts'
import { examplesOf, ROOT } from './examples.ts'

type Tree = Record<string, unknown>

const xsd = (name: string): string => readFileSync(join(ROOT, 'schemas', 'xsd', `${name}.xsd`), 'utf8')

/** Verdicts of xmllint, which shares neither code nor build with the hub's parser, by the published files of one type. */
async function xmllint(type: string, documents: string[]): Promise<boolean[]> {
  const result = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `doc-${index}.xml`, contents })),
    schema: [{ fileName: `${type}.xsd`, contents: xsd(type) }],
    preload: [{ fileName: 'common.xsd', contents: xsd('common') }],
    initialMemoryPages: 64 * memoryPages.MiB,
    maxMemoryPages: 1024 * memoryPages.MiB,
  })
  const lines = [...result.rawOutput.matchAll(/^doc-(\d+)\.xml validates$/gm)]
  const accepted = new Set(lines.map((match) => Number(match[1])))
  return documents.map((_, index) => accepted.has(index))
}

const STRINGS = [
  '',
  ' ',
  'a',
  ' a',
  'a ',
  'a  b',
  'a\nb',
  'a\tb',
  'a\rb',
  '0',
  '01',
  '+1',
  '1.0',
  '999999999999999999999',
]
const MORE = [
  'true',
  'TRUE',
  '1',
  'é'.repeat(40),
  'x'.repeat(600),
  '😀'.repeat(35),
  '\u0085',
  '\u2028',
  '\ufffd',
  'A1',
  'ZZ',
]
const TIMES = [
  '2026-02-29',
  '2024-02-29',
  '2026-11-22T10:00:00Z',
  '2026-11-22T24:00:00Z',
  '2026-11-22T10:00:60Z',
  '2026-11-22T10:00:00',
]

const anyText = fc.oneof(fc.constantFrom(...STRINGS, ...MORE, ...TIMES), fc.string({ maxLength: 12 }).filter(isXmlText))

/** Text that XML 1.0 can carry; for the rest the question does not arise. */
function isXmlText(text: string): boolean {
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) && text.isWellFormed()
}

type Mutation = { at: number; how: 'text' | 'drop' | 'add' | 'repeat'; text: string; times: number }

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('text', 'text', 'text', 'drop', 'add', 'repeat'),
  text: anyText,
  times: fc.constantFrom(1, 9, 99),
})

/** Every (object, name) of a message below its header's type and version, which XML writes elsewhere. */
function places(tree: object): Array<[Tree, string]> {
  const found: Array<[Tree, string]> = []
  const walk = (node: unknown, root: boolean): void => {
    if (Array.isArray(node)) for (const entry of node) walk(entry, false)
    else if (typeof node === 'object' && node !== null) {
      for (const [name, value] of Object.entries(node)) {
        if (root && (name === 'type' || name === 'version')) continue
        found.push([node as Tree, name])
        walk(value, false)
      }
    }
  }
  walk(tree, true)
  return found
}

/** Changes one place in a way that both formats can write. */
function mutate(message: object, { at, how, text, times }: Mutation): object {
  const tree = structuredClone(message)
  const all = places(tree)
  const [holder, name] = all[at % all.length] ?? [{}, '']
  const value = holder[name]
  if (how === 'drop') delete holder[name]
  else if (how === 'add') holder['undeclared'] = text
  else if (how === 'repeat' && Array.isArray(value))
    holder[name] = Array.from({ length: value.length + times }, () => value[0])
  else if (how === 'text' && typeof value === 'string') holder[name] = text
  else if (how === 'text' && typeof value === 'boolean') holder[name] = text === 'true' ? true : text
  else if (how === 'text' && typeof value === 'number')
    holder[name] = /^(?:0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : text
  return tree
}

function messageType(type: string): MessageType {
  const known = messageTypes.find((one) => one === type)
  if (known === undefined) throw new Error(`${type} is not generated`)
  return known
}

/** Ajv over the schemas as they are written: what the hub runs is compiled, cut down and bounded by the generator. */
const ajv = new Ajv2020({ strict: false, schemas: [model.common, ...model.messages.map(({ schema }) => schema)] })
ajv.addVocabulary(['x-wco', 'x-ncts', 'x-etir', 'x-codelist'])

const reference = testReference()
const NOW = Date.parse('2026-06-01T12:00:00Z')

/** What is decided of a message: its findings by schema and, when there are none, by rule; each by code, rule and place. */
function findingsOf(result: DecodeResult): string[] {
  const found = result.ok ? rulesOn(result.message) : result.findings
  return [...new Set(found.map(({ code, rule = '', pointer }) => `${code} ${rule} ${pointer}`))].sort()
}

function rulesOn(message: Message): Finding[] {
  const { country, role, party: id } = message.sender
  const caller = party(id === undefined ? country : `${country}/${id}`, role)
  return checkRules({ message, caller, reference, now: NOW })
}

describe.each(model.messages.map((message) => [messageType(message.type), message] as const))(
  '%s: both formats get one verdict',
  (type, message) => {
    const cases = fc.sample(fc.tuple(messageArbitrary(message), fc.array(mutation, { maxLength: 2 })), {
      numRuns: 60,
      seed: 20_261_122,
    })
    const trees = cases.map(([value, mutations]) => mutations.reduce<object>(mutate, value))
    const documents = trees.map((tree) => {
      const { type: _type, version: _version, ...content } = tree as Tree
      return writeXml(message.root, content)
    })
    const examples = examplesOf(type).filter(({ contentType }) => contentType === 'application/xml')
    /** On the documents and then on the examples: xmllint takes longer to begin than to judge both. */
    let all: boolean[]
    beforeAll(async () => {
      all = await xmllint(type, [...documents, ...examples.map(({ bytes }) => bytes.toString('utf8'))])
    })

    test('on generated and mutated messages, by the hub and by validators that are not the hub’s', () => {
      const verdicts = all.slice(0, documents.length)
      const asWritten = ajv.getSchema(message.schema.$id ?? '')
      using codec = createCodec()
      const rows = trees.map((tree, index) => {
        const document = documents[index] ?? ''
        const xml = codec.decode(Buffer.from(document), 'application/xml')
        const json = codec.decode(Buffer.from(JSON.stringify(tree)), 'application/json')
        const accepted = [verdicts[index], asWritten?.(tree), xml.ok, json.ok]
        return { document, accepted, xml, json }
      })
      expect(rows.filter(({ accepted }) => new Set(accepted).size > 1)).toEqual([])
      for (const { document, xml, json } of rows) {
        expect(xml.ok ? xml.message : undefined, document).toEqual(json.ok ? json.message : undefined)
        expect(findingsOf(xml), document).toEqual(findingsOf(json))
      }
      expect(verdicts).toContain(true)
      expect(verdicts).toContain(false)
    })

    test('xmllint gives every XML example the verdict of the codec', () => {
      using codec = createCodec()
      const rows = examples.map(({ name, bytes, contentType }) => [name, codec.decode(bytes, contentType).ok])
      const verdicts = all.slice(documents.length)
      expect(rows).toEqual(examples.map(({ name }, index) => [name, verdicts[index]]))
    })
  },
)
