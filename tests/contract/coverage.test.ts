import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/generated/catalogue.ts'
import { type MessageType, messageTypes } from '../../src/generated/types.ts'
import { broken } from '../support/broken.ts'
import { refusedHalves } from '../unit/domain/rules/ncts-halves.ts'
import { examplesOf, ROOT } from './examples.ts'

const json = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, 'schemas', path), 'utf8')) as T
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

type Table = { transitions: { id: string; on: string }[] }
type Labels = Record<'en' | 'fr' | 'pt', string>

describe.each(messageTypes)('%s is covered', (type: MessageType) => {
  const refused = examplesOf(type).filter(({ valid, name }) => !valid && name.endsWith('.json'))

  test('by a row with labels in three languages, and who sends and receives it', () => {
    const { labels, receivers, senders, forward } = catalogue[type]
    for (const language of ['en', 'fr', 'pt'] as const) expect(labels[language]).toMatch(/^\S.*\S$/)
    expect(new Set(Object.values(labels)).size).toBeGreaterThan(1)
    expect(senders.length).toBeGreaterThan(0)
    expect(forward && receivers.length === 0).toBe(false)
  })

  test('by a schema whose every field has a meaning, an XSD of its root, and a page with both', () => {
    type Node = { $ref?: string; type?: string; description?: string; properties?: Record<string, Node>; items?: Node }
    const silent = (node: Node, at: string): string[] => {
      const own = node.$ref === undefined && node.description === undefined ? [at] : []
      return [...own, ...Object.entries(node.properties ?? {}).flatMap(([name, one]) => silent(one, `${at}/${name}`))]
    }
    expect(silent(json<Node>(`messages/${type}.schema.json`), '')).toEqual([])
    expect(text(`schemas/xsd/${type}.xsd`)).toContain(`<xs:element name="${catalogue[type].root}">`)
    const page = text(`docs/messages/${type}.md`)
    for (const words of Object.values(catalogue[type].labels)) expect(page).toContain(words)
  })

  test('by refusals of at least three kinds, one of them by a rule', () => {
    const kinds = new Set(refused.map(({ expected }) => `${expected?.level} ${expected?.code}`))
    expect(kinds.size).toBeGreaterThanOrEqual(3)
    expect(refused.filter(({ expected }) => expected?.level === 'rule').length).toBeGreaterThanOrEqual(1)
  })
})

describe('every rule', () => {
  const rules = json<{ rules: { id: string; source: string; texts: Labels }[] }>('rules.json').rules
  const tests = ['tests/unit/domain', 'tests/contract']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { encoding: 'utf8', recursive: true }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith('.test.ts') && !path.endsWith('/coverage.test.ts'))
    .map(text)
    .join('\n')
  const reached: ReadonlySet<string | undefined> = new Set([
    ...broken.map(([rule]) => rule),
    ...refusedHalves.map(([rule]) => rule),
    ...messageTypes.flatMap((type) => examplesOf(type).map(({ expected }) => expected?.rule)),
  ])

  test.each(rules.map(({ id }) => id))('%s refuses an example, or a message of a unit test', (id) => {
    expect(reached.has(id) || tests.includes(`'${id}'`)).toBe(true)
  })

  test('names its source and says what is wrong in three languages, with the same values in each', () => {
    for (const { id, source, texts } of rules) {
      expect(source, id).toMatch(/\S/)
      const values = [texts.en, texts.fr, texts.pt].map((one) => [...one.matchAll(/\{\w+\}/g)].map(String).toSorted())
      expect([id, values[1], values[2]]).toEqual([id, values[0], values[0]])
    }
  })
})

describe('every event of the transition tables is somebody’s', () => {
  const timers = new Set(json<{ timers: { name: string }[] }>('timers.json').timers.map(({ name }) => name))
  const { operations } = json<{ operations: Record<string, { id: string }> }>('http/operations.json')
  const acts = new Set(Object.values(operations).map(({ id }) => id))
  const types: ReadonlySet<string> = new Set(messageTypes)

  /** What raises it; undefined when nothing does. */
  const raisedBy = (event: string): 'message' | 'timer' | 'operator' | undefined => {
    const [prefix, name = ''] = event.split(':')
    if (prefix === 'timer') return timers.has(name) ? 'timer' : undefined
    if (prefix === 'operator') return acts.has(name) ? 'operator' : undefined
    return types.has(event) ? 'message' : undefined
  }

  test('the movement’s events are messages, timers and operator acts', () => {
    const events = json<Table>('movement.json').transitions.map(({ on }) => on)
    expect(events.filter((on) => raisedBy(on) === undefined)).toEqual([])
    expect(new Set(events.map(raisedBy))).toContain('message')
  })

  test('every type that is decided on a movement has its rows, and every timer fires into some', () => {
    const events = new Set(json<Table>('movement.json').transitions.map(({ on }) => on))
    const decided = messageTypes.filter((type) => {
      const { kind, needsMrn } = catalogue[type]
      return ((kind === 'decision' || kind === 'fact') && needsMrn !== 'absent') || type === 'guarantee-use'
    })
    expect(decided.filter((type) => !events.has(type))).toEqual([])
    expect([...timers].filter((name) => !events.has(`timer:${name}`))).toEqual([])
  })

  test('a guarantee’s events are what its registration can say, or are raised by the ledger', () => {
    type Registration = { properties: { body: { properties: { action: { enum: string[] } } } } }
    const registration = json<Registration>('messages/guarantee-registration.schema.json')
    const said = new Set(registration.properties.body.properties.action.enum)
    const domain = readdirSync(join(ROOT, 'src/domain'), { encoding: 'utf8', recursive: true }).filter((name) =>
      name.endsWith('.ts'),
    )
    const source = domain.map((name) => text(`src/domain/${name}`)).join('\n')
    const raised = (on: string): boolean =>
      said.has(on) || new RegExp(`\\b(?:headerEvent|moved)\\([^;]*'${on}'`).test(source)
    const events = [...new Set(json<Table>('guarantee.json').transitions.map(({ on }) => on))]
    expect(events.filter((on) => !raised(on))).toEqual([])
  })
})
