import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadApiDocuments } from '../../../src/compose/published.ts'

test('a hub that was installed without the documents of its API does not start, and says which is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-api-'))
  try {
    await expect(loadApiDocuments(folder)).rejects.toThrow('openapi.json')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the documents are those of docs/api, as they stand there', async () => {
  const { openApi, asyncApi } = await loadApiDocuments(join(import.meta.dirname, '../../../docs/api'))
  expect(JSON.parse(openApi)).toMatchObject({ openapi: '3.1.0' })
  expect(JSON.parse(asyncApi)).toMatchObject({ asyncapi: '3.0.0' })
})
