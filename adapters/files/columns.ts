import { type MessageField, messageFields, type MessageType } from '#adapter-api'

/** A part of a message that has parts itself: its own columns, and the parts inside it. */
export type Group = {
  /** Path with a point at the end, empty for the message itself: `body.items[].`. */
  prefix: string
  name: string
  repeats: boolean
  /** Holds a part that repeats, so that its own place among its like must be said (`#`). */
  nests: boolean
  /** Name within the group, and the field; of one that repeats the name ends in `[]`. */
  leaves: readonly { name: string; field: MessageField }[]
  groups: readonly Group[]
}

/** Named by the type and version of the message itself, hence no columns. */
const CONSTANT: ReadonlySet<string> = new Set(['type', 'version'])

const known = new Map<MessageType, { fields: ReadonlyMap<string, MessageField>; root: Group }>()

/**
 * The columns of a message type's table by their names, in the order of the schema. Beside the fields every part that
 * repeats and has such parts itself has one for its place, from 1: `body.equipment[].#`.
 */
export const columnsOf = (type: MessageType): ReadonlyMap<string, MessageField> => formOf(type).fields

/** The same as a tree. */
export const groupsOf = (type: MessageType): Group => formOf(type).root

function formOf(type: MessageType) {
  const form = known.get(type)
  if (form !== undefined) return form
  const leaves = messageFields(type).filter(({ path }) => !CONSTANT.has(path))
  const root = groupOf('', '', leaves)
  const made = { fields: new Map(columnsIn(root).map((field) => [field.path, field])), root }
  known.set(type, made)
  return made
}

function groupOf(prefix: string, name: string, fields: readonly MessageField[]): Group {
  const parts = Map.groupBy(fields, ({ path }) => path.slice(prefix.length).split('.', 1)[0] ?? '')
  const leaves = [...parts].flatMap(([part, [field]]) =>
    field !== undefined && field.path === `${prefix}${part}` ? [{ name: part, field }] : [],
  )
  const own = new Set(leaves.map((leaf) => leaf.name))
  const groups = [...parts]
    .filter(([part]) => !own.has(part))
    .map(([part, inside]) => groupOf(`${prefix}${part}.`, part, inside))
  const repeats = name.endsWith('[]')
  return { prefix, name, repeats, nests: repeats && repeatsInside(leaves, groups), leaves, groups }
}

const repeatsInside = (leaves: Group['leaves'], groups: readonly Group[]): boolean =>
  leaves.some(({ name }) => name.endsWith('[]')) ||
  groups.some((group) => group.repeats || repeatsInside(group.leaves, group.groups))

/** What the column for a place is called by people. */
const PLACE = { en: 'no.', fr: 'n°', pt: 'n.º' }

function columnsIn({ prefix, nests, leaves, groups }: Group): MessageField[] {
  const inside = groups.flatMap(columnsIn)
  const [first] = leaves.length > 0 ? leaves.map(({ field }) => field) : inside
  const place = nests && first !== undefined ? [placeField(prefix, first)] : []
  return [...place, ...leaves.map(({ field }) => field), ...inside]
}

/** Labelled as the part is, by what stands before the last label of its first field. */
function placeField(prefix: string, { labels }: MessageField): MessageField {
  const before = (label: string): string => label.split(' · ').slice(0, -1).join(' · ')
  const of = (language: keyof typeof PLACE): string => `${before(labels[language])} · ${PLACE[language]}`
  return { path: `${prefix}#`, kind: 'integer', labels: { en: of('en'), fr: of('fr'), pt: of('pt') } }
}
