import { describe, expect, it } from 'vitest'
import { asGiven } from '../../../../adapters/ncts/given.ts'
import losses from '../../../../adapters/ncts/losses.json' with { type: 'json' }
import { declarationIn, fromNational } from '../../../../adapters/ncts/mapping.ts'
import { profileOf } from '../../../../adapters/ncts/profile.ts'
import synthetic from '../../../../adapters/ncts/profiles/synthetic.json' with { type: 'json' }
import type { ConnectionInfo, Message } from '../../../../src/adapter-api/index.ts'
import { createOfflineValidator } from '../../../../src/compose/offline.ts'
import {
  at,
  DECLARED,
  declaration,
  example,
  formOf,
  messageOf,
  settings,
  treeOf,
  valuesOf,
  WITH_MORE,
  xmlOf,
} from './support.ts'

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      ...synthetic,
      phase: '4',
      timeZone: 'x',
      statements: { lrn: 'X' },
      extra: 1,
      tables: [{ table: 'x' }],
    }
    expect(() => profileOf(wrong)).toThrow(
      /there is no extra.*timeZone is missing or wrong.*phase is missing or wrong.*lrn cannot be stated.*X is no code.*row 1 is no row/s,
    )
  })
})

describe('a document', () => {
  const operation = (content: string): string =>
    xmlOf('CC044C', (WITH_MORE['CC044C'] ?? '').replace(/<UnloadingRemark>.*?<\/UnloadingRemark>/s, content))
  it.each([
    ['that says no message of the hub', xmlOf('CC190C', ''), '/CC190C: it says no message of the hub'],
    ['of another namespace', '<CC015C/>', '/CC015C: it is not in the namespace'],
    [
      'without the time it was made',
      xmlOf('CC015C', DECLARED).replace(/<preparationDateAndTime>.*?<\/preparationDateAndTime>/, ''),
      '/CC015C/preparationDateAndTime: it is empty',
    ],
    [
      'with an element twice where it can stand once',
      xmlOf('CC015C', DECLARED.replace('<LRN>', '<LRN>X</LRN><LRN>')),
      '/CC015C/TransitOperation/LRN: it stands there more than once',
    ],
    [
      'with a flag that is none',
      xmlOf('CC015C', DECLARED.replace('<bindingItinerary>0', '<bindingItinerary>x')),
      "'x' is neither 0 nor 1",
    ],
    [
      'with a day that does not exist',
      xmlOf('CC015C', DECLARED.replace('2026-03-09', '2026-02-30')),
      "/CC015C/TransitOperation/limitDate: '2026-02-30' is no such time",
    ],
    [
      'with a number that is none',
      operation('<UnloadingRemark><conform>2</conform></UnloadingRemark>'),
      "/CC044C/UnloadingRemark/conform: '2' is neither 0 nor 1",
    ],
    [
      'with a code that the country has no row for',
      xmlOf('CC060C', (WITH_MORE['CC060C'] ?? '').replace('<type>X1', '<type>ZZ')),
      "'ZZ' is not in control-types of TG (invented for tests",
    ],
    [
      'of several incidents, of which a message has one',
      xmlOf('CC182C', '<Consignment><Incident/><Incident/></Consignment>'),
      '/CC182C/Consignment/Incident[2]: a message has one of these',
    ],
  ])('%s is refused with its place', (_, xml, reason) => {
    expect(() => messageOf(xml)).toThrow(reason)
  })

  it('beside which lies a message that it does not say is refused', () => {
    const beside = { root: treeOf(xmlOf('CC044C', WITH_MORE['CC044C'] ?? '')), message: declaration }
    expect(() => fromNational(beside, settings)).toThrow('beside CC044C lies a transit-declaration')
  })

  it('of a declaration is one that the hub takes, and comes back the same', async () => {
    using validator = await createOfflineValidator({ now: Date.parse('2026-03-03T00:00:00Z') })
    const message = messageOf(xmlOf('CC015C', DECLARED))
    expect(validator.validate(Buffer.from(JSON.stringify(message)), 'en')).toMatchObject({
      verdict: 'valid',
      findings: [],
    })
    expect(formOf(message)).toEqual(treeOf(xmlOf('CC015C', DECLARED)))
    expect(message).toEqual(messageOf(xmlOf('CC015C', DECLARED)))
  })

  it('of a trader is said by the administration he lodges with, under an id of its own', () => {
    const connections = [{ party: 'TG/nord', country: 'TG', role: 'customs' }] as unknown as readonly ConnectionInfo[]
    const own = xmlOf('CC015C', DECLARED, 'Transit Exemple').replace('9e3779b17c1d4e5f8a9b03c0de000001', 'our-17')
    const { id, sender } = fromNational({ root: treeOf(own) }, { ...settings, connections })
    expect(sender).toEqual({ country: 'TG', role: 'customs', party: 'nord', office: 'TGLFW001' })
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    const other = own.replace('our-17', 'our-18')
    expect(fromNational({ root: treeOf(other) }, { ...settings, connections }).id).not.toBe(id)
  })

  it('says the offices on the way in their order, and an office alone as what it can only be', () => {
    const { body } = messageOf(xmlOf('CC015C', DECLARED.replace('TGCNK001', 'BJCOO001'))) as typeof declaration
    expect(body.itinerary.map(({ country, entryOffice, exitOffice }) => [country, entryOffice, exitOffice])).toEqual([
      ['TG', undefined, undefined],
      ['BJ', 'BJCOO001', undefined],
      ['BF', 'BFCNK001', undefined],
    ])
  })
})

describe('what no message has a place for', () => {
  const listed = losses.filter(({ direction }) => direction === 'in')
  const made = Object.entries(WITH_MORE).map(([code, content]) => {
    // Software of a trader calls itself, its receiver and its messages as it likes.
    const xml = xmlOf(code, content, 'Transit Exemple')
      .replace('<messageRecipient>NTA.TG', '<messageRecipient>TG')
      .replace(/<messageIdentification>[^<]*/, `<messageIdentification>${code}-1`)
      .replace('</messageType>', '</messageType><correlationIdentifier>our-17</correlationIdentifier>')
    const given = treeOf(xml)
    const message = messageOf(xml)
    return { code, given, back: formOf(message, { domain: 'trader' }, declarationIn({ root: given }, settings)) }
  })

  it('is listed, and nothing is listed that a message has a place for', () => {
    const lost = made.flatMap(({ code, given, back }) => {
      const [before, after] = [valuesOf(given), valuesOf(back)]
      const paths = [...new Set([...before.keys(), ...after.keys()])]
      const differing = paths.filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
      return differing.map((path) => ({ code, path }))
    })
    const covers = ({ field, forms }: (typeof listed)[number], { code, path }: (typeof lost)[number]): boolean =>
      (forms === undefined || forms.includes(code)) && `/${path}/`.includes(`/${field}/`)
    expect(lost.filter((one) => !listed.some((loss) => covers(loss, one)))).toEqual([])
    expect(listed.filter((loss) => !lost.some((one) => covers(loss, one)))).toEqual([])
  })

  it('stands in what is written of the same form again, and so does what has changed since', () => {
    for (const { given, back } of made) expect(asGiven({ given, made: back, now: back })).toEqual(given)
    const [{ given, back } = { given: treeOf('<a/>'), back: treeOf('<a/>') }] = made
    const changed = JSON.parse(JSON.stringify(back).replace('"OTR-1"', '"OTR-2"')) as typeof back
    const result = asGiven({ given, made: back, now: changed })
    expect(at(result, 'Consignment/TransportEquipment/Seal/identifier')).toBe('OTR-2')
    expect(result).toEqual(JSON.parse(JSON.stringify(given).replace('"OTR-1"', '"OTR-2"')))
  })
})

describe('a form', () => {
  it('repeats the declaration of its movement where it is known, with the equipment as it was released', () => {
    const release = example('release-for-transit/valid-with-seals.json') as Message
    const form = formOf(release, {}, declaration.body)
    expect(at(form, 'TransitOperation/LRN')).toBe(declaration.body.lrn)
    expect(at(form, 'Consignment/HouseConsignment/ConsignmentItem/declarationGoodsItemNumber')).toBe('1')
    const { equipment = [] } = release.body as typeof declaration.body
    expect(at(form, 'Consignment/TransportEquipment/Seal/identifier')).toBe(equipment[0]?.seals?.[0]?.id)
    expect(at(formOf(release), 'TransitOperation/MRN')).toBe((release as { mrn?: string }).mrn)
  })

  it('has the seals that are on, not those that were declared', () => {
    const record = example('anticipated-arrival-record/valid-road.json') as { body: { seals: string[] } }
    const now = { ...record, body: { ...record.body, seals: ['NEW-1'] } } as unknown as Message
    const form = formOf(now)
    expect(at(form, 'Consignment/TransportEquipment/numberOfSeals')).toBe('1')
    expect(at(form, 'Consignment/TransportEquipment/Seal/identifier')).toBe('NEW-1')
    expect(at(form, 'Consignment/TransportEquipment/Seal[2]/identifier')).toBeUndefined()
  })

  it('is written in the phase of the country, and read in both', () => {
    const five = { ...settings.profile, phase: '5' } as const
    const [house, ...rest] = declaration.body.items
    if (house === undefined) throw new Error('there is no item')
    const two = [house, ...rest].slice(0, 1).flatMap((one) => [
      { ...one, number: 1, consignee: { name: 'A' } },
      { ...one, number: 2, consignee: { name: 'B' } },
    ])
    const message = { ...declaration, body: { ...declaration.body, items: two } } as typeof declaration
    const path = 'Consignment/HouseConsignment/ConsignmentItem/Consignee/name'
    expect(at(formOf(message, { profile: five }), path)).toBe('A')
    expect(formOf(message, { profile: five }).attributes).toEqual({ PhaseID: 'NCTS5.1' })
    expect(at(formOf(message), path)).toBeUndefined()
  })

  it('of an address that lacks its street leaves it out whole, and of what is too wide the whole value', () => {
    const principal = { ...declaration.body.principal, id: '1'.repeat(16), address: { city: 'Lomé', country: 'TG' } }
    const message = { ...declaration, body: { ...declaration.body, principal } } as unknown as typeof declaration
    const form = formOf(message)
    expect(at(form, 'HolderOfTheTransitProcedure/identificationNumber')).toBeUndefined()
    expect(at(form, 'HolderOfTheTransitProcedure/Address')).toBeUndefined()
    expect(at(form, 'HolderOfTheTransitProcedure/name')).toBe(principal.name)
  })
})
