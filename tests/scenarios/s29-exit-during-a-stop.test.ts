import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'

type Warning = { code: string; text: string; by?: string; since?: string; contact?: { office: string } }

/** engine.md 8, scenario 29: the officer at the barrier reads it in the receipt of his own message. */
describe('a vehicle leaves while a stop is open', () => {
  let hub: TestHub
  let mrn: string
  const since = new Date(Date.now() - 120_000).toISOString()
  const stop = () =>
    message(
      'alert',
      { ...customs('BF'), office: 'BFOUA001' },
      { action: 'stop', reason: 'intelligence', office: 'BFOUA001' },
      { mrn, occurredAt: since },
    )
  const warningsOf = (body: Record<string, unknown>) => (body['warnings'] ?? []) as Warning[]

  beforeAll(async () => {
    hub = await startTestHub()
    mrn = (await released(hub)).mrn
  })
  afterAll(() => hub.stop())

  it('says nothing of a stop to who sets it', async () => {
    const { status, body } = await hub.post(hub.party('BF'), stop())
    expect([status, warningsOf(body)]).toEqual([202, []])
  })

  it('takes the exit, and says in its receipt who set the stop, since when, why and whom to call', async () => {
    const exit = m.exitNotice(mrn)
    const { status, body } = await hub.post(hub.party('TG'), exit)
    expect([status, body['status']]).toEqual([202, 'applied'])
    const [warning, ...others] = warningsOf(body)
    expect(others).toEqual([])
    expect(warning).toMatchObject({ code: 'stop', by: 'BF', since, contact: { office: 'BFOUA001' } })
    expect(warning?.text).toMatch(/set by BF .*\(Information received\).* BFOUA001/)
    expect(await stateOf(hub, mrn)).toBe('at-border')
    const again = await hub.post(hub.party('TG'), exit)
    expect([again.status, again.body]).toEqual([200, body])
  })

  it('says the same of each movement in the verdicts of a confirmed passage', async () => {
    const answer = await fetch(`${hub.url}/v1/passages`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-officer', 'content-type': 'application/json' },
      body: JSON.stringify({
        id: crypto.randomUUID(),
        kind: 'exit',
        office: m.OFFICES.exit,
        mrns: [mrn],
        occurredAt: new Date(Date.now() - 30_000).toISOString(),
        sealCheck: { state: 'intact' },
      }),
    })
    const { items } = (await answer.json()) as { items: { receipt: string }[] }
    const receipt = JSON.parse(Buffer.from(items[0]?.receipt ?? '', 'base64').toString('utf8')) as {
      warnings: Warning[]
    }
    expect(receipt.warnings.map(({ code, by }) => [code, by])).toEqual([['stop', 'BF']])
  })

  it('keeps it from traders on the timeline, where customs and operators read it', async () => {
    const codes = async (token?: string) => {
      const { body } = await hub.get(`/v1/movements/${mrn}/timeline`, token)
      const { items = [] } = body as { items?: { effect?: { warnings?: Warning[] } }[] }
      return items.flatMap(({ effect }) => (effect?.warnings ?? []).map(({ code }) => code))
    }
    expect(await codes(hub.party('TG').token)).toContain('stop')
    expect(await codes()).toContain('stop')
    expect(await codes(hub.party('TG/fonds-garantie').token)).toEqual([])
  })

  it('tells on the timeline when and where it happened, and who entered it, the officer’s pseudonym to customs only', async () => {
    type Entry = { kind: string; type?: string; occurredAt?: string; office?: string; procedure?: string; by?: string }
    const exits = async (token?: string) => {
      const { body } = await hub.get(`/v1/movements/${mrn}/timeline`, token)
      const { items } = body as { items: Entry[] }
      return items.filter(({ kind, type }) => kind === 'message' && type === 'border-exit-notice')
    }
    const [sent, confirmed] = await exits(hub.party('TG').token)
    expect(sent).toMatchObject({ office: 'TGCNK001', procedure: 'automatic', by: 'TG' })
    expect(Date.parse(sent?.occurredAt ?? '')).toBeLessThanOrEqual(Date.now())
    expect(confirmed).toMatchObject({ office: 'TGCNK001', by: 'TGCNK001 tg-17' })
    expect((await exits(hub.party('TG/fonds-garantie').token)).map(({ by }) => by)).toEqual(['TG', 'TG'])
  })

  it('is read in words by customs of the movement, without means by operators, and the stop by no trader', async () => {
    const rows = await hub.pool.query<{ id: string; type: string }>(
      `select id::text, type from messages where sender in ('TG', 'BF') and type in ('border-exit-notice', 'alert')
       order by seq`,
    )
    const idOf = (type: string) => rows.rows.find((row) => row.type === type)?.id ?? ''
    const read = async (type: string, sender: string, token?: string) => {
      const { status, body } = await hub.get(`/v1/messages/${idOf(type)}/reading?language=fr&sender=${sender}`, token)
      return { status, text: JSON.stringify(body) }
    }
    const exit = await read('border-exit-notice', 'TG', hub.party('BF').token)
    expect([exit.status, exit.text]).toEqual([200, expect.stringContaining('"label":"Bureau"')])
    expect(exit.text).toContain('"code":"TGCNK001"')
    expect((await read('alert', 'BF', hub.party('TG').token)).text).toContain('Renseignement reçu')
    expect((await read('alert', 'BF')).text).toContain('Renseignement reçu')
    expect((await read('alert', 'BF', hub.party('TG/fonds-garantie').token)).status).toBe(404)
    expect((await read('border-exit-notice', 'TG', hub.party('NE').token)).status).toBe(404)
  })

  it('leaves a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })
})
