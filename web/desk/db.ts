import { Dexie, type EntityTable } from 'dexie'

/** How an act of an officer stands; nothing is ever deleted once it has been sent. */
export type ActState =
  | 'waiting'
  | 'sent'
  | 'accepted'
  | 'recorded'
  | 'refused'
  | 'corrected'
  | 'asked'
  | 'time-check'
  | 'review'
  | 'taken-over'

/** What a person has to know of a movement, in the hub's words, with whom to call. */
export type Warned = {
  code: string
  text: string
  by?: string
  since?: string
  mrn?: string
  contact?: { office: string; phone?: string }
}

/** What the hub said of one movement of an act. */
export type Verdict = {
  mrn: string
  status: number
  /** Of the receipt. */
  outcome?: string
  warnings: readonly Warned[]
  /** The hub's sentence, where it refused. */
  refusal?: string
}

/** One act: its bytes are made at the tap and never again, so that however often it is sent it is the same one. */
export type Act = {
  id: string
  /** The author's phone, as the hub knows it; its acts are numbered from 1 on, so that a gap shows what is missing. */
  device?: string
  counter: number
  /** The author's mark over number, address and bytes: with it a colleague's session may send the act, and it stays the author's. */
  mark?: string
  path: string
  body: string
  /** Milliseconds, by the hub's clock as this phone knows it. */
  at: number
  /** Who confirmed. */
  author: string
  office: string
  title: string
  state: ActState
  tries: number
  verdicts: readonly Verdict[]
  /** Of a vehicle without an MRN: movements that it may be. */
  suggestions?: readonly string[]
  /** Not sent before: the officer may take it back until then. Milliseconds. */
  notBefore: number
}

/** What belongs to the phone: who may unlock it, the offset of its clock, what officers' keys protect. */
export type Kept = { name: string; value: unknown }

export type DeskDb = Dexie & { acts: EntityTable<Act, 'id'>; kept: EntityTable<Kept, 'name'> }

/** Opens the phone's store. Later versions only ever add to it: an outbox must survive every upgrade. */
export function openDb(): DeskDb {
  const db = new Dexie('corridor-desk') as DeskDb
  db.version(1).stores({ acts: 'id, state, counter', kept: 'name' })
  return db
}

/** What is kept under a name; undefined when there is nothing. */
export const keptIn = async <T>(db: DeskDb, name: string): Promise<T | undefined> =>
  (await db.kept.get(name))?.value as T | undefined
