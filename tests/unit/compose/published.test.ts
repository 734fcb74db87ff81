import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadApiDocuments, loadPublished, shippedCodelists, shippedOfficeList } from '../../../src/compose/published.ts'

// Both are read at once: with both missing, which is named first is the disk's choice.
test.each([
  { missing: 'openapi.json', there: 'asyncapi.json' },
  { missing: 'asyncapi.json', there: 'openapi.json' },
])(
  'a hub that was installed without $missing does not start, and says that it is missing',
  async ({ missing, there }) => {
    const folder = mkdtempSync(join(tmpdir(), 'corridor-api-'))
    try {
      writeFileSync(join(folder, there), '{}')
      await expect(loadApiDocuments(folder)).rejects.toThrow(missing)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test('a hub that was installed without its schemas does not start, and says where it looked', async () => {
  const nowhere = join(tmpdir(), 'corridor-no-schemas')
  await expect(loadPublished(nowhere)).rejects.toThrow(nowhere)
})

test('a hub without the list of offices has nothing to start with, and says so', () => {
  expect(() => shippedOfficeList({ codelists: new Map() })).toThrow('schemas/codelists/offices.json is missing')
})

test('offices are no code list: they are a registry of their own', async () => {
  const published = await loadPublished(join(import.meta.dirname, '../../../schemas'))
  expect(shippedOfficeList(published).items.length).toBeGreaterThan(0)
  const names = shippedCodelists(published).map(({ name }) => name)
  expect(names).not.toContain('offices')
  expect(names).toHaveLength(published.codelists.size - 1)
})

test('the documents are those of docs/api, as they stand there', async () => {
  const { openApi, asyncApi } = await loadApiDocuments(join(import.meta.dirname, '../../../docs/api'))
  expect(JSON.parse(openApi)).toMatchObject({ openapi: '3.1.0' })
  expect(JSON.parse(asyncApi)).toMatchObject({ asyncapi: '3.0.0' })
})
