import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checksThatFail } from '../support/conformance.ts'

const ADAPTERS = join(import.meta.dirname, '../../adapters')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-conformance-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.each(['template', 'files', 'rest', 'asycuda-world'])(
  '%s loses, doubles, reorders and garbles nothing',
  async (name) => {
    expect(await checksThatFail({ name, adapters: ADAPTERS, folder: join(folder, name) })).toEqual([])
  },
)

// The way of both is that of others above, in folders and over HTTP: here what is their own, the documents.
it.each([
  ['rail', 'what it sends is signed'],
  ['tracking', 'what it sends is signed'],
])('%s, when %s, loses, doubles and reorders nothing', async (name, only) => {
  expect(await checksThatFail({ name, adapters: ADAPTERS, folder: join(folder, name), only })).toEqual([])
})

// Their folder is asycuda-world's, which is asked everything above; what is their own are the documents.
it.each(['ncts', 'wco'])('%s takes part in every published journey, and loses and garbles nothing', async (name) => {
  const options = { name, adapters: ADAPTERS, folder: join(folder, name) }
  expect(await checksThatFail({ ...options, only: 'published journeys' })).toEqual([])
})
