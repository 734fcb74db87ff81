import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { Message } from '../../src/generated/types.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { asOffice, asParty } from '../support/identifiers.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

/** interface.md 7: what needs a person now, ranked, bounded, in words, and to each what is his. */
const HOUR = 3_600_000

type Item = {
  key: string
  kind: string
  severity: number
  mrn: string
  sentence: string
  action: string
  takenBy?: string
}
type List = { items: Item[]; leftOut: number; asOf: string }

let hub: TestHub
let now = Date.now()
let stopped: string
let enquired: string
let missing: string

const accepted = async (by: string, one: Message): Promise<void> => {
  const answer = await hub.post(hub.party(by), one)
  if (answer.status !== 202) throw new Error(`${one.type}: ${answer.status} ${answer.bytes.toString('utf8')}`)
}

const ask = async (token: string, query = '', headers: Record<string, string> = {}) => {
  const answer = await fetch(`${hub.url}/v1/attention${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, list: (text === '' ? {} : JSON.parse(text)) as List }
}

/** Of movements: nobody takes anything from the queues here, and these are told besides. */
const kinds = async (token: string): Promise<string[]> =>
  (await ask(token)).list.items.filter(({ mrn }) => mrn !== undefined).map(({ kind, mrn }) => `${kind} ${mrn}`)

const take = (token: string, key: string, body: unknown) =>
  fetch(`${hub.url}/v1/attention/${key}/taken`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const acts = async (): Promise<string[]> =>
  (
    await hub.pool.query<{ told: string }>(
      `select act || ' ' || attention || ' ' || operator as told from operator_acts where attention is not null order by log_index`,
    )
  ).rows.map(({ told }) => told)

beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(now) })
  const elsewhere = { kind: 'officer', partyKey: asParty('TG'), offices: [asOffice('TGSAN001')] } as const
  await createRegistryWriter(hub.pool).addToken({ ...elsewhere, token: 'token-of-officer-elsewhere', name: 'tg-99' })
  missing = (await released(hub)).mrn
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString()
  await accepted('TG', m.exitNotice(missing, { occurredAt: ago(30) }))
  stopped = (await released(hub)).mrn
  const stop = { action: 'stop', reason: 'risk', text: 'Examine at once' } as const
  await accepted('BF', message('alert', customs('BF'), stop, { mrn: stopped, occurredAt: ago(10) }))
  enquired = (await released(hub)).mrn
  await released(hub)
})
afterAll(() => hub?.stop())

describe('GET /v1/attention', () => {
  test('is refused without a token, and with a parameter nobody knows', async () => {
    expect((await fetch(`${hub.url}/v1/attention`)).status).toBe(401)
    expect((await ask('token-of-operator', '?office=TGLFW001')).status).toBe(400)
    expect((await ask('token-of-operator', '?limit=201')).status).toBe(400)
  })

  test('names what is stopped, and nothing that is still in time', async () => {
    const { list } = await ask('token-of-operator')
    // A clock that is held is one that the hub itself complains of.
    const items = list.items.filter(({ kind }) => kind !== 'hub')
    expect({ ...list, items }).toMatchObject({
      items: [
        {
          key: `stop-${stopped}`,
          kind: 'stop',
          severity: 1,
          mrn: stopped,
          count: 1,
          sentence: expect.stringMatching(/is stopped by BF since .* UTC; do not let it go\.$/) as string,
          action: 'Examine, then lift the stop',
        },
      ],
      leftOut: 0,
    })
    expect(items).toHaveLength(1)
  })

  test('comes in the language asked for', async () => {
    const french = await ask('token-of-operator', '', { 'accept-language': 'fr' })
    expect(french.list.items[0]?.sentence).toMatch(/est immobilisé par BF depuis le /)
    const portuguese = await ask('token-of-operator', '', { 'accept-language': 'pt' })
    expect(portuguese.list.items[0]?.action).toBe('Verificar e levantar a imobilização')
  })

  test('adds the entry that nobody confirms when the time for it is over, held up vehicles first, by age', async () => {
    now += 23 * HOUR
    expect(await kinds('token-of-operator')).toEqual([`stop ${stopped}`])
    now += 2 * HOUR
    await waitFor(async () => (await kinds('token-of-operator')).length === 2, { label: 'the gap fires' })
    expect(await kinds('token-of-operator')).toEqual([`no-entry ${missing}`, `stop ${stopped}`])
    expect((await ask('token-of-operator')).list.items.find(({ kind }) => kind === 'no-entry')).toMatchObject({
      office: 'BFCNK001',
      sentence: expect.stringContaining('Cinkassé') as string,
    })
  })

  test('adds limits a day before they pass, then enquiries, and counts the same as SQL does', async () => {
    now += 4 * 24 * HOUR - 2 * HOUR
    expect((await kinds('token-of-operator')).slice(2)).toHaveLength(4)
    now += 3 * 24 * HOUR
    await waitFor(async () => (await kinds('token-of-operator')).some((one) => one === `enquiry ${enquired}`), {
      label: 'the enquiry is opened',
    })
    const { list } = await ask('token-of-operator')
    const severities = list.items.map(({ severity }) => severity)
    expect(severities).toEqual(severities.toSorted((one, other) => one - other))
    const { rows } = await hub.pool.query<{ kind: string; count: number }>(
      `select kind, count(*)::int from (
         select 'limit' as kind from movements where limit_at < $1 and state in ('released', 'in-transit', 'at-border')
         union all select 'no-entry' from movements where state = 'at-border'
         union all select opened->>'procedure' from movements, json_array_elements(doc::json->'open') opened
         union all select 'queue' from open_deliveries o join parties p on p.key = o.receiver
           where o.state <> 'parked' and p.channel <> 'none' group by o.receiver, p.channel
           having min(o.created_at) <= $2::timestamptz - case p.channel when 'amqp' then interval '1 minute' else interval '15 minutes' end
       ) counted group by kind order by kind`,
      [new Date(now + 24 * HOUR), new Date(now)],
    )
    const told = Object.groupBy(list.items, ({ kind }) => kind)
    delete told['hub']
    expect(Object.fromEntries(Object.entries(told).map(([kind, some]) => [kind, some?.length]))).toEqual(
      Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
    )
    expect(list.items.find(({ kind }) => kind === 'limit')).toMatchObject({
      sentence: expect.stringContaining('has been passed since') as string,
      office: 'BFOUA001',
    })
  })

  test('says how much it leaves out', async () => {
    const whole = (await ask('token-of-operator')).list
    const { list } = await ask('token-of-operator', '?limit=2')
    expect([list.items, list.leftOut]).toEqual([whole.items.slice(0, 2), whole.items.length - 2])
  })

  test('is to each what is his: nothing to a stranger or another office, no stop to who stands in for the duties', async () => {
    const all = await kinds('token-of-operator')
    for (const own of ['TG', 'BF']) expect(await kinds(hub.party(own).token)).toEqual(all)
    expect(await kinds(hub.party('GH').token)).toEqual([])
    expect(await kinds('token-of-officer')).toEqual(all)
    expect(await kinds('token-of-officer-elsewhere')).toEqual([])
    expect(await kinds(hub.party('TG/suivi').token)).toEqual([])
    const liable = (await kinds(hub.party('TG/fonds-garantie').token)).map((one) => one.split(' ')[0])
    expect(new Set(liable)).toEqual(new Set(['limit', 'enquiry']))
  })

  test('of what has not changed is not sent again, whatever the time', async () => {
    const { headers } = await ask('token-of-operator')
    now += 1_000
    const again = await ask('token-of-operator', '', { 'if-none-match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })
})

describe('PUT /v1/attention/{key}/taken', () => {
  test('is refused of what is not there or not his, and without a word', async () => {
    for (const [token, key, status] of [
      ['token-of-operator', `stop-${enquired}`, 404],
      ['token-of-operator', 'stop-nonsense', 404],
      [hub.party('GH').token, `stop-${stopped}`, 404],
      [hub.party('TG/fonds-garantie').token, `stop-${stopped}`, 404],
    ] as const)
      expect([key, (await take(token, key, { taken: true })).status]).toEqual([key, status])
    expect((await take('token-of-operator', `stop-${stopped}`, { taken: 'yes' })).status).toBe(422)
    expect(await acts()).toEqual([])
  })

  test('shows everybody who looks after it, once for each time it is said, until it is given back', async () => {
    const taken = async () =>
      (await ask(hub.party('TG').token)).list.items.find(({ key }) => key === `stop-${stopped}`)?.takenBy
    const answer = await take('token-of-operator', `stop-${stopped}`, { taken: true })
    expect(await answer.json()).toMatchObject({ key: `stop-${stopped}`, takenBy: expect.any(String) as string })
    await take('token-of-operator', `stop-${stopped}`, { taken: true })
    expect(await taken()).toBeDefined()
    await take(hub.party('BF').token, `stop-${stopped}`, { taken: true })
    expect(await taken()).toBe('BF')
    await take(hub.party('BF').token, `stop-${stopped}`, { taken: false })
    expect(await taken()).toBeUndefined()
    expect((await acts()).map((one) => one.split(' ')[0])).toEqual(['take', 'take', 'give-back'])
  })

  test('does not count for the same when it is needed anew', async () => {
    await take(hub.party('BF').token, `stop-${stopped}`, { taken: true })
    const lift = { action: 'lift', reason: 'risk' } as const
    await accepted('BF', message('alert', customs('BF'), lift, { mrn: stopped }))
    expect(await kinds('token-of-operator')).not.toContain(`stop ${stopped}`)
    now += HOUR
    const at = new Date(now).toISOString()
    const stop = { action: 'stop', reason: 'risk', text: 'Once more' } as const
    await accepted('BF', message('alert', customs('BF'), stop, { mrn: stopped, occurredAt: at }))
    const again = (await ask('token-of-operator')).list.items.find(({ key }) => key === `stop-${stopped}`)
    expect(again).toBeDefined()
    expect(again?.takenBy).toBeUndefined()
  })

  test('is in the log, where the audit finds nothing wrong, and finds it when it is changed', async () => {
    const audited = async () => (await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)
    expect(await audited()).toEqual([])
    await hub.pool.query(`alter table operator_acts disable trigger user`)
    await hub.pool.query(`update operator_acts set attention = 'stop-x' where act = 'give-back'`)
    expect(await audited()).toEqual([expect.stringMatching(/I3 .*its row says something else than its words/)])
    await hub.pool.query(`update operator_acts set attention = 'stop-${stopped}' where act = 'give-back'`)
    await hub.pool.query(`delete from movement_facets where facet like 'attention stop%'`)
    expect((await audited()).join()).toMatch(/movement_facets/)
  })
})
