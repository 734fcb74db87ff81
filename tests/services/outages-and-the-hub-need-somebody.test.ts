import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { QUICK } from '../support/pace.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 7: kinds `outage` and `hub` of what needs a person. */
const HOUR = 3_600_000

type Item = {
  key: string
  kind: string
  severity: number
  receiver?: string
  office?: string
  since: string
  count: number
  sentence: string
  action: string
  takenBy?: string
}

let hub: TestHub
/** One whose clock goes as that of its database does: it complains of any other. */
let punctual: TestHub
let now = Math.floor(Date.now() / 1000) * 1000
beforeAll(async () => {
  ;[hub, punctual] = await Promise.all([startTestHub({ now: () => new Date(now) }), startTestHub({ pace: QUICK })])
})
afterAll(() => Promise.all([hub?.stop(), punctual?.stop()]))

const at = (hours: number): string => new Date(now + hours * HOUR).toISOString()
const notice = (body: object): Message =>
  message('availability-notice', customs('BF'), { manualProcedure: true, ...body } as never, { occurredAt: at(0) })
const accepted = async (one: Message): Promise<void> => {
  const answer = await hub.post(hub.party('BF'), one)
  expect(answer.status, answer.bytes.toString('utf8')).toBe(202)
}

async function needs(kind: 'outage' | 'hub', token = 'token-of-operator', language = 'en'): Promise<Item[]> {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': language }
  const { url } = kind === 'outage' ? hub : punctual
  const answer = await fetch(`${url}/v1/attention`, { headers })
  const { items } = (await answer.json()) as { items: Item[] }
  return items.filter((item) => item.kind === kind)
}

const take = (key: string, token: string, at = hub) =>
  fetch(`${at.url}/v1/attention/${key}/taken`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"taken":true}',
  })

describe('outages', () => {
  const inForce = async (): Promise<number> => {
    const { rows } = await hub.pool.query<{ count: number }>(
      'select count(*)::int as count from outages where from_at <= $1 and (to_at is null or to_at > $1)',
      [new Date(now)],
    )
    return rows[0]?.count ?? 0
  }

  test('are nothing while none is in force, also where one is announced', async () => {
    await accepted(notice({ scope: 'office', office: 'BFCNK001', state: 'closed', from: at(1), to: at(3) }))
    expect(await needs('outage')).toEqual([])
    expect(await inForce()).toBe(0)
  })

  test('are told from their beginning, and as SQL counts them; one without an end is graver', async () => {
    now += 2 * HOUR
    const began = at(0)
    await accepted(notice({ scope: 'country', state: 'outage', from: began }))
    const told = await needs('outage')
    expect(told).toHaveLength(await inForce())
    expect(told.map(({ key, severity }) => [key, severity])).toEqual([
      ['outage-BF', 2],
      ['outage-BFCNK001', 3],
    ])
    expect(told[0]).toMatchObject({ receiver: 'BF', since: began.replace('.000Z', 'Z'), count: 1 })
    expect(told[0]?.sentence).toMatch(/^.+ is out of order by its own notice since .+, and nobody has said until when/)
    expect(told[1]).toMatchObject({ office: 'BFCNK001', sentence: expect.stringContaining('Cinkassé') as string })
  })

  test('are its own business and the operators’, in the language of whoever asks', async () => {
    const own = await needs('outage', hub.party('BF').token, 'fr')
    expect(own.map(({ key }) => key)).toEqual(['outage-BF', 'outage-BFCNK001'])
    expect(own[0]?.sentence).toContain('sans fin annoncée')
    expect(await needs('outage', hub.party('TG').token)).toEqual([])
    expect((await take('outage-BF', hub.party('TG').token)).status).toBe(404)
  })

  test('are looked after by whoever says so, until they end; the next of the same place is another case', async () => {
    expect((await take('outage-BF', 'token-of-operator')).status).toBe(200)
    expect((await needs('outage'))[0]?.takenBy).toBeDefined()
    now += 2 * HOUR
    await accepted(notice({ scope: 'country', state: 'available', from: at(0), manualProcedure: false }))
    expect(await needs('outage')).toEqual([])
    expect(await inForce()).toBe(0)
    now += 24 * HOUR
    await accepted(notice({ scope: 'country', state: 'outage', from: at(0) }))
    const [again] = await needs('outage')
    expect([again?.key, again?.takenBy]).toEqual(['outage-BF', undefined])
  })
})

describe('the hub', () => {
  test('needs nobody while it has what it depends on and has failed at nothing', async () => {
    expect(await needs('hub')).toEqual([])
  })

  test('needs somebody for what it has set aside, as many as SQL counts, in words that name no message', async () => {
    await punctual.pool.query(`alter table movements add constraint planted check (mrn !~ '^..NE')`)
    await Promise.all([1, 2].map(() => punctual.post(punctual.party('TG'), m.exitNotice(m.newMrn('NE')))))
    const { rows } = await punctual.pool.query<{ count: number }>(
      `select count(*)::int as count from set_aside where state = 'waiting'`,
    )
    const [told, ...others] = await needs('hub')
    expect(others).toEqual([])
    expect(told).toMatchObject({ key: 'hub-set-aside', severity: 2, count: rows[0]?.count })
    expect(told?.count).toBe(2)
    expect((await needs('hub', 'token-of-operator', 'pt'))[0]?.sentence).toMatch(/^O hub falhou/)
    expect(await needs('hub', punctual.party('TG').token)).toEqual([])
    expect((await take('hub-set-aside', punctual.party('TG').token, punctual)).status).toBe(404)
  })

  test('needs somebody for what it depends on and does not have, from when it was found', async () => {
    const { rows } = await punctual.pool.query<{ name: string; checksum: string }>(
      'delete from migrations where name = (select max(name) from migrations) returning name, checksum',
    )
    const missing = await waitFor(async () => (await needs('hub')).find(({ key }) => key === 'hub-migrations'), {
      label: 'the migration that is missing',
    })
    expect(missing).toMatchObject({ severity: 1, count: 1 })
    const [gone] = rows
    await punctual.pool.query('insert into migrations (name, checksum) values ($1, $2)', [gone?.name, gone?.checksum])
    await waitFor(async () => (await needs('hub')).every(({ key }) => key !== 'hub-migrations'), {
      label: 'all is well',
    })
  })
})
