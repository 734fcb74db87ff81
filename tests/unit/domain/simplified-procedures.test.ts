import type { Authorisation } from '../../../src/domain/model/reference.ts'
import { describe, expect, test } from 'vitest'
import { checkRules } from '../../../src/domain/rules/index.ts'
import { describeFinding } from '../../../src/domain/values/texts.ts'
import type { Declaration, Message } from '../../../src/generated/types.ts'
import { CONSIGNEE, CONSIGNOR, LIMIT, notified, own } from '../../support/authorised.ts'
import { amendment, customs, message } from '../../support/procedures.ts'
import { AUTHORISATIONS, party, testReference } from '../../support/reference.ts'
import { arrival, declaration, MRN, registration, release, results } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'
import { asOffice, written, type Written } from '../../support/identifiers.ts'

type Scope = NonNullable<Authorisation['scope']>

const NOW = Date.parse('2026-06-01T12:00:00Z')
const CONSIGNEE_PARTY = party('BF/comptoir-faso', 'consignee')
const consignee = { scheme: 'IFU', id: '00012345A', name: 'Comptoir', party: CONSIGNEE_PARTY.key }

/** The authorisations of the registry, the one of this reference otherwise. */
const otherwise = (reference: string, change: Partial<Authorisation>): readonly Authorisation[] =>
  AUTHORISATIONS.map((one) => (one.reference === reference ? { ...one, ...change } : one))

/** What the rules say of a message, and the first of it in words. */
function told(message: Message, authorisations: readonly Authorisation[]) {
  const parties = new Map([...testReference().parties, [CONSIGNEE_PARTY.key, CONSIGNEE_PARTY]])
  const { country, role, party: id } = message.sender
  const caller = party(id === undefined ? country : `${country}/${id}`, role)
  const findings = checkRules({ message, caller, reference: testReference({ authorisations, parties }), now: NOW })
  const [first] = findings
  const words = (['en', 'fr', 'pt'] as const).map((language) => (first ? describeFinding(first, language) : ''))
  return { rules: findings.map(({ rule, pointer }) => [rule, pointer]), words }
}

/** A movement under way for the consignee; what the registry holds can be changed on `reference`. */
function underway(body: Partial<Declaration> = {}) {
  const { parties } = testReference()
  const reference = testReference({ parties: new Map([...parties, [CONSIGNEE_PARTY.key, CONSIGNEE_PARTY]]) })
  const world = createWorld(reference, NOW)
  world.accept(registration())
  world.accept(declaration({ body: { consignee, limitAt: LIMIT, authorisations: [CONSIGNOR, CONSIGNEE], ...body } }))
  world.accept(release())
  return { world, reference }
}
const refusedBy = ({ world }: ReturnType<typeof underway>, message: Message) => {
  const decision = world.send(message)
  return decision.outcome === 'refused' ? decision.findings.map(({ rule, pointer }) => [rule, pointer]) : []
}
const resultsDue = ({ world }: ReturnType<typeof underway>): string | undefined =>
  world.movements.get(MRN)?.timers.find(({ name }) => name === 'T_results')?.dueAt

const ways: [string, Partial<Authorisation>, string, string][] = [
  ['expired', { validTo: '2026-03-01' }, 'AUTHORISATION-VALIDITY', '2026-01-01 - 2026-03-01'],
  ['not yet valid', { validFrom: '2026-06-02' }, 'AUTHORISATION-VALIDITY', '2026-06-02 -'],
  ['suspended', { suspendedFrom: '2026-03-02' }, 'AUTHORISATION-SUSPENDED', '2026-03-02'],
]

describe('a declaration that claims an authorised consignor', () => {
  const pointer = '/body/authorisations/0/reference'

  test('without there being one is refused, naming type and number', () => {
    const { rules, words } = told(
      own({ authorisations: [{ ...CONSIGNOR, reference: 'TGACE0000000' }] }),
      AUTHORISATIONS,
    )
    expect(rules).toEqual([['AUTHORISATION-UNKNOWN', pointer]])
    expect(words).toEqual([
      'There is no authorisation C521 TGACE0000000.',
      "L'autorisation C521 TGACE0000000 n'existe pas.",
      'A autorização C521 TGACE0000000 não existe.',
    ])
  })

  const others: typeof ways = [
    ['of another office', { offices: [asOffice('TGKOD001')] }, 'AUTHORISATION-OFFICE', 'TGLFW001'],
    ['of another holder', { holder: { scheme: 'NIF', id: '42' } }, 'AUTHORISATION-HOLDER', 'NIF 42'],
  ]
  test.each([...ways, ...others])('that is %s is refused, and says so in each language', (_, change, rule, detail) => {
    const { rules, words } = told(own(), otherwise(CONSIGNOR.reference, change))
    expect(rules).toEqual([[rule, pointer]])
    for (const text of words) {
      expect(text).toContain(CONSIGNOR.reference)
      expect(text).toContain(detail)
    }
    expect(new Set(words).size).toBe(3)
  })

  test('for goods it excludes is refused at the goods', () => {
    const pointed = '/body/items/0/commodity/hsCode'
    const except = (codes: string[]) => told(own(), otherwise(CONSIGNOR.reference, { scope: { except: codes } })).rules
    expect(except(['1006'])).toEqual([['AUTHORISATION-SCOPE', pointed]])
    expect(except(['1007'])).toEqual([])
    const within = { scope: { hs: ['10'], except: ['100630'] } }
    expect(told(own(), otherwise(CONSIGNOR.reference, within)).rules).toEqual([['AUTHORISATION-SCOPE', pointed]])
  })

  test('counts the version of its day, where one follows the other', () => {
    const [old] = otherwise(CONSIGNOR.reference, { validTo: '2026-03-01', offices: [asOffice('TGKOD001')] })
    const [fresh] = otherwise(CONSIGNOR.reference, { validFrom: '2026-03-02' })
    expect(told(own(), [old!, fresh!]).rules).toEqual([])
    // The day at the office in Lomé counts, on Greenwich time, whatever the offset the time is written with.
    const at = (occurredAt: string) => told({ ...own({}, true), occurredAt }, [old!, fresh!]).rules
    expect(at('2026-03-01T22:30:00-01:00')).toEqual([['AUTHORISATION-OFFICE', pointer]])
    expect(at('2026-03-01T23:30:00-01:00')).toEqual([])
  })
})

describe('an arrival-notification at the consignee’s premises', () => {
  const pointer = '/body/authorisation/reference'

  test('on an authorisation nobody granted is refused', () => {
    const unknown = { type: 'C522', reference: 'BFACE0000000' }
    expect(told(notified({ authorisation: unknown }), AUTHORISATIONS).rules).toEqual([
      ['AUTHORISATION-UNKNOWN', pointer],
    ])
  })

  const others: typeof ways = [
    ['of another office', { offices: [asOffice('BFBOY001')] }, 'AUTHORISATION-OFFICE', 'BFOUA001'],
  ]
  test.each([...ways, ...others])(
    'on one that is %s is refused, and says so in each language',
    (_, change, rule, detail) => {
      const { rules, words } = told(notified(), otherwise(CONSIGNEE.reference, change))
      expect(rules).toEqual([[rule, pointer]])
      for (const text of words) expect(text).toContain(detail)
      expect(new Set(words).size).toBe(3)
    },
  )

  test('is judged by the day the goods came, entered at once or later from paper', () => {
    const until = (validTo: string) => otherwise(CONSIGNEE.reference, { validTo })
    for (const procedure of ['automatic', 'manual'] as const) {
      const one = { ...notified(), procedure }
      expect(told(one, until('2026-03-04')).rules).toEqual([['AUTHORISATION-VALIDITY', pointer]])
      expect(told(one, until('2026-03-05')).rules).toEqual([])
    }
  })

  test('by customs for a consignee the declaration does not identify as the holder is refused', () => {
    const elsewhere = { scheme: 'IFU', id: '9', name: 'Other' }
    const notice = notified({}, { country: 'BF', role: 'customs' })
    expect(refusedBy(underway({ consignee: elsewhere }), notice)).toEqual([['AUTHORISATION-HOLDER', pointer]])
    expect(refusedBy(underway({ consignee: { scheme: 'IFU', id: '00012345A', name: 'C' } }), notice)).toEqual([])
    expect(refusedBy(underway({ consignee: { name: 'A mere name' } }), notice)).toEqual([])
  })

  test('for a way, a regime or goods outside the scope is refused', () => {
    const scoped = (scope: Written<Scope>) => {
      const made = underway()
      made.reference.authorisations = otherwise(CONSIGNEE.reference, { scope: written<Scope>(scope) })
      return refusedBy(made, notified())
    }
    expect(scoped({ regimes: ['isrt'], countries: ['TG', 'BF'], hs: ['10'], except: ['1001'] })).toEqual([])
    for (const scope of [{ regimes: ['rail'] }, { countries: ['BF', 'GH'] }, { hs: ['52'] }, { except: ['1006'] }]) {
      expect(scoped(scope)).toEqual([['AUTHORISATION-SCOPE', pointer]])
    }
  })
})

describe('an authorisation that ends while the goods are on the way', () => {
  test('is not asked for again by an amendment, unless it is named newly', () => {
    const ended = otherwise(CONSIGNOR.reference, { validTo: '2026-03-01' })
    const content = { limitAt: LIMIT, consignee }
    const same = amendment(2, { ...content, authorisations: [CONSIGNOR], grossMass: '1000' })
    expect(told(same, ended).rules).toEqual([])
    const made = underway({ authorisations: [CONSIGNOR] })
    made.reference.authorisations = ended
    expect(refusedBy(made, same)).toEqual([])
    const fresh = underway({ authorisations: [CONSIGNEE] })
    fresh.reference.authorisations = ended
    const added = amendment(2, { ...content, authorisations: [CONSIGNEE, CONSIGNOR] })
    const at = '/body/declaration/authorisations/1/reference'
    expect(refusedBy(fresh, added)).toEqual([['AUTHORISATION-VALIDITY', at]])
    fresh.reference.authorisations = otherwise(CONSIGNOR.reference, { suspendedFrom: '2026-03-01' })
    expect(refusedBy(fresh, added)).toEqual([['AUTHORISATION-SUSPENDED', at]])
    fresh.reference.authorisations = []
    expect(refusedBy(fresh, added)).toEqual([['AUTHORISATION-UNKNOWN', at]])
  })

  test('still binds an amendment to its holder, its offices and its scope', () => {
    const ended = otherwise(CONSIGNOR.reference, { validTo: '2026-05-01', scope: { regimes: ['isrt'] } })
    const moved = { limitAt: LIMIT, authorisations: [CONSIGNOR], departureOffice: 'TGKOD001' }
    expect(told(amendment(2, moved), ended).rules).toContainEqual([
      'AUTHORISATION-OFFICE',
      '/body/declaration/authorisations/0/reference',
    ])
    const turned = { limitAt: LIMIT, authorisations: [CONSIGNOR], regime: 'uemoa' as const }
    expect(told(amendment(2, turned), ended).rules).toContainEqual(['AUTHORISATION-SCOPE', '/body/declaration/regime'])
  })

  test('does not carry the arrival: the goods go to the office, with the usual time for results and no A3', () => {
    const made = underway()
    made.reference.authorisations = otherwise(CONSIGNEE.reference, { validTo: '2026-03-04' })
    expect(told(notified(), made.reference.authorisations).rules).toEqual([
      ['AUTHORISATION-VALIDITY', '/body/authorisation/reference'],
    ])
    made.world.accept(arrival({ occurredAt: '2026-06-01T10:00:00Z' }))
    expect(resultsDue(made)).toBe('2026-06-04T10:00:00.000Z')
    expect(refusedBy(made, results({ body: { code: 'A3' } }))).toEqual([['RESULT-A3', '/body/code']])
    made.world.accept(results())
    expect(made.world.state(MRN)).toBe('results-received')
  })
})

describe('goods at the premises of an authorised consignee', () => {
  test('have six days for their results instead of three, and may be found satisfactory unchecked', () => {
    const made = underway()
    made.world.accept(notified())
    made.world.accept(arrival({ occurredAt: '2026-06-01T10:00:00Z' }))
    expect(resultsDue(made)).toBe('2026-06-07T10:00:00.000Z')
    made.world.accept(results({ body: { code: 'A3' } }))
    expect(made.world.state(MRN)).toBe('results-received')
  })

  test('notified only after the advice have the six days too, counted from the advice', () => {
    const made = underway()
    made.world.accept(arrival({ occurredAt: '2026-06-01T10:00:00Z' }))
    made.world.accept(notified())
    expect(made.world.movements.get(MRN)?.simplified).toBe(true)
    expect(resultsDue(made)).toBe('2026-06-07T10:00:00.000Z')
    made.world.advance('2026-06-02T12:00:00Z')
    made.world.accept(notified())
    expect(resultsDue(made)).toBe('2026-06-07T10:00:00.000Z')
  })

  test('keep the time a permission has given, if that is longer', () => {
    const made = underway()
    made.world.accept(arrival({ occurredAt: '2026-06-01T10:00:00Z' }))
    const permission = { office: 'BFOUA001', permittedAt: '2026-06-01T11:00:00Z', resultsBy: '2026-06-12T12:00:00Z' }
    made.world.accept(message('unloading-permission', customs('BF'), permission))
    made.world.accept(notified())
    expect(resultsDue(made)).toBe('2026-06-12T12:00:00.000Z')
  })

  test('and goods that customs itself notifies at the office have three days', () => {
    const made = underway()
    made.world.accept(arrival({ occurredAt: '2026-06-01T10:00:00Z' }))
    made.world.accept(notified({ simplified: false, authorisation: undefined }, customs('BF')))
    expect(resultsDue(made)).toBe('2026-06-04T10:00:00.000Z')
  })
})
