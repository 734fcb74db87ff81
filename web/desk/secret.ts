import type { DeskDb } from './db.ts'
import { keptIn } from './db.ts'

const PARTS = 'secret '

type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** What an officer's key protects on this phone: `owner` is the officer, since each has a key of its own. */
export type Secrets = { db: DeskDb; owner: string; key: CryptoKey }

const nameIn = (owner: string, name: string): string => `${PARTS}${owner} ${name}`

/** Keeps a value on the phone, encrypted with its owner's key. */
export async function writeSecretly({ db, owner, key }: Secrets, name: string, value: unknown): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
  await db.kept.put({ name: nameIn(owner, name), value: { iv, bytes } satisfies Sealed })
}

/** The value kept under a name; undefined where there is none, or it is of another key. */
export async function readSecretly<T>({ db, owner, key }: Secrets, name: string): Promise<T | undefined> {
  const sealed = await keptIn<Sealed>(db, nameIn(owner, name))
  if (sealed === undefined) return undefined
  try {
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes)
    return JSON.parse(new TextDecoder().decode(bytes)) as T
  } catch {
    // Of another key: what it says is lost, and is read anew from the hub.
    return undefined
  }
}

/** Forgets everything an officer's key opens. The outbox is not among that. */
export async function forgetSecrets(db: DeskDb, owner: string): Promise<void> {
  const names = await db.kept.where('name').startsWith(nameIn(owner, '')).primaryKeys()
  await db.kept.bulkDelete(names)
}
