import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { movementOf, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { manifest, railDeclaration, STATIONS } from '../support/rail.ts'
import { release } from '../support/road.ts'

const { departure, exit, entry, inland, end } = STATIONS
const CI = { country: 'CI', role: 'customs' } as const
const principal = { scheme: 'NCC', id: 'CI-000123', name: 'Transit Exemple SARL' } as const

/** With a limit that the running clock does not pass. */
const releasedBy = (mrn: string) => ({
  ...release({ mrn, body: { limitAt: new Date(Date.now() + 5 * 24 * 3_600_000).toISOString() } }),
  sender: CI,
})

/** engine.md 7, scenario 11. */
describe('a train of 30 wagons and 12 MRNs, one wagon cut', () => {
  let hub: TestHub
  const mrns = Array.from({ length: 12 }, () => m.newMrn('CI'))
  /** Wagons 1 to 30: the n-th carries movement n mod 12; wagon 30 carries the sixth and, in the same container, the seventh. */
  const wagons = Array.from({ length: 30 }, (_, at) => ({
    number: `W-${at + 1}`,
    position: at + 1,
    mrns: [mrns[at % 12] ?? '', ...(at === 29 ? [mrns[6] ?? ''] : [])],
    sealState: 'intact' as const,
  }))
  const onWagon30 = [5, 6]
  const posted = async (message: ReturnType<typeof manifest>, by = 'CI/sitarail') => {
    const answer = await hub.post(hub.party(by), message)
    return [answer.status, answer.body['code'] ?? answer.body['status']]
  }
  const states = () => Promise.all(mrns.map((mrn) => stateOf(hub, mrn)))
  const noticesOf = async (type: string): Promise<Record<string, number>> => {
    const result = await hub.pool.query<{ mrn: string; count: number }>(
      `select o.mrn, count(*)::int as count from messages x join outcomes o on o.message = x.seq
       where x.sender = 'ZZ' and x.type = $1 group by o.mrn`,
      [type],
    )
    return Object.fromEntries(result.rows.map((row) => [row.mrn, row.count]))
  }

  beforeAll(async () => {
    hub = await startTestHub()
    for (const [at, mrn] of mrns.entries()) {
      const own = wagons.filter((wagon) => wagon.mrns.includes(mrn)).map(({ number }) => number)
      const declared = await hub.post(hub.party('CI'), railDeclaration(mrn, own, { lrn: `LRN ${at}`, principal }))
      const released = await hub.post(hub.party('CI'), releasedBy(mrn))
      if (declared.status !== 202 || released.status !== 202) throw new Error(declared.bytes.toString('utf8'))
    }
  })
  afterAll(() => hub.stop())

  it('refuses a manifest by whoever is no railway, one without wagons that sets out, and one with a wrong MRN', async () => {
    const guarantor = { ...manifest('pass', exit, wagons), sender: { country: 'CI', role: 'guarantor', party: 'cci' } }
    expect(await posted(guarantor as ReturnType<typeof manifest>, 'CI/cci')).toEqual([403, 'type-not-allowed'])
    expect(await posted(manifest('depart', departure, undefined))).toEqual([422, '13'])
    expect(await posted(manifest('pass', exit, [{ number: 'W-1', mrns: ['26CIABJ100000311J9'] }]))).toEqual([422, '93'])
    expect(await posted(manifest('pass', exit, undefined))).toEqual([202, 'unmatched'])
  })

  it('takes what another railway says of these movements as unmatched, and alerts departure', async () => {
    expect(await posted(manifest('pass', exit, wagons.slice(5, 6), { by: 'BJ/benirail' }), 'BJ/benirail')).toEqual([
      202,
      'applied',
    ])
    expect(await stateOf(hub, mrns[5] ?? '')).toBe('released')
    const notice = await hub.pool.query(
      `select status from outcomes join messages on seq = message where sender = 'ZZ' and mrn = $1`,
      [mrns[5]],
    )
    expect(notice.rows).toEqual([{ status: 'unmatched' }])
    const alerts = await hub.pool.query(`select receiver from outbox where type = 'alert' and mrn = $1`, [mrns[5]])
    expect(alerts.rows).toEqual([{ receiver: 'CI' }])
    expect((await hub.get(`/v1/movements/${mrns[5]}`, 'token-of-bj-benirail')).status).toBe(404)
    expect((await hub.get(`/v1/movements/${mrns[5]}`, 'token-of-ci-sitarail')).status).toBe(200)
  })

  it('names unknown movements to their country of departure, and holds what was said for their declaration', async () => {
    const unknown = m.newMrn('CI')
    expect(await posted(manifest('pass', exit, [{ number: 'X-1', mrns: [unknown] }], { train: 'TR-1' }))).toEqual([
      202,
      'applied',
    ])
    const alerts = await hub.pool.query(`select receiver from outbox where type = 'alert' and mrn = $1`, [unknown])
    expect(alerts.rows).toEqual([{ receiver: 'CI' }])
    await hub.post(hub.party('CI'), railDeclaration(unknown, ['X-1'], { lrn: 'LRN late', principal }))
    await hub.post(hub.party('CI'), releasedBy(unknown))
    expect(await stateOf(hub, unknown)).toBe('at-border')
  })

  it('tells of the passage of every movement once, from one report on the train', async () => {
    expect(await posted(manifest('depart', departure, wagons))).toEqual([202, 'applied'])
    expect(await states()).toEqual(Array(12).fill('released'))
    const report = manifest('pass', exit, undefined, { at: '2026-03-06T22:00:00Z' })
    expect(await posted(report)).toEqual([202, 'applied'])
    expect(await states()).toEqual(Array(12).fill('at-border'))
    // The same bytes again: the first receipt, and nothing happens a second time.
    expect((await hub.post(hub.party('CI/sitarail'), report)).status).toBe(200)
    const exits = await noticesOf('border-exit-notice')
    expect(mrns.map((mrn) => exits[mrn])).toEqual(mrns.map((_, at) => (at === 5 ? 2 : 1)))
    const told = await hub.pool.query<{ receiver: string; count: number }>(
      `select receiver, count(distinct mrn)::int as count from outbox where type = 'border-exit-notice'
       and mrn = any($1) group by receiver order by receiver`,
      [mrns],
    )
    expect(told.rows).toEqual([
      { receiver: 'BF', count: 12 },
      { receiver: 'CI', count: 12 },
    ])
  })

  it('makes the wagon cut out an incident for the movements on it only; they stay in flight', async () => {
    expect(await posted(manifest('pass', entry, undefined, { at: '2026-03-06T23:00:00Z' }))).toEqual([202, 'applied'])
    const cut = manifest('cut', inland, [{ number: 'W-30' }], { body: { station: 'Bobo', remarks: 'Hot axle' } })
    expect(await posted(cut)).toEqual([202, 'applied'])
    const incidents = await noticesOf('incident-notice')
    expect(incidents).toEqual(Object.fromEntries(onWagon30.map((at) => [mrns[at], 1])))
    expect(await states()).toEqual(Array(12).fill('in-transit'))
    const told = await hub.pool.query<{ receiver: string; mrn: string }>(
      `select receiver, mrn from outbox where type = 'incident-notice' order by receiver, mrn`,
    )
    // Departure, and the country ahead, which is where the wagon stands.
    expect(told.rows).toEqual(
      ['BF', 'CI'].flatMap((receiver) =>
        onWagon30
          .map((at) => mrns[at] ?? '')
          .toSorted()
          .map((mrn) => ({ receiver, mrn })),
      ),
    )
    for (const at of mrns.keys()) {
      const { items } = (await hub.get(`/v1/movements/${mrns[at]}/timeline`)).body as { items: { type: string }[] }
      expect(items.some(({ type }) => type === 'incident-notice')).toBe(onWagon30.includes(at))
    }
  })

  it('lets the others arrive with the train, and shows each report on the timeline of each movement', async () => {
    expect(await posted(manifest('arrive', end, undefined, { at: '2026-03-07T09:00:00Z' }))).toEqual([202, 'applied'])
    expect(await states()).toEqual(Array(12).fill('arrived'))
    for (const type of ['border-entry-notice', 'arrival-advice']) {
      const notices = await noticesOf(type)
      expect(mrns.map((mrn) => notices[mrn])).toEqual(Array(12).fill(1))
    }
    const { items } = (await hub.get(`/v1/movements/${mrns[0]}/timeline`)).body as {
      items: { type: string; sender: string }[]
    }
    expect(items.filter(({ sender }) => sender === 'CI/sitarail').map(({ type }) => type)).toEqual(
      Array(4).fill('train-manifest'),
    )
    expect(await movementOf(hub, mrns[0] ?? '')).toMatchObject({ flags: [] })
  })

  it('leaves a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })
})
