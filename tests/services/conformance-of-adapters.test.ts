import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checksThatFail } from '../support/conformance.ts'
import { ofToday } from '../support/runs.ts'

const ADAPTERS = join(import.meta.dirname, '../../adapters')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-conformance-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The template itself is asked everything where one is made of it (connect-a-system-by-the-page-alone). */
const ADAPTERS_WITH_WAYS = ['files', 'rest', 'asycuda-world']
/** Of these everything, the published journeys among it. */
const ASKED = new Set(ofToday(ADAPTERS_WITH_WAYS))

it.each([...ASKED])('%s loses, doubles, reorders and garbles nothing', async (name) => {
  expect(await checksThatFail({ name, adapters: ADAPTERS, folder: join(folder, name) })).toEqual([])
})

it.each(ADAPTERS_WITH_WAYS.filter((name) => !ASKED.has(name)))(
  '%s takes part in every published journey',
  async (name) => {
    const options = { name, adapters: ADAPTERS, folder: join(folder, `${name}-journeys`) }
    expect(await checksThatFail({ ...options, only: 'published journeys' })).toEqual([])
  },
)

// The way of both is that of others above, in folders and over HTTP: here what is their own, the documents.
it.each([
  ['rail', 'what it sends is signed'],
  ['tracking', 'what it sends is signed'],
])('%s, when %s, loses, doubles and reorders nothing', async (name, only) => {
  expect(await checksThatFail({ name, adapters: ADAPTERS, folder: join(folder, name), only })).toEqual([])
})

// Their folder is asycuda-world's; what is their own are the documents.
it.each(['ncts', 'wco'])('%s takes part in every published journey, and loses and garbles nothing', async (name) => {
  const options = { name, adapters: ADAPTERS, folder: join(folder, name) }
  expect(await checksThatFail({ ...options, only: 'published journeys' })).toEqual([])
})
