import { createHash } from 'node:crypto'
import type { Browser, OpenSession, People, PeopleStore, Refusal, SignedIn, SignIn } from '../ports/people.ts'
import { beginOpenId, challenge, finishOpenId, taken } from './attempts.ts'
import { IDLE_MS, invitationOf, type PeopleDeps, phoneFor, redeem, REFUSED, start } from './begin.ts'
import { counterIn, newPasskeyIn, passkeyIdIn } from './passkeys.ts'
import { isPin, isWeakPin } from './pin.ts'

/** A session's last use is written down at most so often: reading must not become writing. */
const TOUCH_MS = 60_000
/** How long a phone may keep what it holds without contact (7 days). */
const LEASE_MS = 7 * 86_400_000

/** The way into the hub for people. */
export function createPeople(deps: PeopleDeps): People {
  const { store, keys, clock, openId } = deps
  return {
    async session(secret, active) {
      const now = clock()
      const found = await store.session(keys.hash('session', secret), {
        now,
        idleSince: new Date(now.getTime() - IDLE_MS),
        touchBefore: active ? new Date(now.getTime() - TOUCH_MS) : undefined,
      })
      return found === undefined ? undefined : withLease(found)
    },
    csrf: (secret) => keys.hash('csrf', secret).toString('base64url'),
    async signIn(given, browser) {
      const answer = await enter(deps, given, browser)
      if ('refused' in answer) deps.log.info({ way: given.way, refused: answer.refused }, 'somebody was not signed in')
      return answer
    },
    heard: (device, counter) => store.heard(device, counter),
    async signOut(secret) {
      const ended = await store.endSession(keys.hash('session', secret), clock())
      const logout = ended?.way === 'openid' ? await openId?.endSession(`${deps.publicUrl()}/`) : undefined
      return logout === undefined ? {} : { logout }
    },
    challenge: (code) => challenge(deps, code),
    get passkeys() {
      return deps.site() !== undefined
    },
    ...(openId === undefined
      ? {}
      : {
          openid: {
            begin: (page) => beginOpenId(deps, openId, page),
            finish: (query, browser) => finishOpenId(deps, openId, query, browser),
          },
        }),
  }
}

const withLease = ({ device, ...session }: NonNullable<Awaited<ReturnType<PeopleStore['session']>>>): OpenSession => ({
  ...session,
  ...(device === undefined
    ? {}
    : { device: { id: device.id, leaseUntil: new Date(device.seenAt.getTime() + LEASE_MS) } }),
})

function enter(deps: PeopleDeps, given: SignIn, browser: Browser): Promise<SignedIn | Refusal> {
  switch (given.way) {
    case 'invitation':
      return byInvitation(deps, given, browser)
    case 'new-passkey':
      return byNewPasskey(deps, given, browser)
    case 'pin':
      return byPin(deps, given, browser)
    case 'passkey':
      return byPasskey(deps, given, browser)
    case 'token':
      return byToken(deps, given.token, browser)
  }
}

async function byInvitation(
  deps: PeopleDeps,
  { code, pin }: { code: string; pin: string },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const invitation = await invitationOf(deps, code)
  if ('refused' in invitation) return invitation
  if (!isPin(pin) || isWeakPin(pin)) return { refused: 'pin-weak' }
  const phone = await phoneFor(deps, browser)
  const pinHash = await deps.pins.hash(pin, phone)
  if (pinHash === undefined) return { refused: 'sign-in-wait', retryAfterSeconds: 5 }
  return redeem(deps, invitation, { phone, way: 'pin', pinHash }, browser)
}

async function byNewPasskey(
  deps: PeopleDeps,
  { code, credential }: { code: string; credential: unknown },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const site = deps.site()
  if (site === undefined) return { refused: 'passkey-unavailable' }
  const invitation = await invitationOf(deps, code)
  if ('refused' in invitation) return invitation
  const expects = await taken(deps, browser, 'register')
  // The challenge was given to who had this code.
  if (expects === undefined || expects['selector'] !== invitation.selector) return REFUSED
  const passkey = await newPasskeyIn(site, expects['challenge'] ?? '', credential)
  if (passkey === undefined) return REFUSED
  return redeem(deps, invitation, { phone: await phoneFor(deps, browser), way: 'passkey', passkey }, browser)
}

async function byPin(
  deps: PeopleDeps,
  { person, pin }: { person: string; pin: string },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  if (browser.phone === undefined || !isPin(pin)) return REFUSED
  const now = deps.clock()
  const phoneHash = deps.keys.hash('phone', browser.phone)
  const attempt = await deps.store.tryPin(person, phoneHash, now)
  if (attempt.kind === 'wait') {
    const retryAfterSeconds = Math.max(1, Math.ceil((attempt.until.getTime() - now.getTime()) / 1_000))
    return { refused: 'sign-in-wait', retryAfterSeconds }
  }
  if (attempt.kind === 'locked') {
    deps.log.warn({ person }, 'a PIN is locked: the person needs a new invitation')
    return { refused: 'pin-locked' }
  }
  if (attempt.kind === 'ended') return { refused: 'device-ended' }
  if (attempt.kind === 'none') return REFUSED
  const right = await deps.pins.matches(pin, browser.phone, attempt.pinHash)
  if (right === undefined) return { refused: 'sign-in-wait', retryAfterSeconds: 5 }
  if (!right) return REFUSED
  await deps.store.clearTries(attempt.device)
  return start(deps, 'pin', { person }, browser)
}

async function byPasskey(
  deps: PeopleDeps,
  { credential }: { credential: unknown },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const site = deps.site()
  if (site === undefined) return { refused: 'passkey-unavailable' }
  const expects = await taken(deps, browser, 'passkey')
  const id = passkeyIdIn(credential)
  const passkey = id === undefined ? undefined : await deps.store.passkey(id)
  if (expects === undefined || passkey === undefined) return REFUSED
  const counter = await counterIn(site, expects['challenge'] ?? '', credential, passkey)
  if (counter === undefined || !(await deps.store.usePasskey(passkey.id, counter, deps.clock()))) return REFUSED
  return start(deps, 'passkey', { person: passkey.person }, browser)
}

async function byToken(deps: PeopleDeps, token: string, browser: Browser): Promise<SignedIn | Refusal> {
  const tokenHash = createHash('sha256').update(token).digest()
  const found = await deps.store.token(tokenHash, deps.clock())
  return found === undefined ? REFUSED : start(deps, 'token', { tokenHash, ...found }, browser)
}
