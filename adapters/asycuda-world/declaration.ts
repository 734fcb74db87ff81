import { type Declaration, MappingError, type Money } from '#adapter-api'
import { equipmentIn, putContainers } from './containers.ts'
import { dayOf, limitOf, writtenDay, writtenLimit } from './days.ts'
import { pointerOf, type Section } from './form.ts'
import { itemForm, itemIn, previousForms, previousIn } from './goods.ts'
import { given, ours, type Reading, required, Sheet, theirs } from './parts.ts'
import type { Guarantees, Itinerary, Profile } from './profile.ts'
import { principalIn, putTrader, traderIn } from './traders.ts'
import { borderMeansIn, putVehicles, vehiclesIn } from './vehicles.ts'

const OFFICE = 'Identification/Office_segment/Customs_clearance_office_code'
const TYPE = 'Identification/Type'
const REGISTRATION = 'Identification/Registration'
const DESTINATION = 'Transit/Destination'
const LIMIT = 'Transit/Time_limit'
const LRN = 'Declarant/Reference/Number'
const GUARANTEE = 'Financial/Guarantee'
const CIF = 'Valuation/Total_CIF'
const BORDER = 'Transport/Border_office/Code'
const LOADING = 'Transport/Place_of_loading'
const COUNTRY = 'General_information/Country'
const TRADERS = {
  consignor: ['Traders/Exporter/Exporter_code', 'Traders/Exporter/Exporter_name'],
  consignee: ['Traders/Consignee/Consignee_code', 'Traders/Consignee/Consignee_name'],
  declarant: ['Declarant/Declarant_code', 'Declarant/Declarant_name'],
  principal: ['Transit/Principal/Code', 'Transit/Principal/Name'],
} as const
/** Longest local reference number of a message. */
const LRN_LENGTH = 22
/** Types of guarantee that are named by another reference than a guarantee reference number. */
const OTHERWISE_NAMED = ['3', '8']

/** What a record says in place of its declaration. */
export type AsOfNow = {
  limitAt?: string | undefined
  seals?: readonly string[] | undefined
  controlResult?: string | undefined
}

/** The form of a declaration. Never refuses: what has no place in it, or no code, leaves its place empty. */
export function formOf(declaration: Declaration, reading: Reading, now: AsOfNow = {}): Section {
  const sheet = new Sheet()
  const { profile, day } = reading
  const { departureOffice, destinationOffice, itinerary, items } = declaration
  const office = theirs(reading, 'offices', departureOffice)
  sheet.put('Property/Nbers/Total_number_of_items', declaration.totalItems)
  sheet.put('Property/Nbers/Total_number_of_packages', declaration.totalPackages)
  sheet.put(OFFICE, fitting(office, profile))
  const [type, procedure] = theirs(reading, 'regimes', declaration.regime)?.split('/') ?? []
  sheet.put(`${TYPE}/Type_of_declaration`, type)
  sheet.put(`${TYPE}/Declaration_gen_procedure_code`, procedure)
  sheet.put(`${TYPE}/Type_of_transit_document`, theirs(reading, 'declaration-types', declaration.declarationType))
  putRegistration(sheet, declaration, office, reading)
  for (const name of ['consignor', 'consignee', 'declarant', 'principal'] as const)
    putTrader(sheet, TRADERS[name], declaration[name], profile)
  sheet.put(LRN, declaration.lrn)
  sheet.put(`${COUNTRY}/Export/Export_country_code`, declaration.countryOfDispatch)
  sheet.put(`${COUNTRY}/Destination/Destination_country_code`, declaration.countryOfDestination)
  putVehicles(sheet, declaration, reading)
  sheet.put('Transport/Container_flag', declaration.containerIndicator)
  sheet.put('Transport/Delivery_terms/Code', declaration.incoterms)
  sheet.put(BORDER, fitting(theirs(reading, 'offices', itinerary[0]?.exitOffice), profile))
  sheet.put(`${LOADING}/Code`, declaration.placeOfLoading?.unlocode)
  sheet.put(`${LOADING}/Name`, declaration.placeOfLoading?.location)
  sheet.put(`${LOADING}/Country`, declaration.placeOfLoading?.country)
  const [guarantee] = declaration.guarantees
  sheet.put(`${GUARANTEE}/Name`, guarantee?.grn ?? guarantee?.otherReference)
  sheet.put(`${GUARANTEE}/Amount`, national(guarantee?.amount, profile))
  sheet.put(CIF, national(declaration.cifValue, profile))
  sheet.put('Valuation/Weight/Gross_weight', declaration.grossMass)
  sheet.put(`${DESTINATION}/Office`, fitting(theirs(reading, 'offices', destinationOffice), profile))
  sheet.put(`${DESTINATION}/Country`, destinationOffice.slice(0, 2))
  const limitAt = now.limitAt ?? declaration.limitAt
  if (limitAt !== undefined) sheet.put(LIMIT, writtenLimit(limitAt, day, profile))
  sheet.put('Transit/Result_of_control', theirs(reading, 'control-results', now.controlResult))
  putContainers(sheet, declaration, now.seals, reading)
  items.forEach((item, index) => {
    for (const previous of previousForms(item, index + 1, reading)) sheet.add('Prev_decl', previous)
    sheet.add('Item', itemForm(item, reading))
  })
  return sheet
}

/** A code that is wider than its field would be another office's once cut. */
const fitting = (code: string | undefined, { lengths }: Profile): string | undefined =>
  code !== undefined && code.length <= lengths.office ? code : undefined

/** Amounts have no currency in the form; in another one than the country's they would be read as the country's. */
const national = (money: Money | undefined, { currency }: Profile): string | undefined =>
  money?.currency === currency ? money.amount : undefined

function putRegistration(
  sheet: Sheet,
  { nationalRefs }: Declaration,
  office: string | undefined,
  { profile, day }: Reading,
): void {
  const [first] = nationalRefs ?? []
  const [, named, year, serial, number] = /^(\S+) ([0-9]{4}) (\S) (\S+)$/.exec(first?.reference ?? '') ?? []
  const isSplit = named !== undefined && named === office && year === day.slice(0, 4)
  if (isSplit) sheet.put(`${REGISTRATION}/Serial_number`, serial)
  sheet.put(`${REGISTRATION}/Number`, isSplit ? number : first?.reference)
  sheet.put(`${REGISTRATION}/Date`, writtenDay(day, profile))
}

/** The day of registration, by which the tables are read. Throws MappingError. */
export const dayOfForm = (form: Section, profile: Profile): string =>
  dayOf(required(form, `${REGISTRATION}/Date`), profile, pointerOf(`${REGISTRATION}/Date`))

/**
 * The declaration of a form, with what the profile and the guarantees say that it does not.
 * @throws {MappingError} where it is no transit, or lacks what a message cannot do without
 */
export function declarationOf(form: Section, reading: Reading, guarantees: Guarantees): Declaration {
  const { profile, day } = reading
  const { values } = form
  const regime = regimeOf(form, reading)
  const departureOffice = ours(reading, 'offices', required(form, OFFICE), OFFICE)
  const destinationOffice = destinationOf(form, reading)
  const { legs } = itineraryOf({ departureOffice, destinationOffice, exit: exitOf(form, reading) }, reading)
  const limit = values.get(LIMIT)
  const place = {
    ...given('unlocode', values.get(`${LOADING}/Code`)),
    ...given('location', values.get(`${LOADING}/Name`)),
    ...given('country', values.get(`${LOADING}/Country`)),
  }
  const [flag, items, packages] = [
    'Transport/Container_flag',
    'Property/Nbers/Total_number_of_items',
    'Property/Nbers/Total_number_of_packages',
  ].map((one) => values.get(one))
  const names = ['consignor', 'consignee', 'declarant'] as const
  const traders = names.map((name) => given(name, traderIn(form, TRADERS[name], profile)))
  return {
    lrn: lrnOf(form),
    declarationType: ours(
      reading,
      'declaration-types',
      required(form, `${TYPE}/Type_of_transit_document`),
      `${TYPE}/Type_of_transit_document`,
    ),
    additionalDeclarationType: 'A',
    regime,
    ...referenceOf(form, reading),
    departureOffice,
    destinationOffice,
    ...(limit === undefined ? {} : { limitAt: limitOf(limit, day, profile, pointerOf(LIMIT)) }),
    itinerary: legs,
    principal: principalIn(form, TRADERS.principal, profile),
    ...Object.assign({}, ...traders),
    ...guaranteeOf(form, profile, guarantees),
    cifValue: { amount: required(form, CIF), currency: profile.currency },
    vehicleSet: vehiclesIn(form, reading),
    ...borderMeansIn(form, legs[1]?.entryOffice, reading),
    ...(flag === undefined ? {} : { containerIndicator: flag === 'true' }),
    ...equipmentIn(form, reading),
    ...(Object.keys(place).length === 0 ? {} : { placeOfLoading: place }),
    ...given('countryOfDispatch', values.get(`${COUNTRY}/Export/Export_country_code`)),
    ...given('countryOfDestination', values.get(`${COUNTRY}/Destination/Destination_country_code`)),
    ...given('incoterms', values.get('Transport/Delivery_terms/Code')),
    grossMass: required(form, 'Valuation/Weight/Gross_weight'),
    ...(items === undefined ? {} : { totalItems: Number(items) }),
    ...(packages === undefined ? {} : { totalPackages: Number(packages) }),
    items: itemsOf(form, reading),
  } as Declaration
}

const itemsOf = (form: Section, reading: Reading): Declaration['items'] =>
  (form.lists.get('Item') ?? []).map((item, index) => ({
    ...itemIn(item, index, reading),
    ...previousIn(form, index + 1, reading),
  }))

/** What is no transit in the country's table is refused with its values: it was handed to the wrong door. */
function regimeOf(form: Section, reading: Reading): string {
  const [type, procedure] = ['Type_of_declaration', 'Declaration_gen_procedure_code'].map(
    (one) => form.values.get(`${TYPE}/${one}`) ?? '',
  )
  return ours(reading, 'regimes', `${type}/${procedure}`, `${TYPE}/Type_of_declaration`)
}

/** The field is said to hold the code in one place and the name in another: both are taken. */
function destinationOf(form: Section, reading: Reading): string {
  const text = required(form, `${DESTINATION}/Office`)
  const byName = reading.profile.has('office-names') && !isCode(text, reading)
  return ours(reading, byName ? 'office-names' : 'offices', text, `${DESTINATION}/Office`)
}

function isCode(text: string, reading: Reading): boolean {
  try {
    ours(reading, 'offices', text, '')
    return true
  } catch (error) {
    if (error instanceof MappingError) return false
    throw error
  }
}

function exitOf(form: Section, reading: Reading): string | undefined {
  const code = form.values.get(BORDER)
  return code === undefined ? undefined : ours(reading, 'offices', code, BORDER)
}

/** The way the country prescribes between the two offices: the form has no offices on the way. */
function itineraryOf(
  way: { departureOffice: string; destinationOffice: string; exit: string | undefined },
  { profile, day }: Reading,
): Itinerary {
  const { departureOffice, destinationOffice, exit } = way
  const found = profile.itinerariesOn(day, way).filter(({ legs }) => exit === undefined || legs[0]?.exitOffice === exit)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const said = `${departureOffice} to ${destinationOffice}${exit === undefined ? '' : ` over ${exit}`} on ${day}`
  throw new MappingError(
    pointerOf(`${DESTINATION}/Office`),
    `the profile of ${profile.country} has ${found.length} ways from ${said}, and one is needed`,
  )
}

/** Longer ones are refused: what was cut would be another declarant's number. */
function lrnOf(form: Section): string {
  const lrn = required(form, LRN)
  if (lrn.length > LRN_LENGTH) throw new MappingError(pointerOf(LRN), `more than ${LRN_LENGTH} characters`)
  return lrn
}

function referenceOf(form: Section, { profile, day }: Reading): Pick<Declaration, 'nationalRefs'> {
  const number = form.values.get(`${REGISTRATION}/Number`)
  const serial = form.values.get(`${REGISTRATION}/Serial_number`)
  if (number === undefined) return {}
  const reference = serial === undefined ? number : [form.values.get(OFFICE), day.slice(0, 4), serial, number].join(' ')
  return { nationalRefs: [{ country: profile.country, reference }] }
}

/** Of the guarantee the form has reference and amount; its type and access code come from the adapter's own file. */
function guaranteeOf(
  form: Section,
  { country, currency }: Profile,
  guarantees: Guarantees,
): Pick<Declaration, 'guarantees' | 'dutiesAtRisk'> {
  const reference = required(form, `${GUARANTEE}/Name`)
  const known = guarantees.get(reference)
  if (known === undefined)
    throw new MappingError(
      pointerOf(`${GUARANTEE}/Name`),
      `the guarantee is not in the file of guarantees of ${country}`,
    )
  const amount = form.values.get(`${GUARANTEE}/Amount`)
  const money = amount === undefined ? undefined : { amount, currency }
  const name = OTHERWISE_NAMED.includes(known.type) ? { otherReference: reference } : { grn: reference }
  const { type, accessCode } = known
  const guarantee = { type, ...name, ...given('accessCode', accessCode), ...given('amount', money) }
  return { guarantees: [guarantee], ...given('dutiesAtRisk', money) } as Pick<
    Declaration,
    'guarantees' | 'dutiesAtRisk'
  >
}
