import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import { messageTypes } from '../../src/generated/types.ts'
import { contributing, contributionTable } from '../support/contributing.ts'
import { counted } from '../support/counted.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { tryTo } from '../support/operator.ts'
import { partnerAgreement, registerPartner } from '../support/partner.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const READS = ['contributions', 'claims', 'cover', 'movements'] as const
const [GUARANTOR, TREASURY, ELSEWHERE] = ['TG/fonds-garantie', 'TG/tresor', 'GH/treasury']
const TRADER = 'Sahel Transit'

type Listed = { items: Record<string, unknown>[]; asOf?: string; next?: string }

/** docs/decisions/0206: a treasury, a ministry or a bank reads what a dated agreement lets it, and nothing else. */
describe('a partner administration', () => {
  let hub: TestHub
  let folder: string
  let grn: string
  const [mrn, other] = [m.newMrn(), m.newMrn()]
  const tokens = new Map<string, string>()
  const said: string[] = []

  beforeAll(async () => {
    hub = await startTestHub()
    folder = await mkdtemp(join(tmpdir(), 'corridor-partners-'))
    for (const key of [TREASURY, ELSEWHERE]) tokens.set(key, await registerPartner(hub, key))
    await contributing(hub, contributionTable(GUARANTOR))
    grn = await registered(hub, '1000000')
    const cifValue = { amount: '9000000', currency: 'XOF' }
    const claim = {
      grn,
      amount: { amount: '1000', currency: 'XOF' },
      country: 'TG',
      legalBasis: 'art. 25',
      payBy: '2099-01-31',
    }
    const all = [
      m.declaration(other, grn, '1000', { body: { cifValue } }),
      m.declaration(mrn, grn, '1000', { body: { cifValue } }),
      m.release(mrn),
      message('recovery-notice', customs('TG'), claim, { mrn }),
      m.release(other),
      m.exitNotice(other),
      m.entryNotice(other),
      m.arrival(other),
    ]
    for (const one of all) {
      const answer = await hub.post(hub.party(one.sender.country), one)
      if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
    }
  })
  afterAll(async () => {
    await hub?.stop()
    await rm(folder, { recursive: true })
  })

  const agreed = async (partner: string, fields: object = {}): Promise<number> => {
    const file = join(folder, 'agreements.json')
    await writeFile(
      file,
      JSON.stringify({ items: [partnerAgreement(partner, { id: partner.slice(0, 2), ...fields })] }),
    )
    const out = (line: string): void => void said.push(line)
    const options = ['--hub', hub.url, '--token', 'token-of-operator', '--reason', 'Convention 4/2026']
    const context = { env: {}, stopped: new AbortController().signal, out, err: out }
    return runCommand({ ...context, args: ['import', 'partner-agreements', file, ...options] })
  }
  const month = new Date().toISOString().slice(0, 7)
  const read = (what: string, partner = TREASURY) =>
    hub.get(`/v1/partner/${what}${/contributions|movements/.test(what) ? `?month=${month}` : ''}`, tokens.get(partner))
  const statuses = async (partner: string) => Promise.all(READS.map(async (one) => (await read(one, partner)).status))
  const listed = async (what: string, partner = TREASURY): Promise<Listed> => (await read(what, partner)).body as Listed

  it('is registered with a channel of none alone, and keeps it', async () => {
    const names = { en: 'Bank', fr: 'Banque', pt: 'Banco' }
    const bank = { key: 'TG/banque', role: 'partner', names, language: 'fr', format: 'json', reason: 'test' }
    expect(await tryTo(hub, 'POST', '/v1/participants', { ...bank, channel: 'inbox' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/channel' }] },
    })
    const changed = { channel: 'inbox', reason: 'test' }
    expect(await tryTo(hub, 'PUT', '/v1/participants/TG~tresor/channel', changed)).toMatchObject({
      status: 409,
      body: { code: 'channel-of-a-partner' },
    })
  })

  it('reads nothing without an agreement, and what others read neither', async () => {
    expect(await statuses(TREASURY)).toEqual([403, 403, 403, 403])
    for (const path of [
      '/v1/movements',
      `/v1/movements/${mrn}`,
      `/v1/guarantees/${grn}`,
      '/v1/inbox',
      '/v1/offices',
      '/v1/events',
    ])
      expect([path, (await hub.get(path, tokens.get(TREASURY))).status]).toEqual([path, 403])
  })

  it('may send no message of any type', async () => {
    const [, party] = TREASURY.split('/')
    for (const type of messageTypes) {
      const answer = await fetch(`${hub.url}/v1/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.get(TREASURY)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...m.release(mrn), type, sender: { country: 'TG', role: 'partner', party } }),
      })
      expect([type, answer.status]).toEqual([type, 403])
    }
  })

  it('gets no agreement as a party of another role, nor by its own hand', async () => {
    expect(await agreed('TG/paiement')).toBe(1)
    expect(said.at(-1)).toContain('/items/0/partner')
    const asked = await fetch(`${hub.url}/v1/partner-agreements?reason=mine`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${tokens.get(TREASURY)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items: [partnerAgreement(TREASURY)] }),
    })
    expect(asked.status).toBe(403)
    expect((await hub.get('/v1/partner-agreements')).body).toEqual({ items: [] })
  })

  it('reads by agreement contributions, claims, cover and movements, none with the name of a trader', async () => {
    expect(await agreed(TREASURY)).toBe(0)
    await waitFor(async () => (await read('claims')).status === 200, { label: 'the agreement is in force' })
    const contributions = await listed('contributions')
    const shares = contributions.items.map((line) =>
      ['mrn', 'share', 'state'].map((name) => String(line[name])).join(' '),
    )
    expect(new Set(shares)).toEqual(new Set([`${mrn} 45000 open`, `${other} 45000 open`]))
    expect(await listed('claims')).toMatchObject({
      items: [{ mrn, claimant: 'TG', payBy: '2099-01-31', claimed: [{ grn, amount: '1000', currency: 'XOF' }] }],
    })
    expect((await listed('cover')).items).toContainEqual(
      expect.objectContaining({ grn, guarantor: GUARANTOR, limit: '1000000', claimed: '1000', inUse: '1000' }),
    )
    await counted(hub)
    const { items: corridors } = await listed('movements')
    expect(corridors).toMatchObject([{ corridor: 'TG-BF', n: 1 }])
    const told = JSON.stringify(await Promise.all(READS.map((one) => listed(one))))
    expect(told).not.toContain(TRADER)
    expect(told).not.toContain(m.plateOf(mrn))
    expect((await hub.get('/v1/partner-agreements', tokens.get(TREASURY))).body).toMatchObject({
      items: [{ id: 'TG' }],
    })
  })

  it('reads of the countries of its own agreements alone, and no longer once they have ended', async () => {
    expect(await agreed(ELSEWHERE, { countries: ['GH'], reads: ['contributions', 'claims', 'cover'] })).toBe(0)
    await waitFor(async () => (await read('claims', ELSEWHERE)).status === 200, { label: 'the agreement is in force' })
    expect(await statuses(ELSEWHERE)).toEqual([200, 200, 200, 403])
    for (const what of ['contributions', 'claims', 'cover']) expect((await listed(what, ELSEWHERE)).items).toEqual([])
    expect((await hub.get('/v1/partner-agreements', tokens.get(ELSEWHERE))).body).toMatchObject({
      items: [{ id: 'GH' }],
    })
    expect(await agreed(TREASURY, { validTo: '2020-12-31' })).toBe(0)
    await waitFor(async () => (await read('claims')).status === 403, { label: 'the agreement has ended' })
    expect(await statuses(TREASURY)).toEqual([403, 403, 403, 403])
  })

  it('has its agreements on record: each change is a leaf with who, when and why', async () => {
    const { rows } = await hub.pool.query<{ operator: string; reason: string; leaves: string }>(
      `select c.operator, c.reason, count(l.log_index)::text as leaves from registry_changes c
       join log_leaves l on l.log_index = c.log_index and l.kind = 'act'
       where c.subject = 'partner-agreements' group by c.operator, c.reason`,
    )
    expect(rows).toEqual([{ operator: 'test operator', reason: 'Convention 4/2026', leaves: '3' }])
  })
})
