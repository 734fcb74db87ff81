import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { effects, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { testVault } from '../support/body-key.ts'

const MEGABYTE = 1024 * 1024
const ITEMS_MOST = 1_999

/** issue 3: a declaration of as many items as there may be and one of 8 MB pass; one byte over the limit is a clear 413. */
describe('a declaration as large as the schema and the hub allow', () => {
  let hub: TestHub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  /** As many items as there may be, each with so many lots of packages whose marks fill their field. */
  function large(lots: number, count = ITEMS_MOST): TransitDeclaration {
    const declaration = m.declaration(m.newMrn(), grn, '10') as TransitDeclaration
    const [item] = declaration.body.items
    if (item === undefined) throw new Error('the test declaration has no item')
    const packaging = Array.from({ length: lots }, () => ({ type: 'BG', count: 1, marks: 'M'.repeat(512) }))
    const items = Array.from({ length: count }, (_, index) => ({ ...item, number: index + 1, packaging }))
    const { totalPackages: _total, grossMass, netMass: _net, ...rest } = declaration.body
    const itemMass = Number(items[0]?.goodsMeasure?.grossMass ?? 0)
    const whole = { ...rest, grossMass: itemMass === 0 ? grossMass : String(itemMass * count), items }
    return { ...declaration, body: whole }
  }

  it.each(['json', 'xml'] as const)('of 1,999 items is accepted in %s', async (format) => {
    const message = large(1)
    const answer = await hub.post(hub.party('TG'), message, { format })
    expect(answer.body).toMatchObject({ status: 'applied', mrn: message.mrn })
    expect(answer.status).toBe(202)
  })

  it.each([
    ['json', encodeJson],
    ['xml', encodeXml],
  ] as const)('of 8 MB is accepted in %s, and its bytes are kept', async (format, encode) => {
    const message = large(16, 999)
    const bytes = encode(message)
    expect(bytes.length).toBeGreaterThan(8 * MEGABYTE)
    const answer = await hub.post(hub.party('TG'), message, { format, bytes })
    expect(answer.status).toBe(202)
    const stored = await hub.pool.query<{ frame: Buffer }>(
      'select frame from body_frames join messages on seq = message where id = $1',
      [message.id],
    )
    expect(testVault.open(stored.rows[0]?.frame ?? Buffer.alloc(0)).equals(bytes)).toBe(true)
  })

  it('is accepted at exactly the limit, and refused with 413 and the limit named one byte over it', async () => {
    const padded = (bytes: Uint8Array, length: number) => Buffer.concat([bytes], length).fill(0x20, bytes.length)
    const message = large(1)
    const exact = padded(encodeJson(message), hub.config.maxBytes)
    const before = await effects(hub)
    const over = await hub.post(hub.party('TG'), message, { bytes: padded(exact, exact.length + 1) })
    expect(over.status).toBe(413)
    expect(over.body).toMatchObject({ code: 'too-large', detail: expect.stringContaining('10485760') })
    const xml = padded(encodeXml(message), hub.config.maxBytes + 1)
    const inXml = await hub.post(hub.party('TG'), message, {
      format: 'xml',
      bytes: xml,
      headers: { accept: 'application/xml', 'accept-language': 'fr' },
    })
    expect(inXml.status).toBe(413)
    expect(inXml.bytes.toString('utf8')).toMatch(/<TechnicalError.*dépasse la limite de 10485760 octets/s)
    expect(await effects(hub)).toEqual(before)
    expect((await hub.post(hub.party('TG'), message, { bytes: exact })).status).toBe(202)
  })
})
