import { describe, expect, it } from 'vitest'
import { extended, extensionOf } from '../../../../adapters/wco/extension.ts'
import { unknownIn } from '../../../../adapters/ncts/unknown.ts'
import losses from '../../../../adapters/wco/losses.json' with { type: 'json' }
import { fromNational, part, placesFor, toNational } from '../../../../adapters/wco/mapping.ts'
import { operationsOf } from '../../../../adapters/wco/operations.ts'
import { profileOf } from '../../../../adapters/wco/profile.ts'
import standard from '../../../../adapters/wco/profiles/corridor-wco-3.6.json' with { type: 'json' }
import { type Message, readXmlTree, writeXmlTree, type XmlTree } from '../../../../src/adapter-api/index.ts'
import { createOfflineValidator } from '../../../../src/compose/offline.ts'
import { asParty } from '../../../support/identifiers.ts'
import { at, declaration, example } from '../ncts/support.ts'

const settings = { profile: profileOf(standard), connections: [] }
const xmlOf = (message: Message): string => writeXmlTree(toNational(message, settings).root)
const treeOf = (xml: string): XmlTree => readXmlTree(Buffer.from(xml), { attributes: true })
const read = (xml: string): Message => fromNational({ root: treeOf(xml) }, settings)

const MODEL = standard.namespaces.declaration
const PLAIN =
  `<Declaration xmlns="${MODEL}"><FunctionCode>9</FunctionCode><FunctionalReferenceID>LRN-1</FunctionalReferenceID>` +
  '<IssueDateTime><DateTimeString formatCode="304">20260302084107Z</DateTimeString></IssueDateTime>' +
  '<TypeCode>T1</TypeCode><TotalGrossMassMeasure unitCode="KGM">500</TotalGrossMassMeasure></Declaration>'

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      ...standard,
      country: 'Togo',
      namespaces: { metadata: 'urn:x' },
      extra: 1,
      tables: [{ table: 'x' }],
    }
    expect(() => profileOf(wrong)).toThrow(
      /there is no extra.*country is missing or wrong.*namespaces.declaration is missing.*namespaces.response is missing.*row 1 is no row/s,
    )
  })
})

describe('a document', () => {
  const value = (path: string, kind: string, said: string): string =>
    xmlOf(declaration).replace('<Value ', `<Value path="${path}" kind="${kind}" value="${said}"/><Value `)
  it.each([
    ['without a declaration', '<MetaData/>', '/MetaData: there is no Declaration in it'],
    ['of another root', '<Invoice/>', '/Invoice: there is no Declaration in it'],
    ['of a function that is none of a movement', PLAIN.replace('>9<', '>13<'), "'13' is not in functions of TG"],
    [
      'without the time it was issued',
      PLAIN.replace(/<IssueDateTime>.*?<\/IssueDateTime>/, ''),
      '/Declaration/IssueDateTime: it is empty',
    ],
    ['with a time that does not exist', PLAIN.replace('20260302', '20261302'), "'20261302084107Z' is no such time"],
    [
      'with an element twice where it can stand once',
      PLAIN.replace('<TypeCode>', '<TypeCode>T2</TypeCode><TypeCode>'),
      '/Declaration/TypeCode: it stands there more than once',
    ],
    ['with an extension that names no path', value('body..lrn', 'string', 'x'), "'body..lrn' is no path"],
    ['with one that reaches into what objects share', value('__proto__.x', 'string', 'x'), "'__proto__.x' is no path"],
    ['with one that is no number', value('body.totalItems', 'number', '1e9'), "'1e9' is no number"],
    [
      'with one that makes a list without end',
      value('body.items[999999].number', 'number', '1'),
      'more than 400000 places in lists',
    ],
  ])('%s is refused with its place', (_, xml, reason) => {
    expect(() => read(xml)).toThrow(reason)
  })

  it('leaves what all objects have in common as it is', () => {
    const message = read(value('body.toString.x', 'string', 'x')) as unknown as { body: Record<string, unknown> }
    expect(message.body['toString']).toEqual({ x: 'x' })
    expect(({}.toString as unknown as { x?: string }).x).toBeUndefined()
  })

  it('without metadata and extension is a declaration of what it says', () => {
    expect(read(PLAIN)).toMatchObject({
      type: 'transit-declaration',
      sender: { country: 'TG', role: 'customs' },
      occurredAt: '2026-03-02T08:41:07Z',
      body: { lrn: 'LRN-1', declarationType: 'T1', grossMass: '500' },
    })
    expect(read(PLAIN)).toEqual(read(PLAIN))
    const party = { party: asParty('TG/nord'), country: 'TG', role: 'customs' } as never
    expect(fromNational({ root: treeOf(PLAIN) }, { ...settings, connections: [party] }).sender).toMatchObject({
      party: 'nord',
    })
  })

  it('in other namespaces is known by its names', () => {
    const other = { ...standard, namespaces: { ...standard.namespaces, declaration: 'urn:wco:datamodel:WCO:DEC:3' } }
    expect(fromNational({ root: treeOf(xmlOf(declaration)) }, { ...settings, profile: profileOf(other) })).toEqual(
      declaration,
    )
  })

  it('says more than what lies beside it where it was changed', () => {
    const changed = xmlOf(declaration).replace('>18240.5<', '>18241<')
    const message = fromNational({ root: treeOf(changed), message: declaration }, settings)
    expect(message).toEqual({ ...declaration, body: { ...declaration.body, grossMass: '18241' } })
    const other = { root: treeOf(changed), message: example('discharge/valid-on-results.json') as Message }
    expect(() => fromNational(other, settings)).toThrow('beside the document of a transit-declaration lies a discharge')
  })

  it('is one that the hub takes, also where the partner leaves elements out', async () => {
    using validator = await createOfflineValidator({ now: Date.parse('2026-03-03T00:00:00Z') })
    const fewer = { ...settings, profile: profileOf({ ...standard, omits: ['Consignment/Itinerary', 'Submitter'] }) }
    const { root } = toNational(declaration, fewer)
    expect(at(root, 'Declaration/Consignment/Itinerary')).toBeUndefined()
    const message = fromNational({ root: treeOf(writeXmlTree(root)) }, fewer)
    expect(message).toEqual(declaration)
    expect(validator.validate(Buffer.from(JSON.stringify(message)), 'en')).toMatchObject({
      verdict: 'valid',
      findings: [],
    })
  })
})

describe('what no row names', () => {
  it('is known by name, each once, and is what is listed as lost', () => {
    const more =
      '<Authentication><Authentication>x</Authentication></Authentication><CurrencyExchange/>' +
      '<GoodsShipment><Consignment><GoodsLocation><Name>A</Name></GoodsLocation></Consignment></GoodsShipment>'
    const given = treeOf(PLAIN.replace('</Declaration>', `${more}</Declaration>`))
    const listed = losses.filter(({ direction }) => direction === 'in').map(({ field }) => field)
    const unknown = unknownIn(given, placesFor('transit-declaration'), part).map((way) => `Declaration/${way}`)
    expect(unknown.toSorted()).toEqual(listed.toSorted())
    expect(unknownIn(treeOf(PLAIN), placesFor('transit-declaration'), part)).toEqual([])
  })
})

describe('an extension', () => {
  it('says what elements do not, what they say too much, and what is empty', () => {
    const said = { body: { a: ' x\n', b: 1, c: false, d: {}, e: [{ f: 'g' }] } }
    const read = { body: { a: 'x', h: 'too much', d: {} } }
    const extension = extensionOf(said, read, 'urn:x')
    if (extension === undefined) throw new Error('there is none')
    expect(extended(read, treeOf(writeXmlTree(extension)))).toEqual(said)
    expect(extensionOf(said, said, 'urn:x')).toBeUndefined()
    expect(extended(said, undefined)).toBe(said)
  })
})

describe('the view of operations', () => {
  it('has one operation for each country, begun at its entry and ended at its exit', () => {
    expect(operationsOf(declaration.body)).toEqual([
      { sequence: 1, country: 'TG', start: 'TGLFW001', terminate: 'TGCNK001' },
      { sequence: 2, country: 'BF', start: 'BFCNK001', terminate: 'BFOUA001' },
    ])
  })

  it.each([
    ['transit-declaration/valid-road-container.json', 'I7', 'record', 'TG'],
    ['border-entry-notice/valid-joint-post.json', 'I9', 'start', undefined],
    ['arrival-advice/valid-road.json', 'I11', 'terminate', undefined],
    ['discharge/valid-on-results.json', 'I13', 'discharge', undefined],
    ['anticipated-arrival-record/valid-road.json', 'I15', 'notify', 'BF'],
  ])('of %s is %s: %s', (name, code, act, country) => {
    const message = example(name) as Message
    const { office } = message.body as { office?: string }
    const operation = toNational(message, settings).root.children.find(({ name: of }) => of === 'Operation')
    expect(operation?.attributes).toMatchObject({
      message: code,
      act,
      country: country ?? office?.slice(0, 2) ?? message.sender.country,
    })
  })

  it('has nothing of a message that eTIR has nothing like', () => {
    const { root } = toNational(example('no-release/valid-control.json') as Message, settings)
    expect(root.children.some(({ name }) => name === 'Operation')).toBe(false)
  })
})
