import type { Authorisation } from '../../../../src/domain/model/reference.ts'
import { describe, expect, test } from 'vitest'
import {
  type AuthorisationContext,
  authorisationOfCells,
  planAuthorisations,
  planAuthorisationSuspension,
} from '../../../../src/domain/imports/authorisations.ts'
import { type Written, written } from '../../../support/identifiers.ts'

const context = written<AuthorisationContext>({
  offices: [
    { code: 'TGLFW001', roles: ['departure', 'guarantee'] },
    { code: 'TGCNK001', roles: ['transit'] },
    { code: 'BFOUA001', roles: ['destination'] },
  ],
  types: ['C521', 'C522'],
  isParty: (key) => key === 'TG/sahel-transit',
})
const one = (fields: Partial<Written<Authorisation>> = {}): Authorisation =>
  written<Authorisation>({
    reference: 'TGACE0001872',
    type: 'C521',
    holder: { scheme: 'NIF', id: '1000123456' },
    offices: ['TGLFW001'],
    validFrom: '2026-01-01',
    ...fields,
  })
const plan = (items: unknown, current: readonly Authorisation[] = [], lines?: readonly number[]) =>
  planAuthorisations(current, lines === undefined ? { items } : { items, lines }, context)
const found = (items: unknown) => plan(items).findings.map(({ code, rule, pointer }) => [rule ?? code, pointer])

describe('an import of authorisations', () => {
  test.each<[string, string, object]>([
    ['50', '/items/0', []],
    ['12', '/items/0/type', one({ type: 'C999' })],
    ['39', '/items/0/reference', one({ reference: 'X'.repeat(36) })],
    ['13', '/items/0/holder/id', { ...one(), holder: { scheme: 'NIF' } }],
    ['PARTY-UNKNOWN', '/items/0/holder/party', one({ holder: { scheme: 'NIF', id: '1', party: 'TG/nobody' } })],
    ['13', '/items/0/offices', one({ offices: [] })],
    ['OFFICE-UNKNOWN', '/items/0/offices/1', one({ offices: ['TGLFW001', 'TGXXX001'] })],
    ['OFFICE-COUNTRY', '/items/0/offices/1', one({ offices: ['TGLFW001', 'BFOUA001'] })],
    ['OFFICE-ROLE', '/items/0/offices/0', one({ offices: ['TGCNK001'] })],
    ['OFFICE-ROLE', '/items/0/offices/0', one({ type: 'C522' })],
    ['51', '/items/0/validFrom', one({ validFrom: '2026-02-30' })],
    ['VALIDITY-BACKWARDS', '/items/0/validTo', one({ validTo: '2025-12-31' })],
    ['12', '/items/0/scope/regimes/0', one({ scope: { regimes: ['sea'] } })],
    ['51', '/items/0/scope/except/0', one({ scope: { except: ['rice'] } })],
    ['15', '/items/0/colour', { ...one(), colour: 'red' }],
  ])('is refused whole with %s at %s', (what, pointer, item) => {
    expect(found([item])).toEqual([[what, pointer]])
    expect(plan([item, one({ reference: 'B' })]).changes).toEqual([])
  })

  test('names the same type, number and day once; the same number of another type is another authorisation', () => {
    expect(found([one(), one()])).toEqual([['IMPORT-TWICE', '/items/1']])
    const consignee = one({ type: 'C522', offices: ['BFOUA001'] })
    expect(plan([one(), consignee]).changes.map(({ key }) => key)).toEqual(['C521 TGACE0001872', 'C522 TGACE0001872'])
    expect(found([])).toEqual([['13', '/items']])
    expect(found({ authorisations: [] })).toEqual([['50', '/items']])
  })

  test('ends the version before on the day before, and says nothing of what is the same', () => {
    const later = one({ validFrom: '2027-01-01', offices: ['TGLFW001'] })
    expect(plan([later], [one()]).changes).toEqual([
      { key: 'C521 TGACE0001872', change: 'closed', before: one(), after: one({ validTo: '2026-12-31' }) },
      { key: 'C521 TGACE0001872', change: 'added', after: later },
    ])
    expect(plan([one()], [one()]).changes).toEqual([])
  })

  test('does not lift a suspension by oversight; resuming does', () => {
    const current = [one({ suspendedFrom: '2026-03-01' })]
    const corrected = one({ holder: { scheme: 'NIF', id: '1000123456', party: 'TG/sahel-transit' } })
    const [kept] = plan([corrected], current).changes
    expect(kept?.after).toEqual({ ...corrected, suspendedFrom: '2026-03-01' })
    const key = 'C521 TGACE0001872'
    const resumed = planAuthorisationSuspension(current, key, '2026-04-01', undefined)
    expect(resumed?.changes[0]?.after).toEqual(one())
    const suspended = planAuthorisationSuspension([one()], key, '2026-04-01', '2026-04-02')
    expect(suspended?.changes[0]?.after).toEqual(one({ suspendedFrom: '2026-04-02' }))
    expect(planAuthorisationSuspension([one()], 'C522 TGACE0001872', '2026-04-01', '2026-04-01')).toBeUndefined()
    const over = [one({ validTo: '2026-03-31' })]
    expect(planAuthorisationSuspension(over, key, '2026-04-01', '2026-04-01')).toBeUndefined()
  })
})

describe('a table of authorisations', () => {
  const cells = {
    reference: 'TGACE0001872',
    type: 'C521',
    'holder.scheme': 'NIF',
    'holder.id': '1000123456',
    'holder.name': '',
    offices: 'TGLFW001  TGCNK001',
    validFrom: '2026-01-01',
    'scope.regimes': 'isrt rail',
  }

  test('says by its columns what JSON says by its names', () => {
    const offices = ['TGLFW001', 'TGCNK001']
    expect(authorisationOfCells(cells)).toEqual(one({ offices, scope: { regimes: ['isrt', 'rail'] } }))
  })

  test('has each finding at its line and its column, also those of the whole', () => {
    const odd = authorisationOfCells({ ...cells, 'holder.colour': 'red' })
    const twice = authorisationOfCells({ ...cells, offices: 'TGLFW001' })
    const { findings } = plan([odd, twice, twice], [], [2, 4, 5])
    expect(findings.map(({ code, rule, pointer, line }) => [rule ?? code, pointer, line])).toEqual([
      ['15', '/items/0/holder/colour', 2],
      ['IMPORT-TWICE', '/items/2', 5],
    ])
    const role = plan([authorisationOfCells(cells)], [], [7]).findings
    expect(role).toMatchObject([{ rule: 'OFFICE-ROLE', pointer: '/items/0/offices/1', line: 7 }])
  })
})
