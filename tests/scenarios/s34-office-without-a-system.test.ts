import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { asOffice } from '../../src/domain/values/office.ts'
import { asParty } from '../../src/domain/values/party.ts'
import type { Message } from '../../src/generated/types.ts'
import type { Right } from '../../src/ports/identity.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { certificatesOf } from '../../src/trust/x509/pem.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { testReference } from '../support/reference.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

const HOUR_MS = 3_600_000
const { departure, destination } = m.OFFICES

/** engine.md 8, scenario 34: Lomé and Ouagadougou have no system, and decide in the hub's app by two officers each. */
describe('offices without a system', () => {
  let hub: TestHub
  let ahead = 0
  let grn = ''

  const officers = async () => {
    const write = createRegistryWriter(hub.pool)
    const { offices } = testReference()
    for (const code of [departure, destination].map(asOffice)) {
      const office = offices.get(code)
      if (office === undefined) throw new Error(`no office ${code}`)
      await write.putOffice({
        ...office,
        automated: false,
        ...(code === destination ? { supervisingOffice: asOffice('BFDAK001') } : {}),
      })
    }
    const add = (name: string, party: string, office: string, rights: Right[]) =>
      write.addToken({
        token: `token-of-${name}`,
        kind: 'officer',
        name,
        partyKey: asParty(party),
        offices: [asOffice(office)],
        rights,
      })
    await add('kofi', 'TG', departure, ['facts', 'decisions'])
    await add('ama', 'TG', departure, ['facts', 'decisions'])
    await add('yao', 'TG', departure, ['facts'])
    await add('awa', 'BF', destination, ['facts', 'decisions'])
    await add('issa', 'BF', destination, ['chief'])
    await add('salif', 'BF', 'BFDAK001', ['chief'])
    await add('moussa', 'BF', m.OFFICES.entry, ['chief'])
  }
  const enter = (name: string, message: Message) =>
    hub.post({ ...hub.party(message.sender.country), token: `token-of-${name}` }, message, { signedBy: null })
  const answer = async (name: string, id: string, decision: string, reason = 'seen with my own eyes') => {
    const response = await fetch(`${hub.url}/v1/approvals/${id}`, {
      method: 'POST',
      headers: { authorization: `Bearer token-of-${name}`, 'content-type': 'application/json' },
      body: JSON.stringify({ decision, reason }),
    })
    const told = (await response.json()) as { code?: string; outcome?: string; status?: unknown }
    return { ...told, status: response.status }
  }
  const waiting = async (name: string, state = '') => {
    const { body } = await hub.get(`/v1/approvals${state === '' ? '' : `?state=${state}`}`, `token-of-${name}`)
    return (body as { items: { id: string; by: string; until?: string }[] }).items
  }
  const declared = async () => {
    const mrn = m.newMrn()
    const { status, bytes } = await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
    if (status !== 202) throw new Error(bytes.toString('utf8'))
    return mrn
  }
  const by = (message: Message, office: string): Message =>
    ({ ...message, sender: { ...message.sender, office } }) as Message
  const kinds = async (mrn: string) => {
    const { rows } = await hub.pool.query<{ kind: string }>(
      `select kind from log_leaves where mrn = $1 and kind <> 'made' order by log_index`,
      [mrn],
    )
    return rows.map(({ kind }) => kind)
  }
  const found = async () => (await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)

  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(Date.now() + ahead) })
    await officers()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  it('let nobody decide without the right to, for another office, or for one that has a system', async () => {
    const mrn = await declared()
    const refused = async (name: string, message: Message) => {
      const { status, body } = await enter(name, message)
      return [status, body['code']]
    }
    expect(await refused('yao', m.release(mrn))).toEqual([403, 'type-not-allowed'])
    expect(await refused('ama', by(m.release(mrn), m.OFFICES.exit))).toEqual([403, 'sender-not-caller'])
    expect(await refused('moussa', by(m.results(mrn), m.OFFICES.entry))).toEqual([403, 'type-not-allowed'])
    expect(await refused('kofi', m.declaration(m.newMrn(), grn, '1000'))).toEqual([403, 'type-not-allowed'])
    expect(await stateOf(hub, mrn)).toBe('registered')
  })

  it('are told at once what would be refused, and the request waits for nobody', async () => {
    const { status, body } = await enter('kofi', m.release(m.newMrn()))
    expect([status, body['code']]).toEqual([422, '90'])
    expect(await waiting('ama')).toEqual([])
  })

  it('release by two officers: the first one asks, without effect, and cannot confirm it', async () => {
    const mrn = await declared()
    const release = m.release(mrn)
    const asked = await enter('kofi', release)
    expect([asked.status, asked.body['status']]).toEqual([202, 'asked'])
    expect(await stateOf(hub, mrn)).toBe('registered')
    expect(await movementOf(hub, mrn)).toMatchObject({ approvals: [{ id: release.id, office: departure, by: 'kofi' }] })
    expect(await waiting('ama')).toMatchObject([{ id: release.id, mrn, type: 'release-for-transit', by: 'kofi' }])
    expect(await waiting('awa')).toEqual([])
    expect(await answer('kofi', release.id, 'approve')).toMatchObject({ status: 403, code: 'same-person' })
    expect(await answer('yao', release.id, 'approve')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await answer('awa', release.id, 'approve')).toMatchObject({ status: 404 })
    expect(await answer('ama', release.id, 'approve', '')).toMatchObject({ status: 422 })
    expect(await stateOf(hub, mrn)).toBe('registered')
    expect(await answer('ama', release.id, 'approve')).toMatchObject({ status: 200, outcome: 'approved' })
    expect(await stateOf(hub, mrn)).toBe('released')
    expect(await answer('ama', release.id, 'approve')).toMatchObject({ status: 409, code: 'already-decided' })
    // The same bytes once more get the first receipt, byte for byte.
    const again = await enter('kofi', release)
    expect([again.status, again.bytes]).toEqual([200, asked.bytes])
    expect(await kinds(mrn)).toEqual(['message', 'asked', 'approved', 'effect'])
  })

  it('name both officers in the seal of what takes effect', async () => {
    const mrn = await declared()
    const release = m.release(mrn)
    await enter('kofi', release)
    await answer('ama', release.id, 'approve')
    const discharge = m.discharge(mrn, { body: { basis: 'authority', text: 'returned to the port' } })
    await enter('kofi', discharge)
    await answer('ama', discharge.id, 'approve')
    const { rows } = await hub.pool.query<{ seal: Buffer; frame: Buffer }>(
      `select s.seal, b.frame from messages m join body_frames b on b.message = m.seq
       join log_leaves l on l.message = m.seq and l.kind = 'effect' join seals s on s.log_index = l.log_index
       where m.id = $1`,
      [discharge.id],
    )
    const [sealed] = rows
    if (sealed === undefined) throw new Error('the discharge was sent to nobody')
    const verifier = createHubVerifier(certificatesOf(await readFile(hub.config.hubCertificate, 'utf8')))
    expect(verifier.verifySeal(testVault.open(sealed.frame), sealed.seal)).toMatchObject({
      ok: true,
      content: { attestedBy: `${departure} kofi, ${departure} ama` },
    })
  })

  it('receive and discharge by two officers each', async () => {
    const mrn = await declared()
    const release = m.release(mrn)
    await enter('kofi', release)
    await answer('ama', release.id, 'approve')
    for (const [party, message] of [
      ['TG', m.exitNotice(mrn)],
      ['BF', m.entryNotice(mrn)],
    ] as const)
      expect((await hub.post(hub.party(party), message)).status).toBe(202)
    // A fact and results that leave the discharge to departure need one person.
    expect((await enter('awa', m.arrival(mrn))).body['status']).toBe('applied')
    expect((await enter('issa', m.results(mrn))).body['status']).toBe('applied')
    const discharge = m.discharge(mrn)
    expect((await enter('ama', discharge)).body['status']).toBe('asked')
    expect(await stateOf(hub, mrn)).toBe('results-received')
    expect(await answer('kofi', discharge.id, 'approve')).toMatchObject({ outcome: 'approved', status: 200 })
    expect(await stateOf(hub, mrn)).toBe('discharged')
  })

  it('may be confirmed by the office that supervises them, and by no other', async () => {
    const mrn = await declared()
    const asked = m.release(mrn)
    await enter('kofi', asked)
    await answer('ama', asked.id, 'approve')
    const arrived = await enter('awa', m.arrival(mrn))
    expect(arrived.status).toBe(202)
    // Results before the arrival might end the movement later, with nobody looking.
    const other = await declared()
    const release = m.release(other)
    await enter('kofi', release)
    await answer('ama', release.id, 'approve')
    const results = m.results(other)
    expect((await enter('awa', results)).body['status']).toBe('asked')
    expect(await waiting('salif')).toMatchObject([{ id: results.id }])
    expect(await answer('moussa', results.id, 'approve')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await answer('salif', results.id, 'approve')).toMatchObject({ status: 200, outcome: 'approved' })
  })

  it('may reject what was asked, which then has no effect, and its administration is told', async () => {
    const mrn = await declared()
    const cancel = {
      ...m.release(mrn),
      type: 'cancellation',
      body: { basis: 'request', reason: 'the declarant asks for it' },
    } as unknown as Message
    expect((await enter('kofi', cancel)).body['status']).toBe('asked')
    expect(await answer('ama', cancel.id, 'reject', 'the truck is loaded')).toMatchObject({ outcome: 'rejected' })
    expect(await stateOf(hub, mrn)).toBe('registered')
    const { rows } = await hub.pool.query<{ frame: Buffer }>(
      `select b.frame from deliveries d join messages m on m.sender = d.sender and m.id = d.id
       join body_frames b on b.message = m.seq where d.receiver = 'TG' and d.mrn = $1 and d.type = 'functional-error'`,
      [mrn],
    )
    expect(rows.map(({ frame }) => testVault.open(frame).includes('APPROVAL-REJECTED'))).toEqual([true])
  })

  it('are told what cannot take effect any more when it is confirmed, and it waits on', async () => {
    const mrn = await declared()
    const [first, second] = [m.release(mrn), m.release(mrn)]
    await enter('kofi', first)
    await enter('kofi', second)
    expect(await answer('ama', first.id, 'approve')).toMatchObject({ outcome: 'approved' })
    expect(await answer('ama', second.id, 'approve')).toMatchObject({ status: 422, code: '92' })
    expect((await waiting('ama')).map(({ id }) => id)).toContain(second.id)
  })

  it('what nobody confirms within 24 hours lapses, and both officers see so', async () => {
    const mrn = await declared()
    const release = m.release(mrn)
    await enter('kofi', release)
    const [until] = (await waiting('ama')).filter(({ id }) => id === release.id).map((one) => one.until)
    expect(Date.parse(until ?? '') - Date.now()).toBeGreaterThan(23 * HOUR_MS)
    ahead += 25 * HOUR_MS
    await hub.post(hub.party('TG'), m.declaration(m.newMrn(), grn, '1000'))
    await waitFor(async () => (await waiting('kofi', 'lapsed')).some(({ id }) => id === release.id), {
      label: 'the request lapses',
    })
    expect((await waiting('ama', 'lapsed')).map(({ id }) => id)).toContain(release.id)
    expect(await answer('ama', release.id, 'approve')).toMatchObject({ status: 409, code: 'already-decided' })
    expect(await stateOf(hub, mrn)).toBe('registered')
    expect((await kinds(mrn)).slice(0, 3)).toEqual(['message', 'asked', 'timer'])
  })

  it('leave a log in which the audit finds nothing, and a forged answer in it everything', async () => {
    expect(await found()).toEqual([])
    await hub.pool.query(`update approvals set answered_by = author where state = 'approved'`)
    expect(await found()).toContainEqual(expect.stringMatching(/approved by the same person/))
  })
})
