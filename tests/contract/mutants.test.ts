import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutants } from '../mutants/mutants.ts'

const read = (path: string): Promise<string> => readFile(join(import.meta.dirname, '../..', path), 'utf8')

test('there are at least twelve faults, each of another name', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(mutants.length).toBeGreaterThanOrEqual(12)
})

test.each(mutants)(
  'the fault "$name" can be planted, and its test exists',
  async ({ file, find, replace, test: named }) => {
    const source = await read(file)
    expect(source.split(find)).toHaveLength(2)
    expect(replace).not.toBe(find)
    // A table of cases has its names apart from the test's.
    const quoted = [named.name, named.name.replace(/^.*? is held/, '%s is held'), named.name.replace(/^.*: /, '')]
    // A long table stands in a file beside the test.
    const table = await read(named.file.replace('.test.ts', '.ts')).catch(() => '')
    const text = `${await read(named.file)}${table}`
    expect(quoted.some((name) => text.includes(name))).toBe(true)
    expect(named.file).toContain(`tests/${named.project}/`)
  },
)
