import type { Message, RefusalFinding, XmlTree } from '#adapter-api'
import { rowOf } from '../ncts/converters.ts'
import { type About, theirPointer } from '../ncts/pointers.ts'
import { type Draft, leafOf } from '../ncts/rows.ts'
import { textAt } from '../ncts/specials.ts'
import type { Told } from '../rest/intake.ts'
import ids from './ids.json' with { type: 'json' }
import { modelIn, part, placesFor } from './mapping.ts'
import { type Profile, readingOf } from './profile.ts'

const classes: Readonly<Record<string, string>> = ids.classes
const elements: Readonly<Record<string, string>> = ids.elements

/** What a response says of the document: UN/EDIFACT 1225 has 27 and 29 for "not accepted" and "accepted without amendment". */
const FUNCTIONS = { accepted: '29', refused: '27' } as const
/** Widths of the model. */
const DESCRIPTION = 512

export type Answering = { root: XmlTree; message: Message | undefined; told: Told; profile: Profile; at: Date }

/** The response of the model to a document: its number, or its errors with pointers of class ids and element ids. */
export function responseTo({ root, message, told, profile, at }: Answering): XmlTree | undefined {
  if (message === undefined) return undefined
  const day = at.toISOString().slice(0, 10)
  const model = modelIn(root)
  const lrn = textAt(model, 'FunctionalReferenceID')
  const mrn = told.mrn ?? textAt(model, 'ID')
  const stamp = `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  const about: About = {
    code: 'Declaration',
    places: placesFor(message.type),
    part,
    fields: {},
    reading: readingOf(profile, day),
  }
  const response: Draft = {
    name: 'Response',
    text: '',
    children: [
      leafOf('FunctionCode', FUNCTIONS[told.outcome]),
      ...(lrn === undefined ? [] : [leafOf('FunctionalReferenceID', lrn)]),
      { ...leafOf('IssueDateTime', ''), children: [leafOf('DateTimeString', stamp)] },
      ...told.errors.map((finding) => errorOf(finding, { about, profile, day })),
      ...(mrn === undefined ? [] : [{ ...leafOf('Declaration', ''), children: [leafOf('ID', mrn)] }]),
    ],
  }
  const names = { metadata: profile.namespaces.metadata, response: profile.namespaces.response }
  const head = [
    leafOf('WCODataModelVersionCode', profile.modelVersion),
    leafOf('WCOTypeName', 'RES'),
    leafOf('ResponsibleCountryCode', profile.country),
    leafOf('ResponsibleAgencyName', profile.agency),
  ]
  const children = [...head.map((one) => inSpace(one, names.metadata)), inSpace(response, names.response)]
  return { name: 'MetaData', namespace: names.metadata, text: '', children }
}

type Around = { about: About; profile: Profile; day: string }

function errorOf({ code, pointer, rule, message }: RefusalFinding, { about, profile, day }: Around): Draft {
  const etir = rowOf(() => profile.tables.theirs('etir-errors', code, day, ''))
  const said = [rule, etir === undefined ? undefined : `eTIR ${etir}`, message].filter((one) => one !== undefined)
  return {
    name: 'Error',
    text: '',
    children: [
      ...(said.length === 0 ? [] : [leafOf('Description', said.join(' ').slice(0, DESCRIPTION))]),
      leafOf('ValidationCode', code),
      ...pointersOf(pointer, about),
    ],
  }
}

/** A pointer of the model: one for each class on the way, with its place in a list, the last one with the element's id. */
export function pointersOf(pointer: string, about: About): Draft[] {
  const inBody = pointer.replace(/^\/body\/declaration\//, '/body/')
  const steps = theirPointer(inBody, about)
    .split('/')
    .slice(1)
    .map((text) => /^(?<name>[A-Za-z]+)(?:\[(?<place>[0-9]+)\])?$/.exec(text)?.groups ?? {})
  const found: { name: string; place: string | undefined }[] = []
  let element: string | undefined
  for (const { name = '', place } of steps)
    if (classes[name] === undefined) element ??= elements[`${found.at(-1)?.name ?? ''}/${name}`]
    else found.push({ name, place })
  return found.map(({ name, place }, index) => ({
    name: 'Pointer',
    text: '',
    children: [
      ...(place === undefined ? [] : [leafOf('SequenceNumeric', place)]),
      leafOf('DocumentSectionCode', classes[name] ?? ''),
      ...(index === found.length - 1 && element !== undefined ? [leafOf('TagID', element)] : []),
    ],
  }))
}

const inSpace = ({ name, text, children }: Draft, namespace: string): XmlTree => ({
  name,
  namespace,
  text,
  children: children.map((child) => inSpace(child, namespace)),
})
