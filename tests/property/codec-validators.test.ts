import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { laterValidators, validators } from '../../src/generated/validators.js'
import { everyVersion, type JsonSchema, type MessageSchema, versionKey } from '../../tools/gen/schema.ts'
import { examplesOf } from '../contract/examples.ts'
import { hostileBodies } from '../unit/codec/hostile-bodies.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { runs } from '../support/runs.ts'

/*
 * The validators are generated from the schemas taken apart, so that shared definitions are one function each, and with
 * bounds. Ajv, given the schemas as they are published, finds the same: place, keyword, parameters, order.
 */

/** In lists and objects the generated ones look no further than this. */
const ENOUGH = 200
/** Ajv without bounds takes a minute for a large body in which all is wrong. */
const LARGE_BYTES = 64 * 1024

let published: Ajv2020
beforeAll(() => {
  const schemas = [model.common, ...everyVersion(model).map(({ schema }) => schema)].map(withoutAnnotations)
  published = new Ajv2020({ strict: true, allErrors: true, verbose: true, schemas })
}, 60_000)

/** Ajv is strict about keywords it does not know. */
const withoutAnnotations = (schema: JsonSchema): object =>
  JSON.parse(JSON.stringify(schema), (key: string, value: unknown) =>
    key.startsWith('x-') ? undefined : value,
  ) as object

const generated = (message: MessageSchema): ValidateFunction =>
  (laterValidators.get(versionKey(message)) ?? validators[message.type as keyof typeof validators]) as ValidateFunction

const told = (errors: readonly ErrorObject[] | null | undefined) =>
  (errors ?? []).slice(0, ENOUGH).map(({ instancePath, keyword, params, data, parentSchema }) => {
    return { instancePath, keyword, params, data, examples: parentSchema?.['examples'] as unknown }
  })

function expectTheSame(message: MessageSchema, value: unknown): void {
  const validate = generated(message)
  const reference = published.getSchema(message.schema.$id ?? '')
  if (reference === undefined) throw new Error(`no schema of ${message.type}`)
  const found = { valid: validate(value), findings: told(validate.errors) }
  expect(found).toEqual({ valid: reference(value), findings: told(reference.errors) })
}

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

const all = everyVersion(model)
const names = all.map((message) => [`${message.type} ${message.version}`, message] as const)

test.each(names)('all examples of %s, and those of another type', (_name, message) => {
  const examples = [...examplesOf(message.type), ...examplesOf('discharge')]
  for (const { bytes } of examples) expectTheSame(message, parsed(bytes))
})

test('hostile bodies, for each type', () => {
  const bodies = hostileBodies({ file: 'file:///none', http: 'http://127.0.0.1:9/none' })
    .filter(({ contentType, bytes }) => contentType === 'application/json' && bytes.length < LARGE_BYTES)
    .map(({ bytes }) => parsed(bytes))
    .filter((value) => value !== undefined)
  expect(bodies.length).toBeGreaterThan(3)
  for (const body of [...bodies, null, [], 'text', 7, {}]) {
    for (const message of all) expectTheSame(message, body)
  }
})

/** Every place in a tree that has one above it. */
function places(tree: Tree): { tree: Tree; key: string }[] {
  return Object.entries(tree).flatMap(([key, value]) => [{ tree, key }, ...(isTree(value) ? places(value) : [])])
}

type Tree = { [name: string]: unknown } | unknown[]
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Each number that any schema has as a limit, and the next. */
const limits = [
  ...new Set(
    [...JSON.stringify(model).matchAll(/"(?:min|max)(?:Length|imum)":(\d+)/g)].flatMap(([, limit]) => [
      Number(limit),
      Number(limit) + 1,
    ]),
  ),
]

test.each(names)('each text and number of %s as long or large as any limit, and one more', (_name, message) => {
  const whole = examplesOf(message.type).find(({ valid, contentType }) => valid && contentType === 'application/json')
  const tree = parsed(whole?.bytes ?? Buffer.alloc(0)) as Tree
  const leaves = places(tree).filter(({ tree: holder, key }) => !isTree((holder as Record<string, unknown>)[key]))
  for (const { tree: holder, key } of leaves) {
    const record = holder as Record<string, unknown>
    const before = record[key]
    for (const limit of limits) {
      record[key] = typeof before === 'number' ? limit : 'A'.repeat(Math.min(limit, 5000))
      expectTheSame(message, tree)
    }
    record[key] = before
  }
})

/** One place in a message: what it is replaced by, or that it goes, or a name more beside it. */
type Damage = { at: number; by: unknown; how: 'replace' | 'remove' | 'add' }
const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    at: fc.nat(),
    by: fc.constantFrom<unknown>(null, '', ' ', -1, 1.5, 1e21, true, [], {}, [[]], 'é', '😀'.repeat(600), '26TG', [
      null,
    ]),
    how: fc.constantFrom('replace', 'remove', 'add'),
  }),
  { minLength: 1, maxLength: 5 },
)

function damage(message: unknown, edits: readonly Damage[]): unknown {
  const copy = structuredClone(message) as Tree
  for (const { at, by, how } of edits) {
    const found = places(copy)
    const place = found[at % Math.max(1, found.length)]
    if (place === undefined) continue
    const holder = place.tree as Record<string, unknown>
    if (how === 'remove') delete holder[place.key]
    else holder[how === 'add' ? `${place.key}x` : place.key] = structuredClone(by)
  }
  return copy
}

describe('messages damaged by chance', () => {
  test.each(names)('%s', (_name, message) => {
    fc.assert(
      fc.property(messageArbitrary(message), damages, (whole, edits) => {
        expectTheSame(message, whole)
        expectTheSame(message, damage(whole, edits))
      }),
      { numRuns: runs(25) },
    )
  })
})
