import { describe, expect, it } from 'vitest'
import { csvOfTrain, trainsOfCsv, trainsOfXml } from '../../../../adapters/rail/lists.ts'
import { manifestOf, trainOf } from '../../../../adapters/rail/mapping.ts'
import { profileOf } from '../../../../adapters/rail/profile.ts'
import synthetic from '../../../../adapters/rail/profiles/synthetic.json' with { type: 'json' }
import { hasWagonCheckDigit } from '../../../../adapters/rail/train.ts'
import depart from '../../../../schemas/examples/train-manifest/valid-depart.json' with { type: 'json' }
import type { TrainManifest } from '../../../../src/adapter-api/index.ts'
import { createOfflineValidator } from '../../../../src/compose/offline.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'

const connections = [{ party: asParty('CI/sitarail'), country: asCountry('CI'), role: 'rail' }] as const
const profile = profileOf(synthetic)
const uic = profileOf({ ...synthetic, numbers: 'uic' })
const HEADER = 'N° train;Date et heure;Opération;Gare;Rang;N° wagon;mrns;Conteneurs;Scellés;État des scellés;Tare'
const TRAIN = 'TR-4417;05/03/2026 20:00;Départ;Treichville'
const MRN = '26CIABJ100000311J2'

const read = (lines: readonly string[], as = profile): TrainManifest[] =>
  trainsOfCsv(Buffer.from([HEADER, ...lines].join('\n')), as).map((train) =>
    manifestOf(train, { profile: as, connections }),
  )

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      country: 'CI',
      dates: 'mdy',
      numbers: 'any',
      columns: { tare: 'Tare' },
      tables: [{ table: 'x' }],
      a: 1,
    }
    expect(() => profileOf(wrong)).toThrow(
      /no a;.*source is missing.*no table x.*stations has no rows.*columns has no tare.*timeZone.*dates is none.*separator.*encoding.*numbers is none.*row 1/s,
    )
  })
})

describe('a wagon list', () => {
  it.each([
    [
      'wagon twice',
      ['1;SK-7012;;;;;', '2;SK-7012;;;;;'],
      profile,
      "line 3, wagon: 'SK-7012' is listed already (line 2, wagon)",
    ],
    [
      'wrong container',
      ['1;SK-7012;;CSQU3054384;;;'],
      profile,
      "line 2, containers: 'CSQU3054384' has a wrong check digit",
    ],
    ['wrong MRN', ['1;SK-7012;26CIABJ100000311J3;;;;'], profile, "line 2, mrns: '26CIABJ100000311J3' is no MRN"],
    ['no place', ['0;SK-7012;;;;;'], profile, "line 2, position: '0' is no place in a train"],
    [
      'unknown state',
      ['1;SK-7012;;;;bons;'],
      profile,
      "line 2, sealState: 'bons' is not in seal-states of CI (invented",
    ],
    ['no wagon', [';;;CSQU3054383;;;'], profile, 'line 2, wagon: it is empty'],
    ['short UIC number', ['1;SK-7012;;;;;'], uic, "line 2, wagon: 'SK-7012' has not twelve digits"],
    [
      'wrong UIC number',
      ['1;21 81 2471 217-4;;;;;'],
      uic,
      "line 2, wagon: '21 81 2471 217-4' has a wrong check digit (UIC)",
    ],
  ])('with a %s is refused with its line and column', (_, wagons, as, reason) => {
    expect(() =>
      read(
        wagons.map((wagon) => `${TRAIN};${wagon}`),
        as,
      ),
    ).toThrow(reason)
  })

  it.each([
    [
      'a station without a row',
      'T1;05/03/2026 20:00;Départ;Ferké',
      "line 2, station: 'Ferké' is not in stations of CI",
    ],
    [
      'a day of another country',
      'T1;2026/03/05 20:00;Départ;Treichville',
      "line 2, time: '2026/03/05 20:00' is no time",
    ],
    ['an unknown operation', 'T1;05/03/2026 20:00;Part;Treichville', "line 2, operation: 'Part' is not in operations"],
    ['no train', ';05/03/2026 20:00;Départ;Treichville', 'line 2, train: it is empty'],
  ])('with %s is refused with its place', (_, train, reason) => {
    expect(() => read([`${train};1;SK-7012;;;;;`])).toThrow(reason)
  })

  it('with a column nobody knows, in another encoding or without lines is refused', () => {
    const of = (text: string | Buffer) => () => trainsOfCsv(Buffer.from(text as string), profile)
    expect(of('N° train;Poids\nT1;3')).toThrow("line 1: the column 'Poids' is not known")
    expect(of('N° train;N° train\nT1;T1')).toThrow('the column train stands twice')
    expect(of(Buffer.from(HEADER, 'latin1'))).toThrow('no table in utf-8')
    expect(of(HEADER)).toThrow('no wagon is listed')
    expect(() => read([`${TRAIN};;;;;;;`])).toThrow('depart without wagons')
  })

  it('of a party that is not ours is refused', () => {
    const [train] = trainsOfCsv(csvOfTrain(trainOf(depart as TrainManifest), profile), profile)
    if (train === undefined) throw new Error('no train')
    expect(() => manifestOf(train, { profile, connections: [] })).toThrow('CI/sitarail is no party')
  })

  it('is a message the hub takes, the same one each time, one for each train', async () => {
    using validator = await createOfflineValidator({ now: Date.parse('2026-03-06T00:00:00Z') })
    const lines = [
      `${TRAIN};1;SK-7012;${MRN};CSQU3054383;CI-90011 CI-90012;intacts;12`,
      `${TRAIN};2;SK-7013;${MRN} 26TGLFW100000123J0;;;;`,
      'TR-4418;05/03/2026 21:00;arrive;Treichville;;;;;;;',
    ]
    const manifests = read(lines)
    expect(manifests).toEqual(read(lines))
    for (const manifest of manifests)
      expect(validator.validate(Buffer.from(JSON.stringify(manifest)), 'en')).toMatchObject({ verdict: 'valid' })
    expect(manifests).toMatchObject([
      {
        occurredAt: '2026-03-05T20:00:00+00:00',
        sender: { country: 'CI', role: 'rail', party: 'sitarail' },
        body: {
          train: 'TR-4417',
          operation: 'depart',
          office: 'CIABJ002',
          wagons: [
            { number: 'SK-7012', position: 1, mrns: [MRN], seals: ['CI-90011', 'CI-90012'], sealState: 'intact' },
            { number: 'SK-7013', mrns: [MRN, '26TGLFW100000123J0'] },
          ],
        },
      },
      { body: { train: 'TR-4418', operation: 'arrive' } },
    ])
  })

  it('in XML is the same, and what it does not know is refused with its place', () => {
    const xml = (vehicle: string) =>
      trainsOfXml(
        Buffer.from(
          `<WagonList><train>TR-1</train><time>2026-03-05T20:00:00Z</time><operation>depart</operation><office>CIABJ002</office>${vehicle}</WagonList>`,
        ),
      ).map((train) => manifestOf(train, { profile, connections }))
    expect(() => xml('<vehicle><wagon>A</wagon><tare>1</tare></vehicle>')).toThrow('WagonList/vehicle[1]/tare')
    expect(() => xml('<vehicle><mrns>1</mrns></vehicle>')).toThrow('WagonList/vehicle[1]/mrns, wagon: it is empty')
    const [manifest] = xml('<vehicle><wagon>A</wagon><seals>S1</seals><seals>S2</seals></vehicle>')
    expect(manifest?.body.wagons).toEqual([{ number: 'A', seals: ['S1', 'S2'] }])
  })

  it('of any manifest comes back as that manifest', () => {
    const [train] = trainsOfCsv(csvOfTrain(trainOf(depart as TrainManifest), profile), profile)
    expect(train && manifestOf(train, { profile, connections })).toEqual(depart)
  })
})

describe('a composition of TAF TSI', () => {
  const composition = (wagons: string, location = '00101', more = '') =>
    `<TrainCompositionMessage xmlns="http://www.era.europa.eu/schemes/TAFTSI/3.5"><MessageHeader><MessageReference><MessageType>3003</MessageType><MessageIdentifier>m-1</MessageIdentifier><MessageDateTime>2026-03-05T19:30:00+00:00</MessageDateTime></MessageReference></MessageHeader><OperationalTrainNumberIdentifier><OperationalTrainNumber>4417</OperationalTrainNumber></OperationalTrainNumberIdentifier><TrainCompositionJourneySection><JourneySection><JourneySectionOrigin><CountryCodeISO>CI</CountryCodeISO><LocationPrimaryCode>${location}</LocationPrimaryCode></JourneySectionOrigin></JourneySection>${wagons}</TrainCompositionJourneySection>${more}</TrainCompositionMessage>`
  const wagon = (number: string) =>
    `<WagonData><WagonNumberFreight>${number}</WagonNumberFreight><WagonTrainPosition>1</WagonTrainPosition><IntermodalTransportData><LoadUnitNumber>CSQU3054383</LoadUnitNumber></IntermodalTransportData></WagonData>`
  const message = (xml: string) =>
    trainsOfXml(Buffer.from(xml)).map((train) => manifestOf(train, { profile, connections }))

  it('with a wrong wagon number, from a location without a row, or without a section is refused with its place', () => {
    expect(() => message(composition(wagon('218124712174')))).toThrow(/WagonNumberFreight: '218124712174' has a wrong/)
    expect(() => message(composition(wagon('218124712173'), '99999'))).toThrow(
      /LocationPrimaryCode: 'CI99999' is not in locations/,
    )
    expect(() => message('<TrainCompositionMessage/>')).toThrow('TrainCompositionJourneySection: it is missing')
    expect(() => message('<PathDetails/>')).toThrow('neither WagonList nor TrainCompositionMessage')
  })

  it('is the train as it leaves its first section; what is only planned is not said', () => {
    const later = '<TrainCompositionJourneySection><WagonData/></TrainCompositionJourneySection>'
    const [manifest] = message(composition(wagon('218124712173'), '00101', later))
    expect(manifest).toMatchObject({
      occurredAt: '2026-03-05T19:30:00+00:00',
      body: {
        train: '4417',
        operation: 'depart',
        office: 'CIABJ002',
        wagons: [{ number: '218124712173', position: 1, containers: ['CSQU3054383'] }],
      },
    })
    expect(manifest?.id).toBe(message(composition(wagon('218124712173')))[0]?.id)
  })
})

describe('the number of a wagon', () => {
  it('has a check digit over all others', () => {
    expect(hasWagonCheckDigit('218124712173')).toBe(true)
    for (let at = 0; at < 12; at += 1) {
      const digits = [...'218124712173']
      digits[at] = String((Number(digits[at]) + 1) % 10)
      expect(hasWagonCheckDigit(digits.join(''))).toBe(false)
    }
  })
})
