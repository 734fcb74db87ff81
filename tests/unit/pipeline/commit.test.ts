import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Message } from '../../../src/generated/types.ts'
import { type CommitTx, HeadHeld } from '../../../src/ports/commit.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import { createCommitter } from '../../../src/pipeline/commit.ts'
import { Overtaken } from '../../../src/pipeline/overtaken.ts'
import { Crowded } from '../../../src/pipeline/crowded.ts'
import { COVERED_MAX } from '../../../src/domain/notices/raised-limit.ts'
import type { AskedWork, WorkResult, Work } from '../../../src/pipeline/work.ts'
import { Database } from '../../simulation/database.ts'
import { batch, connectionLost, reference, workOf } from '../../simulation/deps.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { exit, registration } from '../../support/road.ts'
import { asMrn } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')

const workFor = (message: Message, replies = false): AskedWork => workOf(message, encodeJson(message), NOW, replies)
const works = (count: number): AskedWork[] => Array.from({ length: count }, () => workFor(exit()))
const raise = () => workFor(registration({ body: { action: 'update', limit: { amount: '1', currency: 'XOF' } } }))

const taken = (work: Work): WorkResult => {
  const httpStatus = 202
  if (work.kind === 'refused') {
    const { code } = work.refusal
    const problem = { type: '', title: '', status: 422, detail: '', code, errors: [] }
    return { kind: 'refused', httpStatus: work.refusal.httpStatus, code, problem }
  }
  if (work.kind !== 'message') return { kind: 'fired' }
  const nothing = Buffer.alloc(0)
  return { kind: 'accepted', key: work.key, httpStatus, repeat: false, receipt: nothing, receiptSignature: nothing }
}

/** A committer whose store does with each batch what `attempt` says: it throws, or everything is taken. */
function committing(attempt: (batch: readonly Work[], run: number) => unknown, limits = {}) {
  const ran: (readonly Work[])[] = []
  const failures: string[] = []
  const setAside: string[] = []
  const committed: number[] = []
  const patience: (number | undefined)[] = []
  const committer = createCommitter({
    commit: (work, lockWithinMs) => {
      patience.push(lockWithinMs)
      return work({} as CommitTx)
    },
    run: async (_, batch) => {
      ran.push(batch)
      await attempt(batch, ran.length)
      return batch.map(taken)
    },
    committed: (count) => void committed.push(count),
    failed: (reason, count) => void failures.push(`${count}: ${reason}`),
    setAside: (reason) => void setAside.push(reason),
    limits: { maxBatch: 8, maxPending: 100, ...limits },
  })
  const submit = (all: readonly AskedWork[]) => Promise.all(all.map((work) => committer.submit(work)))
  return { committer, submit, ran, sizes: () => ran.map((one) => one.length), patience, failures, setAside, committed }
}

const statuses = (answers: readonly { httpStatus: number }[]): number[] => answers.map(({ httpStatus }) => httpStatus)

const nothingWrong = () => undefined

/** A store whose first commit ends when it is told to. */
function held() {
  const begun = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const attempt = async (_: readonly Work[], run: number): Promise<void> => {
    if (run > 1) return
    begun.resolve()
    await released.promise
  }
  return { attempt, begun: begun.promise, release: released.resolve }
}

test('more than may wait is answered 503 at once and never reaches the store', async () => {
  const store = held()
  const { committer, submit, sizes } = committing(store.attempt, { maxPending: 2 })
  const first = submit(works(1))
  await store.begun
  const waiting = submit(works(2))
  expect(await committer.submit(workFor(exit()))).toMatchObject({ kind: 'refused', httpStatus: 503 })
  expect(committer.pending()).toBe(2)
  store.release()
  expect(statuses([...(await first), ...(await waiting)])).toEqual([202, 202, 202])
  expect(sizes()).toEqual([1, 2])
})

test('a lost connection answers every work of the batch 503, and the batch is neither halved nor tried again', async () => {
  const { submit, sizes, failures, committed } = committing(() => {
    throw connectionLost()
  })
  expect(statuses(await submit(works(4)))).toEqual([503, 503, 503, 503])
  expect([sizes(), failures, committed]).toEqual([[4], ['4: SQLSTATE ECONNRESET'], []])
})

test.each([
  ['a server that is not promoted yet', Object.assign(new Error('read-only'), { code: '25006' })],
  ['a head of the log that another transaction holds', new HeadHeld(new Error('lock timeout'))],
])('%s fails the whole batch at once: none of its halves would fare better', async (_, error) => {
  const { submit, sizes } = committing(() => {
    throw error
  })
  expect(statuses(await submit(works(4)))).toEqual([503, 503, 503, 503])
  expect(sizes()).toEqual([4])
})

const lockTimeout = () => Object.assign(new Error('lock timeout'), { code: '55P03' })

test('where everything is locked all is answered 503 after as many tries as would have found one locked row', async () => {
  const { submit, sizes, patience } = committing(() => {
    throw lockTimeout()
  })
  expect(statuses(await submit(works(8)))).toEqual(Array(8).fill(503))
  // Four more of each half would be tried if nothing told that all are locked.
  expect(sizes()).toEqual([8, 4, 2, 1, 1])
  expect(patience).toEqual([undefined, 250, 250, 250, 250])
})

test('one locked row fails the message that needs it, wherever that stands, and no other', async () => {
  const all = works(8)
  for (const needing of all) {
    const { submit } = committing((batch) => {
      if (batch.includes(needing)) throw lockTimeout()
    })
    expect(statuses(await submit(all))).toEqual(all.map((work) => (work === needing ? 503 : 202)))
  }
})

test('a connection that is lost by a part of a locked batch fails what is left of it', async () => {
  const { submit, sizes } = committing((_, run) => {
    throw run === 2 ? connectionLost() : lockTimeout()
  })
  expect(statuses(await submit(works(4)))).toEqual([503, 503, 503, 503])
  expect(sizes()).toEqual([4, 2])
})

test('what comes after a lost connection is tried anew', async () => {
  const { submit, sizes } = committing((_, run) => {
    if (run === 1) throw connectionLost()
  })
  expect(statuses([...(await submit(works(1))), ...(await submit(works(1)))])).toEqual([503, 202])
  expect(sizes()).toEqual([1, 1])
})

test('a batch that fails is halved until what fails stands alone, and that one only is answered 503', async () => {
  const all = works(5)
  const { submit, sizes, committed, setAside } = committing((batch) => {
    if (batch.includes(all[1]!)) throw Object.assign(new Error('deadlock'), { code: '40P01' })
  })
  expect(statuses(await submit(all))).toEqual([202, 503, 202, 202, 202])
  expect(sizes()).toEqual([5, 3, 2, 1, 1, 1, 2])
  expect([committed, setAside]).toEqual([[1, 1, 2], []])
})

test('what fails alone three times for a reason of ours is set aside under its id, and its neighbours are taken', async () => {
  const all = works(2)
  const poison = all[0]!
  const { submit, ran, setAside } = committing((batch) => {
    if (batch.includes(poison)) throw Object.assign(new Error('check'), { code: '23514' })
  })
  expect(statuses(await submit(all))).toEqual([422, 202])
  expect(ran.filter((batch) => batch.length === 1 && batch[0] === poison)).toHaveLength(3)
  expect(ran.flat()).toContainEqual(expect.objectContaining({ kind: 'refused', key: poison.key }))
  expect(setAside).toEqual(['SQLSTATE 23514'])
})

test('what can’t even be set aside is answered 503 after as many tries again, and the committer goes on', async () => {
  const { submit, sizes, setAside } = committing((_, run) => {
    if (run <= 6) throw Object.assign(new Error('check'), { code: '23514' })
  })
  expect(statuses(await submit(works(1)))).toEqual([503])
  expect([sizes(), setAside]).toEqual([[1, 1, 1, 1, 1, 1], []])
  expect(statuses(await submit(works(1)))).toEqual([202])
})

test('a timer that fails for a reason of ours is never set aside: whoever fires it is told why', async () => {
  const { committer, sizes } = committing(() => {
    throw Object.assign(new Error('check'), { code: '23514' })
  })
  const timer = { kind: 'timer', key: undefined, mrn: asMrn('26TGLFW100000123J0'), name: 'T_limit', number: 1 } as const
  expect(await committer.fire(timer)).toEqual({ done: false, failed: 'SQLSTATE 23514' })
  expect(sizes()).toEqual([1, 1, 1])
})

test('a timer that only cannot be stored now is not done, and nothing is said to have failed', async () => {
  const { committer } = committing(() => {
    throw connectionLost()
  })
  const timer = { kind: 'timer', key: undefined, mrn: asMrn('26TGLFW100000123J0'), name: 'T_limit', number: 1 } as const
  expect(await committer.fire(timer)).toEqual({ done: false })
})

test('a batch that was overtaken is run again whole, three times at most, and only then halved', async () => {
  const patient = committing((_, run) => {
    if (run <= 3) throw new Overtaken()
  })
  expect(statuses(await patient.submit(works(2)))).toEqual([202, 202])
  expect([patient.sizes(), patient.failures]).toEqual([[2, 2, 2, 2], []])
  const never = committing(() => {
    throw new Overtaken()
  })
  expect(statuses(await never.submit(works(2)))).toEqual([503, 503])
  expect(never.sizes()).toEqual([2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1])
  expect(never.setAside).toEqual([])
})

test('what there is no room for is taken out and answered 429, and the rest is committed without it', async () => {
  const all = works(3)
  const { submit, sizes, failures } = committing((batch) => {
    if (batch.includes(all[1]!)) throw new Crowded(new Set([all[1]!]))
  })
  const answers = await submit(all)
  expect(statuses(answers)).toEqual([202, 429, 202])
  expect(answers[1]).toMatchObject({ code: 'quota', retryAfterSeconds: 600 })
  expect([sizes(), failures]).toEqual([[3, 2], []])
})

test('over AMQP what there is no room for stays in the batch as a refusal under no id, which tells its sender', async () => {
  const crowding = workFor(exit(), true)
  const { submit, ran } = committing((batch) => {
    if (batch.includes(crowding)) throw new Crowded(new Set([crowding]))
  })
  expect(statuses(await submit([crowding, ...works(1)]))).toEqual([429, 202])
  expect(ran[1]).toMatchObject([{ kind: 'refused', key: undefined, refusal: { code: 'quota' } }, { kind: 'message' }])
})

test('whatever comes while one commit is under way goes into the next, together and in order', async () => {
  const store = held()
  const { committer, submit, ran, sizes, committed } = committing(store.attempt)
  const first = submit(works(1))
  await store.begun
  const later = works(5)
  const rest = submit(later)
  expect(sizes()).toEqual([1])
  store.release()
  await Promise.all([first, rest])
  await committer.idle()
  expect(ran[1]).toEqual(later)
  expect([sizes(), committed, committer.pending()]).toEqual([[1, 5], [1, 5], 0])
})

test('a batch takes no more works once it weighs what it may, and what is left comes next', async () => {
  const light = committing(nothingWrong, { maxBatch: 3 })
  await light.submit(works(7))
  expect(light.sizes()).toEqual([3, 3, 1])
})

test('one work that touches many movements weighs as many as it may touch, and ends its batch', async () => {
  const all = [...works(2), raise(), ...works(3)]
  const { submit, ran } = committing(nothingWrong, { maxBatch: COVERED_MAX })
  await submit(all)
  expect(ran).toEqual([all.slice(0, 3), all.slice(3)])
})

test('two works under one id are never in one batch, and neither loses its place', async () => {
  const [one, other] = works(2) as [AskedWork, AskedWork]
  const { submit, ran } = committing(nothingWrong)
  await submit([one, one, other, one])
  expect(ran).toEqual([[one, other], [one], [one]])
})

test('the second of two works under one id is given the first one’s answer, byte for byte', async () => {
  const database = new Database()
  const failures: string[] = []
  const random = createRandom(1)
  const deps = { ...batch, reference, now: NOW, random: (count: number) => random.bytes(count) }
  const committer = createCommitter({
    commit: async (work) => {
      const tx = new Transaction(database, async () => undefined)
      const done = await work(tx)
      tx.commit()
      tx.end()
      return done
    },
    run: (tx, all) => runBatch(tx, all, deps),
    committed: () => undefined,
    failed: (reason) => void failures.push(reason),
    limits: { maxBatch: 8, maxPending: 8 },
  })
  const message = exit()
  const [first, second] = await Promise.all([committer.submit(workFor(message)), committer.submit(workFor(message))])
  expect(first).toMatchObject({ kind: 'accepted', repeat: false })
  expect(second).toEqual({ ...first, httpStatus: 200, repeat: true })
  expect([failures, database.leaves.length, database.outcomes.size]).toEqual([[], 1, 1])
})
