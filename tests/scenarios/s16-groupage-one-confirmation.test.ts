import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificatesOf } from '../../src/trust/x509/pem.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { readFile } from 'node:fs/promises'
import { testVault } from '../support/body-key.ts'

type Receipt = { status: string; mrn: string; sender: string; logIndex: number }

/** engine.md 7, scenario 16. */
describe('groupage: one vehicle, five MRNs, one confirmation at the barrier', () => {
  let hub: TestHub
  const mrns: string[] = []
  const confirmation = (more: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    kind: 'exit',
    office: m.OFFICES.exit,
    mrns,
    occurredAt: new Date(Date.now() - 60_000).toISOString(),
    sealCheck: { state: 'intact' },
    vehicle: { typeOfIdentification: '30', identification: 'TG 4821 BK', nationality: 'TG' },
    ...more,
  })
  const confirm = async (body: unknown, token = 'token-of-officer') => {
    const answer = await fetch(`${hub.url}/v1/passages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const told = (await answer.json()) as {
      code?: string
      errors?: { pointer: string }[]
      items?: { status: number; receipt?: string; problem?: { code: string; errors: { pointer: string }[] } }[]
    }
    const items = told.items ?? []
    const receipts = items.flatMap(({ receipt }) =>
      receipt === undefined ? [] : [JSON.parse(Buffer.from(receipt, 'base64').toString('utf8')) as Receipt],
    )
    const statuses = items.map(({ status }) => status)
    const problems = items.map(({ problem }) => problem && `${problem.code} ${problem.errors[0]?.pointer}`)
    return { status: answer.status, code: told.code, at: told.errors?.[0]?.pointer, receipts, statuses, problems }
  }
  const leaves = async () => Number((await hub.pool.query<{ size: string }>('select size from log_head')).rows[0]?.size)

  beforeAll(async () => {
    hub = await startTestHub()
    const grn = await registered(hub, '1000000')
    for (let at = 0; at < 5; at += 1) mrns.push((await released(hub, grn)).mrn)
  })
  afterAll(() => hub.stop())

  it('refuses anyone but an officer, another’s office, and what is not a confirmation, and says where it is wrong', async () => {
    expect(await confirm(confirmation(), 'token-of-tg')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await confirm(confirmation({ office: 'TGKOD001' }))).toMatchObject({
      status: 403,
      code: 'sender-not-caller',
    })
    expect(await confirm('{')).toMatchObject({ status: 400, code: '52' })
    expect(await confirm(confirmation({ id: 'one' }))).toMatchObject({ status: 422, code: '51', at: '/id' })
    expect(await confirm(confirmation({ sealCheck: { state: 'shut' } }))).toMatchObject({
      status: 422,
      code: '12',
      at: '/sealCheck/state',
    })
    expect(await Promise.all(mrns.map((mrn) => stateOf(hub, mrn)))).toEqual(Array(5).fill('released'))
  })

  it('lets an officer post facts of the office unsigned, and nothing else', async () => {
    const officer = { ...hub.party('TG'), token: 'token-of-officer' }
    const decided = await hub.post(officer, m.release(m.newMrn()), { signedBy: null })
    expect([decided.status, decided.body['code']]).toEqual([403, 'type-not-allowed'])
    // What he may not say has used up no id: whoever may say it says it with the same one.
    const elsewhere = m.entryNotice(m.newMrn())
    const bf = { ...hub.party('BF'), token: 'token-of-bf-03' }
    const other = { ...elsewhere, sender: { ...elsewhere.sender, office: 'BFOUA001' } } as typeof elsewhere
    const foreign = await hub.post(bf, other, { signedBy: null })
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'sender-not-caller'])
    const again = await hub.post(bf, { ...other, sender: elsewhere.sender } as typeof elsewhere, { signedBy: null })
    expect([again.status, again.body['id']]).toEqual([202, elsewhere.id])
    const unsigned = await hub.post(hub.party('TG'), m.exitNotice(m.newMrn()), { signedBy: null })
    expect([unsigned.status, unsigned.body['code']]).toEqual([403, 'signature-missing'])
  })

  it('makes five notices of one confirmation, each with a receipt and an effect of its own', async () => {
    const answer = await confirm(confirmation())
    expect([answer.status, ...answer.statuses]).toEqual([200, ...Array<number>(5).fill(202)])
    expect(answer.receipts.map(({ mrn, status, sender }) => [mrn, status, sender])).toEqual(
      mrns.map((mrn) => [mrn, 'applied', 'TG']),
    )
    expect(new Set(answer.receipts.map(({ logIndex }) => logIndex)).size).toBe(5)
    expect(await Promise.all(mrns.map((mrn) => stateOf(hub, mrn)))).toEqual(Array(5).fill('at-border'))
  })

  it('tells the next country and the officer’s own system, under a seal that names office and officer', async () => {
    const rows = await hub.pool.query<{ receiver: string; mrn: string; seal: Buffer; frame: Buffer }>(
      `select o.receiver, o.mrn, o.seal, b.frame from outbox o join messages x using (sender, id) join body_frames b on b.message = x.seq
       where o.type = 'border-exit-notice' order by o.receiver, o.mrn`,
    )
    const expected = ['BF', 'TG'].flatMap((receiver) => mrns.toSorted().map((mrn) => `${receiver} ${mrn}`))
    expect(rows.rows.map(({ receiver, mrn }) => `${receiver} ${mrn}`)).toEqual(expected)
    const hubCertificates = certificatesOf(await readFile(hub.pki.hub.certificate, 'utf8'))
    const verifier = createHubVerifier(hubCertificates)
    for (const { frame, seal } of rows.rows) {
      expect(verifier.verifySeal(testVault.open(frame), seal)).toMatchObject({
        ok: true,
        content: { attestedBy: 'TGCNK001 tg-17' },
      })
    }
  })

  it('gives the same receipts to the same confirmation again, and a conflict to another under its id', async () => {
    const one = confirmation({ kind: 'exit' })
    const first = await confirm(one)
    const before = await leaves()
    const again = await confirm(one)
    expect([first.statuses, again.statuses]).toEqual([Array(5).fill(202), Array(5).fill(200)])
    expect(again.receipts).toEqual(first.receipts)
    expect(await leaves()).toBe(before)
    const other = await confirm({ ...one, sealCheck: { state: 'broken' } })
    expect([other.statuses, other.problems]).toEqual([Array(5).fill(409), Array(5).fill('26 /id')])
  })

  it('goes on where it was cut off: what was taken stays, the rest follows', async () => {
    const one = confirmation({ id: randomUUID(), sealCheck: { state: 'not-checked' } })
    const part = await confirm({ ...one, mrns: mrns.slice(0, 2) })
    const whole = await confirm(one)
    expect([part.statuses, whole.statuses]).toEqual([
      [202, 202],
      [200, 200, 202, 202, 202],
    ])
    expect(whole.receipts.slice(0, 2)).toEqual(part.receipts)
  })

  it('names the officer also where the notice waits for the release', async () => {
    const mrn = m.newMrn()
    const grn = await registered(hub, '1000')
    await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
    const held = await confirm(confirmation({ mrns: [mrn] }))
    expect(held.receipts.map(({ status }) => status)).toEqual(['held'])
    await hub.post(hub.party('TG'), m.release(mrn))
    expect(await stateOf(hub, mrn)).toBe('at-border')
    const rows = await hub.pool.query<{ seal: Buffer; frame: Buffer }>(
      `select o.seal, b.frame from outbox o join messages x using (sender, id) join body_frames b on b.message = x.seq
       where o.type = 'border-exit-notice' and o.mrn = $1`,
      [mrn],
    )
    const verifier = createHubVerifier(certificatesOf(await readFile(hub.pki.hub.certificate, 'utf8')))
    expect(rows.rows.length).toBe(2)
    for (const { frame, seal } of rows.rows) {
      expect(verifier.verifySeal(testVault.open(frame), seal)).toMatchObject({
        ok: true,
        content: { attestedBy: 'TGCNK001 tg-17' },
      })
    }
  })

  it('leaves a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })
})
