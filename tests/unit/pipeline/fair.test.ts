import { expect, test } from 'vitest'
import { createFair, fairly } from '../../../src/pipeline/fair.ts'
import type { Answer, Caller, Inbound } from '../../../src/ports/handle.ts'
import { asParty } from '../../support/identifiers.ts'

const limits = {
  slots: 4,
  perParty: 2,
  waiting: 3,
  waitingBytes: 100,
  waitingReports: 5,
  recent: 20,
  rests: 3,
  restMaxMs: 250,
  aloneAfter: 50,
  waitMaxMs: 10_000,
}
/** How long until the queue looks for what has waited too long; no rest is that long. */
const LOOK_MS = limits.waitMaxMs / 4

/** A fair queue whose works end when the test says so, by the name they were given. */
function stage(change: Partial<typeof limits> = {}) {
  const rests: { ms: number; over: () => void }[] = []
  const looks: (() => void)[] = []
  let time = 0
  const timers = {
    after: (ms: number, over: () => void) => {
      if (ms === LOOK_MS) looks.push(over)
      else rests.push({ ms, over })
      return () => undefined
    },
  }
  const fair = createFair({ ...limits, ...change }, { timers, now: () => time })
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const enter = (lane: string, name: string, more: { reports?: boolean; bytes?: number } = {}) =>
    fair.enter(
      { of: lane, reports: more.reports ?? false },
      more.bytes ?? 1,
      () => {
        started.push(name)
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
      },
      (it) => `${name} ${it}`,
    )
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const end = async (name: string) => {
    ends.get(name)?.()
    await settle()
  }
  const pass = (ms: number) => void (time += ms)
  const look = () => looks.shift()?.()
  return { fair, enter, started, end, settle, rests, pass, look }
}

test('a flood holds no more than its share, and another’s message starts at once', async () => {
  const { enter, started, settle } = stage()
  for (const n of [1, 2, 3, 4, 5]) void enter('TG', `TG${n}`)
  void enter('BF', 'BF1')
  await settle()
  expect(started).toEqual(['TG1', 'TG2', 'BF1'])
})

test('with all slots taken the lanes take turns, whoever has waited longer', async () => {
  const { enter, started, end, settle } = stage({ slots: 1, perParty: 1 })
  for (const n of [1, 2, 3]) void enter('TG', `TG${n}`)
  for (const n of [1, 2]) void enter('BF', `BF${n}`)
  void enter('ML', 'ML1')
  await settle()
  for (let at = 0; at < 6; at += 1) await end(started[at] ?? '')
  expect(started).toEqual(['TG1', 'TG2', 'BF1', 'ML1', 'TG3', 'BF2'])
})

test('of one lane the order stays, and what is beyond its bound is refused while others are taken', async () => {
  const { enter, started, end, fair, settle } = stage()
  const given = [1, 2, 3, 4, 5, 6].map((n) => enter('TG', `TG${n}`) !== undefined)
  expect(given).toEqual([true, true, true, true, true, false])
  expect(enter('BF', 'BF1')).toBeDefined()
  await settle()
  for (const name of ['TG1', 'TG2', 'TG3', 'TG4', 'TG5', 'BF1']) await end(name)
  expect(started.filter((name) => name.startsWith('TG'))).toEqual(['TG1', 'TG2', 'TG3', 'TG4', 'TG5'])
  expect(fair.waiting()).toBe(0)
  expect(enter('TG', 'TG6')).toBeDefined()
})

test('whoever has been the only sender for long is not paced, until somebody else sends', async () => {
  const { enter, started, end, settle, rests } = stage({ aloneAfter: 5, recent: 4 })
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) void enter('TG', `TG${n}`)
  await settle()
  expect(started).toEqual(['TG1', 'TG2'])
  await end('TG1')
  await end('TG2')
  expect(rests).toEqual([])
  expect(started).toEqual(['TG1', 'TG2', 'TG3', 'TG4'])
  void enter('BF', 'BF1')
  await settle()
  expect(started.slice(4)).toEqual(['BF1'])
  await end('TG3')
  expect(rests).toHaveLength(1)
  await end('TG4')
  expect(started.slice(4)).toEqual(['BF1'])
})

test('whoever sends most is paced: one under way, then a rest of three times as long as that one took, while others go on', async () => {
  const { enter, started, end, settle, rests, pass } = stage({ recent: 4 })
  for (const n of [1, 2, 3]) void enter('TG', `TG${n}`)
  await settle()
  expect(started).toEqual(['TG1', 'TG2'])
  pass(40)
  await end('TG1')
  await end('TG2')
  expect(started).toEqual(['TG1', 'TG2'])
  expect(rests.map(({ ms }) => ms)).toEqual([120])
  void enter('BF', 'BF1')
  await settle()
  expect(started).toEqual(['TG1', 'TG2', 'BF1'])
  rests[0]?.over()
  await settle()
  expect(started).toEqual(['TG1', 'TG2', 'BF1', 'TG3'])
})

test('whoever is paced stays so while it has a backlog, and has more under way only as its share falls', async () => {
  const { enter, started, end, settle, rests, pass } = stage({ recent: 16, perParty: 8, waiting: 99, slots: 99 })
  for (let n = 1; n <= 16; n += 1) void enter('TG', `TG${n}`)
  await settle()
  expect(started).toHaveLength(8)
  pass(10)
  for (const name of started.splice(0)) await end(name)
  expect(started).toEqual([])
  expect(rests.splice(0).map(({ ms }) => ms)).toEqual([30])
  // Only a quarter of the last sixteen is its own: one under way, without a rest.
  for (let n = 1; n <= 12; n += 1) void enter('BF', `BF${n}`)
  await settle()
  const own = () => started.filter((name) => name.startsWith('TG'))
  expect(own()).toEqual(['TG9'])
  await end('TG9')
  expect(own()).toEqual(['TG9', 'TG10'])
  expect(rests).toEqual([])
  for (let n = 13; n <= 14; n += 1) void enter('BF', `BF${n}`)
  await settle()
  expect(own()).toEqual(['TG9', 'TG10', 'TG11'])
  for (let n = 15; n <= 16; n += 1) void enter('BF', `BF${n}`)
  await settle()
  expect(own()).toHaveLength(8)
})

test('a rest is bounded, and reports make nobody one who sends most', async () => {
  const { enter, end, settle, rests, pass } = stage({ recent: 4 })
  for (const n of [1, 2, 3]) void enter('BF', `report${n}`, { reports: true })
  await settle()
  await end('report1')
  expect(rests).toEqual([])
  for (const n of [1, 2, 3]) void enter('TG', `TG${n}`)
  await settle()
  pass(10_000)
  await end('TG1')
  expect(rests.map(({ ms }) => ms)).toEqual([250])
})

test('large messages fill a lane by their bytes, and one alone is taken whatever its size', async () => {
  const { enter } = stage({ perParty: 0 })
  expect(enter('TG', 'TG1', { bytes: 1_000 })).toBeDefined()
  expect(enter('TG', 'TG2', { bytes: 1 })).toBeUndefined()
  expect(enter('BF', 'BF1', { bytes: 60 })).toBeDefined()
  expect(enter('BF', 'BF2', { bytes: 41 })).toBeUndefined()
  expect(enter('BF', 'BF3', { bytes: 40 })).toBeDefined()
})

test('reports have a lane of their own: they wait behind no flood of their party, and more of them may wait', async () => {
  const { enter, started, settle } = stage()
  for (const n of [1, 2, 3, 4, 5]) void enter('TG', `TG${n}`)
  expect(enter('TG', 'TG6')).toBeUndefined()
  const reports = [1, 2, 3, 4, 5, 6, 7].map((n) => enter('TG', `report${n}`, { reports: true }) !== undefined)
  expect(reports).not.toContain(false)
  expect(enter('TG', 'report8', { reports: true })).toBeUndefined()
  await settle()
  expect(started).toEqual(['TG1', 'TG2', 'report1', 'report2'])
})

test('a work that throws gives its place back', async () => {
  const { fair } = stage({ slots: 1 })
  const late = (it: string) => it
  await expect(fair.enter({ of: 'TG' }, 1, () => Promise.reject(new Error('so')), late)).rejects.toThrow('so')
  expect(await fair.enter({ of: 'TG' }, 1, async () => 'next', late)).toBe('next')
})

test('a turn that does not come in time is given up, and the lane is told to have stood still', async () => {
  const { fair, enter, started, pass, look, settle } = stage({ perParty: 1 })
  void enter('TG', 'TG1')
  const waits = enter('TG', 'TG2')
  pass(9_000)
  const later = enter('TG', 'TG3')
  look()
  await settle()
  expect(fair.waiting()).toBe(2)
  pass(1_000)
  look()
  expect(await waits).toBe('TG2 stood-still')
  expect(fair.waiting()).toBe(1)
  pass(9_000)
  look()
  expect(await later).toBe('TG3 stood-still')
  expect(started).toEqual(['TG1'])
})

test('of a lane that went on meanwhile it is told that it did: its own party’s messages were too many', async () => {
  const { enter, end, pass, look, settle } = stage({ perParty: 1, waiting: 9 })
  for (const n of [1, 2, 3, 4]) void enter('TG', `TG${n}`)
  const waits = enter('TG', 'TG5')
  await settle()
  for (const n of [1, 2, 3]) await end(`TG${n}`)
  pass(10_000)
  look()
  expect(await waits).toBe('TG5 went-on')
})

test('of one in which only what was under way has ended it is told that it stood still', async () => {
  const { enter, end, pass, look, settle } = stage({ perParty: 1 })
  void enter('TG', 'TG1')
  void enter('TG', 'TG2')
  const waits = enter('TG', 'TG3')
  await settle()
  await end('TG1')
  pass(10_000)
  look()
  expect(await waits).toBe('TG3 stood-still')
})

test('what has got its turn is never given up, however long it takes', async () => {
  const { enter, end, pass, look, fair, settle } = stage({ perParty: 1 })
  const runs = enter('TG', 'TG1')
  void enter('TG', 'TG2')
  await settle()
  pass(60_000)
  look()
  await end('TG1')
  expect(await runs).toBe('TG1')
  expect(fair.waiting()).toBe(0)
})

const inbound = (caller: Caller): Inbound => ({
  bytes: Buffer.from('{}'),
  contentType: undefined,
  signature: undefined,
  caller,
  channel: 'amqp',
  language: 'en',
  answersXml: false,
  properties: {},
})

test('a party’s messages share a lane over both channels, an officer has a separate one, and messages that prove no sender share one', async () => {
  const never = () => new Promise<Answer>(() => undefined)
  const handle = fairly(
    createFair({ ...limits, perParty: 0, waiting: 1 }, { timers: { after: () => () => undefined }, now: () => 0 }),
    never,
    ({ signature }) => (signature === undefined ? undefined : asParty(signature)),
  )
  const refusalOf = async (caller: Caller, signature?: string): Promise<unknown> => {
    const answer = handle({ ...inbound(caller), ...(signature === undefined ? {} : { signature }) })
    const waits = Symbol('waits')
    const got = await Promise.race([answer, new Promise((resolve) => setImmediate(() => resolve(waits)))])
    return got === waits ? 'waits' : got
  }
  const officer = { kind: 'officer', key: asParty('TG'), name: 'tg-17', offices: [], rights: ['facts'] } as const
  expect(await refusalOf({ kind: 'party', key: asParty('TG') })).toBe('waits')
  expect(await refusalOf(officer)).toBe('waits')
  expect(await refusalOf({ kind: 'by-signature' }, 'BF')).toBe('waits')
  expect(await refusalOf({ kind: 'by-signature' })).toBe('waits')
  const over = { httpStatus: 429, code: 'quota', retryAfterSeconds: expect.any(Number) }
  expect(await refusalOf({ kind: 'by-signature' }, 'TG')).toMatchObject({ ...over, tell: 'TG' })
  expect(await refusalOf({ kind: 'party', key: asParty('BF') })).toMatchObject({ ...over, tell: 'BF' })
  expect(await refusalOf(officer)).toMatchObject(over)
  expect(await refusalOf({ kind: 'by-signature' })).toMatchObject({ ...over, unknownCaller: true })
})
