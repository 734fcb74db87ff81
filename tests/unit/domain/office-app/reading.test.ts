import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ReadField, readingOf } from '../../../../src/domain/office-app/reading.ts'
import type { Field, Shape } from '../../../../src/generated/shapes.ts'
import { laterShapes, shapes } from '../../../../src/generated/shapes.ts'
import { texts } from '../../../../src/generated/texts.ts'
import { testReference } from '../../../support/reference.ts'
import { alert, declaration, exit } from '../../../support/road.ts'

type Written = {
  $ref?: string
  enum?: string[]
  'x-codelist'?: string
  properties?: Record<string, Written>
  items?: Written
}

const LANGUAGES = ['en', 'fr', 'pt'] as const
const reference = testReference()

function fieldsOf(shape: Shape, seen = new Set<Shape>()): Field[] {
  if (seen.has(shape)) return []
  seen.add(shape)
  const own = [...shape.fields.values()]
  return [...own, ...own.flatMap(({ kind }) => (typeof kind === 'object' ? fieldsOf(kind, seen) : []))]
}

const flat = (fields: readonly ReadField[]): ReadField[] => fields.flatMap((one) => [one, ...flat(one.parts ?? [])])

describe('every message is read in every language', () => {
  const all = [...Object.values(shapes), ...laterShapes.values()].flatMap((shape) => fieldsOf(shape))

  test('each field has its words', () => {
    const labels: Readonly<Record<string, object>> = texts.fields
    expect([...new Set(all.map(({ name }) => name))].filter((name) => labels[name] === undefined)).toEqual([])
  })

  test('each code that stands in no list has its words', () => {
    const labels: Readonly<Record<string, object>> = texts.codes
    const missing = new Set<string>()
    const common = JSON.parse(readFileSync('schemas/common.schema.json', 'utf8')) as { $defs: Record<string, Written> }
    const look = (name: string, schema: Written): void => {
      const shared = schema.$ref?.includes('common#/$defs/')
        ? common.$defs[schema.$ref.split('/').at(-1) ?? '']
        : undefined
      const { enum: codes = [], properties = {}, items } = { ...shared, ...schema }
      const listed = schema['x-codelist'] ?? shared?.['x-codelist']
      if (listed === undefined) {
        for (const code of codes) if (labels[`${name} ${code}`] === undefined) missing.add(`${name} ${code}`)
      }
      if (items !== undefined) look(name, items)
      if (shared?.properties === undefined) for (const [key, one] of Object.entries(properties)) look(key, one)
    }
    for (const one of Object.values(common.$defs)) look('', { ...one, enum: [] })
    for (const name of readdirSync('schemas/messages'))
      look('', JSON.parse(readFileSync(`schemas/messages/${name}`, 'utf8')) as Written)
    expect([...missing]).toEqual([])
  })
})

test('an exit says its office, what was seen and when, in the words of the reader', () => {
  const read = (language: (typeof LANGUAGES)[number]) =>
    flat(readingOf(exit(), { language, whole: true, reference }).fields).map(
      ({ pointer, label, text, code }) => `${pointer} ${label}: ${text}${code === undefined ? '' : ` (${code})`}`,
    )
  expect(read('fr')).toEqual(
    expect.arrayContaining([
      '/sender/role Qualité: Douane (customs)',
      '/body/kind Nature: Sortie (exit)',
      '/body/vehicle/identification Identification: TG 1234',
    ]),
  )
  expect(read('pt')).toContain('/body/kind Natureza: Saída (exit)')
  expect(readingOf(exit(), { language: 'fr', whole: true, reference }).title).not.toBe('border-exit-notice')
})

test('who has no part in the goods reads offices, times and reasons, and of the rest that it is withheld', () => {
  const text = JSON.stringify(readingOf(exit(), { language: 'en', whole: false, reference }))
  expect(text).toContain('TGCNK001')
  expect(text).toContain('2026-03-04T13:00:00Z')
  expect(text).not.toContain('TG 1234')
  const declared = JSON.stringify(readingOf(declaration(), { language: 'en', whole: false, reference }))
  for (const secret of [
    'TG 1234',
    'Rice',
    '100630',
    'CSQU3054383',
    'S-1',
    'Sahel',
    '1000123456',
    '4000000',
    'R 1/20',
  ]) {
    expect(declared).not.toContain(secret)
  }
  const stop = flat(
    readingOf(alert({ body: { text: 'Driver Kofi' } }), { language: 'en', whole: false, reference }).fields,
  )
  expect(stop.find(({ pointer }) => pointer === '/body/reason')?.text).toBe('Risk analysis')
  expect(stop.find(({ pointer }) => pointer === '/body/text')).toMatchObject({ withheld: true })
})

test('an access code is told to nobody', () => {
  expect(JSON.stringify(readingOf(declaration(), { language: 'en', whole: true, reference }))).not.toContain('A1B2')
})
