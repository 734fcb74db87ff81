import type { Message, XmlTree } from '#adapter-api'
import type { Told } from '../rest/intake.ts'
import { ADMINISTRATION, localOf } from './converters.ts'
import { functionalErrors } from './errors.ts'
import { NAMESPACE } from './mapping.ts'
import type { Profile } from './profile.ts'
import { type Draft, leafOf } from './rows.ts'
import { textAt } from './specials.ts'

/** What a trader's document is answered by where the hub takes it, by its form; other forms have no answer of their own. */
const TAKEN: Readonly<Record<string, string>> = { CC015C: 'CC028C', CC013C: 'CC004C' }
/** Forms that go to the office of destination, which refuses by a form of its own. */
const AT_DESTINATION = ['CC007C', 'CC044C']
/** What of a document its rejection is about: the number of the message. */
const REJECTED: Readonly<Record<string, string>> = {
  CC007C: '007',
  CC013C: '013',
  CC014C: '014',
  CC015C: '015',
  CC044C: '044',
}

export type Answering = { root: XmlTree; message: Message | undefined; told: Told; profile: Profile; at: Date }

/**
 * The answer that NCTS has for a document: its MRN (CC028C), an amendment that is taken (CC004C), a rejection with its errors
 * (CC056C of departure, CC057C of destination; CC906C of anything else). Undefined where it has none: the verdict says it then.
 */
export function answerTo({ root, message, told, profile, at }: Answering): XmlTree | undefined {
  const now = localOf(at.toISOString(), profile.timeZone)
  if (told.outcome === 'accepted') {
    const code = TAKEN[root.name]
    return code === undefined ? undefined : taken(code, { root, told, profile, now })
  }
  // Of what no message can be made no form of theirs says where the fault is.
  if (message === undefined) return undefined
  const errors = functionalErrors(told.errors, root.name, { message, profile, day: now.slice(0, 10) })
  const rejected = REJECTED[root.name]
  const code = rejected === undefined ? 'CC906C' : AT_DESTINATION.includes(root.name) ? 'CC057C' : 'CC056C'
  const draft = begun(code, { root, told, profile, now })
  if (code === 'CC906C')
    draft.children.push(group('Header', [reference(root, 'LRN'), reference(root, 'MRN', told.mrn)]))
  else {
    const about = [
      leafOf('businessRejectionType', rejected ?? ''),
      leafOf('rejectionDateAndTime', now),
      leafOf('rejectionCode', REASON_ERRORS),
    ]
    const names = code === 'CC056C' ? [reference(root, 'LRN'), reference(root, 'MRN')] : [reference(root, 'MRN')]
    draft.children.push(group('TransitOperation', [...names, ...about]), ...quoted(root, code === 'CC056C'))
  }
  draft.children.push(...errors)
  return draft
}

/** "See functional errors". */
const REASON_ERRORS = '12'

type Parts = { root: XmlTree; told: Told; profile: Profile; now: string }

function taken(code: string, { root, told, profile, now }: Parts): XmlTree {
  const draft = begun(code, { root, told, profile, now })
  const operation =
    code === 'CC028C'
      ? [
          reference(root, 'LRN'),
          reference(root, 'MRN', told.mrn),
          leafOf('declarationAcceptanceDate', now.slice(0, 10)),
        ]
      : [
          reference(root, 'LRN'),
          reference(root, 'MRN', told.mrn),
          leafOf('amendmentSubmissionDateAndTime', textAt(root, 'preparationDateAndTime') ?? now),
          leafOf('amendmentAcceptanceDateAndTime', now),
        ]
  draft.children.push(group('TransitOperation', operation), ...quoted(root, true))
  return draft
}

function begun(code: string, { root, told, profile, now }: Parts): Draft {
  const name = `${ADMINISTRATION}${profile.country}`
  return {
    name: code,
    namespace: NAMESPACE,
    ...(root.attributes === undefined ? {} : { attributes: { ...root.attributes } }),
    text: '',
    children: [
      leafOf('messageSender', name),
      leafOf('messageRecipient', textAt(root, 'messageSender') ?? name),
      leafOf('preparationDateAndTime', now),
      leafOf('messageIdentification', told.key.slice(0, IDENTIFICATION)),
      leafOf('messageType', code),
      ...(textAt(root, 'messageIdentification') === undefined
        ? []
        : [leafOf('correlationIdentifier', textAt(root, 'messageIdentification') ?? '')]),
    ],
  }
}

const IDENTIFICATION = 35

/** A reference of the document, or one that is known; in its place nothing where there is none. */
function reference(root: XmlTree, name: 'LRN' | 'MRN', known?: string): Draft | undefined {
  const text = textAt(root, 'TransitOperation', name) ?? known
  return text === undefined ? undefined : leafOf(name, text)
}

const group = (name: string, children: readonly (Draft | undefined)[]): Draft => ({
  name,
  text: '',
  children: children.filter((one) => one !== undefined),
})

/** What an answer repeats of the document: its office, and the holder or the trader at destination, without what answers lack. */
function quoted(root: XmlTree, isDeparture: boolean): Draft[] {
  const names = isDeparture
    ? ['CustomsOfficeOfDeparture', 'HolderOfTheTransitProcedure']
    : ['CustomsOfficeOfDestinationActual', 'TraderAtDestination']
  return names.flatMap((name) => root.children.filter((one) => one.name === name)).map(withoutExtras)
}

const withoutExtras = ({ name, text, children }: XmlTree): Draft => ({
  name,
  text,
  children: children
    .filter((one) => one.name !== 'ContactPerson' && one.name !== 'communicationLanguageAtDestination')
    .map(withoutExtras),
})
