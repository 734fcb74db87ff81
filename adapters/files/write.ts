import type { MessageType } from '#adapter-api'
import { columnsOf } from './columns.ts'
import { written } from './conventions.ts'
import type { Profile } from './profile.ts'
import { csvOf, workbookOf } from './sheet.ts'
import type { Table } from './table.ts'
import type { Language } from './words.ts'

/** The file of one message's table, with the columns it uses and their labels. */
export async function fileOf(key: string, { type, rows }: Table, profile: Profile): Promise<Buffer> {
  const used = new Set(rows.flatMap((row) => Object.keys(row)))
  const all = columnsOf(type)
  const columns = [...all.keys()].filter((column) => used.has(column))
  const body = rows.map((row) => [
    key,
    ...columns.map((column) => {
      const value = row[column]
      return value === undefined ? '' : written(value, all.get(column)?.kind ?? 'text', profile.conventions)
    }),
  ])
  return packed(type, [...headOf(type, columns, profile.language), ...body], profile)
}

/** An empty form with all columns of a message type. */
const templateOf = (type: MessageType, profile: Profile): Promise<Buffer> =>
  packed(type, headOf(type, [...columnsOf(type).keys()], profile.language), profile)

/** An empty form for each message type, as CSV and as a workbook, by file name. */
export async function templatesOf(types: readonly MessageType[], profile: Profile): Promise<Map<string, Buffer>> {
  const files = types.flatMap((type) =>
    (['csv', 'xlsx'] as const).map(
      async (write): Promise<[string, Buffer]> => [`${type}.${write}`, await templateOf(type, { ...profile, write })],
    ),
  )
  return new Map(await Promise.all(files))
}

/** What the first column is called by people, which names the messages of a file. */
const KEY_LABELS = { en: 'key of the message', fr: 'clé du message', pt: 'chave da mensagem' }

/** Two lines: the names that are read, and what people call them. */
function headOf(type: MessageType, columns: readonly string[], language: Language): string[][] {
  const all = columnsOf(type)
  const labels = columns.map((column) => all.get(column)?.labels[language] ?? column)
  return [
    [type, ...columns],
    [`# ${KEY_LABELS[language]}`, ...labels],
  ]
}

async function packed(type: MessageType, lines: readonly string[][], profile: Profile): Promise<Buffer> {
  return profile.write === 'xlsx' ? workbookOf(type, lines) : csvOf(lines, profile)
}
