import type {
  Browser,
  NewPasskey,
  NewSession,
  PeopleStore,
  Refusal,
  SignedIn,
  StoredInvitation,
  Way,
} from '../ports/people.ts'
import type { Log } from '../ports/runtime.ts'
import { INVITATION_TRIES, readInvitationCode } from './invitation-code.ts'
import { newSecret, type PeopleKeys, sameHash } from './keys.ts'
import type { OpenId } from './openid.ts'
import type { PasskeySite } from './passkeys.ts'
import type { Pins } from './pin.ts'

/** A session ends after this time at the latest (interface.md 6), and when nothing was done in it for the other. */
export const SESSION_MS = 12 * 3_600_000
export const IDLE_MS = 60 * 60_000

export type PeopleDeps = {
  store: PeopleStore
  keys: PeopleKeys
  pins: Pins
  /** Undefined where nobody signs in by OpenID Connect. */
  openId: OpenId | undefined
  /** Where people reach the hub, without a slash at the end. */
  publicUrl: () => string
  site: () => PasskeySite | undefined
  clock: () => Date
  log: Log
}

/** What a stranger is told, whatever was wrong. */
export const REFUSED: Refusal = { refused: 'sign-in-refused' }

/** The invitation of a code, if it is the right one and open. */
export async function invitationOf(
  { store, keys, clock }: PeopleDeps,
  text: string,
): Promise<(StoredInvitation & { selector: string }) | Refusal> {
  const code = readInvitationCode(text)
  const found = code === undefined ? undefined : await store.tryInvitation(code.selector, clock(), INVITATION_TRIES)
  if (code === undefined || found === undefined) return REFUSED
  if (!sameHash(found.secretHash, keys.hash('invitation', code.selector, code.secret))) return REFUSED
  await store.clearInvitation(code.selector)
  // Only who has the whole code learns what became of it.
  if (found.state === 'over') return { refused: 'invitation-over' }
  return found.state === 'waits' ? { refused: 'invitation-waits' } : { ...found, selector: code.selector }
}

/** Uses an invitation for one way in, and begins the first session with it. */
export async function redeem(
  deps: PeopleDeps,
  { selector, person }: { selector: string; person: string },
  { phone, way, ...given }: { phone: string; way: Way; pinHash?: string; passkey?: NewPasskey },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const { session, row } = sessionOf(deps, way, { person })
  const phoneHash = deps.keys.hash('phone', phone)
  const redeemed = await deps.store.redeem(selector, { phoneHash, ...given }, row)
  if (redeemed === undefined) return { refused: 'invitation-over' }
  await endFormer(deps, browser)
  return { session, phone: phone === browser.phone ? undefined : phone }
}

/** A session of somebody who has proved who he is, on the phone he has; a new phone is known by a secret from now on. */
export async function start(
  deps: PeopleDeps,
  way: Way,
  whose: { person?: string; tokenHash?: Buffer; phone?: boolean },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const { store, keys } = deps
  const { tokenHash, person } = whose
  const { session, row } = sessionOf(deps, way, tokenHash === undefined ? { person: person ?? '' } : { tokenHash })
  // Only phones of people who act are known: nobody else's acts wait on one.
  const phone = person === undefined || whose.phone === false ? undefined : (browser.phone ?? newSecret())
  const phoneHash = phone === undefined ? undefined : keys.hash('phone', phone)
  if (phoneHash !== undefined && (await store.phoneEnded(phoneHash))) return { refused: 'device-ended' }
  await store.startSession(row, person, phoneHash)
  await endFormer(deps, browser)
  return { session, phone: phone === browser.phone ? undefined : phone }
}

function sessionOf({ keys, clock }: PeopleDeps, way: Way, whose: NewSession['whose']) {
  const session = newSecret()
  const startedAt = clock()
  const endsAt = new Date(startedAt.getTime() + SESSION_MS)
  const row: NewSession = { idHash: keys.hash('session', session), whose, way, startedAt, endsAt }
  return { session, row }
}

/** The secret of a phone; a new one where it has none, or has one that was taken from somebody. */
export async function phoneFor({ store, keys }: PeopleDeps, { phone }: Browser): Promise<string> {
  return phone === undefined || (await store.phoneEnded(keys.hash('phone', phone))) ? newSecret() : phone
}

/** Whoever knew the session that the browser had before knows nothing of the new one. */
async function endFormer({ store, keys, clock }: PeopleDeps, { session }: Browser): Promise<void> {
  if (session !== undefined) await store.endSession(keys.hash('session', session), clock())
}
