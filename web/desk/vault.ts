import type { Session } from '../ui/api.ts'
import { type DeskDb, keptIn } from './db.ts'
import { forgetSecrets } from './secret.ts'

/** After the n-th wrong PIN nothing is tried for so many seconds, as at the hub; after the last the keys are thrown away. */
const DELAYS = [0, 0, 30, 60, 300, 900, 1800, 3600, 3600, 3600] as const
/** Rounds of PBKDF2 for one PIN: a slow phone of 2021 takes about a second. */
const ROUNDS = 200_000
/** Other people's goods are on this phone only so long without any contact. */
const LEASE_MS = 7 * 24 * 3_600_000
const VAULT = 'vault '
const PHONE_KEY = 'phone-key'

/** What an officer works with: the key of what the phone keeps for it, and the one that marks its acts. No script can read them out. */
export type Keys = { cache: CryptoKey; act?: CryptoKey }

type Wrapped = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** How an officer's keys are locked: by a PIN they are encrypted; by a passkey the phone itself asks who it is. */
export type Lock =
  | { by: 'pin'; salt: Uint8Array<ArrayBuffer>; cache: Wrapped; act?: Wrapped }
  | { by: 'passkey'; credential: string; keys: Keys }
  | { by: 'nothing'; keys: Keys }

/** An officer on this phone. */
export type Vault = {
  owner: string
  session: Session
  lock: Lock
  /** Wrong PINs in a row, and when the next may be tried; counted before it is looked at. Milliseconds. */
  failed: number
  notBefore: number
  /** When this officer's session last had an answer. Milliseconds by this phone's clock. */
  heardAt: number
}

/** Whoever may work on this phone now: `pin` is what the session is renewed with, and is in memory only. */
export type Person = { owner: string; session: Session; keys: Keys; way: Lock['by']; pin?: string; credential?: string }

/** How an officer of this phone is told from the others. */
export const ownerOf = ({ officer, name }: Session): string => officer ?? name

/** Those who may unlock this phone, without those whom it has not heard of for too long. */
export async function vaultsIn(db: DeskDb): Promise<Vault[]> {
  const all = await db.kept.where('name').startsWith(VAULT).toArray()
  const vaults = all.map(({ value }) => value as Vault)
  const over = vaults.filter(isOver)
  await Promise.all(over.map(({ owner }) => dropVault(db, owner)))
  return vaults.filter((one) => !over.includes(one))
}

/** Whether a vault's time without contact is up. */
export const isOver = ({ heardAt }: { heardAt: number }): boolean => Date.now() - heardAt > LEASE_MS

/** Forgets an officer's keys, and with them what they open. What the officer has confirmed stays in the outbox. */
export async function dropVault(db: DeskDb, owner: string): Promise<void> {
  await db.kept.delete(`${VAULT}${owner}`)
  await forgetSecrets(db, owner)
}

/** Notes that the hub has answered an officer: its time without contact begins anew. */
export const noteContact = (db: DeskDb, owner: string): Promise<unknown> =>
  db.kept
    .where('name')
    .equals(`${VAULT}${owner}`)
    .modify((kept) => {
      ;(kept.value as Vault).heardAt = Date.now()
    })

type Way = { by: 'pin'; pin: string } | { by: 'passkey'; credential: string } | { by: 'nothing' }

/**
 * Locks up the keys of an officer who has just signed in at the hub. What is kept here under the same PIN stays readable.
 * @param session with the key for the officer's acts, which is said at sign-in only
 */
export async function makeVault(db: DeskDb, { actKey, ...session }: Session, way: Way): Promise<Person> {
  const owner = ownerOf(session)
  const former = await formerCache(db, owner, way)
  const cache = former ?? (await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']))
  const act =
    actKey === undefined ? undefined : await crypto.subtle.importKey('raw', fromBase64url(actKey), HMAC, true, ['sign'])
  const keys = {
    cache: await sealed(cache, AES, ['encrypt', 'decrypt']),
    ...(act === undefined ? {} : { act: await sealed(act, HMAC, ['sign']) }),
  }
  const lock: Lock = way.by === 'pin' ? await lockedUp(db, way.pin, cache, act) : { ...way, keys }
  const vault: Vault = { owner, session, lock, failed: 0, notBefore: 0, heardAt: Date.now() }
  await db.kept.put({ name: `${VAULT}${owner}`, value: vault })
  return personOf(vault, keys, way.by === 'pin' ? { pin: way.pin } : {})
}

const AES = { name: 'AES-GCM', length: 256 } as const
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const

const personOf = ({ owner, session, lock }: Vault, keys: Keys, pin: { pin?: string }): Person => ({
  owner,
  session,
  keys,
  way: lock.by,
  ...pin,
  ...(lock.by === 'passkey' ? { credential: lock.credential } : {}),
})

/** The same key, which no script can read out. */
const sealed = async (key: CryptoKey, algorithm: typeof AES | typeof HMAC, usages: KeyUsage[]): Promise<CryptoKey> =>
  key.extractable
    ? crypto.subtle.importKey('raw', await crypto.subtle.exportKey('raw', key), algorithm, false, usages)
    : key

async function lockedUp(db: DeskDb, pin: string, cache: CryptoKey, act: CryptoKey | undefined): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const under = await keyOfPin(db, pin, salt)
  const wrap = async (key: CryptoKey): Promise<Wrapped> => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    return { iv, bytes: await crypto.subtle.wrapKey('raw', key, under, { name: 'AES-GCM', iv }) }
  }
  return { by: 'pin', salt, cache: await wrap(cache), ...(act === undefined ? {} : { act: await wrap(act) }) }
}

/** The key that was here before; only under the same PIN can it be had again, and only so may it be locked up anew. */
async function formerCache(db: DeskDb, owner: string, way: Way): Promise<CryptoKey | undefined> {
  const vault = await keptIn<Vault>(db, `${VAULT}${owner}`)
  if (vault?.lock.by === 'pin' && way.by === 'pin') {
    const under = await keyOfPin(db, way.pin, vault.lock.salt)
    const key = await unwrapped(vault.lock.cache, under, {
      algorithm: AES,
      usages: ['encrypt', 'decrypt'],
      extractable: true,
    })
    if (key !== undefined) return key
  }
  if (vault !== undefined && vault.lock.by !== 'pin' && way.by !== 'pin') return vault.lock.keys.cache
  if (vault !== undefined) await forgetSecrets(db, owner)
  return undefined
}

/** What came of a try: who may work, or why nobody. `gone`: too many wrong ones, the keys have been thrown away. */
export type Tried = { person: Person } | { wait: number } | 'wrong' | 'gone'

/** Tries a PIN, without any network. The try is counted before it is looked at: whoever kills the page gains nothing. */
export async function openByPin(db: DeskDb, owner: string, pin: string): Promise<Tried> {
  const name = `${VAULT}${owner}`
  const counted = await db.transaction('rw', db.kept, async (): Promise<Vault | { wait: number } | undefined> => {
    const vault = await keptIn<Vault>(db, name)
    if (vault === undefined || isOver(vault)) return undefined
    const now = Date.now()
    if (vault.notBefore > now) return { wait: vault.notBefore - now }
    const next = { ...vault, failed: vault.failed + 1, notBefore: now + (DELAYS[vault.failed] ?? 0) * 1_000 }
    await db.kept.put({ name, value: next })
    return next
  })
  if (counted === undefined) return 'gone'
  if ('wait' in counted) return counted
  const { lock } = counted
  if (lock.by !== 'pin') return 'wrong'
  const under = await keyOfPin(db, pin, lock.salt)
  const cache = await unwrapped(lock.cache, under, { algorithm: AES, usages: ['encrypt', 'decrypt'] })
  if (cache === undefined) {
    if (counted.failed < DELAYS.length) return 'wrong'
    await dropVault(db, owner)
    return 'gone'
  }
  const act =
    lock.act === undefined ? undefined : await unwrapped(lock.act, under, { algorithm: HMAC, usages: ['sign'] })
  await db.kept.put({ name, value: { ...counted, failed: 0, notBefore: 0 } })
  return { person: personOf(counted, { cache, ...(act === undefined ? {} : { act }) }, { pin }) }
}

/** Opens a vault that no PIN locks; undefined for others. Who it is has been asked before, where it is asked. */
export const openPlainly = (vault: Vault): Person | undefined =>
  vault.lock.by === 'pin' ? undefined : personOf(vault, vault.lock.keys, {})

type Unwrapping = { algorithm: typeof AES | typeof HMAC; usages: KeyUsage[]; extractable?: boolean }

async function unwrapped(
  { iv, bytes }: Wrapped,
  under: CryptoKey,
  { algorithm, usages, extractable = false }: Unwrapping,
): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.unwrapKey('raw', bytes, under, { name: 'AES-GCM', iv }, algorithm, extractable, usages)
  } catch {
    // Of another PIN.
    return undefined
  }
}

/** Six digits are few: the key that is made of them also needs a key which no script can take away from this phone. */
async function keyOfPin(db: DeskDb, pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const phone = await phoneKey(db)
  const own = await crypto.subtle.sign('HMAC', phone, salt)
  const from = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const rounds = { name: 'PBKDF2', hash: 'SHA-256', salt: own, iterations: ROUNDS }
  return crypto.subtle.deriveKey(rounds, from, AES, false, ['wrapKey', 'unwrapKey'])
}

async function phoneKey(db: DeskDb): Promise<CryptoKey> {
  const kept = await keptIn<CryptoKey>(db, PHONE_KEY)
  if (kept !== undefined) return kept
  const made = await crypto.subtle.generateKey(HMAC, false, ['sign'])
  await db.kept.put({ name: PHONE_KEY, value: made as CryptoKey })
  return made as CryptoKey
}

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))

/** Bytes as header values take them. */
export const toBase64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
