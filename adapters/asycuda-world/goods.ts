import type { Item, PreviousDocument } from '#adapter-api'
import type { Section } from './form.ts'
import { given, ours, oursOrSame, type Reading, required, Sheet, theirs, theirsOrSame } from './parts.ts'

const HS = 'Tarification/HScode'
const UNIT = 'Tarification/Supplementary_unit'
const INVOICE = 'Valuation_item/Item_Invoice'
const WEIGHT = 'Valuation_item/Weight_itm'
/** Digits of the Harmonised System, and of the system's own code before what it calls precision. */
const DIGITS = { hs: 6, commodity: 8 }

/** An item. The declaration has one kind of packages for each, and numbers items by their place. */
export function itemForm(item: Item, reading: Reading): Section {
  const sheet = new Sheet()
  const [packages] = item.packaging
  sheet.put('Packages/Number_of_packages', packages?.count)
  sheet.put('Packages/Marks1_of_packages', packages?.marks)
  if (packages !== undefined)
    sheet.put('Packages/Kind_of_packages_code', theirsOrSame(reading, 'package-types', packages.type))
  const { hsCode, nationalDigits = '', description } = item.commodity
  if (hsCode !== undefined) {
    const code = `${hsCode}${nationalDigits}`
    sheet.put(`${HS}/Commodity_code`, code.slice(0, DIGITS.commodity))
    sheet.put(`${HS}/Precision_1`, code.slice(DIGITS.commodity))
  }
  sheet.put('Goods_description/Commercial_Description', description)
  sheet.put('Goods_description/Country_of_origin_code', item.countryOfOrigin)
  sheet.put(`${WEIGHT}/Gross_weight_itm`, item.goodsMeasure?.grossMass)
  sheet.put(`${WEIGHT}/Net_weight_itm`, item.goodsMeasure?.netMass)
  sheet.put(`${INVOICE}/Amount_foreign_currency`, item.value?.amount)
  sheet.put(`${INVOICE}/Currency_code`, item.value?.currency)
  const units = item.goodsMeasure?.supplementaryUnits
  if (units !== undefined) {
    const row = new Sheet()
    row.put('Suppplementary_unit_code', units.unit)
    row.put('Suppplementary_unit_quantity', units.quantity)
    sheet.add(UNIT, row)
  }
  for (const { type, reference } of item.supportingDocuments ?? []) {
    const code = theirs(reading, 'documents', type)
    if (code === undefined) continue
    const row = new Sheet()
    row.put('Attached_document_code', code)
    row.put('Attached_document_reference', reference)
    sheet.add('Attached_documents', row)
  }
  return sheet
}

/** Throws MappingError for what no message can do without. */
export function itemIn(form: Section, index: number, reading: Reading): Item {
  const at = `Item[${index + 1}]/`
  const { values, lists } = form
  const code = `${values.get(`${HS}/Commodity_code`) ?? ''}${values.get(`${HS}/Precision_1`) ?? ''}`
  const gross = values.get(`${WEIGHT}/Gross_weight_itm`)
  const [unit] = lists.get(UNIT) ?? []
  const [quantity, kind] = ['quantity', 'code'].map((one) => unit?.values.get(`Suppplementary_unit_${one}`))
  const [amount, currency] = ['Amount_foreign_currency', 'Currency_code'].map((one) => values.get(`${INVOICE}/${one}`))
  const count = values.get('Packages/Number_of_packages')
  const measure = {
    ...given('netMass', values.get(`${WEIGHT}/Net_weight_itm`)),
    ...(quantity === undefined || kind === undefined ? {} : { supplementaryUnits: { quantity, unit: kind } }),
  }
  return {
    number: index + 1,
    commodity: {
      description: required(form, 'Goods_description/Commercial_Description', at),
      ...(code === ''
        ? {}
        : { hsCode: code.slice(0, DIGITS.hs), ...given('nationalDigits', code.slice(DIGITS.hs) || undefined) }),
    },
    ...(gross === undefined ? {} : { goodsMeasure: { grossMass: gross, ...measure } }),
    packaging: [
      {
        type: oursOrSame(
          reading,
          'package-types',
          required(form, 'Packages/Kind_of_packages_code', at),
          `${at}Packages/Kind_of_packages_code`,
        ),
        ...(count === undefined ? {} : { count: Number(count) }),
        ...given('marks', values.get('Packages/Marks1_of_packages')),
      },
    ],
    ...given('countryOfOrigin', values.get('Goods_description/Country_of_origin_code')),
    ...(amount === undefined || currency === undefined ? {} : { value: { amount, currency } }),
    ...documentsIn(form, at, reading),
  } as Item
}

function documentsIn({ lists }: Section, at: string, reading: Reading): Pick<Item, 'supportingDocuments'> {
  const rows = reading.profile.has('documents') ? (lists.get('Attached_documents') ?? []) : []
  const supportingDocuments = rows.map((row) => ({
    type: ours(
      reading,
      'documents',
      required(row, 'Attached_document_code', `${at}Attached_documents/`),
      `${at}Attached_documents/Attached_document_code`,
    ),
    reference: required(row, 'Attached_document_reference', `${at}Attached_documents/`),
  }))
  return supportingDocuments.length === 0 ? {} : { supportingDocuments }
}

const PREVIOUS = /^(\S+) ([0-9]{4}) (\S) (\S+)$/

/** The declarations of this system that an item follows from; they stand beside the items. */
export function previousForms(item: Item, place: number, { profile }: Reading): Section[] {
  return (item.previousDocuments ?? []).flatMap(({ type, reference, itemNumber, numberOfPackages }) => {
    const [, office, year, serial, number] = PREVIOUS.exec(reference) ?? []
    if (type !== profile.previousDocumentType || office === undefined) return []
    const row = new Sheet()
    row.put('Prev_decl_office_code', office)
    row.put('Prev_decl_reg_year', year)
    row.put('Prev_decl_reg_serial', serial)
    row.put('Prev_decl_reg_number', number)
    row.put('Prev_decl_item_number', itemNumber)
    row.put('Prev_decl_number_packages', numberOfPackages)
    row.put('Prev_decl_current_item', place)
    return [row]
  })
}

export function previousIn({ lists }: Section, place: number, { profile }: Reading): Pick<Item, 'previousDocuments'> {
  const { previousDocumentType: type } = profile
  const rows = (lists.get('Prev_decl') ?? []).filter(
    ({ values }) => Number(values.get('Prev_decl_current_item')) === place,
  )
  if (type === undefined || rows.length === 0) return {}
  const previousDocuments = rows.map((row): PreviousDocument => {
    const parts = ['office_code', 'reg_year', 'reg_serial', 'reg_number'].map((one) =>
      required(row, `Prev_decl_${one}`, 'Prev_decl/'),
    )
    const [item, packages] = ['item_number', 'number_packages'].map((one) => row.values.get(`Prev_decl_${one}`))
    return {
      type,
      reference: parts.join(' '),
      ...(item === undefined ? {} : { itemNumber: Number(item) }),
      ...(packages === undefined ? {} : { numberOfPackages: Number(packages) }),
    }
  })
  return { previousDocuments }
}
