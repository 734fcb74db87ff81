import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { isValidProvisional } from '../../src/domain/values/provisional.ts'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { pageTexts, scanned } from '../support/pdf.ts'
import { testVault } from '../support/body-key.ts'

/** engine.md 8, scenario 35: the truck leaves with a paper printed in advance, and the MRN comes later. */
describe('a provisional number before the MRN', () => {
  let hub: TestHub
  let grn = ''
  let numbers: string[] = []

  const ask = async (office: string, body: unknown, token: string) => {
    const response = await fetch(`${hub.url}/v1/offices/${office}/provisional`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'fr' },
      body: JSON.stringify(body),
    })
    return {
      status: response.status,
      ...((await response.json()) as { numbers?: string[]; blanks?: string; code?: string }),
    }
  }
  const uses = async () => {
    const { body } = await hub.get('/v1/offices/TGCNK001/provisional', 'token-of-tg')
    return (body as { items: { number: string; use: string; mrn?: string; facts?: number }[] }).items
  }
  /** The fact with the number in place of the MRN. */
  const under = (number: string, message: Message): Message => {
    const { mrn: _, ...rest } = message as Message & { mrn: string }
    return { ...rest, provisional: number } as Message
  }
  const declaredUnder = (number: string, mrn: string) =>
    m.declaration(mrn, grn, '1000', { body: { provisional: number } as never })
  const sent = async (by: string, message: Message, format: 'json' | 'xml' = 'json') => {
    const { status, body } = await hub.post(hub.party(by), message, { format })
    return { ...body, http: status } as {
      http: number
      code?: string
      errors?: { rule?: string; pointer: string }[]
    }
  }

  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  it('is given by the office’s own customs, with the blanks to print, and never twice', async () => {
    const asked = { count: 3, reason: 'the line to Cinkassé is down' }
    expect(await ask('TGCNK001', asked, 'token-of-bf')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await ask('TGCNK001', asked, 'token-of-officer')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await ask('TGCNK001', { count: 1_000, reason: 'r' }, 'token-of-tg')).toMatchObject({ status: 422 })
    expect(await ask('XXXXX999', asked, 'token-of-tg')).toMatchObject({ status: 404 })
    const first = await ask('TGCNK001', asked, 'token-of-tg')
    const second = await ask('TGCNK001', asked, 'token-of-tg')
    expect([first.status, second.status]).toEqual([201, 201])
    numbers = [...(first.numbers ?? []), ...(second.numbers ?? [])]
    expect(new Set(numbers).size).toBe(6)
    expect(numbers.every(isValidProvisional)).toBe(true)
    const blanks = Buffer.from(first.blanks ?? '', 'base64')
    const pages = await pageTexts(blanks)
    expect(pages).toHaveLength(3)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(numbers[at])
      expect(page).toContain('Document de transit provisoire')
      expect((await scanned(blanks, at + 1, 150)).get('Code128')).toBe(numbers[at])
    }
    expect((await uses()).map(({ use }) => use)).toEqual(Array(6).fill('unused'))
  })

  it('is refused where it is mistyped, or stands beside an MRN; and a fact names one of the two', async () => {
    const [number = ''] = numbers
    const wrong = `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`
    const exit = m.exitNotice(m.newMrn())
    const finding = async (message: Message) => (await sent('TG', message)).errors?.[0]
    expect(await finding(under(wrong, m.exitNotice(m.newMrn())))).toMatchObject({ rule: 'PROVISIONAL-CHECK' })
    expect(await finding({ ...exit, provisional: number } as Message)).toMatchObject({ rule: 'MRN-OR-PROVISIONAL' })
    const { mrn: _, ...nameless } = m.exitNotice(m.newMrn()) as Message & { mrn: string }
    expect(await finding(nameless as Message)).toMatchObject({ rule: 'MRN-MISSING', pointer: '/mrn' })
  })

  it('lets facts wait, in both formats, and the declaration that names it takes them over', async () => {
    const [number = ''] = numbers
    const exit = await sent('TG', under(number, m.exitNotice('')))
    expect(exit).toMatchObject({ http: 202, provisional: number })
    expect(await sent('BF', under(number, m.entryNotice('')), 'xml')).toMatchObject({
      http: 202,
      provisional: number,
    })
    expect((await uses()).find((one) => one.number === number)).toMatchObject({ use: 'waiting', facts: 2 })
    const mrn = m.newMrn()
    expect(await sent('TG', declaredUnder(number, mrn))).toMatchObject({ http: 202, mrn })
    expect((await movementOf(hub, mrn))['held']).toHaveLength(2)
    expect((await uses()).find((one) => one.number === number)).toMatchObject({ use: 'matched', mrn })
    expect(await sent('TG', m.release(mrn))).toMatchObject({ http: 202 })
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'in-transit', held: [] })
    // What comes under the number from now on is about the movement.
    expect(await sent('BF', under(number, m.arrival('')))).toMatchObject({ http: 202, mrn })
    expect(await stateOf(hub, mrn)).toBe('arrived')
  })

  it('belongs to one movement', async () => {
    const [number = ''] = numbers
    const again = await sent('TG', declaredUnder(number, m.newMrn()))
    expect(again).toMatchObject({ http: 422, code: '92' })
    expect(again.errors?.[0]).toMatchObject({ rule: 'PROVISIONAL-USED', pointer: '/body/provisional' })
  })

  it('takes effect as well where nothing has come under it yet', async () => {
    const number = numbers[1] ?? ''
    const mrn = m.newMrn()
    await sent('TG', declaredUnder(number, mrn))
    await sent('TG', m.release(mrn))
    expect(await sent('TG', under(number, m.exitNotice('')))).toMatchObject({ http: 202, mrn })
    expect(await stateOf(hub, mrn)).toBe('at-border')
  })

  it('is told to its headquarters where it is used away from its office, and its three days begin', async () => {
    const number = numbers[2] ?? ''
    // Away from Cinkassé, and no partner of it.
    const elsewhere = m.entryNotice('', { body: { office: 'BFKAN001' } })
    expect(await sent('BF', under(number, elsewhere))).toMatchObject({ http: 202, provisional: number })
    const told = async () => {
      const { rows } = await hub.pool.query<{ receiver: string; frame: Buffer }>(
        `select o.receiver, b.frame from outbox o join messages m on m.sender = o.sender and m.id = o.id
           join body_frames b on b.message = m.seq where o.type = 'alert' and o.mrn = $1 order by o.log_index`,
        [number],
      )
      return rows.map(({ receiver, frame }) => ({
        receiver,
        ...(JSON.parse(testVault.open(frame).toString()) as object),
      }))
    }
    const body = { provisional: number, office: 'TGCNK001', cause: { sender: 'BF', id: elsewhere.id } }
    const [away] = await told()
    expect(away).toMatchObject({ receiver: 'TG', body: { ...body, reason: 'provisional-away' } })
    expect(away).not.toHaveProperty('mrn')
    const timers = await hub.pool.query('select name from timers where mrn = $1', [number])
    expect(timers.rows).toEqual([{ name: 'T_match' }])
  })

  it('leaves a log in which the audit finds nothing', async () => {
    const { findings, notCompared } = await auditPool(hub.pool, undefined, testVault)
    expect(findings.map(breachText)).toEqual([])
    expect(Object.keys(notCompared).filter((what) => what.startsWith('decisions'))).toEqual([])
  })
})
