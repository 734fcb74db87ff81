import { expect, test } from 'vitest'
import { createCodec, encodeJson } from '../../../src/codec/index.ts'
import type { Committer } from '../../../src/pipeline/commit.ts'
import { createHandle, type HandleDeps } from '../../../src/pipeline/handle.ts'
import type { AskedWork } from '../../../src/pipeline/work.ts'
import type { Caller, Inbound } from '../../../src/ports/handle.ts'
import { reference } from '../../simulation/deps.ts'
import { exit } from '../../support/road.ts'
import { asParty } from '../../support/identifiers.ts'

const codec = createCodec()
const message = exit()
const bytes = encodeJson(message)
const defect = (): never => {
  throw new TypeError(`cannot read ${message.mrn}`)
}

/** A pipeline with one defect in it, and what it hands to the committer. */
function pipelineOf(broken: Partial<HandleDeps>) {
  const works: AskedWork[] = []
  const unknown: string[] = []
  const committer = {
    submit: async (work: AskedWork) => {
      works.push(work)
      return { kind: 'refused', httpStatus: 422, code: 'internal', problem: {} }
    },
  } as unknown as Committer
  const handle = createHandle({
    codec,
    verify: () => ({ ok: true, partyKey: asParty('TG'), fingerprint: '', signatureDer: Buffer.alloc(1) }),
    committer,
    reference: () => reference,
    quota: () => 0,
    now: () => Date.parse('2026-06-01T08:00:00Z'),
    callerNow: () => new Date('2026-06-01T08:00:00Z'),
    countUnknown: (code) => void unknown.push(code),
    limits: { maxBytes: 1_000_000 },
    ...broken,
  })
  const send = (caller: Caller) => {
    const rest = { contentType: 'application/json', signature: '', channel: 'amqp', language: 'en' } as const
    return handle({ bytes, caller, ...rest, answersXml: false, properties: {} } satisfies Inbound)
  }
  return { send, works, unknown }
}

const TOGO: Caller = { kind: 'party', key: asParty('TG') }

test('what passes by itself is thrown on, so that the message is tried again', async () => {
  const away = () => {
    throw Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' })
  }
  const { send, works } = pipelineOf({ codec: { ...codec, parseWellFormed: away } })
  await expect(send(TOGO)).rejects.toThrow('no connection')
  expect(works).toEqual([])
})

test('a defect in reading is a refusal that uses up no id and says where, never what was in the message', async () => {
  const { send, works } = pipelineOf({ codec: { ...codec, parseWellFormed: defect } })
  await send(TOGO)
  expect(works).toMatchObject([{ kind: 'refused', key: undefined, header: {}, refusal: { code: 'internal' } }])
  const [work] = works
  const reason = work?.kind === 'refused' ? work.refusal.setAside : ''
  expect(reason).not.toContain(message.mrn)
  expect(reason).toMatch(/^TypeError at /)
})

test('a defect in the schema’s verdict uses up no id: whose it is was not sure yet', async () => {
  const { send, works } = pipelineOf({ codec: { ...codec, validateSchema: defect } })
  await send(TOGO)
  expect(works).toMatchObject([{ kind: 'refused', key: undefined, header: { id: message.id } }])
})

test('a defect in the rules sets the message aside under its id, to be tried again', async () => {
  const broken = Object.defineProperty({ ...reference }, 'countries', { get: defect })
  const { send, works } = pipelineOf({ reference: () => broken })
  await send(TOGO)
  expect(works).toMatchObject([{ kind: 'refused', key: { sender: 'TG', id: message.id } }])
})

test('a defect before anybody is known is answered for good, and counted', async () => {
  const { send, works, unknown } = pipelineOf({ verify: defect })
  expect(await send({ kind: 'by-signature' })).toMatchObject({ httpStatus: 422, unknownCaller: true })
  expect([works, unknown]).toEqual([[], ['internal']])
})
