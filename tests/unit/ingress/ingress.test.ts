import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/ports/broker.ts'
import type { Answer, Inbound } from '../../../src/ports/handle.ts'
import { createIngress } from '../../../src/ingress/ingress.ts'
import { asParty } from '../../support/identifiers.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const delivery: Delivery = {
  body: Buffer.from('{}'),
  contentType: 'application/json',
  messageId: '0198f2b6-0000-7000-8000-000000000001',
  type: 'discharge',
  correlationId: undefined,
  contentEncoding: undefined,
  userId: undefined,
  signature: 'c2ln',
  traceparent: undefined,
  routingKey: 'discharge',
  redelivered: false,
}

const refused = (httpStatus: number): Answer => ({
  kind: 'refused',
  httpStatus,
  code: 'x',
  problem: { type: 'about:blank', title: '', status: httpStatus, detail: '', code: 'x', errors: [] },
})

const accepted: Answer = {
  kind: 'accepted',
  key: { sender: asParty('TG'), id: 'x' },
  httpStatus: 202,
  repeat: false,
  receipt: Buffer.alloc(0),
  receiptSignature: Buffer.alloc(0),
}

const told: unknown[][] = []
let reachable = true
const unanswered: Parameters<Parameters<typeof createIngress>[0]['unanswered']>[0][] = []

/** Runs one delivery and returns what the pipeline was given, with the outcome. */
async function ingest(change: Partial<Delivery>, answer: Answer = accepted): Promise<[Inbound, string]> {
  const got: Inbound[] = []
  const ingress = createIngress({
    handle: async (inbound) => {
      got.push(inbound)
      return answer
    },
    tell: async (party, refused) => told.push([party, refused.named]) > 0 && reachable,
    unanswered: (message) => void unanswered.push(message),
    partyOfUser: (user) => (user === 'togo' ? asParty('TG') : undefined),
    log: silent,
  })
  const outcome = await ingress({ ...delivery, ...change })
  return [got[0]!, outcome]
}

test('bytes, signature and claims go on untouched; without a user the signature names the caller', async () => {
  const [inbound] = await ingest({})
  expect(inbound).toMatchObject({
    bytes: delivery.body,
    contentType: 'application/json',
    signature: 'c2ln',
    caller: { kind: 'by-signature' },
    channel: 'amqp',
    properties: { id: delivery.messageId, type: 'discharge' },
  })
})

test('the user the broker has checked names the party; one of no party proves nothing', async () => {
  expect((await ingest({ userId: 'togo' }))[0].caller).toEqual({ kind: 'party', key: 'TG' })
  expect((await ingest({ userId: 'operator' }))[0].caller).toEqual({ kind: 'by-signature' })
})

test('what JMS clients set by themselves counts as absent', async () => {
  const [inbound] = await ingest({ contentType: 'application/octet-stream', messageId: 'ID:7f', type: undefined })
  expect(inbound.contentType).toBeUndefined()
  expect(inbound.properties).toEqual({})
})

test.each([
  [accepted, 'ack'],
  [refused(422), 'ack'],
  [refused(403), 'ack'],
  [refused(503), 'retry'],
])('only an answer that stored nothing is tried again', async (answer, outcome) => {
  expect((await ingest({}, answer))[1]).toBe(outcome)
})

test('an encoding is held against the body, while the type that JMS clients set is none', async () => {
  expect((await ingest({ contentEncoding: 'gzip' }))[0].properties).toMatchObject({ contentEncoding: 'gzip' })
  expect((await ingest({ type: 'BytesMessage' }))[0].properties).not.toHaveProperty('type')
})

test.each([
  [{ messageId: 'ID:7f', correlationId: 'other' }, 'ID:7f'],
  [{ messageId: undefined, correlationId: 'request 4' }, 'request 4'],
  [{ messageId: 'a\u0000b', correlationId: 'request 4' }, 'request 4'],
  [{ messageId: 'x'.repeat(256), correlationId: undefined }, undefined],
] as const)('%j is what its sender will look for the answer by', async (change, named) => {
  expect((await ingest(change))[0].named).toBe(named)
})

test('whoever is not known is counted with reason, user and digest, and nobody else is', async () => {
  await ingest({}, refused(403))
  expect(unanswered).toEqual([])
  const unknown: Answer = { ...(refused(403) as Extract<Answer, { kind: 'refused' }>), unknownCaller: true }
  expect((await ingest({ userId: 'nobody' }, unknown))[1]).toBe('ack')
  expect(unanswered).toMatchObject([{ reason: 'x', user: 'nobody', named: delivery.messageId }])
})

test('a sender over its quota is told without the store, and again if that failed', async () => {
  const over: Answer = { ...(refused(429) as Extract<Answer, { kind: 'refused' }>), tell: asParty('TG') }
  expect((await ingest({ userId: 'togo' }, over))[1]).toBe('ack')
  reachable = false
  expect((await ingest({ userId: 'togo' }, over))[1]).toBe('retry')
  expect(told).toEqual(Array(2).fill(['TG', delivery.messageId]))
})
