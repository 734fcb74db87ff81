import { MappingError, type Message, type RefusalFinding, type XmlTree } from '#adapter-api'
import { rowOf } from './converters.ts'
import { header, part } from './forms.ts'
import { formOf, fieldsOf, NAMESPACE } from './mapping.ts'
import { type About, ourPointer, theirPointer } from './pointers.ts'
import { type Profile, readingOf } from './profile.ts'
import { type Draft, leafOf } from './rows.ts'
import { textAt } from './specials.ts'

/** Forms that say a document was refused, and the element each error is in. */
export const REFUSALS: Readonly<Record<string, 'FunctionalError' | 'XMLError'>> = {
  CC056C: 'FunctionalError',
  CC057C: 'FunctionalError',
  CC906C: 'FunctionalError',
  CD906C: 'FunctionalError',
  CC917C: 'XMLError',
  CD917C: 'XMLError',
}

/** Widths of the schemas: reasons are the name of a rule. */
const REASON = 7
const VALUE = 140
const POINTER = 512
const NO_RULE = 'N/A'

/** What errors are about: the message as it was sent, or as far as it is known. */
export type Refused = { message: Message; profile: Profile; day: string }

/** The hub's findings as the errors of NCTS that a CC056C, CC057C or CC906C lists. */
export function functionalErrors(findings: readonly RefusalFinding[], code: string, refused: Refused): Draft[] {
  return findings.map(({ code: ours, pointer, rule, value }) => ({
    name: 'FunctionalError',
    text: '',
    children: [
      leafOf('errorPointer', pointerOf(pointer, code, refused)),
      leafOf('errorCode', codeOf('functional-errors', ours, refused)),
      leafOf('errorReason', rule !== undefined && rule.length <= REASON ? rule : NO_RULE),
      ...(value === undefined || value === '' ? [] : [leafOf('originalAttributeValue', value.slice(0, VALUE))]),
    ],
  }))
}

/** The errors of a refusal as the hub's findings: what the national system says of a delivery. Throws MappingError for another form. */
export function findingsOf(root: XmlTree, refused: Refused): readonly RefusalFinding[] {
  const element = REFUSALS[root.name]
  if (element === undefined) throw new MappingError(`/${root.name}`, 'it is no refusal')
  const table = element === 'XMLError' ? 'xml-errors' : 'functional-errors'
  return root.children
    .filter(({ name }) => name === element)
    .map((error) => {
      const [pointer = '', code = '', reason, value, text] = [
        'errorPointer',
        'errorCode',
        'errorReason',
        'originalAttributeValue',
        'errorText',
      ].map((name) => textAt(error, name))
      return {
        code: oursOf(table, code, refused),
        pointer: pointedTo(pointer, refused),
        ...(reason === undefined || reason === NO_RULE ? {} : { rule: reason }),
        ...(value === undefined ? {} : { value }),
        ...(text === undefined ? {} : { message: text }),
      }
    })
}

const pointerOf = (pointer: string, code: string, refused: Refused): string =>
  theirPointer(pointer, aboutOf(code, refused)).slice(0, POINTER)

/** Where in a form errors are. Throws MappingError for a code that is no form of the hub. */
export function aboutOf(code: string, { message, profile, day }: Refused): About {
  const form = formOf({ name: code, namespace: NAMESPACE, text: '', children: [] })
  const fields = fieldsOf(message, form, { profile, known: undefined })
  return { code, places: [...header, ...form.places], part, fields, reading: readingOf(profile, day) }
}

function pointedTo(pointer: string, refused: Refused): string {
  const code = /^\/(?:[^/:]*:)?([^/[]*)/.exec(pointer)?.[1] ?? ''
  try {
    return ourPointer(pointer, aboutOf(code, refused))
  } catch (error) {
    // A pointer into a form that is none of ours points to the whole.
    if (error instanceof MappingError) return ''
    throw error
  }
}

/** Codes that both sides have in common go first; of any other one there is a row of the way out, or it is a rule's. */
function codeOf(table: string, ours: string, { profile, day }: Refused): string {
  const found = [table, `${table}-out`].map((one) => rowOf(() => profile.tables.theirs(one, ours, day, '')))
  return found.find((one) => one !== undefined) ?? RULE
}

/** "Rule violated": what no row says otherwise of. */
const RULE = '14'

const oursOf = (table: string, theirs: string, { profile, day }: Refused): string =>
  rowOf(() => profile.tables.ours(table, theirs, day, '')) ?? RULE
