import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import { InvariantError } from '../../../src/domain/values/assert.ts'
import { createCommitter } from '../../../src/pipeline/commit.ts'
import { isInternal, reasonOf } from '../../../src/pipeline/failures.ts'
import type { CommitTx } from '../../../src/ports/commit.ts'
import type { WorkResult, Work } from '../../../src/pipeline/work.ts'
import { exit } from '../../support/road.ts'
import { workOf } from '../../simulation/deps.ts'
import { asMrn, asParty } from '../../support/identifiers.ts'

const sqlError = (code: string) => Object.assign(new Error('invalid input: "secret"'), { code, table: 'refusals' })
const NOW = Date.parse('2026-06-01T08:00:00Z')
const message = () => {
  const one = exit()
  return workOf(one, encodeJson(one), NOW)
}

/** A committer whose transaction fails for these works, and what it has run and told. */
function committerOf(failing: (works: readonly Work[]) => Error | undefined) {
  const runs: Work[][] = []
  const reasons: string[] = []
  const committer = createCommitter({
    commit: (work) => work({} as CommitTx),
    run: async (_tx, works): Promise<WorkResult[]> => {
      runs.push([...works])
      const error = failing(works)
      if (error !== undefined) throw error
      return works.map((work) =>
        work.kind === 'refused'
          ? { kind: 'refused', httpStatus: work.refusal.httpStatus, code: work.refusal.code, problem: {} as never }
          : {
              kind: 'accepted',
              httpStatus: 202,
              repeat: false,
              key: { sender: asParty('TG'), id: '' },
              receipt: Buffer.alloc(0),
              receiptSignature: Buffer.alloc(0),
            },
      )
    },
    committed: () => undefined,
    failed: (reason) => reasons.push(reason),
    limits: { maxBatch: 256, maxPending: 10_000 },
  })
  return { committer, runs, reasons }
}

test('a message that fails three times for a reason of ours is refused with internal and uses up its id', async () => {
  const poison = message()
  const { committer, runs, reasons } = committerOf((works) => (works.includes(poison) ? sqlError('22021') : undefined))
  expect(await committer.submit(poison)).toMatchObject({ httpStatus: 422, code: 'internal' })
  expect(runs.filter((works) => works.includes(poison))).toHaveLength(3)
  expect(runs.at(-1)?.[0]).toMatchObject({
    kind: 'refused',
    key: poison.key,
    refusal: { setAside: 'SQLSTATE 22021 refusals' },
  })
  expect(reasons.join()).not.toContain('secret')
})

test('256 of them in one batch cost their neighbours no answer', async () => {
  const poisons = new Set<Work>(Array.from({ length: 255 }, message))
  const good = message()
  const { committer } = committerOf((works) =>
    works.some((work) => poisons.has(work)) ? new InvariantError('a record needs the declaration') : undefined,
  )
  const answers = [...poisons, good].map((work) => committer.submit(work as typeof good))
  expect(await answers.at(-1)).toMatchObject({ kind: 'accepted' })
  expect(new Set((await Promise.all(answers.slice(0, -1))).map(({ httpStatus }) => httpStatus))).toEqual(new Set([422]))
})

test('a failure that passes sets nothing aside: nothing is stored, and the sender tries again', async () => {
  const { committer, runs } = committerOf(() => sqlError('57P03'))
  expect(await committer.submit(message())).toMatchObject({ httpStatus: 503, code: 'unavailable' })
  expect(runs).toHaveLength(1)
})

test('a timer that fails three times for a reason of ours is not set aside, but told of with the reason', async () => {
  const timer = { kind: 'timer', key: undefined, mrn: asMrn('M'), name: 'T_limit', number: 1 } as const
  const defect = committerOf(() => sqlError('23514'))
  expect(await defect.committer.fire(timer)).toEqual({ done: false, failed: 'SQLSTATE 23514 refusals' })
  expect(defect.runs).toHaveLength(3)
  expect(await committerOf(() => sqlError('57P03')).committer.fire(timer)).toEqual({ done: false })
})

test('what cannot even be set aside is answered 503', async () => {
  const { committer, runs } = committerOf(() => sqlError('22021'))
  expect(await committer.submit(message())).toMatchObject({ httpStatus: 503 })
  expect(runs.length).toBeLessThanOrEqual(6)
})

test('data and defects count as internal; connections, locks, resources, rights and schema do not', () => {
  for (const code of ['22021', '22P05', '23514', '42804', '54000']) expect(isInternal(sqlError(code)), code).toBe(true)
  for (const code of ['08006', '40001', '42501', '42P01', '53100', '55P03', '57014', 'ECONNRESET']) {
    expect(isInternal(sqlError(code)), code).toBe(false)
  }
  expect(isInternal(new TypeError('x is not a function'))).toBe(true)
  expect(isInternal(new Error('Connection terminated unexpectedly'))).toBe(false)
  expect(isInternal(new Error('no connection on leg 2'))).toBe(true)
  expect(isInternal(undefined)).toBe(false)
})

test('the reason names table and place, and never what an error quotes of a message', () => {
  expect(reasonOf(sqlError('22P02'))).toBe('SQLSTATE 22P02 refusals')
  expect(reasonOf(new InvariantError('held message was not loaded'))).toBe('held message was not loaded')
  expect(reasonOf(new TypeError('cannot read secret'))).toMatch(/^TypeError at /)
})
