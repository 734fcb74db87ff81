import { catalogue } from '../../generated/catalogue.ts'
import { movementTable } from '../../generated/movement-table.ts'
import { type Field, laterShapes, type Shape, shapes } from '../../generated/shapes.ts'
import { texts } from '../../generated/texts.ts'
import type { Message } from '../../generated/types.ts'
import type { Reference } from '../model/reference.ts'
import type { Language } from '../values/texts.ts'
import { asOffice } from '../values/office.ts'

/** One field of a message in words. */
export type ReadField = {
  /** JSON pointer (RFC 6901) to it in the message. */
  pointer: string
  label: string
  /** Its value as people read it: a code by its label. Absent of what has parts, and of what is withheld. */
  text?: string
  /** The code, where the text is a label. */
  code?: string
  /** The reader may not know what stands there. */
  withheld?: true
  parts?: ReadField[]
}

/** A message in words, in one language. */
export type Reading = { type: string; title: string; fields: ReadField[] }

export type ReadingOptions = {
  language: Language
  /** Plates, goods, traders, amounts and free text are for those who are a party to what they are about. */
  whole: boolean
  reference: Pick<Reference, 'codes' | 'offices'>
}

type Labels = Readonly<Record<Language, string>>

const fieldLabels: Readonly<Record<string, Labels>> = texts.fields
const codeLabels: Readonly<Record<string, Labels>> = texts.codes

/** Never told, to nobody: it opens a guarantee. */
const SECRET: ReadonlySet<string> = new Set(['accessCode'])

/** Lists that say something of the goods or of what carries them. */
const OF_GOODS: ReadonlySet<string> = new Set([
  'hs',
  'hs-headings',
  'hs-chapters',
  'means-identification',
  'package-types',
  'transport-documents',
  'sensitive-goods',
  'restrictions',
])

/** Fields that say when, and numbers of the procedure itself, which everybody sees who sees the movement. */
const TIMES = /(?:At|By|On)$|^(?:date|occurredPrecision|since|validFrom|validTo)$/
const OPEN_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'mrn',
  'version',
  'correlationId',
  'contentVersion',
  'index',
  'of',
])

/** Shapes that are about goods, traders or means, whatever stands in them. */
const CLOSED: ReadonlySet<string> = new Set([
  'Item',
  'Commodity',
  'Packaging',
  'GoodsMeasure',
  'DangerousGoods',
  'Trader',
  'IdentifiedTrader',
  'Representative',
  'SupplyChainActor',
  'Address',
  'ContactPerson',
  'Driver',
  'VehicleGoods',
  'Means',
  'Wagon',
  'Equipment',
  'Seal',
  'Money',
  'Discrepancy',
])

/**
 * The content of a message in words: the fields in the order of its schema, by their labels (schemas/texts/fields.json), codes
 * by the labels of their lists or of schemas/texts/codes.json. The one place that reads messages to people.
 */
export function readingOf(message: Message, options: ReadingOptions): Reading {
  const { type } = message
  // Some types have later versions, and only those have another shape.
  const shape = laterShapes.get([type, message.version].join(' ')) ?? shapes[type]
  return { type, title: catalogue[type].labels[options.language], fields: partsOf(message, shape, '', options) }
}

function partsOf(value: object, { fields }: Shape, pointer: string, options: ReadingOptions): ReadField[] {
  return Object.entries(value).flatMap(([name, one]): ReadField[] => {
    const field = fields.get(name)
    if (field === undefined || SECRET.has(name)) return []
    const at = `${pointer}/${name}`
    if (!Array.isArray(one)) return [readField(one, field, at, options)]
    return one.map((item: unknown, index) => readField(item, field, `${at}/${index}`, options))
  })
}

function readField(value: unknown, field: Field, pointer: string, options: ReadingOptions): ReadField {
  const label = fieldLabels[field.name]?.[options.language] ?? field.name
  const { kind } = field
  if (typeof kind === 'object') {
    if (!options.whole && CLOSED.has(kind.name)) return { pointer, label, withheld: true }
    return { pointer, label, parts: partsOf(value as object, kind, pointer, options) }
  }
  if (!options.whole && !isOpen(field, String(value))) return { pointer, label, withheld: true }
  if (typeof value === 'boolean') return { pointer, label, text: texts.reading[value ? 'yes' : 'no'][options.language] }
  const text = String(value)
  const said = labelOf(field, text, options)
  return said === undefined || said === text ? { pointer, label, text } : { pointer, label, text: said, code: text }
}

/** What people see of a movement who have no part in its goods: states, offices, times and reasons (invariant I11). */
function isOpen({ name, list, kind }: Field, text: string): boolean {
  if (list !== undefined) return !OF_GOODS.has(list)
  return kind === 'boolean' || TIMES.test(name) || OPEN_FIELDS.has(name) || codeLabels[`${name} ${text}`] !== undefined
}

function labelOf({ name, list }: Field, code: string, { language, reference }: ReadingOptions): string | undefined {
  if (list === 'offices') return reference.offices.get(asOffice(code))?.name
  if (list !== undefined) {
    const labels = reference.codes?.get(list)?.get(code)?.at(-1)?.labels
    return labels?.[language] ?? labels?.en
  }
  const said = codeLabels[`${name} ${code}`]?.[language]
  if (said !== undefined || name !== 'state') return said
  return movementTable.states.find((state) => state.name === code)?.labels[language]
}
