import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { effects, lastRefusal, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

type Finding = { code: string; pointer: string; rule?: string; message: string; line?: number }

/** interface.md 3, from the header to the rules: each its own code and pointer, nothing changed, the refusal on record. */
describe('what is refused by its header, its schema or a rule', () => {
  let hub: TestHub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  const base = () => m.declaration(m.newMrn(), grn, '1000')

  const refused = async (message: unknown, format: 'json' | 'xml' = 'json', from = 'TG') => {
    const before = await effects(hub)
    const bytes = format === 'json' ? { bytes: Buffer.from(JSON.stringify(message)) } : {}
    const answer = await hub.post(hub.party(from), message as Message, { format, ...bytes })
    expect(await effects(hub)).toEqual(before)
    const findings = (answer.body['errors'] ?? []) as Finding[]
    expect(await lastRefusal(hub)).toMatchObject({ sender: from, http_status: answer.status })
    return { status: answer.status, code: answer.body['code'], findings }
  }

  it('a sender that is not the caller: 403 sender-not-caller', async () => {
    const { status, code, findings } = await refused(base(), 'json', 'BF')
    expect([status, code, findings[0]?.pointer]).toEqual([403, 'sender-not-caller', '/sender'])
  })

  it('a type the role may not send: 403 type-not-allowed', async () => {
    const message = { ...m.discharge(m.newMrn()), type: 'guarantee-release' }
    const { status, code } = await refused(message)
    expect([status, code]).toEqual([403, 'type-not-allowed'])
  })

  it('no such type: 422 12 at /type', async () => {
    const { status, code, findings } = await refused({ ...base(), type: 'tansit-declaration' })
    expect([status, code, findings[0]?.pointer]).toEqual([422, '12', '/type'])
  })

  const body = (change: Record<string, unknown>) => {
    const message = base()
    return { ...message, body: { ...message.body, ...change } }
  }

  it.each([
    ['12', '/body/regime', { regime: 'secret' }],
    ['15', '/body/undeclared', { undeclared: 'x' }],
    ['35', '/body/guarantees', { guarantees: Array(100).fill({ type: '1', grn: 'x' }) }],
    ['39', '/body/lrn', { lrn: 'L'.repeat(23) }],
    ['50', '/body/grossMass', { grossMass: 12 }],
    ['51', '/body/departureOffice', { departureOffice: 'lome' }],
  ])('schema code %s at %s', async (code, pointer, change) => {
    const answer = await refused(body(change))
    expect(answer.status).toBe(422)
    expect(answer.findings).toContainEqual(expect.objectContaining({ code, pointer }))
  })

  it('13 where a value is missing, at the missing value, also in XML with its line', async () => {
    const { lrn: _lrn, ...without } = base().body
    const message = { ...base(), body: without }
    const json = await refused(message)
    expect(json.findings).toEqual([expect.objectContaining({ code: '13', pointer: '/body/lrn' })])
    const xml = await refused({ ...message, id: randomUUID() }, 'xml')
    const place = { line: expect.any(Number), column: expect.any(Number), xpath: '/TransitDeclaration/body/lrn' }
    expect(xml.findings[0]).toMatchObject({ code: '13', pointer: '/body/lrn', ...place })
  })

  it('all rule findings at once, each with its rule, in the language asked for', async () => {
    const wrong = `${grn.slice(0, 16)}${(Number(grn.charAt(16)) + 1) % 10}`
    const message = body({
      guarantees: [{ type: '1', grn: wrong, accessCode: 'K7P2', amount: { amount: '1000.50', currency: 'XOF' } }],
      destinationOffice: 'BFXXX999',
    })
    const { status, findings } = await refused(message)
    expect(status).toBe(422)
    const rules = findings.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['GRN-CHECK-DIGIT', 'CURRENCY-SCALE', 'OFFICE-UNKNOWN']))
    expect(findings.every(({ message: text }) => text.length > 10)).toBe(true)
  })

  it('an itinerary no agreement covers: 14 AGREEMENT with the pair named', async () => {
    const message = body({ regime: 'cemac' })
    const { findings } = await refused(message)
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'AGREEMENT', value: expect.stringMatching(/TG.*BF/) }),
    )
  })

  it('something that happened in the future: 14', async () => {
    const later = new Date(Date.now() + 10 * 60_000).toISOString()
    const { status, findings } = await refused({ ...base(), occurredAt: later })
    expect(status).toBe(422)
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'FUTURE-TIME', pointer: '/occurredAt' }))
  })

  it('a header field that is malformed uses no id: the same id is then accepted', async () => {
    const message = base()
    expect((await refused({ ...message, preparedAt: 'yesterday' })).status).toBe(422)
    expect((await hub.post(hub.party('TG'), message)).status).toBe(202)
  })

  it('an error message in XML for who wrote XML and asks for XML', async () => {
    const message = { ...base(), body: { ...base().body, regime: 'cemac' } } as Message
    const answer = await hub.post(hub.party('TG'), message, { format: 'xml', headers: { accept: 'application/xml' } })
    expect(answer.status).toBe(422)
    const text = answer.bytes.toString('utf8')
    expect(text).toContain('<FunctionalError')
    expect(text).toContain('AGREEMENT')
    expect(text).toMatch(/<xpath>\/TransitDeclaration\/body\/itinerary[^<]*<\/xpath>.*<line>/s)
    expect(text).toContain(message.id)
  })
})
