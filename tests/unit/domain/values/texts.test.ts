import { describe, expect, test } from 'vitest'
import { describeFinding, levelOf } from '../../../../src/domain/values/texts.ts'
import { makeFunctionalErrorBody } from '../../../../src/domain/values/functional-error.ts'
import { categories, type ErrorCode, errors, type ReasonId, reasons, words } from '../../../../src/generated/errors.ts'
import { type RuleId, rules } from '../../../../src/generated/rules.ts'

const LANGUAGES = ['en', 'fr', 'pt'] as const
const placeholders = (text: string): string[] => [...new Set(text.match(/\{[a-z]+\}/g) ?? [])].sort()

const tables = [
  ...Object.entries(errors).map(([id, { texts }]) => ({ name: `error ${id}`, texts })),
  ...Object.entries(reasons).map(([id, { texts }]) => ({ name: `reason ${id}`, texts })),
  ...Object.entries(rules).map(([id, { texts }]) => ({ name: `rule ${id}`, texts })),
  ...Object.entries(categories).map(([id, texts]) => ({ name: `level ${id}`, texts })),
]

describe.each(tables)('the text of $name', ({ texts }) => {
  test('is there in three languages with the same placeholders, all of them known', () => {
    for (const language of LANGUAGES) {
      expect(texts[language]).toMatch(/^\S.*[.)]$/s)
      expect(placeholders(texts[language])).toEqual(placeholders(texts.en))
      expect(['{expected}', '{pointer}', '{rule}', '{value}']).toEqual(
        expect.arrayContaining(placeholders(texts[language])),
      )
    }
    expect(new Set(Object.values(texts)).size).toBe(3)
  })
})

test('types of JSON have a word in each language', () => {
  const finding = { code: '50' as const, pointer: '/body/grossMass', value: '12', expected: 'string' }
  expect(LANGUAGES.map((language) => describeFinding(finding, language))).toEqual([
    'The value 12 at /body/grossMass is of the wrong type: a text is required.',
    "La valeur 12 en /body/grossMass n'est pas du bon type\u00a0; type exigé\u00a0: texte.",
    'O valor 12 em /body/grossMass é do tipo errado; tipo exigido: texto.',
  ])
  expect(Object.keys(words).sort()).toEqual(['array', 'boolean', 'integer', 'object', 'string'])
})

test('no placeholder stays open, whatever a finding lacks', () => {
  for (const language of LANGUAGES) {
    for (const code of Object.keys(errors) as ErrorCode[]) {
      expect(describeFinding({ code, pointer: '' }, language)).not.toMatch(/[{}]|\( ?\)/)
    }
    for (const reason of Object.keys(reasons) as ReasonId[]) {
      expect(describeFinding({ code: reasons[reason].code, reason, pointer: '' }, language)).not.toMatch(/\{[a-z]+\}/)
    }
    for (const rule of Object.keys(rules) as RuleId[]) {
      expect(describeFinding({ code: rules[rule].code, rule, pointer: '/body' }, language)).not.toMatch(/[{}]/)
    }
  }
})

test('a rule may use a code of the schema, and is told apart by its id', () => {
  expect(levelOf({ code: '12' })).toBe('schema')
  expect(levelOf({ code: '12', rule: 'OFFICE-UNKNOWN' })).toBe('rule')
  expect(levelOf({ code: '92', rule: 'MRN-EXISTS' })).toBe('sequence')
})

test('an error message says the place, the value and what would be right, and nothing XML forbids', () => {
  const body = makeFunctionalErrorBody(
    [
      {
        code: '12',
        pointer: '/body/regime',
        xpath: '/TransitDeclaration/body/regime',
        value: 'a\u0000b\ud800',
        expected: 'ecowas, cemac',
        line: 3,
        column: 9,
      },
    ],
    'pt',
  )
  expect(body).toEqual({
    status: 422,
    code: '12',
    errors: [
      {
        code: '12',
        pointer: '/body/regime',
        xpath: '/TransitDeclaration/body/regime',
        value: 'a\\u0000b\\ud800',
        expected: 'ecowas, cemac',
        line: 3,
        column: 9,
        message: 'O valor a\\u0000b\\ud800 em /body/regime não é admitido. Valores admitidos: ecowas, cemac.',
      },
    ],
  })
})
