import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PRINCIPAL = 'TG/sahel-transit'
const LIABLE = 'BF/fonds-garantie'

/** engine.md 8, scenario 32. */
describe('the time limit passes, and everybody who is liable is told', () => {
  let hub: TestHub
  let now = Date.now()
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
    await hub.startAnother()
  })
  afterAll(() => hub.stop())

  const accepted = async (key: string, one: Parameters<TestHub['post']>[1]): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([answer.status, answer.body]).toMatchObject([202, {}])
  }
  const told = async (mrn: string, type: string): Promise<string[]> => {
    const rows = await hub.pool.query<{ receiver: string }>(
      'select receiver from outbox where mrn = $1 and type = $2',
      [mrn, type],
    )
    return rows.rows.map(({ receiver }) => receiver).toSorted()
  }
  const toldOf = (mrn: string, type: string, count: number): Promise<unknown> =>
    waitFor(async () => (await told(mrn, type)).length >= count, { label: `${count} of ${type}` })

  let mrn = ''
  let grn = ''
  it('a day before, principal and destination; at the limit, everybody who waits for the goods', async () => {
    grn = await registered(hub, '1000000')
    mrn = m.newMrn()
    const principal = {
      scheme: 'NIF',
      id: '1000123456',
      name: 'Transit Exemple SARL',
      address: { city: 'Lomé', country: 'TG' },
      party: PRINCIPAL,
    }
    const secured = [{ country: 'BF', amount: '100000', currency: 'XOF', guarantor: LIABLE }]
    await accepted('TG', m.declaration(mrn, grn, '100000', { body: { principal, secured } as never }))
    await accepted('TG', m.release(mrn))
    // The clock has stood still since before the release.
    now += 4 * DAY + HOUR
    await toldOf(mrn, 'limit-notice', 2)
    expect(await told(mrn, 'limit-notice')).toEqual(['BF', PRINCIPAL])
    now += DAY
    await toldOf(mrn, 'overdue-notice', 3)
    expect(await told(mrn, 'overdue-notice')).toEqual(['BF', 'TG', PRINCIPAL])
    expect(await told(mrn, 'non-discharge-notice')).toEqual([])
  })

  it('after the time of grace the enquiry opens: principal and both guarantors, once, however many hubs run', async () => {
    now += DAY
    await toldOf(mrn, 'non-discharge-notice', 3)
    expect(await told(mrn, 'non-discharge-notice')).toEqual([LIABLE, 'TG/fonds-garantie', PRINCIPAL])
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'released', procedures: ['enquiry'] })
  })

  it('and they are reminded for as long as a guarantee is in use', async () => {
    for (const [at, days] of [7, 7, 14, 28].entries()) {
      now += days * DAY
      await toldOf(mrn, 'non-discharge-notice', 3 * (at + 2))
    }
    expect(await told(mrn, 'non-discharge-notice')).toHaveLength(15)
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '100000' })
  })

  it('the public follow-up says where it stands, and after the claim is paid that it was paid', async () => {
    const stored = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
    const followUp = async (): Promise<Record<string, unknown>> =>
      (await hub.get(`/v1/follow-up/${mrn}?code=${stored.rows[0]?.code ?? ''}`)).body as Record<string, unknown>
    expect(await followUp()).toMatchObject({
      state: 'released',
      enquiry: { since: expect.any(String), respondBy: expect.any(String), asked: expect.any(String) },
      contact: { office: 'TGLFW001' },
    })
    const amount = { amount: '100000', currency: 'XOF' }
    const payBy = new Date(now + 60 * DAY).toISOString().slice(0, 10)
    const claim = { grn, amount, country: 'BF', legalBasis: 'art. 25', payBy }
    await accepted('TG', message('recovery-notice', customs('TG'), claim, { mrn }))
    expect(await followUp()).toMatchObject({ claim: { since: expect.any(String), payBy } })
    expect(JSON.stringify(await followUp())).not.toContain('100000')
    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    const paid = { grn, amount, paidOn: new Date(now).toISOString().slice(0, 10), payer: 'Fonds de garantie' }
    await accepted('TG/fonds-garantie', message('recovery-settlement', guarantor, paid, { mrn }))
    expect(await followUp()).toMatchObject({ state: 'closed', closedBy: 'payment' })
    const page = await fetch(`${hub.url}/v1/follow-up/${mrn}?code=${stored.rows[0]?.code ?? ''}&language=pt`, {
      headers: { accept: 'text/html' },
    })
    expect(await page.text()).toContain('Encerrado por pagamento da dívida')
    expect(await told(mrn, 'recovery-notice')).toEqual(expect.arrayContaining([LIABLE, 'TG/fonds-garantie', PRINCIPAL]))
    expect(await told(mrn, 'discharge')).toEqual(expect.arrayContaining([LIABLE, 'TG/fonds-garantie', PRINCIPAL]))
  })
})
