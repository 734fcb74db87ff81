import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { asOffice, asParty } from '../support/identifiers.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'

/** interface.md 7 and 8: what an office awaits and has to do, whole and as it changes, to its own people only. */
const EXIT = 'token-of-officer'
const ENTRY = 'token-of-officer-bf'
const DEPARTURE = 'token-of-officer-of-departure'
const DESTINATION = 'token-of-officer-of-destination'

type Movement = {
  mrn: string
  kind: string
  seals: string[]
  goods?: string
  mass?: string
  warnings: { code: string; text: string }[]
}
type Expected = {
  vehicles: { key: string; vehicle?: string; mrns: Movement[] }[]
  gone: string[]
  cursor: string
  whole: boolean
  now: string
}
type Todo = Record<string, { mrn: string }[]>

let hub: TestHub

const ask = async (path: string, token: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as unknown }
}

const expected = async (office: string, token: string, query = '', headers: Record<string, string> = {}) => {
  const { status, body } = await ask(`/v1/offices/${office}/expected${query}`, token, headers)
  expect(status).toBe(200)
  return body as Expected
}
const mrnsOf = ({ vehicles }: Expected): string[] => vehicles.flatMap(({ mrns }) => mrns.map(({ mrn }) => mrn))

const todo = async (office: string, token: string): Promise<Record<string, string[]>> => {
  const { status, body } = await ask(`/v1/offices/${office}/todo`, token)
  expect(status).toBe(200)
  const lists = Object.entries(body as Todo).filter(([, list]) => Array.isArray(list) && list.length > 0)
  return Object.fromEntries(lists.map(([name, list]) => [name, list.map(({ mrn }) => mrn)]))
}

const accepted = async (by: string, one: Message): Promise<void> => {
  const answer = await hub.post(hub.party(by), one)
  if (answer.status !== 202) throw new Error(`${one.type}: ${answer.status} ${answer.bytes.toString('utf8')}`)
}

beforeAll(async () => {
  hub = await startTestHub()
  const writer = createRegistryWriter(hub.pool)
  const people = [
    [DEPARTURE, 'TG', m.OFFICES.departure, 'tg-31'],
    [DESTINATION, 'BF', m.OFFICES.destination, 'bf-31'],
    [ENTRY, 'BF', m.OFFICES.entry, 'bf-32'],
  ] as const
  for (const [token, country, office, name] of people)
    await writer.addToken({ kind: 'officer', partyKey: asParty(country), offices: [asOffice(office)], token, name })
})
afterAll(() => hub?.stop())

describe('GET /v1/offices/{code}/expected', () => {
  test('is refused to strangers: other offices, other countries, operators, and where there is no such office', async () => {
    for (const [token, office, status] of [
      [DEPARTURE, m.OFFICES.exit, 403],
      [EXIT, m.OFFICES.entry, 403],
      [hub.party('BF').token, m.OFFICES.exit, 403],
      [hub.party('TG/fonds-garantie').token, m.OFFICES.exit, 403],
      ['token-of-operator', m.OFFICES.exit, 403],
      [EXIT, 'TGXXX999', 404],
    ] as const)
      expect([token, (await ask(`/v1/offices/${office}/expected`, token)).status]).toEqual([token, status])
    expect((await fetch(`${hub.url}/v1/offices/${m.OFFICES.exit}/expected`)).status).toBe(401)
    expect((await ask(`/v1/offices/${m.OFFICES.exit}/expected?since=nonsense`, EXIT)).body).toMatchObject({
      code: 'parameter',
      errors: [{ pointer: 'since' }],
    })
  })

  test('lists what is awaited at each post of the way until it has passed there, and nothing before the release', async () => {
    const mrn = m.newMrn()
    await accepted('TG', m.declaration(mrn, await registered(hub, '1000000'), '100000'))
    expect(mrnsOf(await expected(m.OFFICES.exit, EXIT))).not.toContain(mrn)
    await accepted('TG', m.release(mrn))
    const atExit = await expected(m.OFFICES.exit, EXIT)
    const [vehicle] = atExit.vehicles.filter((one) => one.mrns.some((movement) => movement.mrn === mrn))
    expect(vehicle).toMatchObject({
      vehicle: m.plateOf(mrn),
      mrns: [
        { mrn, kind: 'exit', previousOffice: m.OFFICES.departure, warnings: [], goods: expect.any(String) as string },
      ],
    })
    expect(JSON.stringify(vehicle)).not.toMatch(/XOF|cifValue|duties/)
    const [atEntry] = (await expected(m.OFFICES.entry, ENTRY)).vehicles.filter((one) => one.mrns[0]?.mrn === mrn)
    expect(atEntry?.mrns[0]?.kind).toBe('entry')
    const [atEnd] = (await expected(m.OFFICES.destination, DESTINATION)).vehicles.filter(
      (one) => one.mrns[0]?.mrn === mrn,
    )
    expect(atEnd?.mrns[0]?.kind).toBe('arrival')
    await accepted('TG', m.exitNotice(mrn))
    expect(mrnsOf(await expected(m.OFFICES.exit, EXIT))).not.toContain(mrn)
    expect((await expected(m.OFFICES.entry, ENTRY)).vehicles.flatMap(({ mrns }) => mrns)).toContainEqual(
      expect.objectContaining({ mrn, previousOffice: m.OFFICES.exit }),
    )
    // Seen in the next country: nobody waits for it at the border any more, reported there or not.
    await accepted('BF', m.arrival(mrn))
    for (const [office, token] of [
      [m.OFFICES.entry, ENTRY],
      [m.OFFICES.destination, DESTINATION],
    ] as const)
      expect(mrnsOf(await expected(office, token))).not.toContain(mrn)
  })

  test('says with a cursor only what has changed: what came, what changed, and by its key what is gone', async () => {
    const { mrn } = await released(hub)
    const before = await expected(m.OFFICES.exit, EXIT)
    const key = before.vehicles.find((one) => one.mrns[0]?.mrn === mrn)?.key
    const still = await expected(m.OFFICES.exit, EXIT, `?since=${before.cursor}`)
    expect(still).toMatchObject({ vehicles: [], gone: [], whole: false })
    const other = (await released(hub)).mrn
    const stop = { action: 'stop', reason: 'risk', text: 'Examine at once' } as const
    await accepted('BF', message('alert', customs('BF'), stop, { mrn }))
    const then = await expected(m.OFFICES.exit, EXIT, `?since=${still.cursor}`, { 'accept-language': 'fr' })
    expect(mrnsOf(then).toSorted()).toEqual([mrn, other].toSorted())
    expect(then.vehicles.find((one) => one.key === key)?.mrns[0]?.warnings).toMatchObject([
      { code: 'stop', text: expect.stringMatching(/BF|Burkina/) as string },
    ])
    await accepted('TG', m.exitNotice(mrn))
    const after = await expected(m.OFFICES.exit, EXIT, `?since=${then.cursor}`)
    expect(after).toMatchObject({ vehicles: [], gone: [key], whole: false })
  })

  test('brings together what one vehicle carries, and tells the whole of it when one movement changes', async () => {
    const [first, second] = [m.newMrn(), m.newMrn()]
    for (const mrn of [first, second]) {
      const grn = await registered(hub, '1000000')
      const means = { typeOfIdentification: '30', identification: 'TG 4711 ZZ', nationality: 'TG' } as const
      const one = m.declaration(mrn, grn, '100000')
      const body = one.type === 'transit-declaration' ? one.body : undefined
      if (body === undefined) throw new Error('no declaration')
      await accepted('TG', { ...one, body: { ...body, vehicleSet: { ...body.vehicleSet, means } } } as Message)
      await accepted('TG', m.release(mrn))
    }
    const list = await expected(m.OFFICES.exit, EXIT)
    const together = list.vehicles.filter((one) => one.vehicle === 'TG 4711 ZZ')
    expect(together.map(({ mrns }) => mrns.map(({ mrn }) => mrn).toSorted())).toEqual([[first, second].toSorted()])
    await accepted(
      'TG',
      m.exitNotice(first, { body: { vehicle: { typeOfIdentification: '30', identification: 'TG 4711 ZZ' } } }),
    )
    const after = await expected(m.OFFICES.exit, EXIT, `?since=${list.cursor}`)
    expect(after.gone).toEqual([])
    expect(after.vehicles.map(({ mrns }) => mrns.map(({ mrn }) => mrn))).toEqual([[second]])
  })

  test('with wait answers when something changes, and with nothing when the wait is over', async () => {
    const { cursor } = await expected(m.OFFICES.exit, EXIT)
    expect(mrnsOf(await expected(m.OFFICES.exit, EXIT, `?since=${cursor}&wait=1`))).toEqual([])
    const waiting = expected(m.OFFICES.exit, EXIT, `?since=${cursor}&wait=60`)
    const { mrn } = await released(hub)
    const news = await waiting
    expect(news.whole).toBe(false)
    // The declaration is news of its own; the release comes with it or right after.
    const next = mrnsOf(news).includes(mrn)
      ? news
      : await expected(m.OFFICES.exit, EXIT, `?since=${news.cursor}&wait=60`)
    expect(mrnsOf(next)).toEqual([mrn])
  })

  test('of what has not changed is not sent again', async () => {
    const path = `/v1/offices/${m.OFFICES.exit}/expected`
    const etag = (await ask(path, EXIT)).headers.get('etag') ?? ''
    expect((await ask(path, EXIT, { 'if-none-match': etag })).status).toBe(304)
    await released(hub)
    expect((await ask(path, EXIT, { 'if-none-match': etag })).status).toBe(200)
  })

  test('takes less than 3 kB in Brotli for thirty vehicles of one movement', async () => {
    const { cursor } = await expected(m.OFFICES.exit, EXIT)
    for (let count = 0; count < 30; count += 1) await released(hub)
    const bytes = await raw(`/v1/offices/${m.OFFICES.exit}/expected?since=${cursor}`, 'br')
    expect(bytes.encoding).toBe('br')
    const list = JSON.parse(brotliDecompressSync(bytes.body).toString('utf8')) as Expected
    expect(list.vehicles).toHaveLength(30)
    expect(bytes.body.length).toBeLessThan(3_000)
    // The test must be able to fail: nothing of it is left out to be small.
    expect(list.vehicles.every(({ vehicle, mrns }) => vehicle !== undefined && mrns[0]?.goods !== undefined)).toBe(true)
    expect(brotliCompressSync(Buffer.from(JSON.stringify(list))).length).toBeGreaterThan(500)
    expect((await raw(`/v1/offices/${m.OFFICES.exit}/expected`, 'gzip')).encoding).toBe('gzip')
    expect((await raw(`/v1/offices/${m.OFFICES.exit}/expected`, 'identity')).encoding).toBeUndefined()
  })
})

describe('GET /v1/offices/{code}/todo', () => {
  test('is refused to other offices', async () => {
    expect((await ask(`/v1/offices/${m.OFFICES.departure}/todo`, EXIT)).status).toBe(403)
    expect((await ask(`/v1/offices/${m.OFFICES.departure}/todo?limit=5`, DEPARTURE)).status).toBe(400)
  })

  test('has a movement where somebody has to act on it, and nowhere else', async () => {
    const mrn = m.newMrn()
    const where = async () => {
      const at = [
        ['departure', await todo(m.OFFICES.departure, DEPARTURE)],
        ['destination', await todo(m.OFFICES.destination, DESTINATION)],
      ] as const
      return at.flatMap(([office, lists]) =>
        Object.entries(lists).flatMap(([name, mrns]) => (mrns.includes(mrn) ? [`${office} ${name}`] : [])),
      )
    }
    await accepted('TG', m.declaration(mrn, await registered(hub, '1000000'), '100000'))
    expect(await where()).toEqual(['departure toRelease'])
    await accepted('TG', m.release(mrn))
    expect(await where()).toEqual([])
    await accepted('TG', m.exitNotice(mrn))
    await accepted('BF', m.entryNotice(mrn))
    await accepted('BF', m.arrival(mrn))
    expect(await where()).toEqual(['destination withoutResults'])
    await accepted('BF', m.results(mrn))
    expect(await where()).toEqual(['departure toDischarge'])
    await accepted('TG', m.discharge(mrn))
    expect(await where()).toEqual([])
  })
})

/** The bytes as they come over the wire: fetch would unpack them. */
const raw = (path: string, encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${EXIT}`, 'accept-encoding': encoding }
    const asked = httpRequest(`${hub.url}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(parts) }))
    })
    asked.on('error', reject)
    asked.end()
  })
