import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/generated/catalogue.ts'
import { messageTypes } from '../../src/generated/types.ts'
import { validators } from '../../src/generated/validators.js'
import { loadModel } from '../../tools/gen/load.ts'
import { generate, staleOutputs } from '../../tools/gen/main.ts'
import { toXsdPattern } from '../../tools/gen/pattern.ts'
import { everyVersion } from '../../tools/gen/schema.ts'
import { ROOT } from './examples.ts'

describe('generated files', () => {
  const { outputs, problems } = generate(ROOT)

  test('schemas keep the conventions that make both formats equal', () => {
    expect(problems).toEqual([])
  })

  test('are fresh (fix: npm run gen)', () => {
    const { changed, removed } = staleOutputs(ROOT, outputs)
    expect([...changed.map(({ path }) => path), ...removed]).toEqual([])
  })

  test('are the same when generated again', () => {
    expect(generate(ROOT).outputs).toEqual(outputs)
  })

  test('say in their first lines that they are not to be edited; READMEs say it where their tables begin', () => {
    for (const { path, content } of outputs) {
      const start = Math.max(0, content.search(/<!-- (?:settings|losses):/))
      expect(content.slice(start, start + 200), path).toContain('do not edit')
    }
  })
})

test('no definition is compiled twice: one function for each version of a message and each definition', () => {
  const model = loadModel(ROOT)
  const own = everyVersion(model).map(({ schema }) => 1 + Object.keys(schema.$defs ?? {}).length)
  const most = own.reduce((sum, count) => sum + count, Object.keys(model.common.$defs ?? {}).length)
  const code = readFileSync(join(ROOT, 'src/generated/validators.js'), 'utf8')
  expect(code.match(/^function validate\d+\(/gm)?.length).toBeLessThanOrEqual(most)
})

test.each(messageTypes)('%s has schema, XSD, documentation, validator and catalogue row', (type) => {
  const paths = [`schemas/messages/${type}.schema.json`, `schemas/xsd/${type}.xsd`, `docs/messages/${type}.md`]
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  expect(typeof validators[type]).toBe('function')
  expect(catalogue[type].type).toBe(type)
})

describe('patterns in XSD', () => {
  test.each([
    ['^[A-Z]{2}$', '[A-Z]{2}'],
    ['^(?:a|b)+\\.$', '(a|b)+\\.'],
    ['^[^\\u0000-\\u001f\\u007f-\\u009f]$', '[ -~\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]'],
    ['^[+\\-/]?[0-9]$', '[\\+\\-/]?[0-9]'],
    ['^a-b$', 'a\\-b'],
  ])('%s becomes %s', (pattern, expected) => {
    expect(toXsdPattern(pattern)).toBe(expected)
  })

  test.each([
    ['a', /not anchored/],
    ['^a', /not anchored/],
    ['^a|b$', /need a group/],
    ['^\\d$', /outside the subset/],
    ['^\\w$', /outside the subset/],
    ['^(?=a)$', /only plain groups/],
    ['^a+?$', /non-greedy/],
    ['^(a)\\1$', /outside the subset/],
    ['^.$', /outside the subset/],
    ['^a{,2}$', /quantifier/],
    ['^[a$', /class is not closed/],
    ['^(a$', /group is not closed/],
    ['^[\\u0001]$', /nothing XML can carry/],
  ])('%s is refused', (pattern, reason) => {
    expect(() => toXsdPattern(pattern)).toThrow(reason)
  })
})
