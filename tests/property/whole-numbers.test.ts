import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { createCodec, type DecodeResult } from '../../src/codec/index.ts'
import type { MessageSchema } from '../../tools/gen/schema.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { writeXml } from './codec-xml.ts'

/* A whole number is judged the same in both formats, however many digits it has: by what it is, never by what a parser made of it. */

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

type Tree = { [name: string]: unknown } | unknown[]
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** A number that stands for the one to be written at a place, so that it is found again in the text. */
const marker = (at: number): number => 987_650_000_000_000 + at

/** Puts a marker at every number, and says how many there are. */
function mark(tree: Tree, from = 0): number {
  let count = from
  const record = tree as Record<string, unknown>
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'number') record[name] = marker(count++)
    else if (isTree(value)) count = mark(value, count)
  }
  return count
}

/** Whether a type has a whole number of its own, or of the definitions it shares. */
const hasNumbers = (message: MessageSchema): boolean =>
  fc.sample(messageArbitrary(message), { seed: 1, numRuns: 5 }).some((one) => mark(one as unknown as Tree) > 0)

const verdict = (result: DecodeResult): string[] =>
  result.ok ? [] : result.findings.map(({ code, pointer, value }) => `${code} ${pointer} ${value}`).toSorted()

const digits = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[1-9][0-9]{0,24}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0', '9'.repeat(15), '9'.repeat(16), `1${'0'.repeat(308)}`, '9'.repeat(400)),
  },
)

test.each(model.messages.filter(hasNumbers).map((message) => [message.type, message] as const))(
  'in %s',
  (_, message) => {
    fc.assert(
      fc.property(messageArbitrary(message), fc.array(digits, { minLength: 1, maxLength: 40 }), (value, numbers) => {
        const tree = structuredClone(value) as unknown as Tree
        const count = mark(tree)
        const written = (text: string): Buffer =>
          Buffer.from(
            Array.from({ length: count }).reduce<string>(
              (all, __, at) => all.replace(String(marker(at)), numbers[at % numbers.length] ?? ''),
              text,
            ),
          )
        const { type: _type, version: _version, ...content } = tree as Record<string, unknown>
        const json = codec.decode(written(JSON.stringify(tree)), 'application/json')
        const xml = codec.decode(written(writeXml(message.root, content)), 'application/xml')
        expect(verdict(json)).toEqual(verdict(xml))
        expect(verdict(json).filter((one) => one.startsWith('50'))).toEqual([])
      }),
      { numRuns: 6 },
    )
  },
)
