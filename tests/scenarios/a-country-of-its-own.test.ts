import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'

/** A country that no list of ISO 3166 has and an operator has put into the registry. */
const OWN = 'XK'

describe('a country the operator has put into the registry', () => {
  let hub: TestHub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  function dispatched(): TransitDeclaration {
    const declaration = m.declaration(m.newMrn(), grn, '10') as TransitDeclaration
    return { ...declaration, body: { ...declaration.body, countryOfDispatch: OWN } }
  }

  it('is unknown before', async () => {
    const { status, body } = await hub.post(hub.party('TG'), dispatched())
    expect([status, body['errors']]).toMatchObject([422, [{ rule: 'COUNTRY-UNKNOWN', value: OWN }]])
  })

  it('may be named by declarations from then on', async () => {
    const country = {
      code: OWN,
      name: 'A country of its own',
      currency: 'EUR',
      timeZone: 'Europe/Belgrade',
      validFrom: '2026-01-01',
    }
    await operate(hub, 'PUT', '/v1/countries?reason=test', { items: [country] })
    const { status } = await hub.post(hub.party('TG'), dispatched())
    expect(status).toBe(202)
  })
})
