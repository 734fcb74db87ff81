import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createCodec } from '../../src/codec/index.ts'
import type { Finding } from '../../src/domain/values/finding.ts'
import { checkRules } from '../../src/domain/rules/index.ts'
import { rules } from '../../src/generated/rules.ts'
import { messageTypes, type Message } from '../../src/generated/types.ts'
import { examplesOf } from '../contract/examples.ts'
import { party, testReference } from '../support/reference.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import type { PartyKey } from '../../src/domain/values/party.ts'

/** schemas/rules.json says of each rule which messages it looks at; the reference pages show it. Here it is held to that. */

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const known = testReference()
/** A hub on which nothing is agreed and nobody registered, so that the rules about that speak too. */
const empty = { ...known, agreements: [], parties: new Map<PartyKey, never>() }
const NOW = Date.parse('2026-06-01T12:00:00Z')

function brokenBy(message: Message): Finding[] {
  const { country, role, party: id } = message.sender
  const caller = party(id === undefined ? country : `${country}/${id}`, role)
  return [known, empty].flatMap((reference) => checkRules({ message, caller, reference, now: NOW }))
}

/** What the text of the finding's rule wants to say and the finding does not know. */
function unsaid({ rule, value, expected }: Finding): string[] {
  const text = rule === undefined ? '' : rules[rule].texts.en
  const given: [string, string | undefined][] = [
    ['value', value],
    ['expected', expected],
  ]
  return given.filter(([name, word]) => text.includes(`{${name}}`) && !word).map(([name]) => `${rule}: no ${name}`)
}

test('every rule names messages that there are (add "messages" to its row in schemas/rules.json)', () => {
  const types = new Set<string>(['*', ...messageTypes])
  // An empty list is a rule on what operators send.
  const wrong = model.rules.filter(({ messages }) => messages === undefined || messages.some((one) => !types.has(one)))
  expect(wrong.map(({ id }) => id)).toEqual([])
})

describe.each(model.messages)('$type', (message) => {
  const { type } = message

  test('is looked at by no rule whose row does not name it, and each rule knows the words of its text', () => {
    const generated = fc.sample(messageArbitrary(message), { numRuns: 30, seed: 20_261_125 })
    const examples = examplesOf(type).flatMap(({ bytes, contentType }) => {
      const decoded = codec.decode(bytes, contentType)
      return decoded.ok ? [decoded.message] : []
    })
    const naming = new Set(
      model.rules.filter(({ messages = [] }) => messages.includes('*') || messages.includes(type)).map(({ id }) => id),
    )
    const findings = [...generated, ...examples].flatMap(brokenBy)
    const broken = new Set(findings.flatMap(({ rule }) => rule ?? []))
    expect([...broken].filter((rule) => !naming.has(rule))).toEqual([])
    expect([...new Set(findings.flatMap(unsaid))]).toEqual([])
  })
})
