import { expect, test } from 'vitest'
import { createCodec, encodeJson } from '../../../src/codec/index.ts'
import { asOffice } from '../../../src/domain/values/office.ts'
import type { Message } from '../../../src/generated/types.ts'
import { createAnswerApproval } from '../../../src/pipeline/approvals.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import { createHandle, type HandleDeps } from '../../../src/pipeline/handle.ts'
import type { ApprovalWork, AskedWork, Work, WorkResult } from '../../../src/pipeline/work.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { Database } from '../../simulation/database.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { asMrn, asParty } from '../../support/identifiers.ts'
import * as m from '../../support/messages.ts'
import { testReference } from '../../support/reference.ts'
import { declaration, MRN, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(1)
const DEPARTURE = asOffice('TGLFW001')

async function run(database: Database, work: Work): Promise<WorkResult> {
  const tx = new Transaction(database, async () => undefined)
  const deps = { ...batch, reference, random: (count: number) => random.bytes(count), now: NOW }
  const [answer] = await runBatch(tx, [work], deps)
  tx.commit()
  tx.end()
  if (answer === undefined) throw new Error('nothing was answered')
  return answer
}

const asked = (message: Message): AskedWork => {
  const work = workOf(message, encodeJson(message), NOW)
  if (work.kind !== 'message') throw new Error(work.kind)
  const received = { ...work.received, attestedBy: `${DEPARTURE} kofi`, signature: undefined }
  return { ...work, received, asks: { office: DEPARTURE, by: 'kofi', when: 'always' } }
}
const answerTo = (message: Message, by: string, verdict: ApprovalWork['verdict'] = 'approve'): ApprovalWork => ({
  kind: 'approval',
  key: undefined,
  mrn: asMrn(MRN),
  of: { sender: asParty('TG'), id: message.id },
  message,
  bytes: encodeJson(message),
  contentType: 'application/json',
  verdict,
  office: DEPARTURE,
  by,
  reason: 'seen',
})
const declared = async (): Promise<{ database: Database; message: Message }> => {
  const database = new Database()
  for (const one of [registration(), declaration()]) await run(database, workOf(one, encodeJson(one), NOW))
  const message = release()
  expect(await run(database, asked(message))).toMatchObject({ kind: 'accepted', httpStatus: 202 })
  return { database, message }
}
const kinds = (database: Database): string[] =>
  database.leaves.filter(({ mrn, kind }) => mrn === MRN && kind !== 'made').map(({ kind }) => kind)

test('the person who asked cannot be the one who agrees, whatever the edge has let through', async () => {
  const { database, message } = await declared()
  expect(await run(database, answerTo(message, 'kofi'))).toEqual({ kind: 'answered', outcome: 'same-person' })
  expect(kinds(database)).toEqual(['message', 'asked'])
})

test('what is agreed to is one leaf of the word and one of the effect, and is agreed to once', async () => {
  const { database, message } = await declared()
  expect(await run(database, answerTo(message, 'ama'))).toEqual({
    kind: 'answered',
    outcome: 'approved',
    status: 'applied',
  })
  expect(kinds(database)).toEqual(['message', 'asked', 'approved', 'effect'])
  expect(await run(database, answerTo(message, 'yao'))).toEqual({ kind: 'answered', outcome: 'already-decided' })
  expect(kinds(database)).toHaveLength(4)
})

test('what would be refused by now is refused to whoever agrees, and nothing is stored', async () => {
  const { database, message } = await declared()
  const other = release()
  await run(database, asked(other))
  await run(database, answerTo(message, 'ama'))
  const before = database.leaves.length
  expect(await run(database, answerTo(other, 'ama'))).toMatchObject({ outcome: 'refused', findings: [{ code: '92' }] })
  expect(database.leaves).toHaveLength(before)
})

test('an officer decides for an office without a system, and for no other', async () => {
  const codec = createCodec()
  const { offices } = testReference()
  const code = async (automated: boolean | undefined, message: Message): Promise<unknown> => {
    const works: AskedWork[] = []
    const office = offices.get(DEPARTURE)!
    const known = testReference({
      offices: new Map([...offices, [DEPARTURE, { ...office, ...(automated === undefined ? {} : { automated }) }]]),
    })
    const committer = {
      submit: async (work: AskedWork) => {
        works.push(work)
        return { kind: 'refused', httpStatus: 0, code: '14', problem: {} as never }
      },
    } as unknown as HandleDeps['committer']
    const handle = createHandle({
      codec,
      verify: () => ({ ok: false, code: 'signature-missing', detail: '' }),
      committer,
      reference: () => known,
      quota: () => 0,
      now: Date.now,
      callerNow: () => new Date(),
      countUnknown: () => undefined,
      limits: { maxBytes: 1_000_000 },
    })
    await handle({
      bytes: encodeJson(message),
      contentType: 'application/json',
      signature: undefined,
      caller: { kind: 'officer', key: asParty('TG'), name: 'kofi', offices: [DEPARTURE], rights: ['decisions'] },
      channel: 'http',
      language: 'en',
      answersXml: false,
      properties: {},
    })
    const [work] = works
    return work?.kind === 'refused' ? work.refusal.code : work?.kind === 'message' ? work.asks : undefined
  }
  const asks = { office: DEPARTURE, by: 'kofi', when: 'always' }
  expect(await code(false, m.release(m.newMrn()))).toEqual(asks)
  expect(await code(true, m.release(m.newMrn()))).toBe('type-not-allowed')
  expect(await code(undefined, m.release(m.newMrn()))).toBe('type-not-allowed')
})

test('only a person with the right to decide, at the office or the one that supervises it, confirms', async () => {
  const kept = { state: 'asked', mrn: asMrn(MRN), office: DEPARTURE, author: 'kofi', contentType: 'application/json' }
  const message = release()
  const works: ApprovalWork[] = []
  const answer = createAnswerApproval({
    store: { kept: async ({ id }) => (id === message.id ? { ...kept, body: encodeJson(message) } : undefined) },
    committer: {
      answer: async (work) => {
        works.push(work)
        return { kind: 'answered', outcome: 'approved', status: 'applied' }
      },
    },
    reference: () => testReference(),
    decodeStored: batch.decodeStored,
  })
  const by = async (name: string, office: string, rights: ('facts' | 'decisions' | 'chief')[], id = message.id) =>
    (
      await answer(
        { key: asParty('TG'), name, offices: [asOffice(office)], rights },
        { id, verdict: 'approve', reason: 'seen', language: 'en' },
      )
    ).kind
  expect(await by('ama', DEPARTURE, ['facts'])).toBe('forbidden')
  expect(await by('ama', 'TGCNK001', ['chief'])).toBe('forbidden')
  expect(await by('kofi', DEPARTURE, ['chief'])).toBe('same-person')
  expect(await by('ama', DEPARTURE, ['chief'], m.newMrn())).toBe('not-found')
  expect(works).toEqual([])
  expect(await by('ama', DEPARTURE, ['decisions'])).toBe('approved')
  expect(works).toMatchObject([{ by: 'ama', office: DEPARTURE }])
})
