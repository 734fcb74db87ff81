import type { Authorisation } from '../../../../src/domain/model/reference.ts'
import { describe, expect, test } from 'vitest'
import { checkRules } from '../../../../src/domain/rules/index.ts'
import type { Declaration, Message } from '../../../../src/generated/types.ts'
import { CONSIGNOR, granted, LIMIT, notified, own, REFERENCE } from '../../../support/authorised.ts'
import { tirContent } from '../../../support/broken.ts'
import { agreement, AUTHORISATIONS, party, testReference } from '../../../support/reference.ts'
import { arrival, declaration, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'
import { asCountry } from '../../../support/identifiers.ts'

const check = (one: Message, authorisations = AUTHORISATIONS) => {
  const { country, role, party: id } = one.sender
  const caller = party(id === undefined ? country : `${country}/${id}`, role)
  const reference = testReference({ authorisations })
  return checkRules({ message: one, caller, reference, now: Date.parse('2026-06-01T12:00:00Z') })
}
const found = (one: Message, authorisations?: readonly Authorisation[]) =>
  check(one, authorisations).map(({ rule, pointer }) => [rule, pointer])

describe('a declaration that rests on an authorisation', () => {
  test('passes when it holds, and without any', () => {
    expect(found(own())).toEqual([])
    expect(found(declaration())).toEqual([])
  })

  test('holds on the last day, inside its scope, and for what was on paper on a valid day', () => {
    expect(found(own(), granted({ validTo: '2026-06-01', suspendedFrom: '2026-06-02' }))).toEqual([])
    const scope = { regimes: ['isrt'], countries: ['TG', 'BF'].map(asCountry), hs: ['10'] }
    expect(found(own(), granted({ scope }))).toEqual([])
    expect(found(own({}, true), granted({ validTo: '2026-03-02' }))).toEqual([])
    expect(found(own({}, true), granted({ validTo: '2026-03-01' }))).toEqual([['AUTHORISATION-VALIDITY', REFERENCE]])
  })
})

describe('an arrival at the consignee’s own premises', () => {
  test('passes with its authorisation, and one that customs notifies at the office needs none', () => {
    expect(found(notified())).toEqual([])
    const office = { simplified: false, authorisation: undefined }
    expect(found(notified(office, { country: 'BF', role: 'customs' }))).toEqual([])
  })
})

describe('a control result A3', () => {
  const a3 = { controlResult: { code: 'A3' as const } }
  const consignee = { scheme: 'IFU', id: '00012345A', name: 'Comptoir', party: 'BF/comptoir-faso' }
  const world = (body: Partial<Declaration>) => {
    const parties = testReference().parties
    const known = party('BF/comptoir-faso', 'consignee')
    const made = createWorld(testReference({ parties: new Map([...parties, [known.key, known]]) }))
    made.accept(registration())
    made.accept(declaration({ body: { consignee, ...body } }))
    return made
  }

  test('at departure stands on an authorised consignor alone', () => {
    const plain = world({})
    expect(plain.send(release({ body: a3 }))).toMatchObject({
      outcome: 'refused',
      findings: [{ rule: 'RESULT-A3', pointer: '/body/controlResult/code' }],
    })
    const simplified = world({ authorisations: [CONSIGNOR], limitAt: LIMIT })
    simplified.accept(release({ body: a3 }))
    expect(simplified.state(MRN)).toBe('released')
  })

  test('at departure is refused under a TIR carnet, whoever declared (R0912)', () => {
    const made = createWorld(testReference({ agreements: [agreement({ regimes: ['tir'], guaranteeTypes: ['B'] })] }))
    const body = { ...tirContent, authorisations: [CONSIGNOR], limitAt: LIMIT }
    made.accept(declaration({ body }))
    expect(made.send(release({ body: a3 }))).toMatchObject({
      outcome: 'refused',
      findings: [{ rule: 'R0912', pointer: '/body/controlResult/code' }],
    })
  })

  test('at destination stands on an authorised consignee alone, whose movement is marked', () => {
    const plain = world({})
    plain.accept(release())
    plain.accept(arrival())
    expect(plain.send(results({ body: { code: 'A3' } }))).toMatchObject({
      outcome: 'refused',
      findings: [{ rule: 'RESULT-A3', pointer: '/body/code' }],
    })
    const made = world({})
    made.accept(release())
    made.accept(notified())
    expect(made.movements.get(MRN)?.simplified).toBe(true)
    made.accept(arrival())
    made.accept(results({ body: { code: 'A3' } }))
    expect(made.state(MRN)).toBe('results-received')
  })

  test('of another’s authorisation, notified by customs, is none', () => {
    const made = world({})
    made.accept(release())
    const other = { type: 'C522', reference: 'MLACE0000093' }
    expect(made.send(notified({ authorisation: other }, { country: 'BF', role: 'customs' }))).toMatchObject({
      outcome: 'refused',
      findings: [{ rule: 'AUTHORISATION-HOLDER', pointer: '/body/authorisation/reference' }],
    })
  })
})
