import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOfTrain, trainsOfCsv, trainsOfXml } from '../../adapters/rail/lists.ts'
import losses from '../../adapters/rail/losses.json' with { type: 'json' }
import { manifestOf, trainOf } from '../../adapters/rail/mapping.ts'
import { profileOf } from '../../adapters/rail/profile.ts'
import synthetic from '../../adapters/rail/profiles/synthetic.json' with { type: 'json' }
import type { Train } from '../../adapters/rail/train.ts'
import { type TrainManifest, writeXmlTree, type XmlTree } from '../../src/adapter-api/index.ts'
import { differences, valuesOf } from '../../src/conformance/mapping-checks.ts'
import { asCountry, asParty } from '../support/identifiers.ts'
import { runs } from '../support/runs.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'

const schema = model.messages.find(({ type }) => type === 'train-manifest')
if (schema === undefined) throw new Error('there is no train-manifest')

const profiles = [
  profileOf(synthetic),
  profileOf({ ...synthetic, separator: ',', encoding: 'windows-1252', dates: 'iso', columns: {} }),
]
const connections = [
  { party: asParty('CI/sitarail'), country: asCountry('CI'), role: 'rail' },
  { party: asParty('CI'), country: asCountry('CI'), role: 'customs' },
] as const

const MRNS = ['26CIABJ100000311J2', '26TGLFW100000123J0']
const CONTAINERS = ['CSQU3054383', 'AB12']
const TIMES = ['2026-03-05T20:00:00Z', '2026-03-05T20:00:00.125+00:00', '2026-03-05T23:59:59-05:00']
const several = (of: readonly string[]) => fc.option(fc.subarray([...of], { minLength: 1 }), { nil: undefined })

/** Any manifest of a party that the adapter acts for: numbers with their check digits, each wagon once. */
const manifests: fc.Arbitrary<TrainManifest> = fc
  .record({
    message: messageArbitrary(schema).map((one) => one as TrainManifest),
    occurredAt: fc.constantFrom(...TIMES),
    isCustoms: fc.boolean(),
    mrns: several(MRNS),
    containers: several(CONTAINERS),
  })
  .map(({ message, occurredAt, isCustoms, mrns, containers }) => {
    const { body } = message
    const numbers = new Set<string>()
    const wagons = (body.wagons ?? [{ number: 'SK 7012' }])
      .filter(({ number }) => !numbers.has(number) && numbers.add(number))
      .map(({ number, position, seals, sealState }) => ({
        number,
        ...(position === undefined ? {} : { position }),
        ...(seals === undefined ? {} : { seals }),
        ...(sealState === undefined ? {} : { sealState }),
        ...(mrns === undefined ? {} : { mrns }),
        ...(containers === undefined ? {} : { containers }),
      }))
    const mayBeEmpty = body.operation === 'pass' || body.operation === 'arrive'
    const { wagons: listed, ...rest } = body
    return {
      ...message,
      occurredAt,
      sender: isCustoms
        ? { country: 'CI', role: 'customs', office: body.office }
        : { country: 'CI', role: 'rail', party: 'sitarail' },
      body: { ...rest, ...(mayBeEmpty && listed === undefined ? {} : { wagons }) },
    }
  })

/** A list is read by what stands between numbers: elements with several of them say the same as a cell. */
const hasPlainSeals = ({ body }: TrainManifest): boolean =>
  (body.wagons ?? []).every(({ seals = [] }) => seals.every((one) => !/[\s,;]/.test(one)))

/** The seals of each wagon, with what the list of losses allows. */
const sealsOf = ({ body }: TrainManifest): unknown =>
  body.wagons?.map(({ seals }) => seals?.map((one) => one.replaceAll(/[\s,;]+/g, '-')))

const covers = (field: string, path: string): boolean =>
  new RegExp(`^${field.replaceAll('.', '\\.').replaceAll('[]', '\\[[0-9]+\\]')}$`).test(path)
const lostOut = losses.filter(({ direction }) => direction === 'out')
const lostIn = losses.filter(({ direction }) => direction === 'in')

describe.each(profiles.map((profile) => [`${profile.separator} ${profile.encoding}`, profile] as const))(
  'a manifest in a wagon list (%s)',
  (_, profile) => {
    const settings = { profile, connections }
    const backOf = (manifest: TrainManifest): TrainManifest[] =>
      trainsOfCsv(csvOfTrain(trainOf(manifest), profile), profile).map((train) => manifestOf(train, settings))

    it('comes back as one manifest, and loses nothing but what is listed, all of which is lost somewhere', () => {
      // One seed: which of the losses happen must not be luck.
      const lost = fc.sample(manifests, { numRuns: 40, seed: 14 }).flatMap((manifest) => {
        const back = backOf(manifest)
        expect(back.map(sealsOf)).toEqual([sealsOf(manifest)])
        return differences(valuesOf(manifest), valuesOf(back[0]))
      })
      expect([...new Set(lost)].filter((path) => !lostOut.some(({ field }) => covers(field, path)))).toEqual([])
      expect(lostOut.filter(({ field }) => !lost.some((path) => covers(field, path)))).toEqual([])
    })

    it('read once more is the same list', () => {
      fc.assert(
        fc.property(manifests, (manifest) => {
          const [back] = backOf(manifest)
          if (back === undefined) throw new Error('nothing came back')
          expect(backOf(back)).toEqual([back])
        }),
        { numRuns: runs(30) },
      )
    })
  },
)

const [profile] = profiles
const settings = { profile: profile ?? profileOf(synthetic), connections }
const element = (name: string, ...content: (XmlTree | string)[]): XmlTree => ({
  name,
  text: content.filter((one) => typeof one === 'string').join(''),
  children: content.filter((one) => typeof one !== 'string'),
})

describe('a wagon list in XML', () => {
  const xmlOf = ({ wagons, ...train }: Train): XmlTree => {
    const fields = (of: object): XmlTree[] =>
      Object.entries(of).flatMap(([name, value]: [string, { text: string } | readonly { text: string }[]]) =>
        [value].flat().map(({ text }) => element(name, text)),
      )
    const said = fields(train).filter(({ name }) => name !== 'form')
    return element('WagonList', ...said, ...wagons.map((one) => element('vehicle', ...fields(one))))
  }

  it('says what the same list says as a table', () => {
    fc.assert(
      fc.property(manifests.filter(hasPlainSeals), (manifest) => {
        const train = trainOf(manifest)
        const [inXml, ...others] = trainsOfXml(Buffer.from(writeXmlTree(xmlOf(train))))
        const [inCsv] = trainsOfCsv(csvOfTrain(train, settings.profile), settings.profile)
        if (inXml === undefined || inCsv === undefined) throw new Error('no train')
        expect(others).toEqual([])
        expect(manifestOf(inXml, settings)).toEqual(manifestOf(inCsv, settings))
      }),
      { numRuns: runs(30) },
    )
  })
})

type Wagon = { number: string; position: number; units: readonly string[] }
type Composition = { id: string; time: string; train: string; location: string; wagons: readonly Wagon[] }

/** Twelve digits with the one that checks them (UIC 438-1). */
const wagonNumbers = fc.stringMatching(/^[0-9]{11}$/).map((digits) => {
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
})
const compositions: fc.Arbitrary<Composition> = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
  time: fc.constantFrom(...TIMES),
  train: fc.stringMatching(/^[0-9]{1,8}$/),
  location: fc.constant('00101'),
  wagons: fc.uniqueArray(
    fc.record({
      number: wagonNumbers,
      position: fc.integer({ min: 1, max: 999 }),
      units: fc.subarray(CONTAINERS),
    }),
    { selector: ({ number }) => number, minLength: 1, maxLength: 4 },
  ),
})

/** The composition with one of the elements that are listed as lost, `more`: a path from the root. */
function xmlOf({ id, time, train, location, wagons }: Composition, more?: string): Buffer {
  const [last = '', ...above] = (more ?? '').split('/').toReversed()
  const place = above.toReversed().join('/')
  const lost = (at: string): XmlTree[] =>
    more === undefined || place !== at || last.endsWith('[2]') ? [] : [element(last, element('Value', '7'))]
  const section = 'TrainCompositionJourneySection'
  const origin = [element('CountryCodeISO', 'CI'), element('LocationPrimaryCode', location)]
  const wagonOf = (one: Wagon): XmlTree =>
    element(
      'WagonData',
      element('WagonNumberFreight', one.number),
      element('WagonTrainPosition', String(one.position)),
      ...lost(`${section}/WagonData`),
      ...one.units.map((unit) =>
        element(
          'IntermodalTransportData',
          ...lost(`${section}/WagonData/IntermodalTransportData`),
          element('LoadUnitNumber', unit),
        ),
      ),
    )
  const first = element(
    section,
    element('JourneySection', element('JourneySectionOrigin', ...origin), ...lost(`${section}/JourneySection`)),
    ...lost(section),
    ...wagons.map(wagonOf),
  )
  const reference = element(
    'MessageReference',
    ...lost('MessageHeader/MessageReference'),
    element('MessageIdentifier', id),
    element('MessageDateTime', time),
  )
  const root = element(
    'TrainCompositionMessage',
    element('MessageHeader', reference, ...lost('MessageHeader')),
    ...lost(''),
    element('OperationalTrainNumberIdentifier', element('OperationalTrainNumber', train)),
    first,
    ...(last.endsWith('[2]') ? [element(section, wagonOf({ number: '1', position: 1, units: [] }))] : []),
  )
  return Buffer.from(writeXmlTree(root))
}

const readComposition = (composition: Composition, more?: string): TrainManifest => {
  const [train, ...others] = trainsOfXml(xmlOf(composition, more))
  if (train === undefined || others.length > 0) throw new Error('a composition is one train')
  return manifestOf(train, settings)
}

/** What a manifest says of a composition. */
const compositionOf = ({ occurredAt, body }: TrainManifest): Omit<Composition, 'id'> => ({
  time: occurredAt,
  train: body.train,
  location: body.office === 'CIABJ002' ? '00101' : body.office,
  wagons: (body.wagons ?? []).map(({ number, position = 0, containers = [] }) => ({
    number,
    position,
    units: containers,
  })),
})

describe('a composition of TAF TSI', () => {
  it('is carried whole by its manifest, and by the wagon list made of that', () => {
    fc.assert(
      fc.property(compositions, (composition) => {
        const manifest = readComposition(composition)
        expect({ id: composition.id, ...compositionOf(manifest) }).toEqual(composition)
        const [list] = trainsOfCsv(csvOfTrain(trainOf(manifest), settings.profile), settings.profile)
        expect(list && manifestOf(list, settings)).toEqual(manifest)
      }),
      { numRuns: runs(30) },
    )
  })

  it('under another number is another message, and the same one each time', () => {
    fc.assert(
      fc.property(compositions, compositions, (one, other) => {
        expect(readComposition(one).id).toBe(readComposition({ ...other, id: one.id }).id)
        expect(readComposition(one).id === readComposition(other).id).toBe(one.id === other.id)
      }),
      { numRuns: runs(30) },
    )
  })

  it.each(lostIn.map(({ field }) => field))('says nothing by its %s, which is listed as lost', (field) => {
    const [composition] = fc.sample(compositions, { numRuns: 1, seed: 14 })
    if (composition === undefined) throw new Error('no composition')
    const withUnit = { ...composition, wagons: composition.wagons.map((one) => ({ ...one, units: CONTAINERS })) }
    expect(xmlOf(withUnit, field).equals(xmlOf(withUnit))).toBe(false)
    expect(readComposition(withUnit, field)).toEqual(readComposition(withUnit))
  })
})
