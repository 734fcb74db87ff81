import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { REDUCTION } from '../support/authorised.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { effects, guaranteeOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

const xof = (amount: string) => ({ amount, currency: 'XOF' })
const cotton = [
  {
    number: 1,
    commodity: { description: 'Cotton', hsCode: '520100' },
    goodsMeasure: { grossMass: '1200' },
    packaging: [{ type: 'BL', count: 24, marks: 'COTON' }],
  },
]

/** engine.md 8, scenario 28. */
describe('a guarantee covers less than the duties at risk', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const declare = (grn: string, secured: string, duties: string) =>
    hub.post(
      hub.party('TG'),
      m.declaration(m.newMrn(), grn, secured, { body: { dutiesAtRisk: xof(duties), items: cotton } as never }),
    )
  /** A guarantee that stands for half of the duties, as far as customs has authorised its holder. */
  const halved = async (): Promise<string> => {
    const grn = m.newGrn()
    const registration: Message = m.registration(grn, '1000000', {
      body: { coverage: 50, authorisation: REDUCTION.reference },
    })
    const answer = await hub.post(hub.party('TG/fonds-garantie'), registration)
    expect([answer.status, answer.body]).toMatchObject([202, {}])
    return grn
  }

  it('is refused where the amount stands, in the language of the sender, and has no effect', async () => {
    const grn = await registered(hub, '1000000')
    const before = await effects(hub)
    const refused = await declare(grn, '1', '90000000')
    expect(refused.status).toBe(422)
    expect(refused.body['errors']).toMatchObject([
      {
        code: '14',
        rule: 'GUARANTEE-COVER',
        pointer: '/body/guarantees/0/amount',
        value: '1 XOF',
        expected: '90000000 XOF',
        message: expect.stringContaining('90000000 XOF'),
      },
    ])
    expect(await effects(hub)).toEqual(before)
  })

  it('nor may it be reduced without an authorisation, or with one that nobody has granted', async () => {
    const reduced = (more: object) =>
      hub.post(hub.party('TG/fonds-garantie'), m.registration(m.newGrn(), '1000000', { body: more as never }))
    expect((await reduced({ coverage: 50 })).body['errors']).toMatchObject([
      { code: '13', rule: 'COVERAGE-AUTHORISATION', pointer: '/body/authorisation' },
    ])
    expect((await reduced({ coverage: 50, authorisation: 'TGCGU99' })).body['errors']).toMatchObject([
      { rule: 'AUTHORISATION-UNKNOWN', pointer: '/body/authorisation' },
    ])
  })

  it('is accepted with a coverage of a half that customs has authorised, and refused again once that is suspended', async () => {
    const setAuthorisations = (one: typeof REDUCTION) =>
      changeRegistry(hub.pool, async (write) => {
        await write.putAuthorisation(one)
      })
    await setAuthorisations(REDUCTION)
    let grn = ''
    await waitFor(
      async () => {
        grn = await halved().catch(() => '')
        return grn !== ''
      },
      { label: 'the authorisation is known' },
    )
    expect((await declare(grn, '99999', '200000')).body['errors']).toMatchObject([{ value: '199998 XOF' }])
    const mrn = m.newMrn()
    const half = m.declaration(mrn, grn, '100000', { body: { dutiesAtRisk: xof('200000'), items: cotton } as never })
    expect((await hub.post(hub.party('TG'), half)).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('registered')
    expect(await guaranteeOf(hub, grn)).toMatchObject({ reserved: '100000', available: '900000' })

    await setAuthorisations({ ...REDUCTION, suspendedFrom: '2026-02-01' })
    await waitFor(async () => (await declare(grn, '100000', '200000')).status === 422, { label: 'it is suspended' })
  })
})
