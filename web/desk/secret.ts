import { type DeskDb, keptIn } from './db.ts'

/** The key of what the phone keeps of other people's goods; no script can read it out of the browser. */
const KEY = 'cache-key'
const PARTS = 'secret '

type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

async function keyIn(db: DeskDb): Promise<CryptoKey> {
  const kept = await keptIn<CryptoKey>(db, KEY)
  if (kept !== undefined) return kept
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await db.kept.put({ name: KEY, value: key })
  return key
}

/** Keeps a value on the phone, encrypted with its key. */
export async function writeSecretly(db: DeskDb, name: string, value: unknown): Promise<void> {
  const key = await keyIn(db)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
  await db.kept.put({ name: `${PARTS}${name}`, value: { iv, bytes } satisfies Sealed })
}

/** The value kept under a name; undefined where there is none, or its key is gone. */
export async function readSecretly<T>(db: DeskDb, name: string): Promise<T | undefined> {
  const sealed = await keptIn<Sealed>(db, `${PARTS}${name}`)
  const key = await keptIn<CryptoKey>(db, KEY)
  if (sealed === undefined || key === undefined) return undefined
  try {
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes)
    return JSON.parse(new TextDecoder().decode(bytes)) as T
  } catch {
    // Of another key: what it says is lost, and is read anew from the hub.
    return undefined
  }
}

/** Forgets the key and everything it opens; the outbox is not among that. */
export const forgetSecrets = (db: DeskDb): Promise<void> =>
  db.transaction('rw', db.kept, async () => {
    const names = await db.kept.toCollection().primaryKeys()
    await db.kept.bulkDelete(names.filter((name) => name === KEY || name.startsWith(PARTS)))
  })
