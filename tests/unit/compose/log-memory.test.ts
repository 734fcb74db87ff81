import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLogMemory, type LogName } from '../../../src/compose/log-memory.ts'
import type { Log } from '../../../src/ports/runtime.ts'
import { leafHash } from '../../../src/trust/log.ts'
import type { RememberedLog } from '../../../src/trust/log-memory.ts'

const LOG: LogName = { origin: 'corridor/log', first: leafHash('the first entry') }
const state = (size: number, restores = 0): RememberedLog => ({
  size,
  root: leafHash(String(size)),
  restores,
  at: new Date('2026-03-02T14:00:00Z'),
  earlier: [],
})

let folder = ''
let complaints: string[] = []
const nothing = (): void => undefined
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: (_, text) => void complaints.push(text) }
const memory = () => createLogMemory(join(folder, 'log'), log)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-memory-'))
  complaints = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('of a log never seen before nothing is remembered: in a fresh folder, of another database, under another name', async () => {
  expect(await memory().recall(LOG)).toBeUndefined()
  await memory().keep(LOG, state(10))
  expect(await memory().recall({ ...LOG, first: leafHash('that of another database') })).toBeUndefined()
  expect(await memory().recall({ ...LOG, origin: 'another/log' })).toBeUndefined()
})

test('a file that is half written counts for nothing, and a damaged one is told of', async () => {
  await memory().keep(LOG, state(10))
  const [name = ''] = await readdir(join(folder, 'log'))
  await writeFile(join(folder, 'log', `${name.replace('.10.', '.20.')}.123.new`), '{"size":20')
  expect(await memory().recall(LOG)).toEqual(state(10))
  expect(complaints).toEqual([])
  await writeFile(join(folder, 'log', name.replace('.10.', '.30.')), '{"size":30')
  expect(await memory().recall(LOG)).toEqual(state(10))
  expect(complaints).toHaveLength(1)
})

test('several hubs on one folder never make it go back, whoever writes last', async () => {
  const hubs = [memory(), memory(), memory()]
  const sizes = Array.from({ length: 30 }, (_, at) => at + 1)
  await Promise.all(sizes.map(async (size) => hubs[size % 3]?.keep(LOG, state(size))))
  expect((await memory().recall(LOG))?.size).toBe(30)
  await memory().keep(LOG, state(12))
  expect((await memory().recall(LOG))?.size).toBe(30)
})

test('after a restore was opened a shorter log is the newer one, and what was before is forgotten', async () => {
  await memory().keep(LOG, state(30))
  await memory().keep(LOG, state(12, 1))
  expect(await memory().recall(LOG)).toEqual(state(12, 1))
  expect(await readdir(join(folder, 'log'))).toHaveLength(1)
})
