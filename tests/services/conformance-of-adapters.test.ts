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

// Its folder is asycuda-world's, which is asked everything above; what is its own are the documents.
it('ncts takes part in every published journey, and none of its documents is lost or garbled', async () => {
  const options = { name: 'ncts', adapters: ADAPTERS, folder: join(folder, 'ncts') }
  expect(await checksThatFail({ ...options, only: 'published journeys' })).toEqual([])
})
