import { join } from 'node:path'
import fc from 'fast-check'
import type { Message } from '../../src/generated/types.ts'
import { loadModel } from '../../tools/gen/load.ts'
import { type JsonSchema, type MessageSchema, type Model, resolve } from '../../tools/gen/schema.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

/** schemas/ as the generator reads it, for tests that go through all types. */
export const model: Model = loadModel(ROOT)

type Tree = { [name: string]: unknown }

/** One arbitrary for each key, made when it is first asked for: making one of a pattern costs milliseconds, and types share most. */
const madeOnce = <Key, Made>(make: (key: Key) => Made): ((key: Key) => Made) => {
  const made = new Map<Key, Made>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}

/** Any valid message of one type: optional parts come and go, texts use all of Unicode that XML allows. */
export const messageArbitrary = madeOnce((message: MessageSchema) =>
  objectArbitrary(message.schema, message).map((value) => value as unknown as Message),
)

function objectArbitrary(schema: JsonSchema, message: MessageSchema | undefined): fc.Arbitrary<Tree> {
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(([name, child]) => {
    const value = valueArbitrary(child, message)
    const entry = required.has(name) ? value : fc.option(value, { nil: undefined, freq: 2, depthSize: 'small' })
    return entry.map((chosen) => [name, chosen] as const)
  })
  return fc.tuple(...fields).map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)))
}

function valueArbitrary(node: JsonSchema, message: MessageSchema | undefined): fc.Arbitrary<unknown> {
  if (node.$ref !== undefined) {
    const target = resolve(node.$ref, model, message)
    return target.shared ? sharedArbitrary(target.schema) : valueArbitrary(target.schema, message)
  }
  const schema = node
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer') return fc.nat(schema.maximum ?? 9).map((value) => Math.max(value, schema.minimum ?? 0))
  if (schema.type === 'object') return objectArbitrary(schema, message)
  if (schema.type === 'array') {
    const least = schema.minItems ?? 1
    const most = Math.min(schema.maxItems ?? 1, least + 1)
    return fc.array(valueArbitrary(schema.items ?? {}, message), { minLength: least, maxLength: most })
  }
  return stringArbitrary(schema)
}

const sharedArbitrary = madeOnce((schema: JsonSchema) => valueArbitrary(schema, undefined))

const wordCharacter = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'ABCXYZabcxyz0189<>&"\'-/.') },
  { weight: 1, arbitrary: fc.constantFrom('é', 'ç', 'ã', 'œ', '\u00bb', '\u0627', '\ud7ff', '\ue000', '\ufffd', '😀') },
)

function stringArbitrary(schema: JsonSchema): fc.Arbitrary<string> {
  const pattern = new RegExp(schema.pattern ?? '^[a-z]$', 'u')
  const longest = schema.maxLength ?? Number.MAX_SAFE_INTEGER
  const fits = (text: string): boolean => {
    const length = [...text].length
    return length >= (schema.minLength ?? 0) && length <= longest
  }
  if (!pattern.test('a b')) return matching(pattern.source).filter(fits)
  const word = fc.string({ unit: wordCharacter, minLength: 1, maxLength: Math.max(1, Math.min(8, longest >> 1)) })
  const texts = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '))
  return texts.filter((text) => pattern.test(text) && fits(text))
}

const matching = madeOnce((pattern: string) => fc.stringMatching(new RegExp(pattern, 'u')))
