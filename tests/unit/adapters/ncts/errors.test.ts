import { describe, expect, it } from 'vitest'
import { answerTo } from '../../../../adapters/ncts/answers.ts'
import { aboutOf, findingsOf, functionalErrors } from '../../../../adapters/ncts/errors.ts'
import { ourPointer, theirPointer } from '../../../../adapters/ncts/pointers.ts'
import type { Told } from '../../../../adapters/rest/intake.ts'
import type { RefusalFinding } from '../../../../src/adapter-api/index.ts'
import { at, DECLARED, messageOf, MRN, profile, treeOf, WITH_MORE, xmlOf } from './support.ts'

const root = treeOf(xmlOf('CC015C', DECLARED))
const message = messageOf(xmlOf('CC015C', DECLARED))
const day = '2026-03-02'
const refused = { message, profile, day }
const about = aboutOf('CC015C', refused)
const HOUSE = '/CC015C/Consignment/HouseConsignment'

describe('a pointer', () => {
  it.each([
    ['/body/lrn', '/CC015C/TransitOperation/LRN'],
    ['/body/principal/id', '/CC015C/HolderOfTheTransitProcedure/identificationNumber'],
    ['/body/principal/address/city', '/CC015C/HolderOfTheTransitProcedure/Address/city'],
    ['/body/equipment/0/seals/0/id', '/CC015C/Consignment/TransportEquipment[1]/Seal[1]/identifier'],
    [
      '/body/items/1/commodity/hsCode',
      `${HOUSE}[1]/ConsignmentItem[2]/Commodity/CommodityCode/harmonizedSystemSubHeadingCode`,
    ],
    ['/body/items/2/packaging/0/count', `${HOUSE}[2]/ConsignmentItem[1]/Packaging[1]/numberOfPackages`],
    ['/preparedAt', '/CC015C/preparationDateAndTime'],
  ])('%s is %s, and back', (ours, theirs) => {
    expect(theirPointer(ours, about)).toBe(theirs)
    expect(ourPointer(theirs, about)).toBe(ours)
    expect(ourPointer(theirs.replace('/CC015C', '/ncts:CC015C'), about)).toBe(ours)
  })

  it.each([
    [
      'a field without a place points to the nearest one around it',
      '/body/items/1/value',
      `${HOUSE}[1]/ConsignmentItem[2]`,
    ],
    ['one that belongs to a house points to the house', '/body/items/0/consignor/name', `${HOUSE}[1]/Consignor/name`],
    ['guarantees point to their list', '/body/guarantees/0/grn', '/CC015C/Guarantee'],
    ['one that no form knows points to the whole', '/body/contribution', '/CC015C'],
  ])('of %s', (_, ours, theirs) => {
    expect(theirPointer(ours, about)).toBe(theirs)
  })

  it('into what is no form of the hub points to the whole', () => {
    expect(ourPointer('/CC015C/Nothing[3]/there', about)).toBe('')
    const tree = treeOf(
      xmlOf(
        'CC906C',
        '<FunctionalError><errorPointer>/CC999X/LRN</errorPointer><errorCode>12</errorCode></FunctionalError>',
      ),
    )
    expect(findingsOf(tree, refused)).toEqual([{ code: '12', pointer: '' }])
  })
})

const finding = (code: string, more: Partial<RefusalFinding> = {}): RefusalFinding => ({
  code,
  pointer: '/body/lrn',
  ...more,
})

describe('an error', () => {
  it.each([
    ['12', '12'],
    ['92', '92'],
    ['39', '51'],
    ['35', '15'],
    ['type-not-allowed', '92'],
    ['some-rule-of-ours', '14'],
  ])('%s of the hub is %s of NCTS', (ours, theirs) => {
    const [error] = functionalErrors([finding(ours)], 'CC015C', refused)
    expect(error?.children.map(({ name, text }) => [name, text])).toEqual([
      ['errorPointer', '/CC015C/TransitOperation/LRN'],
      ['errorCode', theirs],
      ['errorReason', 'N/A'],
    ])
  })

  it('names its rule where the rule is one of NCTS, and the value as far as it fits', () => {
    const [error] = functionalErrors([finding('14', { rule: 'R0364', value: 'x'.repeat(200) })], 'CC015C', refused)
    expect(error?.children.slice(2).map(({ text }) => text)).toEqual(['R0364', 'x'.repeat(140)])
  })

  it('of a refusal is a finding of the hub, whichever form says it', () => {
    const functional = (code: string): string =>
      xmlOf(
        code,
        '<FunctionalError><errorPointer>/CC015C/TransitOperation/LRN</errorPointer><errorCode>14</errorCode>' +
          '<errorReason>R0364</errorReason><originalAttributeValue>X</originalAttributeValue></FunctionalError>',
      )
    for (const code of ['CC056C', 'CC057C', 'CC906C', 'CD906C'])
      expect(findingsOf(treeOf(functional(code)), refused)).toEqual([
        { code: '14', pointer: '/body/lrn', rule: 'R0364', value: 'X' },
      ])
    const xml = xmlOf(
      'CC917C',
      '<XMLError><errorLineNumber>1</errorLineNumber><errorColumnNumber>2</errorColumnNumber>' +
        '<errorPointer>/CC015C/TransitOperation/LRN</errorPointer><errorCode>39</errorCode><errorText>too long</errorText></XMLError>',
    )
    expect(findingsOf(treeOf(xml), refused)).toEqual([{ code: '39', pointer: '/body/lrn', message: 'too long' }])
    expect(() => findingsOf(root, refused)).toThrow('it is no refusal')
  })
})

describe('the answer to', () => {
  const told = (more: Partial<Told>): Told => ({ key: 'k'.repeat(64), outcome: 'accepted', errors: [], ...more })
  const at1 = new Date('2026-03-02T09:00:00Z')
  const answer = (code: string, content: string, what: Told) => {
    const xml = xmlOf(code, content, 'Transit Exemple')
    return answerTo({ root: treeOf(xml), message: messageOf(xml), told: what, profile, at: at1 })
  }

  it.each([
    ['CC015C', DECLARED, 'CC056C', '015'],
    ['CC013C', DECLARED, 'CC056C', '013'],
    ['CC044C', WITH_MORE['CC044C'] ?? '', 'CC057C', '044'],
  ])('%s that is refused is a rejection with its errors', (code, content, as, type) => {
    const form = answer(code, content, told({ outcome: 'refused', code: '12', errors: [finding('12')] }))
    if (form === undefined) throw new Error('there is none')
    expect(form.name).toBe(as)
    expect(at(form, 'messageRecipient')).toBe('Transit Exemple')
    expect(at(form, 'correlationIdentifier')).toBe('9e3779b17c1d4e5f8a9b03c0de000001')
    expect(at(form, 'TransitOperation/businessRejectionType')).toBe(type)
    expect(at(form, 'FunctionalError/errorCode')).toBe('12')
    expect(form.children.some(({ name }) => /^(HolderOfTheTransitProcedure|TraderAtDestination)$/.test(name))).toBe(
      true,
    )
  })

  it('another form that is refused is a list of errors about its movement', () => {
    const form = answer(
      'CC045C',
      WITH_MORE['CC045C'] ?? '',
      told({ outcome: 'refused', code: '92', errors: [finding('92')] }),
    )
    expect(form?.name).toBe('CC906C')
    expect(form && at(form, 'Header/MRN')).toBe(MRN)
  })

  it('a declaration that is taken is its MRN, to an amendment that it is taken, and to anything else there is none', () => {
    const allocated = answer('CC015C', DECLARED, told({ mrn: MRN }))
    expect(
      allocated && [allocated.name, at(allocated, 'TransitOperation/LRN'), at(allocated, 'TransitOperation/MRN')],
    ).toEqual(['CC028C', 'LRN-1', MRN])
    expect(answer('CC013C', DECLARED, told({ mrn: MRN }))?.name).toBe('CC004C')
    expect(answer('CC044C', WITH_MORE['CC044C'] ?? '', told({ mrn: MRN }))).toBeUndefined()
  })
})
