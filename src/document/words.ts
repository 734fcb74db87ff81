import { fill } from '../domain/values/fill.ts'
import { codelists } from '../generated/codelists.ts'
import { movementTable } from '../generated/movement-table.ts'
import { texts } from '../generated/texts.ts'
import type { Language } from '../ports/handle.ts'

type Labelled = { readonly code: string; readonly labels: Readonly<Record<Language, string>> }

/** Code lists too long to be compiled in, by name: each code with its labels. */
export type LongLists = ReadonlyMap<string, ReadonlyMap<string, Labelled['labels']>>

type TextId = keyof (typeof texts)['document']
type ListName = keyof typeof codelists | 'countries' | 'package-types'

/** All texts of the document, in one language. */
export type Words = {
  language: Language
  /** A text of schemas/texts/document.json with its placeholders filled in. */
  text: (id: TextId, values?: Readonly<Record<string, string | number>>) => string
  /** The label of a code; the code itself if the list lacks it. */
  label: (list: ListName, code: string) => string
  state: (name: string) => string
}

/** Long lists as published in schemas/codelists, by name. Throws when one is not a code list in JSON. */
export const longLists = (published: ReadonlyMap<string, { content: Buffer }>): LongLists =>
  new Map(
    ['countries', 'package-types'].map((name) => {
      const text = published.get(name)?.content.toString('utf8') ?? '{"items":[]}'
      const { items } = JSON.parse(text) as { items: readonly Labelled[] }
      return [name, new Map(items.map(({ code, labels }) => [code, labels]))]
    }),
  )

/** The words of one language. `long` holds the lists that are data, not code. */
export function wordsOf(language: Language, long: LongLists): Words {
  const short = (list: ListName): readonly Labelled[] => (list in codelists ? codelists[list as 'regimes'] : [])
  return {
    language,
    text: (id, values = {}) => fill(texts.document[id][language], values),
    label: (list, code) => {
      const found = long.get(list)?.get(code) ?? short(list).find((row) => row.code === code)?.labels
      return found?.[language] ?? code
    },
    state: (name) => movementTable.states.find((row) => row.name === name)?.labels[language] ?? name,
  }
}
