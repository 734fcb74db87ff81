import { describe, expect, test } from 'vitest'
import { rules } from '../../../../src/generated/rules.ts'
import type { Message } from '../../../../src/generated/types.ts'
import { check, reference } from '../../../support/broken.ts'
import { found } from '../../../support/ncts.ts'
import { createWorld } from '../../../support/world.ts'
import { acceptedActs, type Before, refusedActs } from './ncts-acts.ts'
import { furtherAccepted, furtherRefused } from './ncts-further-halves.ts'
import { acceptedHalves, refusedHalves } from './ncts-halves.ts'

/** What is found in an act: by itself, and in the movement that what came before has made. */
function foundIn(act: Message, before: Before): string[] {
  const at = (pointer: string): string => pointer.replace('/body/', '')
  const findings = check(act, before.known ?? reference)
  if (findings.length > 0 || before.messages.length === 0)
    return findings.map(({ rule, pointer }) => `${rule} ${at(pointer)}`)
  const world = createWorld(before.known)
  for (const one of before.messages) world.accept(one)
  const decision = world.send(act)
  return decision.outcome === 'refused' ? decision.findings.map(({ rule, pointer }) => `${rule} ${at(pointer)}`) : []
}

describe('what a condition does not allow', () => {
  test.each([...refusedHalves, ...furtherRefused])('%s at %s: %s', (rule, where, _, change) => {
    // A reduced set of data rests on an authorisation, which the registry of this test has not.
    const findings = found(change).filter((one) => !one.startsWith('AUTHORISATION-UNKNOWN'))
    expect(findings).toEqual([`${rule} ${where}`])
  })

  test.each(refusedActs)('%s at %s: %s', (rule, where, _, act, before) => {
    expect(foundIn(act, before)).toEqual([`${rule} ${where}`])
  })
})

describe('what a condition allows', () => {
  test.each([...acceptedHalves, ...furtherAccepted])('%s: %s', (_rule, _what, change) => {
    const findings = found(change).filter((one) => !one.startsWith('AUTHORISATION-UNKNOWN'))
    expect(findings).toEqual([])
  })

  test.each(acceptedActs)('%s: %s', (_rule, _what, act, before) => {
    expect(foundIn(act, before)).toEqual([])
  })
})

describe('every condition and rule of NCTS that a rule cites', () => {
  const cited = Object.values(rules).flatMap(({ id, source }) =>
    [...source.matchAll(/\b[CRG]\d{4}\b/g)].map(([ncts]) => ({ id, ncts })),
  )
  const refusing = new Set<string>([...refusedHalves, ...furtherRefused, ...refusedActs].map(([rule]) => rule))
  const accepting = new Set<string>([...acceptedHalves, ...furtherAccepted, ...acceptedActs].map(([ncts]) => ncts))

  test.each([...new Set(cited.map(({ id }) => id))])('is seen to refuse: %s', (id) => {
    expect(refusing).toContain(id)
  })

  test.each([...new Set(cited.map(({ ncts }) => ncts))])('is seen to accept: %s', (ncts) => {
    expect(accepting).toContain(ncts)
  })
})
