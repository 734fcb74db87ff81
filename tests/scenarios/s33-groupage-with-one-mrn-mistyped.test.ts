import type { BorderExitNotice } from '../../src/generated/types.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { testVault } from '../support/body-key.ts'

type Item = {
  mrn: string
  status: number
  receipt?: string
  problem?: { code: string; errors: { pointer: string; value?: string }[] }
}

const VEHICLE = { typeOfIdentification: '30', identification: 'TG 4821 BK', nationality: 'TG' } as const

/** The last character is a check digit: another one makes another number, which is none. */
const mistyped = (mrn: string): string => `${mrn.slice(0, -1)}${(Number(mrn.at(-1)) + 1) % 10}`

function warningsIn(receipt: string): string[] {
  const { warnings = [] } = JSON.parse(Buffer.from(receipt, 'base64').toString('utf8')) as {
    warnings?: { code: string; mrn?: string }[]
  }
  return warnings.map(({ code, mrn }) => `${code} ${mrn}`)
}

type Confirmed = { status: number; items: Item[]; errors?: { pointer: string }[] }

/** engine.md 8, scenario 33. */
describe('groupage of fourteen, one MRN mistyped', () => {
  let hub: TestHub
  const mrns: string[] = []
  const id = randomUUID()
  const at = new Date(Date.now() - 60_000).toISOString()
  const confirm = async (more: Record<string, unknown>): Promise<Confirmed> => {
    const answer = await fetch(`${hub.url}/v1/passages`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-officer', 'content-type': 'application/json' },
      body: JSON.stringify({
        id,
        kind: 'exit',
        office: m.OFFICES.exit,
        occurredAt: at,
        sealCheck: { state: 'intact' },
        vehicle: VEHICLE,
        ...more,
      }),
    })
    const { items = [], errors } = (await answer.json()) as Partial<Confirmed>
    return { status: answer.status, items, ...(errors === undefined ? {} : { errors }) }
  }
  const statuses = (items: readonly Item[]) => items.map(({ status }) => status)

  beforeAll(async () => {
    hub = await startTestHub()
    const grn = await registered(hub, '2000000')
    for (let count = 0; count < 14; count += 1) {
      const mrn = m.newMrn()
      const vehicleSet = { mode: '3' as const, means: VEHICLE }
      for (const one of [m.declaration(mrn, grn, '1000', { body: { vehicleSet } }), m.release(mrn)]) {
        const answer = await hub.post(hub.party('TG'), one)
        if (answer.status !== 202) throw new Error(`${one.type}: ${answer.bytes.toString('utf8')}`)
      }
      mrns.push(mrn)
    }
  })
  afterAll(() => hub.stop())

  it('says of the mistyped one what is wrong and where, and of one named twice too', async () => {
    const bad = mistyped(mrns[4] ?? '')
    const { status, items } = await confirm({ id: randomUUID(), kind: 'entry', mrns: ['26TG', bad, bad] })
    expect(status).toBe(200)
    expect(items.map(({ mrn, problem }) => [mrn, problem?.code, problem?.errors[0]?.pointer])).toEqual([
      ['26TG', '93', '/mrns/0'],
      [bad, '93', '/mrns/1'],
      [bad, '93', '/mrns/2'],
    ])
    const once = m.newMrn()
    const twice = await confirm({ id: randomUUID(), mrns: [once, once] })
    expect(twice.items.map(({ problem }) => problem?.code)).toEqual([undefined, '15'])
  })

  it('refuses the confirmation as a whole for what it says of all, also where no MRN is one', async () => {
    const bad = mistyped(mrns[4] ?? '')
    const single = { mrns: [bad], findings: [{ mrn: bad, remarks: 'x'.repeat(513) }] }
    const alone = await confirm({ id: randomUUID(), ...single })
    expect([alone.status, alone.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/findings/0/remarks']])
    for (const named of [[bad], [mrns[0] ?? ''], [mrns[0] ?? '', bad]]) {
      const whole = await confirm({ id: randomUUID(), mrns: named, remarks: 'x'.repeat(513) })
      expect([whole.status, whole.items, whole.errors?.map(({ pointer }) => pointer)]).toEqual([422, [], ['/remarks']])
    }
  })

  it('takes thirteen, each with a receipt of its own', async () => {
    const typed = mrns.with(4, mistyped(mrns[4] ?? ''))
    const { status, items } = await confirm({ mrns: typed })
    expect(status).toBe(200)
    expect(statuses(items)).toEqual(Array<number>(14).fill(202).with(4, 422))
    expect(items[4]?.problem).toMatchObject({ code: '93', errors: [{ pointer: '/mrns/4', value: typed[4] }] })
    expect(items.flatMap(({ receipt }) => receipt ?? [])).toHaveLength(13)
    // Each tells of the fourteenth, which the truck bears and nobody has confirmed.
    const shared = items.flatMap(({ receipt }) => (receipt === undefined ? [] : [warningsIn(receipt)]))
    expect(shared).toEqual(Array(13).fill([`vehicle-shared ${mrns[4]}`]))
    const states = await Promise.all(mrns.map((mrn) => stateOf(hub, mrn)))
    expect(states).toEqual(Array<string>(14).fill('at-border').with(4, 'released'))
  })

  it('takes the corrected one as new under the same id, and repeats the receipts of the others', async () => {
    const first = await confirm({ mrns: mrns.filter((_, at) => at !== 4) })
    const { items } = await confirm({ mrns })
    expect(statuses(items)).toEqual(Array<number>(14).fill(200).with(4, 202))
    expect(warningsIn(items[4]?.receipt ?? '')).toEqual([])
    expect(items.filter((_, at) => at !== 4).map(({ receipt }) => receipt)).toEqual(
      first.items.map(({ receipt }) => receipt),
    )
    expect(await stateOf(hub, mrns[4] ?? '')).toBe('at-border')
  })

  it('takes of one movement what was seen of its goods alone, and names the place in the confirmation', async () => {
    const [one = '', other = ''] = mrns
    const again = { id: randomUUID(), mrns: [one, other] }
    const wrong = await confirm({ ...again, findings: [{ mrn: other, sealCheck: { state: 'shut' } }] })
    expect(statuses(wrong.items)).toEqual([202, 422])
    expect(wrong.items[1]?.problem?.errors[0]?.pointer).toBe('/findings/0/sealCheck/state')
    const stranger = await confirm({ ...again, findings: [{ mrn: mrns[9], remarks: 'x' }] })
    expect(stranger.status).toBe(422)
    const findings = [{ mrn: other, sealCheck: { state: 'broken' } }]
    await confirm({ id: randomUUID(), mrns: [one, other], findings })
    const bodies = await hub.pool.query<{ frame: Buffer }>(
      `select b.frame from messages x join body_frames b on b.message = x.seq where x.type = 'border-exit-notice' order by x.seq`,
    )
    const exits = bodies.rows.map(({ frame }) => JSON.parse(testVault.open(frame).toString('utf8')) as BorderExitNotice)
    const states = exits.filter(({ mrn }) => mrn === other).map(({ body }) => body.sealCheck?.state)
    expect(states).toContain('broken')
  })

  it('leaves a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })
})
