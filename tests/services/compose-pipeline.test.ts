import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import type { Core } from '../../src/compose/core.ts'
import { createCourier } from '../../src/compose/courier.ts'
import { createPipeline } from '../../src/compose/pipeline.ts'
import type { Message } from '../../src/generated/types.ts'
import { FAIR_LIMITS } from '../../src/pipeline/fair.ts'
import type { Caller, Handle, Inbound } from '../../src/ports/handle.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { createSigner, signDetached } from '../../src/trust/cms.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { asParty } from '../support/identifiers.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { waitFor } from '../support/wait-for.ts'
import { type ComposeStage, openComposeStage } from './compose-stage.ts'

const GUARANTOR = 'TG/fonds-garantie'

let stage: ComposeStage
/** The test's own connection. */
let asked: pg.Client
/** Another one, for what keeps the hub waiting. */
let holder: pg.Client

beforeAll(async () => {
  stage = await openComposeStage()
})
beforeEach(async () => {
  stage.said.splice(0)
  asked = new pg.Client({ connectionString: stage.config.databaseUrl })
  holder = new pg.Client({ connectionString: stage.config.databaseUrl })
  await Promise.all([asked.connect(), holder.connect()])
})
afterEach(async () => {
  await Promise.all([asked.end(), holder.end()])
  await stage.end()
})
afterAll(() => stage.close())

/** The pipeline over a committer of its own, with what ends both; nothing else of the hub runs. */
function pipelineOf(core: Core): Handle {
  const { committer } = createCourier(core)
  stage.closers.push(() => committer.idle())
  return createPipeline(core, committer)
}

type As = { by?: TestParty; caller?: Caller }

/** A message as an edge hands it in, signed by its sender, who is also who calls unless said otherwise. */
function inboundOf(message: Message, { by = stage.party(GUARANTOR), caller }: As = {}): Inbound {
  const bytes = encodeJson(message)
  return {
    bytes,
    contentType: 'application/json',
    signature: signDetached(bytes, by.signer, { signingTime: new Date() }).toString('base64'),
    caller: caller ?? { kind: 'party', key: asParty(by.key) },
    channel: 'http',
    language: 'en',
    answersXml: false,
    properties: {},
  }
}

/** Registers a guarantee that nobody has registered yet: decided by itself, whatever went before. */
const registration = (as?: As): Inbound => inboundOf(m.registration(m.newGrn(), '1000000'), as)

const count = async (table: 'log_leaves' | 'guarantees'): Promise<number> =>
  (await asked.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1

/** Sessions of the hub that wait for a lock which the test holds. */
const blocked = async (): Promise<boolean> =>
  (await asked.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
    .rows.length > 0

/** No commit goes on until the function returned is called. */
async function holdCommits(): Promise<() => Promise<void>> {
  await holder.query('begin')
  await holder.query('select from log_head for update')
  return () => holder.end()
}

test('more bytes than the settings allow are refused, and how many they are is said', async () => {
  const handle = pipelineOf(await stage.open({ maxBytes: 300 }))
  expect(await handle(registration())).toMatchObject({
    kind: 'refused',
    httpStatus: 413,
    problem: { errors: [{ code: 'too-large', expected: '300' }] },
  })
})

test('more messages than the settings allow are refused until a second has passed for each', async () => {
  const handle = pipelineOf(await stage.open({ quota: { perSecond: 0.000_1, burst: 1 } }))
  expect(await handle(registration())).toMatchObject({ kind: 'accepted' })
  const refused = await handle(registration())
  expect(refused).toMatchObject({ kind: 'refused', httpStatus: 429, code: 'quota', tell: GUARANTOR })
  expect(refused.kind === 'refused' && refused.retryAfterSeconds).toBeGreaterThan(1_000)
  const other = stage.party('BF')
  expect(await handle(inboundOf(m.registration(m.newGrn(), '1'), { by: other }))).not.toMatchObject({ code: 'quota' })
})

test('a signature by nobody in the registry is refused, and leaves nothing but a line that it was', async () => {
  const core = await stage.open()
  const handle = pipelineOf(core)
  const leaves = await count('log_leaves')
  // The hub's own key: of the right authority, and no party's.
  const [key, certificate] = await Promise.all([readFile(core.config.hubKey), readFile(core.config.hubCertificate)])
  const nobody = {
    ...stage.party(GUARANTOR),
    signer: createSigner(createPrivateKey(key), new X509Certificate(certificate).raw),
  }
  const inbound = registration({ by: nobody, caller: { kind: 'by-signature' } })
  expect(await handle(inbound)).toMatchObject({ kind: 'refused', httpStatus: 403, unknownCaller: true })
  expect(await count('log_leaves')).toBe(leaves)
  expect(stage.said.map(({ msg }) => msg)).toContain('a caller nobody knows was refused')
})

test('who was taken from the registry after the start is refused, and is heard again when put back', async () => {
  const core = await stage.open()
  const handle = pipelineOf(core)
  const { party } = stage.party(GUARANTOR)
  const set = async (active: boolean): Promise<void> => {
    await changeRegistry(core.pool, (write) => write.upsertParty({ ...party, active }))
    await waitFor(() => core.registry.current().reference.parties.get(asParty(GUARANTOR))?.active === active, {
      label: 'the registry to say so',
    })
  }
  await set(false)
  try {
    expect(await handle(registration())).toMatchObject({ kind: 'refused', httpStatus: 401 })
  } finally {
    await set(true)
  }
  expect(await handle(registration())).toMatchObject({ kind: 'accepted' })
})

test('a message that waits longer for its turn than the pace allows is to be sent again, and no other', async () => {
  const patient = pipelineOf(await stage.open({}, { fair: { waitMaxMs: 120_000 } }))
  const hasty = pipelineOf(await stage.open({}, { fair: { waitMaxMs: 50 } }))
  const release = await holdCommits()
  const accepted = [
    ...Array.from({ length: FAIR_LIMITS.perParty + 1 }, () => patient(registration())),
    ...Array.from({ length: FAIR_LIMITS.perParty }, () => hasty(registration())),
  ]
  expect(await hasty(registration())).toMatchObject({ kind: 'refused', httpStatus: 503, code: 'unavailable' })
  await release()
  expect(new Set((await Promise.all(accepted)).map(({ kind }) => kind))).toEqual(new Set(['accepted']))
})

test('a message is decided, committed and answered with a receipt that the hub has signed, once', async () => {
  const core = await stage.open()
  const handle = pipelineOf(core)
  const [leaves, guarantees] = [await count('log_leaves'), await count('guarantees')]
  const inbound = registration()
  const first = await handle(inbound)
  if (first.kind !== 'accepted') throw new Error(JSON.stringify(first))
  expect([first.httpStatus, first.repeat]).toEqual([202, false])
  const verifier = createHubVerifier([new X509Certificate(await readFile(core.config.hubCertificate)).raw])
  expect(verifier.verifyStatement(first.receipt, first.receiptSignature)).toMatchObject({ ok: true })
  expect([await count('log_leaves'), await count('guarantees')]).toEqual([leaves + 1, guarantees + 1])
  expect(await handle(inbound)).toEqual({ ...first, httpStatus: 200, repeat: true })
  expect(await count('log_leaves')).toBe(leaves + 1)
  const counted = core.metrics.text(
    { outbox: new Map(), failing: { messages: 0, timers: 0 }, dataKeysLeft: 0 },
    '0',
    [],
    [core.metrics.counts()],
  )
  const accepted = counted.split('\n').filter((line) => line.startsWith('corridor_messages_accepted_total'))
  expect(accepted).toEqual([
    'corridor_messages_accepted_total{channel="http"} 1',
    'corridor_messages_accepted_total{channel="http-repeat"} 1',
  ])
})

test('who calls is known by the signature where nothing else tells', async () => {
  const handle = pipelineOf(await stage.open())
  expect(await handle(registration({ caller: { kind: 'by-signature' } }))).toMatchObject({
    kind: 'accepted',
    key: { sender: GUARANTOR },
  })
})

test('a message is accepted by the core’s clock, and its sender is judged by the machine’s', async () => {
  // By then every certificate of the test has run out.
  const now = '2040-03-03T10:00:00.000Z'
  const core = await stage.open({ sandboxClock: await stage.file('clock-of-2040', `\n${now}\n`) })
  const answer = await pipelineOf(core)(registration())
  if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer))
  expect(JSON.parse(answer.receipt.toString('utf8'))).toMatchObject({ acceptedAt: now })
})

test('the end waits for what has been submitted, which is committed and answered', async () => {
  const handle = pipelineOf(await stage.open())
  const guarantees = await count('guarantees')
  const release = await holdCommits()
  const answered = handle(registration())
  await waitFor(blocked, { label: 'the commit to be under way' })
  let over = false
  const ended = stage.end().then(() => {
    over = true
  })
  expect(over).toBe(false)
  await release()
  expect(await answered).toMatchObject({ kind: 'accepted', httpStatus: 202 })
  expect(await count('guarantees')).toBe(guarantees + 1)
  await asked.end()
  await ended
})
