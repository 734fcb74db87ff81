import { describe, expect, it } from 'vitest'
import { fromNational, toNational } from '../../../../adapters/asycuda-world/mapping.ts'
import { profileOf } from '../../../../adapters/asycuda-world/profile.ts'
import synthetic from '../../../../adapters/asycuda-world/profiles/synthetic.json' with { type: 'json' }
import { remarksOn } from '../../../../adapters/asycuda-world/reading.ts'
import { type AnticipatedArrivalRecord, readXmlTree } from '../../../../src/adapter-api/index.ts'
import { createOfflineValidator } from '../../../../src/compose/offline.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'
import { at, declaration, declaredWith, example, formOf, GRN, profile, settings, withText, xmlOf } from './support.ts'

const read = (root: ReturnType<typeof formOf>) => fromNational({ root }, settings)

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      ...synthetic,
      dates: 'any',
      currency: 'francs',
      separators: { vehicles: '/' },
      tables: [{ table: 'x' }],
      extra: 1,
    }
    expect(() => profileOf(wrong)).toThrow(
      /there is no extra.*there is no table x.*currency is missing or wrong.*dates is none of.*row 1 is no row.*separators.seals is missing/s,
    )
  })
})

describe('a declaration from the system', () => {
  const root = formOf(declaration)
  const type = 'Identification/Type'
  it.each([
    ['that is an import', `${type}/Type_of_declaration`, 'IM', "'IM/8' is not in regimes of TG (invented"],
    ['without a destination', 'Transit/Destination/Office', '', 'Transit/Destination/Office: it is empty'],
    ['to an office without a row', 'Transit/Destination/Office', 'XX', "'XX' is not in office-names of TG"],
    ['whose principal has no code', 'Transit/Principal/Code', '', 'the principal has no code'],
    ['with a reference that is too long', 'Declarant/Reference/Number', 'R'.repeat(23), 'more than 22 characters'],
    ['on a guarantee nobody knows', 'Financial/Guarantee/Name', 'UNKNOWN', 'not in the file of guarantees'],
    ['with a day of another country', 'Identification/Registration/Date', '2026-03-02', "'2026-03-02' is no day"],
    ['with a day that does not exist', 'Transit/Time_limit', '30/02/2026', "'30/02/2026' is no day"],
    ['over a border off the way', 'Transport/Border_office/Code', 'BFX01', '0 ways from TGLFW001 to BFOUA001'],
    ['without a value', 'Valuation/Total_CIF', '', 'Valuation/Total_CIF: it is empty'],
    ['with a name that is too long', 'Traders/Exporter/Exporter_name', 'N'.repeat(71), 'more than 70 characters'],
  ])('%s is refused with its place', (_, path, text, reason) => {
    expect(() => read(withText(root, path, text))).toThrow(reason)
  })

  it('with a field twice, or with seals and several containers, is refused: nothing says which holds', () => {
    const [first, ...rest] = root.children
    if (first === undefined) throw new Error('the form is empty')
    expect(() => read({ ...root, children: [first, first, ...rest] })).toThrow('it stands twice')
    const [box] = declaration.body.equipment ?? []
    const two = formOf(declaredWith({ equipment: [box, { container: 'TGHU0000420', numberOfSeals: 0 }] }))
    expect(() => read(two)).toThrow('which of several containers')
  })

  it('makes a message that the hub takes, the same one each time, and none that was sent by somebody else', async () => {
    using validator = await createOfflineValidator({ now: Date.parse('2026-03-03T00:00:00Z') })
    const message = read(readXmlTree(Buffer.from(xmlOf(declaration))))
    expect(validator.validate(Buffer.from(JSON.stringify(message)), 'en')).toMatchObject({ verdict: 'valid' })
    expect(read(formOf(declaration))).toEqual(message)
    const foreign = { ...declaration, sender: { country: 'BF', role: 'customs' as const } }
    const connections = [{ party: asParty('TG'), country: asCountry('TG'), role: 'customs' as const }]
    expect(() => fromNational({ root, message: foreign }, { ...settings, connections })).toThrow('does not act for BF')
  })

  it('is read by names: order, null elements and the name of the office instead of its code make no difference', () => {
    const turned = { ...root, children: root.children.toReversed() }
    const named = withText(root, 'Transit/Destination/Office', 'OUAGADOUGOU EXEMPLE')
    const empty = { ...root, children: root.children.filter(({ name }) => name !== 'Warehouse') }
    for (const other of [turned, named, empty])
      expect(read(other)).toMatchObject({
        body:
          read(root).type === 'transit-declaration' ? { lrn: declaration.body.lrn, destinationOffice: 'BFOUA001' } : {},
      })
  })

  it('has its elements of the country reported, and fewer seals listed than counted', () => {
    const own = {
      ...root,
      children: root.children.map((one) =>
        one.name === 'Identification'
          ? { ...one, children: [...one.children, { name: 'UCR', text: 'X', children: [] }] }
          : one,
      ),
    }
    expect(remarksOn(own, profile)).toEqual([
      'Transit/Seals: 2 counted, 1 listed; the message says 1',
      'Identification/UCR: not known; kept for the way back',
    ])
  })

  it('has the codes of its day: an office that was renamed since is the same office', () => {
    const later = withText(
      withText(root, 'Identification/Registration/Date', '02/01/2027'),
      'Transit/Destination/Office',
      'BFX03',
    )
    expect(read(later)).toMatchObject({ body: { destinationOffice: 'BFOUA001' } })
    expect(() => read(withText(later, 'Transit/Destination/Office', 'BFX01'))).toThrow("'BFX01' is not in office-names")
  })

  it('with a time limit in days is read from the day of registration', () => {
    const days = { ...settings, profile: { ...profile, timeLimit: 'days' as const } }
    const form = withText(root, 'Transit/Time_limit', '7')
    expect(fromNational({ root: form }, days)).toMatchObject({ body: { limitAt: '2026-03-10T00:00:00+00:00' } })
    expect(at(toNational(declaration, days).root, 'Transit/Time_limit')).toBe('7')
  })
})

describe('a form for the system', () => {
  it('leaves empty what is too wide, of another scheme or currency, or without a row: nothing is cut', () => {
    const wide = { typeOfIdentification: '30', identification: 'T'.repeat(36), nationality: 'TG' }
    const form = formOf(
      declaredWith({
        vehicleSet: { mode: '9', means: wide },
        principal: { scheme: 'IFU', id: '99', name: 'Exemple' },
        destinationOffice: 'BFBOY001',
        cifValue: { amount: '10', currency: 'USD' },
      }),
    )
    for (const path of [
      'Transport/Means_of_transport/Departure_arrival_information/Identity',
      'Transport/Means_of_transport/Inland_mode_of_transport',
      'Transit/Principal/Code',
      'Transit/Destination/Office',
      'Valuation/Total_CIF',
    ])
      expect([path, at(form, path)]).toEqual([path, undefined])
    expect(at(form, 'Transit/Principal/Name')).toBe('Exemple')
  })

  it('has as many whole seals as fit, and their number', () => {
    const sealed = (...ids: string[]) =>
      formOf(declaredWith({ equipment: [{ numberOfSeals: ids.length, seals: ids.map((id) => ({ id })) }] }))
    expect(at(sealed('A'.repeat(18)), 'Transit/Seals/Identity')).toBeUndefined()
    expect(at(sealed('A'.repeat(18)), 'Transit/Seals/Number')).toBe('1')
    expect(at(sealed('SEAL-001', 'SEAL-002', 'SEAL-003'), 'Transit/Seals/Identity')).toBe('SEAL-001;SEAL-002')
    expect(at(sealed('SEAL-001', 'SEAL-002', 'SEAL-003'), 'Transit/Seals/Number')).toBe('3')
    expect(at(sealed('A;B'), 'Transit/Seals/Identity')).toBeUndefined()
  })

  it('of a record has the limit and the seals as they are now, and empty places as the system writes them', () => {
    const record = example('anticipated-arrival-record/valid-dakar-bamako.json') as AnticipatedArrivalRecord
    const body = { ...record.body, limitAt: '2026-03-12T00:00:00Z', seals: ['NEW-1'], declaration: declaration.body }
    const { root } = toNational({ ...record, body }, settings)
    expect(at(root, 'Transit/Time_limit')).toBe('11/03/2026')
    expect(at(root, 'Transit/Seals/Identity')).toBe('NEW-1')
    expect(at(root, 'Financial/Guarantee/Name')).toBe(GRN)
    const lines = xmlOf(declaration)
    expect(lines).toMatch(/<Manifest_reference_number>\s*<null\/>\s*<\/Manifest_reference_number>/)
    expect(lines).toContain('<Date_of_exit/>')
  })
})
