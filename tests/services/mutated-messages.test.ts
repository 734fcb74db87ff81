import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'

const EXAMPLES = join(import.meta.dirname, '../../schemas/examples')
/** The same in every run. */
const SEED = 20_260_601
const RUNS = 300

type Example = { name: string; text: string; sender: string }
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

const examplesOf = (format: 'json' | 'xml'): Example[] =>
  readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'journeys')
    .flatMap(({ name }) =>
      readdirSync(join(EXAMPLES, name))
        .filter((file) => file.startsWith('valid') && file.endsWith(`.${format}`))
        .map((file) => ({ name: `${name}/${file}`, text: readFileSync(join(EXAMPLES, name, file), 'utf8') })),
    )
    .map((example) => {
      const country = /(?:"country": ?"|<country>)([A-Z]{2})/.exec(example.text)?.[1] ?? ''
      const party = /(?:"party": ?"|<party>)([^"<]+)/.exec(example.text.slice(0, 700))?.[1]
      return { ...example, sender: party === undefined ? country : `${country}/${party}` }
    })

/** What may stand where something else was. */
const VALUES = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'true',
  'null',
  'x'.repeat(4_000),
  '\u00e9\u4e2d\ud83d\ude9b',
  '\ufffd',
  '2026-02-30',
  '1900-01-01',
  '2099-12-31T23:59:59.999+14:00',
  '0001-01-01T00:00:00Z',
  '26TGLFW100000123J0',
  'AAAAAAAAAAAAAAAAAA',
  '__proto__',
  '..',
  '%00',
  "'; --",
  '\\u0000',
  '\u007f',
  '\u0085',
  '\u2028',
  '+15:59',
]

type Path = (string | number)[]
const pathsOf = (value: unknown, at: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [
        at,
        ...Object.entries(value).flatMap(([key, inner]) =>
          pathsOf(inner, [...at, Array.isArray(value) ? Number(key) : key]),
        ),
      ]

/** One member renamed, replaced by another kind, put one level deeper, given twice, taken away, or given another value. */
function mutateJson(text: string, pick: (count: number) => number): string {
  const value = JSON.parse(text) as Record<string, unknown>
  value['id'] = randomUUID()
  const paths = pathsOf(value).filter((path) => path.length > 0)
  const path = paths[pick(paths.length)] ?? []
  const last = path.at(-1) as string
  const holder = path.slice(0, -1).reduce<unknown>((one, key) => Reflect.get(one as object, key), value) as Record<
    string,
    unknown
  >
  const word = VALUES[pick(VALUES.length)] ?? ''
  const kinds = [null, 7, true, [], {}, [[]], { a: { b: [] } }, -0.5]
  const mutations = [
    () => Reflect.set(holder, word, holder[last]),
    () => Reflect.set(holder, last, kinds[pick(kinds.length)]),
    () => Reflect.set(holder, last, { [last]: holder[last] }),
    () => Reflect.set(holder, last, [holder[last], holder[last]]),
    () => Reflect.deleteProperty(holder, last),
    () => Reflect.set(holder, last, word),
    () => Reflect.set(holder, last, word),
  ]
  mutations[pick(mutations.length)]?.()
  return JSON.stringify(value)
}

/** The same to one element of a document in XML. */
function mutateXml(text: string, pick: (count: number) => number): string {
  const fresh = text.replace(UUID, randomUUID())
  const elements = [...fresh.matchAll(/<([A-Za-z]+)(?: [^>]*)?>/g)]
  const chosen = elements[pick(elements.length)]
  const [name, index] = [chosen?.[1] ?? '', chosen?.index ?? 0]
  const word = (VALUES[pick(VALUES.length)] ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const other = ['transit-declaration', 'Alert', 'x', 'body', 'a'.repeat(300), 'id'][pick(6)] ?? 'x'
  const before = fresh.slice(0, index)
  const after = fresh.slice(index)
  const element = new RegExp(`<${name}(?: [^>]*)?>[\\s\\S]*?</${name}>`)
  const content = element.exec(after)?.[0] ?? ''
  const mutations = [
    () => before + after.replaceAll(`<${name}`, `<${other}`).replaceAll(`</${name}>`, `</${other}>`),
    () => before + after.replace(element, `<${name}>${word}</${name}>`),
    () => before + after.replace(element, `<${name}>${word}</${name}>`),
    () => before + after.replace(element, () => `<${name}>${content}</${name}>`),
    () => before + after.replace(element, () => content + content),
    () => before + after.replace(element, ''),
    () => before + after.replace(`<${name}`, `<${name} ${other}="${word.replaceAll('"', '')}"`),
    () => before + after.replace(element, () => `<!-- ${name} -->${content}`),
  ]
  return mutations[pick(mutations.length)]?.() ?? fresh
}

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub?.stop())

const partyOf = (key: string): TestParty => {
  try {
    return hub.party(key)
  } catch {
    return hub.party('TG')
  }
}

describe.each(['json', 'xml'] as const)('a message in %s with one thing changed', (format) => {
  const mutate = format === 'json' ? mutateJson : mutateXml

  test('is accepted or refused for good: nothing is ever answered "try again"', async () => {
    const examples = examplesOf(format)
    const wrong: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...examples), fc.infiniteStream(fc.nat()), async (example, stream) => {
        const pick = (count: number): number => Number(stream.next().value) % Math.max(1, count)
        const bytes = Buffer.from(mutate(example.text, pick))
        const { status, body } = await hub.post(partyOf(example.sender), m.release(m.newMrn()), { bytes, format })
        const refused = status >= 400 && status < 500 && typeof body['code'] === 'string' && body['code'] !== 'internal'
        if (status !== 202 && !refused)
          wrong.push(`${status} ${String(body['code'])} ${example.name} ${bytes.toString('utf8').slice(0, 4_000)}`)
        expect(status === 202 || refused, wrong.at(-1)).toBe(true)
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    )
  })
})
