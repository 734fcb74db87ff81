import { type Declaration, type Equipment, MappingError, type XmlTree } from '#adapter-api'
import { dayOf } from './days.ts'
import { given, type Reading } from './parts.ts'
import type { ManifestRules, Profile, ProfileAndGuarantees, TableName } from './profile.ts'

/** The root element of a manifest. */
export const MANIFEST_ROOT = 'Awmds'

const BOL = 'Bol_segment'
const NATURE = 'Bol_id/Bol_nature'
const NAME_LENGTH = 70
const LRN_LENGTH = 22

/**
 * One document for each consignment of a manifest that is in transit; the others are not for the hub. Throws MappingError where
 * the country has not said how manifests are read, and where none of it is in transit.
 */
export function transitsIn(root: XmlTree, profile: Profile): readonly XmlTree[] {
  if (root.name !== MANIFEST_ROOT)
    throw new MappingError('', `the root is ${root.name}, neither ASYCUDA nor ${MANIFEST_ROOT}`)
  const { natures } = rulesOf(profile)
  const general = root.children.filter(({ name }) => name !== BOL)
  const found = root.children.filter((one) => one.name === BOL && natures.includes(at(one, NATURE) ?? ''))
  if (found.length === 0)
    throw new MappingError(`/${MANIFEST_ROOT}/${BOL}/${NATURE}`, `none is ${natures.join(' or ')}`)
  return found.map((one) => ({ ...root, children: [...general, one] }))
}

/**
 * The declaration of one consignment of a manifest. The carrier is its principal, on the guarantee that the country's file has
 * for him: a manifest names neither. Throws MappingError.
 */
export function declarationOfManifest(
  root: XmlTree,
  { profile, guarantees }: ProfileAndGuarantees,
): { declaration: Declaration; day: string } {
  const rules = rulesOf(profile)
  const bol = root.children.find(({ name }) => name === BOL)
  if (bol === undefined) throw new MappingError(`/${MANIFEST_ROOT}`, `there is no ${BOL}`)
  const [head, consignment] = [readerOf(root), readerOf(bol)]
  const GENERAL = 'General_segment'
  const departed = `${GENERAL}/General_segment_id/Date_of_departure`
  const day = dayOf(head.must(departed), profile, head.pointer(departed))
  const reading = { profile, day }
  const office = `${GENERAL}/General_segment_id/Customs_office_code`
  const destination = `${GENERAL}/Tonnage/Destination_customs_office_code`
  const departureOffice = coded(reading, 'offices', head.must(office), office)
  const destinationOffice = coded(reading, 'offices', head.must(destination), destination)
  const mode = `${GENERAL}/Transport_information/Mode_of_transport_code`
  const declaration = {
    lrn: lrnOf(consignment),
    declarationType: rules.declarationType,
    additionalDeclarationType: 'A',
    regime: rules.regime,
    nationalRefs: [{ country: profile.country, reference: consignment.must('Bol_id/Bol_reference') }],
    departureOffice,
    destinationOffice,
    itinerary: wayOf(departureOffice, destinationOffice, reading),
    ...liableOf(head, { profile, guarantees }, rules),
    ...tradersOf(consignment),
    cifValue: {
      amount: consignment.must(rules.cifValue.amount),
      currency: consignment.may(rules.cifValue.currency) ?? profile.currency,
    },
    vehicleSet: {
      mode: coded(reading, 'modes', head.must(mode), mode),
      means: meansOf(head, rules),
    },
    ...equipmentOf(bol, reading),
    grossMass: consignment.must('Goods_segment/Gross_mass'),
    ...given('ucr', consignment.may('Bol_id/Unique_carrier_reference')),
    items: [goodsOf(consignment, reading)],
  }
  return { declaration: declaration as Declaration, day }
}

const coded = ({ profile, day }: Reading, table: TableName, code: string, path: string): string =>
  profile.tables.ours(table, code, day, `/${MANIFEST_ROOT}/${path}`)

function rulesOf({ manifest, country }: Profile): ManifestRules {
  if (manifest === undefined)
    throw new MappingError('', `the profile of ${country} does not say how manifests are read`)
  return manifest
}

function wayOf(
  departureOffice: string,
  destinationOffice: string,
  { profile, day }: Reading,
): Declaration['itinerary'] {
  const [way, ...others] = profile.itinerariesOn(day, { departureOffice, destinationOffice })
  if (way === undefined || others.length > 0)
    throw new MappingError(
      `/${MANIFEST_ROOT}/General_segment/Tonnage`,
      `the profile of ${profile.country} has ${others.length + (way === undefined ? 0 : 1)} ways from ${departureOffice} to ${destinationOffice} on ${day}, and one is needed`,
    )
  return [...way.legs]
}

function liableOf(
  head: Reader,
  { profile, guarantees }: ProfileAndGuarantees,
  rules: ManifestRules,
): Pick<Declaration, 'principal' | 'guarantees'> {
  const CARRIER = 'General_segment/Transport_information/Carrier'
  const id = head.must(`${CARRIER}/Carrier_code`)
  const reference = rules.guarantees[id]
  const known = reference === undefined ? undefined : guarantees.get(reference)
  if (reference === undefined || known === undefined)
    throw new MappingError(
      head.pointer(`${CARRIER}/Carrier_code`),
      `the profile of ${profile.country} has no guarantee of this carrier`,
    )
  const { type, accessCode } = known
  return {
    principal: { scheme: profile.scheme, id, ...given('name', nameOf(head, `${CARRIER}/Carrier_name`)) },
    guarantees: [{ type, grn: reference, ...given('accessCode', accessCode) }],
  } as Pick<Declaration, 'principal' | 'guarantees'>
}

function tradersOf(bol: Reader): Pick<Declaration, 'consignor' | 'consignee'> {
  const named = (one: 'Exporter' | 'Consignee') => {
    const name = nameOf(bol, `Traders_segment/${one}/${one}_name`)
    return name === undefined ? undefined : { name }
  }
  return { ...given('consignor', named('Exporter')), ...given('consignee', named('Consignee')) }
}

function meansOf(head: Reader, { meansTypes }: ManifestRules) {
  const TRANSPORT = 'General_segment/Transport_information'
  return {
    typeOfIdentification: meansTypes[head.must(`${TRANSPORT}/Mode_of_transport_code`)],
    identification: head.must(`${TRANSPORT}/Identity_of_transporter`),
    ...given('nationality', head.may(`${TRANSPORT}/Nationality_of_transporter_code`)),
  }
}

/** Here each container has its own seals. */
function equipmentOf({ children }: XmlTree, reading: Reading): Pick<Declaration, 'equipment' | 'containerIndicator'> {
  const containers = children.filter(({ name }) => name === 'ctn_segment').map(readerOf)
  if (containers.length === 0) return {}
  const equipment = containers.map((one): Equipment => {
    const seals = ['Marks1', 'Marks2', 'Marks3'].flatMap((mark) => one.may(mark) ?? [])
    const full = one.may('Empty_Full')
    const fullness =
      full !== undefined && reading.profile.has('fullness')
        ? coded(reading, 'fullness', full, `${BOL}/ctn_segment/Empty_Full`)
        : undefined
    return {
      container: one.must('Ctn_reference'),
      ...given('sizeAndType', one.may('Type_of_container')),
      ...given('fullness', fullness as Equipment['fullness']),
      numberOfSeals: seals.length,
      ...(seals.length === 0 ? {} : { seals: seals.map((id) => ({ id })) }),
    }
  })
  return { containerIndicator: true, equipment }
}

function goodsOf(bol: Reader, reading: Reading) {
  const GOODS = 'Goods_segment'
  const kind = `${GOODS}/Package_type_code`
  const hs = bol.may(`${GOODS}/Goods_hs_code`)
  return {
    number: 1,
    commodity: { description: bol.must(`${GOODS}/Goods_description`), ...given('hsCode', hs) },
    goodsMeasure: { grossMass: bol.must(`${GOODS}/Gross_mass`) },
    packaging: [
      {
        type: reading.profile.has('package-types')
          ? coded(reading, 'package-types', bol.must(kind), `${BOL}/${kind}`)
          : bol.must(kind),
        count: Number(bol.must(`${GOODS}/Number_of_packages`)),
        ...given('marks', bol.may(`${GOODS}/Shipping_marks`)),
      },
    ],
  }
}

function lrnOf(bol: Reader): string {
  const reference = bol.must('Bol_id/Bol_reference')
  if (reference.length > LRN_LENGTH)
    throw new MappingError(bol.pointer('Bol_id/Bol_reference'), `more than ${LRN_LENGTH} characters`)
  return reference
}

function nameOf(reader: Reader, path: string): string | undefined {
  const name = reader.may(path)
  if (name !== undefined && name.length > NAME_LENGTH)
    throw new MappingError(reader.pointer(path), `a name of more than ${NAME_LENGTH} characters`)
  return name
}

type Reader = {
  may: (path: string) => string | undefined
  must: (path: string) => string
  pointer: (path: string) => string
}

function readerOf(tree: XmlTree): Reader {
  const pointer = (path: string): string =>
    `/${tree.name === MANIFEST_ROOT ? '' : `${MANIFEST_ROOT}/`}${tree.name}/${path}`
  const may = (path: string): string | undefined => at(tree, path)
  return {
    may,
    pointer,
    must: (path) => {
      const value = may(path)
      if (value === undefined) throw new MappingError(pointer(path), 'it is empty')
      return value
    },
  }
}

function at(tree: XmlTree, path: string): string | undefined {
  const found = path
    .split('/')
    .reduce<XmlTree | undefined>((one, name) => one?.children.find((child) => child.name === name), tree)
  return found === undefined || found.text === '' ? undefined : found.text.replaceAll(/\s+/g, ' ')
}
