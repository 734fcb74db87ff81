import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal, rewriteJournal } from '../../../src/adapter-api/index.ts'

describe('a journal', () => {
  let folder = ''
  let path = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corridor-journal-'))
    path = join(folder, 'deep', 'one.jsonl')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('gives back what was appended, in order', async () => {
    const { journal, records } = await openJournal<{ n: number }>(path)
    expect(records).toEqual([])
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append({ n })))
    await journal.close()
    const again = await openJournal<{ n: number }>(path)
    await again.journal.close()
    expect(again.records.map((record) => record.n)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  it('cuts off a line torn by a crash and goes on behind the last whole one', async () => {
    const { journal } = await openJournal<{ n: number }>(path)
    await journal.append({ n: 1 })
    await journal.close()
    await appendFile(path, '{"n":2')
    const torn = await openJournal<{ n: number }>(path)
    expect(torn.records).toEqual([{ n: 1 }])
    await torn.journal.append({ n: 3 })
    await torn.journal.close()
    expect(await readFile(path, 'utf8')).toBe('{"n":1}\n{"n":3}\n')
  })

  it('refuses a file damaged before its last line', async () => {
    const { journal } = await openJournal<{ n: number }>(path)
    await journal.close()
    await writeFile(path, '{"n":1}\n{"n"\n{"n":3}\n')
    await expect(openJournal(path)).rejects.toThrow('damaged line at byte 8')
  })

  it('is replaced as a whole by its rewriting', async () => {
    const { journal } = await openJournal<{ n: number }>(path)
    await journal.append({ n: 1 })
    await journal.close()
    await rewriteJournal(path, [{ n: 7 }])
    const again = await openJournal<{ n: number }>(path)
    await again.journal.close()
    expect(again.records).toEqual([{ n: 7 }])
  })
})
