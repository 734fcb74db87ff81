import { describe, expect, test } from 'vitest'
import { leafHash, rootOf } from '../../../src/trust/log.ts'
import {
  type FoundLog,
  lossOf,
  memoryText,
  readMemory,
  type RememberedLog,
  rememberedNext,
} from '../../../src/trust/log-memory.ts'

/** Entries of a log; those of `other` are others from some index on. */
const entries = (size: number, other = Infinity): Buffer[] =>
  Array.from({ length: size }, (_, at) => leafHash(`${at < other ? 'entry' : 'other'} ${at}`))

const AT = new Date('2026-03-02T14:00:00Z')

const remember = (leaves: Buffer[], restores = 0, earlier: readonly number[] = []): RememberedLog => ({
  size: leaves.length,
  root: rootOf(leaves),
  restores,
  at: AT,
  earlier: earlier.map((size) => ({ size, root: rootOf(leaves.slice(0, size)) })),
})

const found = (leaves: Buffer[], restores: readonly number[] = []): FoundLog => ({
  size: leaves.length,
  restores: restores.map((kept) => ({ kept })),
  rootAt: async (size) => rootOf(leaves.slice(0, size)),
})

describe('a database was restored', () => {
  test('when its log is shorter than the remembered one', async () => {
    const loss = await lossOf(remember(entries(10)), found(entries(7)))
    expect(loss).toMatchObject({ kept: 7, lost: { size: 10 } })
  })

  test('when its log has the same size and another root', async () => {
    const loss = await lossOf(remember(entries(10), 0, [8, 5, 2]), found(entries(10, 6)))
    expect(loss).toMatchObject({ kept: 5, lost: { size: 10 } })
  })

  test('when its log is longer by now, and another one: from the last state on that both have', async () => {
    const loss = await lossOf(remember(entries(10), 0, [8, 5, 2]), found(entries(30, 6)))
    expect(loss).toMatchObject({ kept: 5, lost: { size: 10 } })
  })

  test('when its log is shorter and has gone on differently: not from its end on', async () => {
    const loss = await lossOf(remember(entries(10), 0, [8, 5, 2]), found(entries(9, 6)))
    expect(loss).toMatchObject({ kept: 5, lost: { size: 10 } })
  })

  test('when nothing that is remembered is the same: from the beginning', async () => {
    expect(await lossOf(remember(entries(10)), found(entries(10, 1)))).toMatchObject({ kept: 0 })
  })

  test('to a point before an operator opened the hub after an earlier restore', async () => {
    const opened = [...entries(7), ...entries(12, 0).slice(7)]
    expect(await lossOf(remember(opened, 1), found(entries(7)))).toMatchObject({ kept: 7, lost: { size: 12 } })
  })

  test('to a point after that one as well', async () => {
    const opened = [...entries(7), ...entries(12, 0).slice(7)]
    const loss = await lossOf(remember(opened, 1), found(opened.slice(0, 9), [7]))
    expect(loss).toMatchObject({ kept: 9, lost: { size: 12 } })
  })
})

describe('a database was not restored', () => {
  test('when its log is the remembered one', async () => {
    expect(await lossOf(remember(entries(10)), found(entries(10)))).toBeUndefined()
  })

  test('when its log goes on from the remembered one, as of a hub that was killed before it remembered the last commit', async () => {
    expect(await lossOf(remember(entries(10), 0, [8]), found(entries(11)))).toBeUndefined()
  })

  test('again, when what is missing was accepted as lost by an operator, of whom this memory did not hear', async () => {
    const opened = [...entries(7), ...entries(9, 0).slice(7)]
    expect(await lossOf(remember(entries(10), 0, [8, 5]), found(opened, [7]))).toBeUndefined()
    expect(await lossOf(remember(entries(10), 0, [8]), found(opened, [7]))).toBeUndefined()
  })
})

describe('what is remembered', () => {
  test('is nothing where the text is only half there, or says what no log has', () => {
    const text = memoryText(remember(entries(10), 2, [8, 5]))
    for (const cut of [0, 1, text.length / 2, text.length - 3]) expect(readMemory(text.slice(0, cut))).toBeUndefined()
    for (const [from, to] of [
      ['"size":10', '"size":-1'],
      ['"size":5', '"size":"five"'],
      ['"restores":2', '"restores":null'],
      ['2026-03-02T14', 'then'],
      [rootOf(entries(5)).toString('base64'), 'AAAA'],
    ] as const) {
      expect(readMemory(text.replace(from, to)), to).toBeUndefined()
    }
  })

  test('is read as it was written', () => {
    const state = remember(entries(10), 2, [8, 5])
    expect(readMemory(memoryText(state))).toEqual(state)
  })

  test('holds few states however long the log grows, close to its end and back to its beginning', () => {
    let state: RememberedLog | undefined
    for (let size = 1; size <= 2_000; size += 1) {
      state = rememberedNext(state, { size, root: leafHash(String(size)), restores: 0, at: AT })
    }
    const sizes = state?.earlier.map((one) => one.size) ?? []
    expect(sizes.length).toBeLessThanOrEqual(64)
    expect(sizes.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => 1_999 - at))
    expect(sizes.at(-1)).toBeLessThan(200)
  })

  test('begins anew after a restore was opened', () => {
    const next = { size: 8, root: leafHash('8'), restores: 1, at: AT }
    expect(rememberedNext(remember(entries(10), 0, [8, 5]), next)).toEqual({ ...next, earlier: [] })
  })
})
