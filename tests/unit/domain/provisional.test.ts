import { describe, expect, it } from 'vitest'
import { checkRules } from '../../../src/domain/rules/index.ts'
import { checkCharacter, composeProvisional, isValidProvisional } from '../../../src/domain/values/provisional.ts'
import type { Message } from '../../../src/generated/types.ts'
import { asCountry, asMrn } from '../../support/identifiers.ts'
import { party, testReference } from '../../support/reference.ts'
import { arrival, declaration, entry, exit, MRN, registration, release } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'

const NUMBER = composeProvisional(asCountry('TG'), 2026, 1)

const under = (message: Message): Message => {
  const { mrn: _, ...rest } = message as Message & { mrn: string }
  return { ...rest, provisional: NUMBER } as Message
}
const naming = (mrn = MRN): Message => declaration({ mrn, body: { provisional: NUMBER } as never })

describe('the number of a document printed in advance', () => {
  it('has the check character of ISO 7064, mod 37,36', () => {
    // The published example of a Global Release Identifier.
    expect(checkCharacter('A12425GABC1234002')).toBe('M')
    expect(NUMBER).toMatch(/^PTG26000001[0-9A-Z]$/)
  })

  it('is found wrong when one character is, or when neighbours have changed places', () => {
    const at = (index: number) => NUMBER.charAt(index)
    const exchanged = `${NUMBER.slice(0, 9)}${at(10)}${at(9)}${at(11)}`
    const others = [...NUMBER].map((character, index) => {
      const other = character === '7' ? '8' : '7'
      return `${NUMBER.slice(0, index)}${other}${NUMBER.slice(index + 1)}`
    })
    expect(isValidProvisional(NUMBER)).toBe(true)
    expect([exchanged, ...others].filter(isValidProvisional)).toEqual([])
  })
})

describe('a fact', () => {
  const findings = (message: Message) =>
    checkRules({
      message,
      caller: party('TG'),
      reference: testReference(),
      now: Date.parse('2026-06-01T12:00:00Z'),
    }).map(({ rule, pointer }) => `${rule} ${pointer}`)

  it('names its movement by the MRN or by the number, never by both or none', () => {
    const { mrn: _, ...nameless } = exit() as Message & { mrn: string }
    expect(findings(under(exit()))).toEqual([])
    expect(findings(nameless as Message)).toContain('MRN-MISSING /mrn')
    expect(findings({ ...exit(), provisional: NUMBER } as Message)).toContain('MRN-OR-PROVISIONAL /provisional')
    expect(findings({ ...under(exit()), provisional: `${NUMBER.slice(0, -1)}?` } as Message)).toContain(
      'PROVISIONAL-CHECK /provisional',
    )
  })
})

describe('a provisional number', () => {
  const number = asMrn(NUMBER)
  const waiting = () => {
    const world = createWorld()
    world.accept(registration())
    for (const fact of [exit(), entry()]) expect(world.accept(under(fact), NUMBER).status).toBe('unmatched')
    return world
  }

  it('lets facts wait, and the declaration that names it takes them over', () => {
    const world = waiting()
    expect(world.movements.get(number)?.held).toHaveLength(2)
    world.accept(naming())
    expect(world.movements.get(number)).toMatchObject({ state: 'none', held: [], matchedTo: MRN })
    expect(world.movements.get(MRN)).toMatchObject({
      provisional: NUMBER,
      held: [{ awaits: 'release-for-transit' }, {}],
    })
    world.accept(release())
    expect(world.state(MRN)).toBe('in-transit')
    world.accept(arrival())
    expect(world.state(MRN)).toBe('arrived')
  })

  it('belongs to one movement', () => {
    const world = waiting()
    world.accept(naming())
    const other = '26TGLFW100000201J1'
    expect(world.send(naming(other))).toMatchObject({
      outcome: 'refused',
      findings: [{ code: '92', rule: 'PROVISIONAL-USED', pointer: '/body/provisional', value: NUMBER, expected: MRN }],
    })
    expect(world.movements.has(asMrn(other))).toBe(false)
  })

  it('of which nothing is known yet is noted with the declaration, for what comes under it', () => {
    const world = createWorld()
    world.accept(registration())
    world.accept(naming())
    expect(world.movements.get(number)).toMatchObject({ matchedTo: MRN, held: [] })
  })

  it('raises no alert: no message could name it as its movement', () => {
    const world = createWorld()
    expect(world.accept(under(entry()), NUMBER).outgoing).toEqual([])
  })
})
