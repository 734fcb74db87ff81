import { expect, test } from 'vitest'
import { LogWentBack } from '../../../src/ports/commit.ts'
import { createOwnCommits, headsOf } from '../../../src/store/own-commits.ts'

const head = (size: bigint) => ({ size, frontier: Buffer.from(String(size)) })

test('nothing is appended to a log that lacks what this process has committed, and who watches is told', () => {
  const own = createOwnCommits()
  let told = 0
  own.onWentBack(() => (told += 1))
  own.committed(head(10n))
  expect(() => own.judge(head(9n))).toThrow(LogWentBack)
  expect(() => headsOf(own).found(head(2n))).toThrow(LogWentBack)
  expect(told).toBe(2)
})

test('a log that others have brought further is gone on from, and so is any by who has committed nothing', () => {
  const own = createOwnCommits()
  own.judge(head(0n))
  own.committed(head(10n))
  own.judge(head(10n))
  own.judge(head(40n))
})

test('only what was committed counts, and of several commits the furthest', () => {
  const own = createOwnCommits()
  const [done, rolledBack] = [headsOf(own), headsOf(own)]
  rolledBack.left(head(50n))
  done.left(head(12n))
  expect(own.newest()).toBeUndefined()
  done.committed()
  own.committed(head(11n))
  expect(own.newest()).toEqual(head(12n))
})

test('a head is expected only where the last one found was this process’s own', () => {
  const own = createOwnCommits()
  expect(own.expected()).toBeUndefined()
  own.committed(head(10n))
  // Whether others write as well has not been seen yet.
  expect(own.expected()).toBeUndefined()
  own.judge(head(10n))
  expect(own.expected()).toEqual(head(10n))
  own.committed(head(12n))
  expect(headsOf(own).expected()).toEqual(head(12n))
  own.judge(head(15n))
  expect(own.expected()).toBeUndefined()
  expect(headsOf(undefined).expected()).toBeUndefined()
})
