import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type ContentType, createCodec, encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Finding } from '../../src/domain/values/finding.ts'
import { makeFunctionalErrorBody } from '../../src/domain/values/functional-error.ts'
import { hasUnseen } from '../../src/domain/values/legible.ts'
import { errors, type ErrorCode, reasons, type ReasonId } from '../../src/generated/errors.ts'
import { rules, type RuleId } from '../../src/generated/rules.ts'
import { EdgeError, problemOf as edgeProblemOf } from '../../src/http/problems.ts'
import { errorBodyOf, errorTypeOf, madeMessage } from '../../src/pipeline/make.ts'
import { problemBytes, problemOf } from '../../src/pipeline/problem.ts'
import type { Problem } from '../../src/ports/handle.ts'
import { readIJson } from '../support/i-json.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { asParty } from '../support/identifiers.ts'
import { runs } from '../support/runs.ts'
import { HUB } from '../../src/domain/values/party.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const language = fc.constantFrom('en', 'fr', 'pt')

/** Whatever JavaScript calls a text: halves of pairs, noncharacters, controls, directions, blanks at the edges. */
const ODD = ['\ud800', '\udfff', '\ufdd0', '\uffff', '\u{1fffe}', '\u0000', '\u001b[2J', '\u009b', '\u202e', '\u200b']
const anyText = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc
      .array(fc.oneof(fc.constantFrom(...ODD, '\n', ' ', '\u00a0', '🚛', '\\ud800', '/', '~', '"'), fc.string()), {
        maxLength: Math.ceil(maxLength / 8),
      })
      .map((parts) => parts.join('')),
  )

/** The error as the message of either format, read again by the codec that every receiver's reader agrees with. */
function asMessages(problem: Problem): unknown[] {
  const type = errorTypeOf(problem)
  const identity = {
    cause: { sender: HUB, id: '3f8f5f0e-1111-4222-8333-444455556666' },
    type,
    receiver: asParty('TG'),
  } as const
  const body = errorBodyOf(problem)
  const { message } = madeMessage({ ...identity, mrn: undefined, ordinal: 0 }, body, identity.cause.id, 0)
  readIJson(encodeJson(message))
  return [[encodeJson(message), 'application/json'] as const, [encodeXml(message), 'application/xml'] as const].map(
    ([bytes, contentType]) => {
      const read = codec.decode(bytes, contentType)
      if (!read.ok) throw new Error(`${contentType}: ${JSON.stringify(read.findings)} ${Buffer.from(bytes).toString()}`)
      return read.message.body
    },
  )
}

/** Over HTTP and over AMQP, in JSON and in XML, the answer is well-formed and says the same. */
function expectSameEverywhere(problem: Problem): void {
  const told = readIJson(problemBytes(problem)) as Problem
  const { title, detail } = told
  // The name of a parameter is no place in a message.
  const items = told.errors.map((one) => (one.pointer.startsWith('/') ? one : { ...one, pointer: '' }))
  const expected = { title, detail, ...(items.length === 0 ? {} : { errors: items }) }
  for (const body of asMessages(problem)) expect(body).toMatchObject(expected)
}

const codes = Object.keys(errors) as ErrorCode[]
const finding = fc
  .record(
    {
      code: fc.constantFrom(...codes),
      pointer: anyText(700).map((text) => (text === '' ? '' : `/${text}`)),
      xpath: anyText(700).filter((text) => text !== ''),
      rule: fc.constantFrom(...(Object.keys(rules) as RuleId[])),
      value: anyText(300),
      expected: anyText(700),
    },
    { requiredKeys: ['code', 'pointer'] },
  )
  .map((one): Finding => one)

test('whatever a finding repeats, its answer is well-formed and says the same over every channel', () => {
  fc.assert(
    fc.property(fc.array(finding, { minLength: 1, maxLength: 4 }), language, (findings, spoken) => {
      const [{ code }] = findings as [Finding]
      expectSameEverywhere(problemOf({ httpStatus: errors[code].status, code, findings }, spoken))
      // The answer that a state gives is made another way, and says the same too.
      const { errors: items } = makeFunctionalErrorBody(findings, spoken)
      expect(items).toEqual(problemOf({ httpStatus: 422, code, findings }, spoken).errors)
    }),
    { numRuns: runs(1_000) },
  )
})

test('so is that of the edge, whatever a request has in its names and values', () => {
  const words = fc.record({ value: anyText(300), expected: anyText(300), pointer: anyText(300) }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.constantFrom(...codes), words, language, (code, given, spoken) => {
      expectSameEverywhere(edgeProblemOf(new EdgeError(code, { words: given }), spoken))
    }),
    { numRuns: runs(1_000) },
  )
})

test('each reason has words that fit where what it repeats is as long as it may be', () => {
  const long = '\u202e'.repeat(700)
  for (const reason of Object.keys(reasons) as ReasonId[])
    for (const spoken of ['en', 'fr', 'pt'] as const) {
      const { code } = reasons[reason]
      const one = { code, reason, pointer: `/${long}`, value: long, expected: long }
      expectSameEverywhere(problemOf({ httpStatus: 400, code, findings: [one, one] }, spoken))
    }
})

/** A message with a member renamed or added, or a value replaced, anywhere in it. */
const spoilt = fc
  .tuple(fc.oneof(...model.messages.map((message) => messageArbitrary(message))), anyText(60), fc.nat(), fc.nat(2))
  .map(([message, text, pick, how]) => {
    const copy = structuredClone(message) as unknown as Record<string, unknown>
    const holders = objectsIn(copy)
    const holder = holders[pick % holders.length] ?? copy
    const names = Object.keys(holder)
    const name = names[pick % Math.max(1, names.length)] ?? 'x'
    if (how === 0) holder[text] = text
    else if (how === 1) holder[name] = text
    else {
      holder[text] = holder[name]
      delete holder[name]
    }
    return copy
  })

const objectsIn = (value: unknown): Record<string, unknown>[] =>
  typeof value !== 'object' || value === null
    ? []
    : [
        ...(Array.isArray(value) ? [] : [value as Record<string, unknown>]),
        ...Object.values(value).flatMap((inner) => objectsIn(inner)),
      ]

/** JSON as a careless writer makes it: what has no escape of its own stands there raw, halves of pairs as escapes. */
const asJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

const anyBody: fc.Arbitrary<[Buffer, ContentType]> = fc.oneof(
  spoilt.map((value): [Buffer, ContentType] => [asJson(value), 'application/json']),
  fc
    .tuple(spoilt, anyText(40))
    .map(([value, text]): [Buffer, ContentType] => [
      Buffer.from(JSON.stringify(value).replace(/"id":"/, () => `${JSON.stringify(text)}:1,"id":"`)),
      'application/json',
    ]),
  fc
    .tuple(fc.oneof(...model.messages.map((message) => messageArbitrary(message))), anyText(40), fc.nat())
    .map(([message, text, at]): [Buffer, ContentType] => {
      const bytes = encodeXml(message)
      const place = at % bytes.length
      return [Buffer.concat([bytes.subarray(0, place), Buffer.from(text), bytes.subarray(place)]), 'application/xml']
    }),
  fc
    .tuple(fc.uint8Array({ maxLength: 200 }), fc.constantFrom<ContentType>('application/json', 'application/xml'))
    .map(([bytes, contentType]): [Buffer, ContentType] => [Buffer.from(bytes), contentType]),
)

test('whatever the bytes of a body, the answer is well-formed and says the same over every channel', () => {
  let unseen = 0
  fc.assert(
    fc.property(anyBody, language, ([bytes, contentType], spoken) => {
      const result = codec.decode(bytes, contentType)
      if (result.ok) return
      const [first] = result.findings
      if (result.findings.some(({ pointer, value = '' }) => hasUnseen(pointer + value))) unseen += 1
      expectSameEverywhere(problemOf({ httpStatus: 400, code: first?.code ?? '52', findings: result.findings }, spoken))
    }),
    { numRuns: runs(1_500) },
  )
  // Else nothing was put to the test.
  expect(unseen).toBeGreaterThan(runs(50))
})

test('the header that goes on record of what cannot be accepted is legible', () => {
  fc.assert(
    fc.property(anyText(150), anyText(150), (id, party) => {
      const value = { id, type: id, version: id, mrn: id, sender: { country: id, role: party, party } }
      const parsed = codec.parseWellFormed(asJson(value), 'application/json')
      if (parsed.ok) readIJson(asJson(parsed.document.header))
    }),
    { numRuns: runs(300) },
  )
})
