import type { Message, MessageType } from '#adapter-api'
import common from './forms/common.json' with { type: 'json' }
import departure from './forms/departure.json' with { type: 'json' }
import destination from './forms/destination.json' with { type: 'json' }
import parts from './forms/parts.json' with { type: 'json' }
import { type Book, type Place, placesOf, type Row } from './rows.ts'
import { borderMeans, borderMode, guarantees, houses, itinerary, means, single, statements } from './specials.ts'

/** Whom documents are exchanged with: another administration's offices, or traders. */
export type Domain = 'common' | 'trader'

/** A message of NCTS, and which of the hub's it says. */
export type Form = {
  code: string
  type: MessageType
  domain: Domain | 'both'
  /** Whether the message itself has the declaration, rather than the movement it is about. */
  hasDeclaration: boolean
  /** Values a message has to have so that this form is its; `false`: the field is absent. */
  when: Readonly<Record<string, readonly string[] | false>>
  places: readonly Place[]
}

/** As the files have it. `annotated`: its elements are known from annotations of public schemas, their order is not. */
type FormFile = {
  type: string
  domain: string
  declaration?: string
  annotated?: boolean
  when?: Readonly<Record<string, readonly string[] | false>>
  rows: readonly Row[]
}

const book: Book = {
  parts: parts as unknown as Book['parts'],
  specials: { borderMeans, borderMode, guarantees, houses, itinerary, means, single, statements },
}

const made = new Map<string, readonly Place[]>()

/** A part of forms by its name; the parts of lists are named like their element. */
export function part(name: string): readonly Place[] {
  const found = made.get(name) ?? placesOf(book.parts[name] ?? [], book)
  made.set(name, found)
  return found
}

/** What every message begins with. */
export const header: readonly Place[] = part('header')

const files = { ...departure, ...destination, ...common } as unknown as Readonly<Record<string, FormFile>>

export const forms: readonly Form[] = Object.entries(files).map(([code, file]) => ({
  code,
  type: file.type as MessageType,
  domain: file.domain as Form['domain'],
  hasDeclaration: file.declaration === 'own',
  when: file.when ?? {},
  places: placesOf(file.rows, book),
}))

/** The form of a root element. */
export const formOfCode = (code: string): Form | undefined => forms.find((form) => form.code === code)

/** The form that says a message to whom documents are exchanged with; undefined where NCTS has none. */
export function formOfMessage({ type, body }: Message, domain: Domain): Form | undefined {
  const fields = body as unknown as Readonly<Record<string, unknown>>
  return forms.find(
    (form) =>
      form.type === type &&
      (form.domain === 'both' || form.domain === domain) &&
      Object.entries(form.when).every(([name, values]) =>
        values === false ? fields[name] === undefined : values.includes(String(fields[name])),
      ),
  )
}
