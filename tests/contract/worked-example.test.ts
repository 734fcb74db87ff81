import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Codec, ContentType } from '../../src/codec/index.ts'
import type * as Decide from '../../src/domain/engine/decide.ts'
import type * as Rules from '../../src/domain/rules/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { party, testReference } from '../support/reference.ts'
import { declaration, MRN, registration, release } from '../support/road.ts'
import { openWorkshop, type SchemaWorkshop } from '../support/schema-workshop.ts'
import { follow, stepsOf } from '../support/worked-steps.ts'
import { createWorld, testSecrets } from '../support/world.ts'
import { ROOT } from './examples.ts'
import { asMrn, asParty, written } from '../support/identifiers.ts'
import type { Grn } from '../../src/domain/values/identifiers.ts'
import type { Guarantee } from '../../src/domain/model/guarantee.ts'

const steps = stepsOf('Adding a message type')

const TYPE = 'weighing-notice'
const NOW = Date.parse('2026-06-01T12:00:00Z')

describe('the worked example of CONTRIBUTING, followed to the letter', () => {
  let workshop: SchemaWorkshop
  let codec: Codec
  let problems: string[]
  let rules: typeof Rules
  let decide: typeof Decide.decide
  beforeAll(async () => {
    workshop = openWorkshop()
    for (const step of steps) follow(workshop, step)
    problems = workshop.generate()
    codec = (await workshop.codec()).createCodec()
    rules = await workshop.rules()
    decide = ((await import(join(workshop.folder, 'src/domain/engine/decide.ts'))) as typeof Decide).decide
  })
  afterAll(() => {
    codec[Symbol.dispose]()
    workshop.remove()
  })

  const example = (name: string) => workshop.read(`schemas/examples/${TYPE}/${name}`)
  const decode = (name: string) => {
    const contentType: ContentType = name.endsWith('.json') ? 'application/json' : 'application/xml'
    return codec.decode(Buffer.from(example(name)), contentType)
  }
  const accepted = (name: string): Message => {
    const result = decode(name)
    if (!result.ok) throw new Error(JSON.stringify(result.findings))
    return result.message
  }

  test('the generator finds nothing wrong with it', () => {
    expect(problems).toEqual([])
  })

  test('touches schemas/ and one file of rules', () => {
    const elsewhere = new Set(steps.map(({ path }) => path).filter((path) => !path.startsWith('schemas/')))
    expect([...elsewhere]).toEqual(['src/domain/rules/procedures.ts'])
    expect(steps.length).toBeGreaterThan(8)
  })

  test('leaves nothing else to be changed: all of src compiles', () => {
    workshop.change<{ include: string[] }>('tsconfig.json', (config) => {
      config.include = ['src/**/*.ts']
    })
    const { stdout, status } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--noEmit', '-p', workshop.folder], {
      encoding: 'utf8',
    })
    expect([stdout, status]).toEqual(['', 0])
  })

  test('its valid example is accepted, and says the same in both formats', () => {
    const message = accepted('valid-overloaded.json')
    expect(message.type).toBe(TYPE)
    expect(accepted('valid-overloaded.xml')).toEqual(message)
    const input = { message, caller: party('TG'), reference: testReference(), now: NOW }
    expect(rules.checkRules(input)).toEqual([])
  })

  test('its invalid example gets the verdict beside it, in both formats', () => {
    const { code, rule, pointer } = JSON.parse(example('invalid-excess-missing.expected.json'))
    for (const name of ['invalid-excess-missing.json', 'invalid-excess-missing.xml']) {
      const input = { message: accepted(name), caller: party('TG'), reference: testReference(), now: NOW }
      expect(rules.checkRules(input)).toEqual([{ code, rule, pointer }])
    }
  })

  test('the schema refuses what it does not know, in both formats', () => {
    const json = example('valid-overloaded.json').replace('"station"', '"bridge"')
    const xml = example('valid-overloaded.xml').replaceAll('station>', 'bridge>')
    for (const [text, type] of [
      [json, 'application/json'],
      [xml, 'application/xml'],
    ] as const) {
      const found = codec.decode(Buffer.from(text), type)
      expect(found).toMatchObject({ ok: false, level: 'schema' })
      expect(found).toHaveProperty(
        'findings',
        expect.arrayContaining([expect.objectContaining({ code: '13', pointer: '/body/station' })]),
      )
    }
  })

  test('it waits for the release, and is then forwarded to whom its row names', () => {
    const message = accepted('valid-overloaded.json')
    const decision = (released: boolean) => {
      const world = createWorld()
      world.accept(registration())
      world.accept(declaration())
      if (released) world.accept(release())
      const { declarations, guarantees, movements } = world
      return decide({
        event: { kind: 'message', key: { sender: asParty('TG'), id: message.id }, message, mrn: asMrn(MRN) },
        movement: movements.get(MRN),
        declaration: declarations.get(MRN),
        guarantees: written<ReadonlyMap<Grn, Guarantee>>(guarantees),
        now: NOW,
        reference: testReference(),
        secrets: testSecrets,
      })
    }
    expect(decision(false)).toMatchObject({ outcome: 'accepted', status: 'held', awaits: 'release-for-transit' })
    expect(decision(true)).toMatchObject({
      outcome: 'accepted',
      status: 'applied',
      outgoing: [{ kind: 'forward', receivers: ['BF'] }],
    })
  })

  test('it has its XSD, its page and its place among the published documents', () => {
    expect(workshop.read(`schemas/xsd/${TYPE}.xsd`)).toContain('<xs:element name="WeighingNotice">')
    expect(workshop.read(`docs/messages/${TYPE}.md`)).toContain('# Weighing notice (`weighing-notice`)')
    expect(workshop.read('docs/api/openapi.json')).toContain('"WeighingNotice"')
    expect(workshop.read('docs/api/asyncapi.json')).toContain('"weighing-notice"')
  })
})
