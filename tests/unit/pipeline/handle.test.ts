import { expect, test } from 'vitest'
import { createCodec, encodeJson } from '../../../src/codec/index.ts'
import type { Message } from '../../../src/generated/types.ts'
import { createHandle, type HandleDeps } from '../../../src/pipeline/handle.ts'
import type { AskedWork } from '../../../src/pipeline/work.ts'
import type { Caller, Inbound } from '../../../src/ports/handle.ts'
import { exitNotice, newMrn } from '../../support/messages.ts'
import { party, testReference } from '../../support/reference.ts'
import { asOffice, asParty } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-02T08:00:00Z')
const SIGNATURE = Buffer.from('signature')
const codec = createCodec()
const TOGO: Caller = { kind: 'party', key: asParty('TG') }

/** Everything that may be wrong with a message, in the order in which it is looked for. */
type Fault =
  | 'too-large'
  | 'unauthenticated'
  | 'quota'
  | 'content-type'
  | 'signature-invalid'
  | '52'
  | 'message-id-mismatch'
  | 'sender-not-caller'
  | '13'
  | '14'
const ORDER: readonly [Fault, number][] = [
  ['too-large', 413],
  ['unauthenticated', 401],
  ['quota', 429],
  ['content-type', 415],
  ['signature-invalid', 403],
  ['52', 400],
  ['message-id-mismatch', 400],
  ['sender-not-caller', 403],
  ['13', 422],
  ['14', 422],
]

function bytesWith(faults: ReadonlySet<Fault>): { id: string; bytes: Buffer } {
  const message = exitNotice(newMrn())
  const { body, ...rest } = JSON.parse(encodeJson(message).toString()) as Record<string, unknown> & {
    body: object
  }
  const wrong = {
    ...rest,
    ...(faults.has('sender-not-caller') ? { sender: { country: 'GH', role: 'customs' } } : {}),
    occurredAt: faults.has('14') ? '2027-01-01T00:00:00Z' : '2026-06-02T07:00:00Z',
    body: { ...body, ...(faults.has('13') ? { office: undefined } : {}) },
  }
  const text = JSON.stringify(wrong)
  return { id: message.id, bytes: Buffer.from(faults.has('52') ? text.slice(0, -1) : text) }
}

function hub(faults: ReadonlySet<Fault> = new Set()) {
  const works: AskedWork[] = []
  const reference = testReference({
    parties: new Map([['TG', party('TG', 'customs', { active: !faults.has('unauthenticated') })]]),
  })
  const verify: HandleDeps['verify'] = () =>
    faults.has('signature-invalid')
      ? { ok: false, code: 'signature-invalid', detail: 'of other bytes' }
      : { ok: true, partyKey: asParty('TG'), fingerprint: '', signatureDer: SIGNATURE }
  const handle = createHandle({
    codec,
    verify,
    committer: {
      submit: async (work: AskedWork) => {
        works.push(work)
        const { httpStatus, code } = work.kind === 'refused' ? work.refusal : { httpStatus: 202, code: '14' as const }
        return { kind: 'refused', httpStatus, code, problem: {} as never }
      },
      fire: async () => true,
      pending: () => 0,
      idle: async () => undefined,
    } as unknown as HandleDeps['committer'],
    reference: () => reference,
    quota: () => (faults.has('quota') ? 2 : 0),
    now: () => NOW,
    callerNow: () => new Date(NOW),
    countUnknown: () => undefined,
    limits: { maxBytes: faults.has('too-large') ? 10 : 1_000_000 },
  })
  return { handle, works }
}

const inbound = (bytes: Buffer, more: Partial<Inbound> = {}): Inbound => ({
  bytes,
  contentType: 'application/json',
  signature: 'c2lnbmF0dXJl',
  caller: TOGO,
  channel: 'http',
  language: 'en',
  answersXml: false,
  properties: {},
  ...more,
})

test.each(ORDER.map(([fault, status], at) => ({ fault, status, at })))(
  'of everything that is wrong with a message $fault is told with $status, when nothing before it is wrong',
  async ({ fault, status, at }) => {
    const faults = new Set(ORDER.slice(at).map(([one]) => one))
    const { handle } = hub(faults)
    const { bytes } = bytesWith(faults)
    const answer = await handle(
      inbound(bytes, {
        ...(faults.has('content-type') ? { contentType: 'text/plain' } : {}),
        ...(faults.has('message-id-mismatch') ? { properties: { id: 'another' } } : {}),
      }),
    )
    expect(answer).toMatchObject({ kind: 'refused', httpStatus: status, code: fault })
  },
)

test.each(['52', 'message-id-mismatch', 'sender-not-caller'] as const)('%s uses up no id', async (fault) => {
  const faults = new Set([fault])
  const { handle, works } = hub(faults)
  const { bytes } = bytesWith(faults)
  await handle(inbound(bytes, fault === 'message-id-mismatch' ? { properties: { id: 'another' } } : {}))
  expect(works).toMatchObject([{ kind: 'refused', key: undefined }])
})

test.each(['13', '14'] as const)(
  '%s in the body uses up the id, and the bytes are kept as they came',
  async (fault) => {
    const faults = new Set([fault])
    const { handle, works } = hub(faults)
    const { id, bytes } = bytesWith(faults)
    await handle(inbound(bytes))
    expect(works).toMatchObject([{ kind: 'refused', key: { sender: 'TG', id }, received: { bytes } }])
  },
)

test('a message without fault goes to the committer with its signature and the time it came', async () => {
  const { handle, works } = hub()
  const { id, bytes } = bytesWith(new Set())
  await handle(inbound(bytes))
  expect(works).toMatchObject([
    { kind: 'message', key: { sender: 'TG', id }, received: { bytes, signature: SIGNATURE, receivedAt: NOW } },
  ])
})

test('an officer cannot report for another office, and the id stays free for an officer who can', async () => {
  const { handle, works } = hub()
  const { bytes } = bytesWith(new Set())
  const caller: Caller = {
    kind: 'officer',
    key: asParty('TG'),
    name: 'A. Officer',
    offices: [asOffice('TGLFW001')],
    rights: ['facts'],
  }
  const answer = await handle(inbound(bytes, { caller }))
  expect(answer).toMatchObject({ httpStatus: 403, code: 'sender-not-caller' })
  expect(works).toMatchObject([{ kind: 'refused', key: undefined }])
})

test('an officer’s fact is attested by office and name in the place of a signature', async () => {
  const { handle, works } = hub()
  const { bytes } = bytesWith(new Set())
  const { office } = (JSON.parse(bytes.toString()) as Extract<Message, { type: 'border-exit-notice' }>).body
  await handle(
    inbound(bytes, {
      caller: {
        kind: 'officer',
        key: asParty('TG'),
        name: 'A. Officer',
        offices: [asOffice(office)],
        rights: ['facts'],
      },
    }),
  )
  expect(works).toMatchObject([
    { kind: 'message', received: { attestedBy: `${office} A. Officer`, signature: undefined } },
  ])
})

test('what is too large is told how large it may be, and a caller who is not active learns nothing', async () => {
  const { bytes } = bytesWith(new Set())
  const large = hub(new Set(['too-large']))
  await large.handle(inbound(bytes))
  expect(large.works).toMatchObject([{ refusal: { findings: [{ code: 'too-large', pointer: '', expected: '10' }] } }])
  const unknown = hub(new Set(['unauthenticated']))
  expect(await unknown.handle(inbound(bytes))).toMatchObject({ httpStatus: 401, unknownCaller: true })
  expect(unknown.works).toEqual([])
})

test('a delivery report passes when its party is over its quota: refused, it would hold up what the hub has to send', async () => {
  const { handle, works } = hub(new Set(['quota']))
  const { bytes } = bytesWith(new Set())
  await handle(inbound(bytes, { isReport: true }))
  expect(works).toMatchObject([{ kind: 'message' }])
})
