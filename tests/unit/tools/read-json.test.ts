import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJson } from '../../../tools/gen/read-json.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-read-json-'))

function file(text: string): string {
  const path = join(folder, 'some.json')
  writeFileSync(path, text)
  return path
}

test.each([
  ['a name that an object has twice', '{ "a": 1, "b": [{ "c": 1, "d": 2, "c": 3 }] }', '"c" twice'],
  ['the same name, written with an escape', '{ "a": 1, "\\u0061": 2 }', '"\\u0061" twice'],
  ['what is no JSON', '{ "a": 1, }', 'JSON'],
])('%s stops the generator, with the file or the place', (_, text, said) => {
  expect(() => readJson(file(text))).toThrow(said)
})

test('a name in several objects, or as a value, is none too many', () => {
  const text = '{ "a": "a", "b": [{ "a": ": { \\" a" }, { "a": ["a", "a"] }], "c": { "a": {} } }'
  expect(readJson(file(text))).toEqual(JSON.parse(text))
})
