import { documentId, type Message, type MessageType, type PartyKey, partyKeyOf, type Sender } from '#adapter-api'
import { createHash } from 'node:crypto'
import { type Group, groupsOf } from './columns.ts'
import { type Fault, TableError } from './faults.ts'

/** One line of a table: values by column, as messages write them; what is empty is absent. */
export type Row = Readonly<Record<string, string>>

/**
 * One message as a table: its first row holds what stands once, and the first of each part that repeats; each further row
 * holds one more of those (README.md, "Rows").
 */
export type Table = { form: 'table'; type: MessageType; rows: readonly Row[] }

/** The table of a message, with nothing left out. Pure. */
export function tableOf(message: Message): Table {
  const { type } = message
  return { form: 'table', type, rows: rowsOf(groupsOf(type), message as unknown as Record<string, unknown>) }
}

/**
 * The message of a table. Without an id its id is made of the sender and the content, so that the same rows are the same
 * message for ever. Pure. Throws `TableError` with row and column.
 */
export function messageOf({ type, rows }: Table): Message {
  const content =
    objectOf(
      groupsOf(type),
      rows.map((row, at) => ({ row, at })),
    ) ?? {}
  const id = content['id'] ?? documentId(senderIn(content), digestOf({ form: 'table', type, rows }))
  return { ...content, id, type, version: '1' } as unknown as Message
}

/** SHA-256 of a table's content, hexadecimal: what makes two of them the same. */
export function digestOf({ type, rows }: Table): string {
  const cells = rows.map((row) => Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256')
    .update(JSON.stringify([type, cells]))
    .digest('hex')
}

function senderIn({ sender }: Record<string, unknown>): PartyKey {
  if (typeof sender !== 'object' || sender === null)
    throw new TableError({ fault: 'column-missing', column: 'sender.country' })
  return partyKeyOf(sender as Sender)
}

/** A row with its place in the table. */
type Placed = { row: Row; at: number }

/** The object that these rows hold of a group; undefined when they hold nothing of it. */
function objectOf(group: Group, rows: readonly Placed[]): Record<string, unknown> | undefined {
  const leaves = group.leaves.flatMap(({ name, field }): [string, unknown][] => {
    const cells = rows.flatMap(({ row, at }) => {
      const cell = row[field.path]
      return cell === undefined ? [] : [{ value: valueOf(field.kind, cell, { row: at, column: field.path }), cell, at }]
    })
    const [first] = cells
    if (first === undefined) return []
    if (name.endsWith('[]')) return [[name.slice(0, -2), cells.map(({ value }) => value)]]
    // People fill a column down; another value would be a second answer to the same question.
    const other = cells.find(({ cell }) => cell !== first.cell)
    if (other !== undefined)
      throw new TableError({ fault: 'stands-once', row: other.at, column: field.path, value: other.cell })
    return [[name, first.value]]
  })
  const parts = group.groups.flatMap((part): [string, unknown][] => {
    const value = part.repeats ? listOf(part, rows) : objectOf(part, rows)
    return value === undefined ? [] : [[part.repeats ? part.name.slice(0, -2) : part.name, value]]
  })
  const entries = [...leaves, ...parts]
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** The elements of a part that repeats: one begins wherever something of its own stands. */
function listOf(group: Group, rows: readonly Placed[]): unknown[] | undefined {
  const elements: Placed[][] = []
  for (const placed of rows) {
    if (!holdsAny(group, placed.row)) continue
    const [current] = elements.slice(-1)
    if (current === undefined || holdsOwn(group, placed.row)) {
      elements.push([placed])
      checkPlace(group, placed, elements.length)
    } else current.push(placed)
  }
  return elements.length === 0 ? undefined : elements.map((element) => objectOf(group, element) ?? {})
}

function checkPlace({ prefix }: Group, { row, at }: Placed, expected: number): void {
  const column = `${prefix}#`
  const place = row[column]
  if (place === undefined || place === String(expected)) return
  throw new TableError({ fault: 'out-of-order', row: at, column, value: place, expected: String(expected) })
}

const holdsAny = ({ prefix }: Group, row: Row): boolean => Object.keys(row).some((column) => column.startsWith(prefix))

/** Something that stands once in each element: in the element itself or in a part of it that does not repeat. */
const holdsOwn = ({ prefix, leaves, groups }: Group, row: Row): boolean =>
  row[`${prefix}#`] !== undefined ||
  leaves.some(({ name, field }) => !name.endsWith('[]') && row[field.path] !== undefined) ||
  groups.some((group) => !group.repeats && holdsOwn(group, row))

function valueOf(kind: string, cell: string, place: { row: number; column: string }): unknown {
  const wrong = (fault: Fault['fault']): TableError => new TableError({ fault, ...place, value: cell })
  if (kind === 'boolean') {
    if (cell !== 'true' && cell !== 'false') throw wrong('no-boolean')
    return cell === 'true'
  }
  if (kind !== 'integer') return cell
  if (!/^(0|[1-9][0-9]{0,14})$/.test(cell)) throw wrong('no-integer')
  return Number(cell)
}

/** What a message holds in a leaf: its schemas have no other values. */
type Leaf = string | number | boolean

function rowsOf(group: Group, value: Record<string, unknown>, place?: number): Row[] {
  const own: Record<string, string> = group.nests && place !== undefined ? { [`${group.prefix}#`]: String(place) } : {}
  const columns: Row[][] = []
  for (const { name, field } of group.leaves) {
    const found = value[name.replace('[]', '')]
    if (found === undefined) continue
    if (Array.isArray(found)) columns.push((found as Leaf[]).map((one) => ({ [field.path]: String(one) })))
    else own[field.path] = String(found as Leaf)
  }
  for (const part of group.groups) {
    const found = value[part.name.replace('[]', '')]
    if (Array.isArray(found))
      columns.push(found.flatMap((one, at) => rowsOf(part, one as Record<string, unknown>, at + 1)))
    else if (found !== undefined) columns.push(rowsOf(part, found as Record<string, unknown>))
  }
  return sideBySide([[own], ...columns])
}

/** Lays columns beside each other, row by row; what repeats in one does not wait for what repeats in another. */
function sideBySide(columns: readonly Row[][]): Row[] {
  const height = Math.max(...columns.map(({ length }) => length))
  return Array.from(
    { length: height },
    (_, at) => Object.assign({}, ...columns.map((column) => column[at] ?? {})) as Row,
  )
}
