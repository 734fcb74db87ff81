import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPatch, patchBetween, plainJson } from '../../src/domain/values/json-patch.ts'
import type { Message } from '../../src/generated/types.ts'
import { arrival, declaration, entry, exit, GRN, registration, release, results } from '../support/road.ts'
import { createWorld } from '../support/world.ts'
import { runs } from '../support/runs.ts'
import { procedureArbitrary } from './domain-procedures.ts'

/** Documents as states are: objects in lists in objects, with amounts, with values that are sometimes not there. */
const document = fc.letrec<{ value: unknown; members: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 1, 2, true, null, 5n, undefined),
    fc.array(tie('value'), { maxLength: 5 }),
    tie('members'),
  ),
  members: fc.dictionary(fc.constantFrom('a', 'b', 'c/d', 'e~f', 'secret', '0'), tie('value'), { maxKeys: 4 }),
})).members
const SECRETS = new Set(['secret'])

/** What JSON makes of it: an undefined in a list has no form of its own there. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(plainJson(value, SECRETS)))

test('a patch between any two documents makes one of the other, and tells nothing that is withheld', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const steps = patchBetween(before, after, SECRETS)
      const told = JSON.parse(JSON.stringify(steps)) as typeof steps
      expect(asJson(applyPatch(plainJson(before, SECRETS), told))).toEqual(asJson(after))
      expect(JSON.stringify(told)).not.toContain('"secret"')
    }),
    { numRuns: runs(5000) },
  )
})

test('a member that is there without a value is as one that is not', () => {
  const [before, after] = [{ list: [{ b: undefined }] }, { list: [{ a: 1 }, 2] }]
  expect(applyPatch(plainJson(before, SECRETS), patchBetween(before, after, SECRETS))).toEqual(after)
  expect(patchBetween({ a: undefined }, {}, SECRETS)).toEqual([])
})

test('a document and itself differ in nothing', () => {
  fc.assert(
    fc.property(document, (one) => {
      expect(patchBetween(one, structuredClone(one), new Set())).toEqual([])
    }),
    { numRuns: runs(500) },
  )
})

test.each([
  [{ op: 'remove', path: '/b' }],
  [{ op: 'replace', path: '/b', value: 1 }],
  [{ op: 'add', path: '/b/c', value: 1 }],
  [{ op: 'add', path: '/list/3', value: 1 }],
  [{ op: 'remove', path: '/list/2' }],
  [{ op: 'replace', path: '/a/x', value: 1 }],
] as const)('a step for another document is refused: %j', (step) => {
  expect(() => applyPatch({ a: 1, list: [1, 2] }, [step])).toThrow(RangeError)
})

const MRN = '26TGLFW100000201J1'
const MARK = 'SECRETWORD'
const TRUCK = { typeOfIdentification: '30', identification: 'X', nationality: 'TG' } as const
const MARKED = new Set(['text', 'reason', 'question', 'legalBasis', 'payer', 'remarks', 'identification', 'id'])

/** What people write, what they read off vehicles and seals: each made a word that can be found again. */
function marked(message: Message): Message {
  const mark = (value: unknown, name: string): unknown => {
    // A refused entry's reason is a code, and no words.
    const coded = message.type === 'border-entry-refusal' && name === 'reason'
    if (typeof value === 'string') return MARKED.has(name) && !coded ? MARK : value
    if (Array.isArray(value)) return value.map((item: unknown) => mark(item, name))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mark(member, key)]))
  }
  return { ...message, body: mark(message.body, 'body') } as Message
}

test('no word of a body, no plate and no seal comes into the log', () => {
  const opening = [registration(), declaration({ mrn: MRN })]
  const journey = [
    release({ mrn: MRN, body: { controlResult: { code: 'A1', date: '2026-03-02', text: MARK } } }),
    exit({ mrn: MRN, body: { sealCheck: { state: 'intact' }, vehicle: TRUCK, remarks: MARK } }),
    entry({ mrn: MRN, body: { sealCheck: { state: 'broken' }, vehicle: TRUCK } }),
    arrival({ mrn: MRN }),
    results({ mrn: MRN }),
  ]
  const { itinerary } = declaration({ mrn: MRN }).body as Extract<Message, { type: 'transit-declaration' }>['body']
  const loose = procedureArbitrary({ mrns: [MRN], grns: [GRN], itinerary })
  let seen = 0
  fc.assert(
    fc.property(fc.array(loose, { maxLength: 6 }), fc.nat(5), (others, at) => {
      const world = createWorld()
      const messages: Message[] = [...journey]
      messages.splice(at, 0, ...others)
      for (const message of [...opening, ...messages.map(marked)]) world.send(message)
      const effects = world.steps.flatMap(({ decision }) => (decision.outcome === 'accepted' ? [decision.effect] : []))
      expect(JSON.stringify(effects)).not.toContain(MARK)
      if (JSON.stringify(world.movements.get(MRN), plain).includes(MARK)) seen += 1
    }),
    { numRuns: runs(300) },
  )
  // The states themselves do hold such words; otherwise nothing would have been tried.
  expect(seen).toBeGreaterThan(runs(100))
})

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)
