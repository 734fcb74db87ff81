import { expect, test } from 'vitest'
import { tellWarning } from '../../../../src/domain/engine/warning-texts.ts'
import type { Message } from '../../../../src/generated/types.ts'
import { party, testReference } from '../../../support/reference.ts'
import { checkRules } from '../../../../src/domain/rules/index.ts'
import { declaration, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'
import { asOffice } from '../../../support/identifiers.ts'

const NOW = '2026-06-01T12:00:00Z'

function warned(message: Message) {
  const world = createWorld(testReference(), Date.parse(NOW))
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  const { warnings, effect, status } = world.accept(message)
  return { warnings, effect: effect.warnings, status, state: world.state(MRN) }
}

test('a fact that is more than a year old is taken, and warned of with the day it came', () => {
  const at = '2000-01-01T00:00:00Z'
  const warning = { code: 'implausible-time', pointer: '/occurredAt', value: at, received: '2026-06-01' }
  expect(warned(exit({ occurredAt: at }))).toEqual({
    warnings: [warning],
    effect: [warning],
    status: 'applied',
    state: 'at-border',
  })
})

test('of one that is late as outages and paper make it nothing is said', () => {
  expect(warned(exit({ occurredAt: '2025-05-31T11:59:59Z' })).warnings).toBeDefined()
  expect(warned(exit({ occurredAt: '2025-05-31T12:00:00Z' })).warnings).toBeUndefined()
})

test('it says so in each language, with the time and the day of receipt', () => {
  const warning = { code: 'implausible-time', pointer: '/occurredAt', value: '2000', received: '2026-06-01' } as const
  const words = (['en', 'fr', 'pt'] as const).map((language) => tellWarning(warning, language, testReference()).text)
  expect(new Set(words).size).toBe(3)
  for (const text of words) expect(text).toMatch(/2000.*2026-06-01/)
})

test('a stop says since when to the minute, as people read a time; its own field has it whole', () => {
  const since = '2026-06-01T12:00:07.289Z'
  const told = tellWarning({ code: 'stop', since, by: party('BF').key, reason: 'risk' }, 'fr', testReference())
  expect(told.text).toMatch(/depuis 2026-06-01 12:00 UTC \(/)
  expect(told.since).toBe(since)
})

test('the registry of its office begins for it with its first version; for a declaration it does not', () => {
  const rules = (message: Message) =>
    checkRules({ message, caller: party('TG'), reference: testReference(), now: Date.parse(NOW) }).map(
      ({ rule }) => rule,
    )
  expect(rules(exit({ occurredAt: '2000-01-01T00:00:00Z' }))).toEqual([])
  expect(rules(declaration({ occurredAt: '2000-01-01T00:00:00Z' }))).toContain('OFFICE-UNKNOWN')
})

test('an office that is still to open is unknown to it all the same', () => {
  const { offices } = testReference()
  const soon = { ...offices.get(asOffice('TGCNK001')), validFrom: '2026-06-02' }
  const reference = testReference({ offices: new Map(offices).set(asOffice('TGCNK001'), soon as never) })
  const message = exit({ occurredAt: '2000-01-01T00:00:00Z' })
  const rules = checkRules({ message, caller: party('TG'), reference, now: Date.parse(NOW) }).map(({ rule }) => rule)
  expect(rules).toContain('OFFICE-UNKNOWN')
})
