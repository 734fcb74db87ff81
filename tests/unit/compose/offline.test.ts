import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOfflineValidator } from '../../../src/compose/offline.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-offline-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(text: string): string {
  const path = join(folder, 'reference.json')
  writeFileSync(path, text)
  return path
}

test.for([
  ['is not there', () => join(folder, 'none.json'), /ENOENT.*none\.json/],
  ['is no JSON', () => fileOf('parties'), /JSON/],
  ['is a list', () => fileOf('[]'), /reference data is an object with parties, .*, not something else/],
  ['has a list nobody knows', () => fileOf('{"partys":[]}'), /not partys/],
  ['has something else for a list', () => fileOf('{"parties":{}}'), /parties is not a list/],
] as const)('a file of reference data that %s is refused with a reason', async ([, path, reason]) => {
  await expect(createOfflineValidator({ referenceFile: path(), now: NOW })).rejects.toThrow(reason)
})

test('bytes that are neither JSON nor XML are refused before they are judged', async () => {
  using validator = await createOfflineValidator({ now: NOW })
  const { verdict, findings } = validator.validate(Buffer.from('a letter'), 'en')
  expect([verdict, findings.map(({ code }) => code)]).toEqual(['transport', ['content-type']])
})

test('a body above the hub’s own limit is refused by its size', async () => {
  using validator = await createOfflineValidator({ now: NOW })
  const { verdict, findings } = validator.validate(Buffer.alloc(32 * 1024 * 1024), 'en')
  expect([verdict, findings.map(({ code }) => code)]).toEqual(['transport', ['too-large']])
})

test('rules rest on the lists that a file gives, and the verdict names those that nobody could judge', async () => {
  const notJudged = async (referenceFile?: string) => {
    using validator = await createOfflineValidator({
      now: NOW,
      ...(referenceFile === undefined ? {} : { referenceFile }),
    })
    return validator.validate(Buffer.from('{}'), 'en').notJudged
  }
  expect(await notJudged()).toEqual(expect.arrayContaining(['AGREEMENT', 'PARTY-UNKNOWN', 'AUTHORISATION-UNKNOWN']))
  const withParties = await notJudged(fileOf('{"parties":[]}'))
  expect(withParties).not.toContain('PARTY-UNKNOWN')
  expect(withParties).toContain('AGREEMENT')
})
