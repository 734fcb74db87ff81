import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import type { Hub } from '../../src/compose/hub.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { agreement } from '../support/reference.ts'
import { waitFor } from '../support/wait-for.ts'
import { answerPointer, schemaAt } from '../contract/openapi-document.ts'

const validatorAt = schemaAt()

type Json = Record<string, unknown>
type Change = { key: string; change: string; before?: Json; after: Json }

/** What an operator imports into running hubs, and what it does to the messages that come after. */
describe('reference data imported while two hubs run', () => {
  let hub: TestHub
  let other: Hub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    other = await hub.startAnother()
    grn = await registered(hub, '100000000')
  })
  afterAll(() => hub.stop())

  const call = async (method: string, path: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${hub.url}${path}`, {
      method,
      body,
      headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json', ...headers },
    })
    const value = (await answer.json()) as Json
    documented(method, path, answer.status, value, (answer.headers.get('content-type') ?? '').split(';')[0])
    return { status: answer.status, body: value }
  }
  const put = (path: string, value: unknown, headers: Record<string, string> = {}) =>
    call('PUT', path, typeof value === 'string' ? value : JSON.stringify(value), headers)
  /** Every answer of these routes is as the OpenAPI document says. */
  const documented = (
    method: string,
    path: string,
    status: number,
    body: unknown,
    media = 'application/json',
  ): void => {
    const route = path
      .split('?')[0]
      ?.replace(
        /^(\/v1\/codelists|\/v1\/agreements)\/[^/]+/,
        (_, base: string) => `${base}/${base.endsWith('codelists') ? '{name}' : '{id}'}`,
      )
    const pointer = answerPointer(method.toLowerCase(), route ?? '', status, media)
    expect([method, route, status, pointer === undefined]).toEqual([method, route, status, false])
    const valid = validatorAt(pointer ?? '')
    expect([path, valid(body), valid.errors]).toEqual([path, true, null])
  }
  const changesIn = (body: Json) => body['changes'] as Change[]
  const rulesOf = (body: Json) => (body['errors'] as { rule?: string }[]).map(({ rule }) => rule)
  const today = new Date().toISOString().slice(0, 10)
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  /** A declaration of bags at noon of a day. */
  const bags = (on: string) => m.declaration(m.newMrn(), grn, '1000', { occurredAt: `${on}T00:00:01Z` })

  it('refuses a file whole, each fault at its place and in the operator’s language', async () => {
    const items = [
      { code: 'BG', validTo: 'soon' },
      { code: 'Q9', labels: { en: 'Cube' } },
      { code: 'toolong', labels: { en: 'x', fr: 'x', pt: 'x' }, colour: 'red' },
    ]
    const answer = await put('/v1/codelists/package-types?reason=x', { items }, { 'accept-language': 'fr' })
    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toMatchObject([
      { code: '51', pointer: '/items/0/validTo', value: 'soon' },
      {
        code: '13',
        pointer: '/items/1/labels/fr',
        message: 'Une valeur obligatoire manque\u00a0: /items/1/labels/fr.',
      },
      { code: '13', pointer: '/items/1/labels/pt' },
      { code: '51', pointer: '/items/2/code' },
      { code: '15', pointer: '/items/2/colour' },
    ])
    const table = 'code;validTo;label.en\nBG;;Bag\nZZ9;;"Odd; one"\n'
    const csv = await put('/v1/codelists/package-types?reason=x', table, { 'content-type': 'text/csv' })
    expect(csv.body['errors']).toContainEqual(expect.objectContaining({ pointer: '/items/1/code', line: 3 }))
    expect((await put('/v1/codelists/package-types', { items: [] })).body['code']).toBe('reason-required')
    expect((await put('/v1/codelists/package-types?reason=x', '{"items":[],"items":[]}')).status).toBe(400)
    const closed = { items: [{ code: '7', labels: { en: 'x', fr: 'x', pt: 'x' } }] }
    expect(rulesOf((await put('/v1/codelists/incident-codes?reason=x', closed)).body)).toEqual(['CODELIST-CLOSED'])
    expect((await hub.pool.query('select 1 from codelist_items')).rowCount).toBe(0)
  })

  it('is not let in by a party, nor does a party see who changed what', async () => {
    const headers = { authorization: `Bearer ${hub.party('TG').token}` }
    expect((await put('/v1/codelists/package-types?reason=x', { items: [] }, headers)).status).toBe(403)
    expect((await hub.get('/v1/registry/changes', hub.party('TG').token)).status).toBe(403)
  })

  it('tries first: a dry run says what would change, and changes nothing', async () => {
    const answer = await put('/v1/codelists/package-types?dryRun=true', { items: [{ code: 'BG', validTo: day(-1) }] })
    expect(answer.body).toMatchObject({ dryRun: true, changes: [{ key: 'BG', change: 'closed' }] })
    expect((await hub.post(hub.party('TG'), bags(today))).status).toBe(202)
    expect((await hub.pool.query('select 1 from registry_changes')).rowCount).toBe(0)
  })

  it('retires a code from a table, by command: good for yesterday, not for today, at every running hub', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corridor-import-'))
    const lines: string[] = []
    try {
      const file = join(folder, 'packages.csv')
      await writeFile(file, `code,validTo\r\nBG,${day(-1)}\r\n`)
      const options = ['--hub', hub.url, '--token', 'token-of-operator', '--reason', 'Order 12']
      const context = { env: {}, stopped: new AbortController().signal, out: (line: string) => void lines.push(line) }
      const run = () =>
        runCommand({ ...context, args: ['import', 'codelist', 'package-types', file, ...options], err: context.out })
      expect(await run()).toBe(0)
      expect(lines.join('\n')).toMatch(/closed {3}BG {2}2015-01-01 to .*\n1 change, version \d+/)
      // The same once more changes nothing and is not put on record again.
      expect(await run()).toBe(0)
      expect(lines.at(-1)).toMatch(/^0 changes/)
    } finally {
      await rm(folder, { recursive: true })
    }
    for (const url of [hub.url, other.url]) {
      await waitFor(async () => (await post(url, hub.party('TG'), bags(today))).status === 422, {
        label: `the new list at ${url}`,
      })
      const refused = await post(url, hub.party('TG'), bags(today))
      expect(refused.body['errors']).toMatchObject([
        { code: '12', rule: 'CODE-NOT-VALID', pointer: '/body/items/0/packaging/0/type', value: 'BG' },
      ])
      expect((await post(url, hub.party('TG'), bags(day(-2)))).status).toBe(202)
    }
  })

  it('serves the list as of any day, tagged, and keeps the change on record for ever', async () => {
    const codes = async (at: string) => {
      const { body } = await hub.get(`/v1/codelists/package-types?at=${at}`)
      return (body as { items: { code: string }[] }).items.map(({ code }) => code)
    }
    expect((await codes(day(-1))).includes('BG')).toBe(true)
    expect((await codes(today)).includes('BG')).toBe(false)
    const headers = { authorization: 'Bearer token-of-operator' }
    const first = await fetch(`${hub.url}/v1/codelists/package-types`, { headers })
    const etag = first.headers.get('etag') ?? ''
    await first.arrayBuffer()
    const again = await fetch(`${hub.url}/v1/codelists/package-types`, {
      headers: { ...headers, 'if-none-match': etag },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const { body } = await hub.get('/v1/registry/changes')
    expect(body).toMatchObject({
      items: [{ subject: 'codelists/package-types', operator: 'test operator', reason: 'Order 12', changes: [{}] }],
    })
    for (const path of [
      '/v1/codelists',
      '/v1/codelists/restrictions',
      '/v1/offices',
      '/v1/countries',
      '/v1/agreements',
    ]) {
      documented('GET', path, 200, (await hub.get(path)).body)
    }
    documented('GET', '/v1/registry/changes', 200, body)
    await expect(hub.pool.query('delete from registry_changes')).rejects.toThrow('insert-only')
  })

  it('takes a new package type and a restriction at once, with what would be right', async () => {
    const labels = { en: 'Rice', fr: 'Riz', pt: 'Arroz' }
    const rice = { code: 'RICE-BF', validFrom: day(-10), labels, country: 'BF', hs: ['1006'] }
    const order = { ...rice, effect: 'document', legalBasis: 'Order 7' }
    const lacking = await put('/v1/codelists/restrictions?reason=rice', { items: [order] })
    expect(lacking.body['errors']).toMatchObject([{ code: '13', pointer: '/items/0/documents' }])
    await put('/v1/codelists/restrictions?reason=rice', { items: [{ ...order, documents: ['911'] }] })
    await put('/v1/codelists/package-types?reason=new', { items: [{ code: 'Q9', labels, validFrom: day(-10) }] })
    const packed = (more: object) =>
      m.declaration(m.newMrn(), grn, '1000', {
        body: {
          items: m
            .declaration(undefined, grn, '1')
            .body.items.map((item) => ({ ...item, packaging: [{ type: 'Q9', count: 2, marks: 'M' }], ...more })),
        },
      })
    const refused = await hub.post(hub.party('TG'), packed({}))
    expect(refused.body['errors']).toMatchObject([
      { rule: 'RESTRICTION-DOCUMENT', pointer: '/body/items/0/commodity/hsCode', expected: '911 (RICE-BF: Order 7)' },
    ])
    const permitted = packed({ supportingDocuments: [{ type: '911', reference: 'L 1' }] })
    expect((await hub.post(hub.party('TG'), permitted)).status).toBe(202)
  })

  it('lets operators come one after the other: each plans on what the one before has made', async () => {
    const label = (en: string) => ({ items: [{ code: 'BX', labels: { en } }] })
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((en) => put('/v1/codelists/package-types?reason=r', label(en))),
    )
    const made = answers.map(({ body }) => ({ version: Number(body['version']), ...changesIn(body)[0] }))
    const [first, second, third] = made.sort((one, other) => one.version - other.version)
    expect([second?.version, third?.version]).toEqual([(first?.version ?? 0) + 1, (first?.version ?? 0) + 2])
    expect([second?.before, third?.before]).toEqual([first?.after, second?.after])
  })

  it('maintains offices, countries and agreements, and refuses what cannot be', async () => {
    const office = {
      code: 'TGNEW001',
      country: 'TG',
      name: 'Neu',
      roles: ['transit'],
      kind: 'border',
      pairs: ['BFXXX001'],
    }
    const bad = { items: [{ ...office, timeZone: 'Africa/Nowhere', validFrom: today }] }
    expect((await put('/v1/offices?reason=x', bad)).body['errors']).toMatchObject([
      { code: '12', pointer: '/items/0/timeZone', value: 'Africa/Nowhere' },
    ])
    const unpaired = { items: [{ ...office, timeZone: 'Africa/Lome', validFrom: today }] }
    expect(rulesOf((await put('/v1/offices?reason=x', unpaired)).body)).toEqual(['OFFICE-UNKNOWN'])
    const good = { items: [{ ...office, timeZone: 'Africa/Lome', validFrom: today, pairs: ['BFCNK001'] }] }
    expect(changesIn((await put('/v1/offices?reason=new', good)).body)).toMatchObject([{ change: 'added' }])
    expect(JSON.stringify((await hub.get(`/v1/offices?at=${day(-1)}`)).body)).not.toContain('TGNEW001')
    expect(JSON.stringify((await hub.get(`/v1/offices?at=${today}`)).body)).toContain('TGNEW001')
    expect(JSON.stringify((await hub.get('/v1/codelists/offices')).body)).toContain('TGNEW001')
    const togo = { code: 'TG', name: 'Togo', currency: 'XOF', timeZone: 'Africa/Lome', validFrom: today }
    const reached = { ...togo, connection: 'full', holidays: ['2026-04-27'] }
    const answer = await put('/v1/countries?reason=holidays', { items: [reached] })
    expect(changesIn(answer.body)).toMatchObject([
      { key: 'TG', change: 'closed', after: { validTo: day(-1) } },
      { key: 'TG', change: 'added', after: reached },
    ])
    const coming = { ...agreement({ id: 'GM-SN', countries: ['GM', 'SN'], validFrom: day(1) }) }
    expect((await put('/v1/agreements?reason=signed', { items: [coming] })).status).toBe(200)
    const between = async (query: string) => {
      const { body } = await hub.get(`/v1/agreements?${query}`, hub.party('TG').token)
      return (body as { items: { id: string }[] }).items.map(({ id }) => id)
    }
    expect(await between(`pair=SN-GM&at=${today}`)).toEqual(['REGION'])
    expect((await between(`pair=SN-GM&at=${day(1)}`)).toSorted()).toEqual(['GM-SN', 'REGION'])
    expect(await between(`pair=SN-TG&at=${day(1)}`)).toEqual(['REGION'])
    expect(await between('pair=SN-XX')).toEqual([])
    expect((await hub.get('/v1/agreements?pair=Senegal')).status).toBe(400)
    expect((await call('POST', '/v1/agreements/NOBODY/suspend', '{"reason":"x"}')).status).toBe(404)
    expect((await call('POST', '/v1/agreements/REGION/suspend', '{}')).body['code']).toBe('reason-required')
  })

  it('takes what a national system calls an office where one is typed: in queries and imports, and shows it', async () => {
    const items = (await hub.get('/v1/offices')).body as { items: Json[] }
    const lome = items.items.find(({ code }) => code === 'TGLFW001')
    const aliases = [{ system: 'SYDONIA-TG', code: 'LOMEPORT' }]
    const taken = await put('/v1/offices?reason=codes', { items: [{ ...lome, aliases, validFrom: day(-1) }] })
    expect(taken.status).toBe(200)
    const found = (await hub.get('/v1/movements?office=sydonia-tg:lomeport&limit=200')).body as { items: Json[] }
    expect(found).toEqual((await hub.get('/v1/movements?office=TGLFW001&limit=200')).body)
    expect(found.items.length).toBeGreaterThan(0)
    expect((await hub.get('/v1/movements?office=NOSUCHPORT')).body).toEqual({ items: [] })
    const corridors = [{ offices: ['LomePort', 'BFCNK001'] }]
    const dry = await put('/v1/agreements?dryRun=true', { items: [{ ...agreement(), id: 'BY-ALIAS', corridors }] })
    expect(changesIn(dry.body)).toMatchObject([{ after: { corridors: [{ offices: ['TGLFW001', 'BFCNK001'] }] } }])
  })
})
