import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KeptDocuments } from '../../../../adapters/ncts/kept.ts'
import type { Message } from '../../../../src/adapter-api/index.ts'
import { at, DECLARED, example, settings, treeOf, xmlOf } from './support.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-ncts-kept-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const MRNS = [
  '26TGLFW100000123J0',
  '26TGLFW100000124J0',
  '26TGLFW100000125J0',
  '26TGLFW100000126J0',
  '26TGLFW100000127J0',
]
const release = example('release-for-transit/valid-with-seals.json') as Message

it('keeps the newest movements, forgets the oldest, and does not read for ever what it has forgotten', async () => {
  const most = 2
  const first = await KeptDocuments.open(folder, settings, most)
  for (const [index, mrn] of MRNS.entries()) {
    const document = { root: treeOf(xmlOf('CC015C', DECLARED.replace('LRN-1', `LRN-${index}`))) }
    await first.keep(document)
    await first.named(document, mrn)
  }
  await first.close()
  const again = await KeptDocuments.open(folder, settings, most)
  const references = []
  for (const mrn of MRNS) {
    const message = { ...release, mrn } as Message
    const { root } = await again.completed({ root: treeOf('<a/>'), message })
    references.push(at(root, 'TransitOperation/LRN'))
  }
  await again.close()
  expect(references).toEqual([undefined, undefined, undefined, undefined, 'LRN-4'])
  const lines = (await readFile(join(folder, 'kept.jsonl'), 'utf8')).trim().split('\n')
  expect(lines.length).toBeLessThanOrEqual(2 * most)
})
