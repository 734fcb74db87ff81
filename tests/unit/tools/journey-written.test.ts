import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCodec } from '../../../src/codec/index.ts'
import { readJourney } from '../../../tools/journey/files.ts'
import { writeJourney } from '../../../tools/journey/write.ts'

const NOW = Date.parse('2031-02-03T04:05:06Z')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-written-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder that holds something is refused, and stays as it was', () => {
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  expect(() => writeJourney('isrt-automatic', readJourney('isrt-automatic'), folder, NOW)).toThrow(/is not empty/)
  expect(readdirSync(folder)).toEqual(['notes.txt'])
})

test('each file of the plan is a message of its sender, of one movement, in the content type that is told', () => {
  using codec = createCodec()
  const plan = writeJourney('aes-by-departure', readJourney('aes-by-departure'), folder, NOW)
  expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toEqual(plan)
  expect(readdirSync(folder).toSorted()).toEqual([...plan.steps.map(({ file }) => file), 'plan.json'])
  for (const { file, id, type, sender, contentType } of plan.steps) {
    const read = codec.decode(readFileSync(join(folder, file)), contentType)
    expect(read).toMatchObject({ ok: true, message: { id, type, mrn: plan.mrn, sender: { country: sender } } })
  }
})
