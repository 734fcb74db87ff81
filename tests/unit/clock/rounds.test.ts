import { expect, test } from 'vitest'
import { createRounds, type Round } from '../../../src/clock/rounds.ts'

/** Rounds of which each lasts until a test says how it ended, and rests that a test lets pass. */
function rounds() {
  const rests: number[] = []
  let pass = (): void => undefined
  let end = (_round: Round): void => undefined
  let begun = 0
  const made = createRounds(
    {
      after: (ms, run) => {
        rests.push(ms)
        pass = run
        return () => undefined
      },
    },
    1_000,
    () => {
      begun += 1
      return new Promise<Round>((resolve) => {
        end = resolve
      })
    },
  )
  const settled = () => new Promise((done) => setImmediate(done))
  return {
    made,
    rests,
    begun: () => begun,
    ends: async (round: Round) => {
      end(round)
      await settled()
    },
    passes: async () => {
      pass()
      await settled()
    },
  }
}

test('a round is followed by its rest, by the usual one where it says nothing, and never by two at a time', async () => {
  const { made, rests, begun, ends, passes } = rounds()
  made.start()
  made.start()
  expect(begun()).toBe(1)
  await ends({})
  expect([begun(), rests]).toEqual([2, []])
  await ends({ restMs: 50 })
  expect(rests).toEqual([50])
  await passes()
  await ends({})
  expect([begun(), rests]).toEqual([3, [50, 1_000]])
})

test('whoever wakes it during a round has another one at once, but not after one that failed', async () => {
  const { made, rests, begun, ends } = rounds()
  void made.wake()
  void made.wake()
  await ends({ restMs: 7, failed: true })
  expect([begun(), rests]).toEqual([1, [7]])
  void made.wake()
  void made.wake()
  await ends({})
  expect(begun()).toBe(3)
})

test('a stop waits for the round that is under way, and none comes after it', async () => {
  const { made, rests, begun, ends } = rounds()
  void made.wake()
  void made.wake()
  let stopped = false
  const stopping = made.stop().then(() => {
    stopped = true
  })
  await new Promise((done) => setImmediate(done))
  expect(stopped).toBe(false)
  await ends({})
  await stopping
  await made.wake()
  expect([begun(), rests]).toEqual([1, []])
})
