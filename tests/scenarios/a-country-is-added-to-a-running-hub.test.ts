import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { Hub } from '../../src/compose/hub.ts'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import type { Message } from '../../src/generated/types.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { asCountry } from '../support/identifiers.ts'
import { operate, tryTo } from '../support/operator.ts'
import { createTestParty, type TestParty } from '../support/parties.ts'
import { customs, message } from '../support/procedures.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

const names = { en: 'Customs of Guinea-Bissau', fr: 'Douanes de Guinée-Bissau', pt: 'Alfândegas da Guiné-Bissau' }

/** What every country is told: that one of them is out of service. */
function outage(country: string): Message {
  const from = new Date(Date.now() - 60_000).toISOString()
  const body = { scope: 'country' as const, state: 'outage' as const, manualProcedure: true, from }
  return message('availability-notice', customs(country), body, { occurredAt: from })
}

/** issue 12: from the operator's first call to the first message out and in, while two hubs run and none is started again. */
describe('a country is added to a hub that runs', () => {
  let hub: TestHub
  let other: Hub
  let guinea: TestParty
  beforeAll(async () => {
    hub = await startTestHub()
    other = await hub.startAnother()
    const party = {
      key: partyKeyOf({ country: 'GW' }),
      country: asCountry('GW'),
      role: 'customs' as const,
      name: names.pt,
      channel: 'amqp' as const,
      format: 'json' as const,
      language: 'pt' as const,
      active: true,
    }
    guinea = await createTestParty(hub.pki.authority, party)
  })
  afterAll(() => hub.stop())

  it('and before that nobody knows it', async () => {
    expect((await tryTo(hub, 'POST', '/v1/participants/GW/tokens', { label: 'x', reason: 'r' })).status).toBe(404)
    expect((await hub.post(guinea, outage('GW'))).status).toBe(401)
  })

  it('by calls of an operator: participant, certificate, token, login at the broker', async () => {
    const country = { code: 'GW', name: names.en, currency: 'XOF', timeZone: 'UTC', validFrom: '2026-01-01' }
    await operate(hub, 'PUT', '/v1/countries?reason=Guinea-Bissau%20joins', { items: [country] })
    const wanted = { key: 'GW', role: 'customs', names, language: 'pt', format: 'json', channel: 'amqp' }
    const reason = 'Guinea-Bissau joins'
    const added = await operate(hub, 'POST', '/v1/participants', { ...wanted, reason })
    expect(added).toMatchObject({ status: 201, body: { ...wanted, suspended: false, active: true } })
    const offer = { use: 'signing', certificate: guinea.identity.certificatePem, reason }
    await operate(hub, 'POST', '/v1/participants/GW/certificates', offer)
    const { body: token } = await operate(hub, 'POST', '/v1/participants/GW/tokens', { label: 'Bissau', reason })
    const { body: login } = await operate(hub, 'POST', '/v1/participants/GW/broker-user', { reason })
    guinea = {
      ...guinea,
      token: String(token['token']),
      amqp: { user: String(login['user']), password: String(login['password']) },
    }
  })

  it('its first message is taken by the other hub and reaches its neighbours', async () => {
    const receiver = await startReceiver(hub, 'BF')
    const notice = outage('GW')
    const answer = await waitFor(
      async () => {
        const one = await post(other.url, guinea, notice)
        return one.status === 401 ? undefined : one
      },
      { label: 'the other hub knows it' },
    )
    expect(answer.status).toBe(202)
    await waitFor(() => receiver.received.some(({ id }) => id === notice.id), { label: 'the notice at Burkina Faso' })
    await receiver.close()
  })

  it('its first message from another country is in its queue, and its report is taken', async () => {
    const notice = outage('BF')
    expect((await hub.post(hub.party('BF'), notice)).status).toBe(202)
    const receiver = await waitFor(() => startReceiver({ ...hub, party: () => guinea }, 'GW'), { label: 'its login' })
    await waitFor(() => receiver.received.some(({ id }) => id === notice.id), { label: 'the notice at Guinea-Bissau' })
    await waitFor(
      async () => {
        const { rowCount } = await hub.pool.query(
          `select 1 from delivery_ends where receiver = 'GW' and state = 'delivered'`,
        )
        return (rowCount ?? 0) > 0
      },
      { label: 'its report taken' },
    )
    await receiver.close()
  })

  it('each act is a leaf that says who and why, and no secret is in the log or beside it', async () => {
    const { rows } = await hub.pool.query<{ act: string; operator: string; reason: string }>(
      'select act, operator, reason from operator_acts order by log_index',
    )
    const acts = ['reference-change', 'participant-add', 'certificate-add', 'token-issue', 'participant-broker-user']
    expect(rows).toEqual(acts.map((act) => ({ act, operator: 'test operator', reason: 'Guinea-Bissau joins' })))
    const { rows: kept } = await hub.pool.query<{ text: string }>(
      `select concat((select string_agg(convert_from(body, 'UTF8'), '') from operator_acts),
         (select string_agg(record, '') from log_leaves), (select string_agg(changes::text, '') from registry_changes),
         (select string_agg(t::text, '') from tokens t), (select string_agg(u::text, '') from broker_users u)) as text`,
    )
    for (const secret of [guinea.token, guinea.amqp.password]) expect(kept[0]?.text).not.toContain(secret)
    expect((await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)).toEqual([])
  })
})
