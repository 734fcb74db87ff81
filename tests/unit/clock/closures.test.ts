import { describe, expect, test } from 'vitest'
import type { ClosureQueue, OpenClosure } from '../../../src/ports/border-closures.ts'
import { createClosures } from '../../../src/clock/border-closures.ts'
import { asCountry, asMrn, asParty } from '../../support/identifiers.ts'

const NOTICE = { body: Buffer.from('{}'), contentType: 'application/json', receivedAt: new Date(0) }

/** A store with one closure over these movements, and what was told in which order. */
function worldOf(all: string[], tell: (mrns: readonly string[]) => Promise<string[]>, notice = true) {
  const closure = {
    key: { sender: asParty('BF'), id: 'n' },
    place: { country: asCountry('BF') },
    ...(notice ? { notice: NOTICE } : {}),
  }
  const stored = { cursor: '', done: false, owner: '' }
  const queue: ClosureQueue = {
    take: async (owner): Promise<OpenClosure | undefined> => {
      if (stored.done || stored.owner === 'another') return undefined
      stored.owner = owner
      return { ...closure, cursor: stored.cursor }
    },
    page: async ({ cursor }, look) => {
      const mrns = all
        .map(asMrn)
        .filter((mrn) => mrn > cursor)
        .slice(0, look)
      return { mrns, last: mrns.at(-1) }
    },
    advance: async (_, owner, cursor) => {
      if (owner !== stored.owner || stored.done) return false
      if (cursor === undefined) stored.done = true
      else stored.cursor = cursor
      return true
    },
  }
  const said: string[] = []
  const told: string[][] = []
  const rests: (() => void)[] = []
  const closures = createClosures({
    queue,
    tell: async (_, mrns) => {
      told.push([...mrns])
      return tell(mrns)
    },
    owner: 'hub',
    timers: {
      after: (_, next) => {
        rests.push(next)
        return () => undefined
      },
    },
    log: { debug() {}, info() {}, warn: (_, text) => said.push(text), error: (_, text) => said.push(text) },
    settings: { look: 4, chunk: 2 },
  })
  return { closures, stored, told, said }
}

const all = ['a', 'b', 'c', 'd', 'e']

describe('working off a closure', () => {
  test('goes through all movements in bounded chunks', async () => {
    const { closures, stored, told } = worldOf(all, async () => [])
    await closures.wake()
    expect(told).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(stored).toMatchObject({ done: true })
    await closures.stop()
  })

  test('goes on where it was when something could not be stored, and passes nothing over', async () => {
    let down = true
    const { closures, stored, told } = worldOf(all, async (mrns) => (down && mrns.includes('c') ? [...mrns] : []))
    await closures.wake()
    expect(stored).toMatchObject({ cursor: 'b', done: false })
    down = false
    await closures.wake()
    expect(told).toEqual([['a', 'b'], ['c', 'd'], ['c', 'd'], ['e']])
    expect(stored.done).toBe(true)
    await closures.stop()
  })

  test('tells nobody any more once a later notice has ended it, nor once another hub has taken it over', async () => {
    const { closures, stored, told } = worldOf(all, async () => {
      stored.done = true
      return []
    })
    await closures.wake()
    expect(told).toEqual([['a', 'b']])
    await closures.stop()
    const other = worldOf(all, async () => {
      other.stored.owner = 'another'
      return []
    })
    await other.closures.wake()
    expect(other.told).toEqual([['a', 'b']])
    expect(other.stored).toMatchObject({ cursor: '', done: false })
    await other.closures.stop()
  })

  test('leaves out, loudly, one movement that can never be stored', async () => {
    const { closures, stored, said } = worldOf(all, async (mrns) => mrns.filter((mrn) => mrn === 'd'))
    for (let round = 0; round < 6; round += 1) await closures.wake()
    expect(stored.done).toBe(true)
    expect(said.filter((text) => text.startsWith('a movement cannot'))).toHaveLength(1)
    await closures.stop()
  })

  test('ends one whose notice was erased, and does nothing any more once it is stopped', async () => {
    const { closures, stored, told } = worldOf(all, async () => [], false)
    await closures.wake()
    expect([stored.done, told]).toEqual([true, []])
    const other = worldOf(all, async () => [])
    await other.closures.stop()
    await other.closures.wake()
    expect(other.told).toEqual([])
    await closures.stop()
  })
})
