import type { Language } from './handle.ts'
import type { Identity } from './identity.ts'

/** How a session was begun. */
export type Way = 'pin' | 'passkey' | 'openid' | 'token'

/** A session that is open now: whose it is, as registered now, and not as it was when the session began. */
export type OpenSession = {
  identity: Identity
  way: Way
  /** The person's id; parties' systems are none. */
  person?: string
  /** As the administration knows the person; of parties and tokens the name they are registered by. */
  name: string
  language: Language
  /** The phone or machine a person works on, and until when it may keep what it holds without contact. */
  device?: { id: string; leaseUntil: Date }
  endsAt: Date
}

/** What a browser shows of itself in cookies, besides its session. */
export type Browser = {
  /** The phone's secret, by which a PIN is tied to it. */
  phone: string | undefined
  /** The secret of a sign-in under way. */
  attempt: string | undefined
  /** The session it has; a sign-in ends it, so that nobody can have planted it. */
  session: string | undefined
}

export type SignIn =
  | { way: 'invitation'; code: string; pin: string }
  | { way: 'new-passkey'; code: string; credential: unknown }
  | { way: 'pin'; person: string; pin: string }
  | { way: 'passkey'; credential: unknown }
  | { way: 'token'; token: string }

/** Why somebody was not let in. What would tell a stranger who exists is always `sign-in-refused`. */
export type Refusal = {
  refused:
    | 'sign-in-refused'
    | 'invitation-over'
    | 'invitation-waits'
    | 'pin-weak'
    | 'pin-locked'
    | 'sign-in-wait'
    | 'device-ended'
    | 'passkey-unavailable'
    | 'openid-unavailable'
  retryAfterSeconds?: number
}

/** Secrets for cookies, each shown to the browser alone. */
export type SignedIn = { session: string; phone: string | undefined }

/** The way into the hub for people (interface.md 6 and 8, docs/decisions/0108). */
export interface People {
  /** The open session of this secret; `active` where a person does something, which defers its idle end. */
  session(secret: string, active: boolean): Promise<OpenSession | undefined>
  /** What the page sends back in `Corridor-CSRF`: derived from the session's secret, so it is stored nowhere. */
  csrf(secret: string): string
  signIn(given: SignIn, browser: Browser): Promise<SignedIn | Refusal>
  /** The key by which a phone marks its officer's acts; derived from the device, so it is stored nowhere here. Base64url. */
  actKey(device: string): string
  /**
   * Whose an act is that another officer's session brings: the officer of the device that marked it, as registered now.
   * `unknown` where the mark is not that device's, `ended` where the device or the person's part has ended.
   */
  author(act: MarkedAct): Promise<Identity | 'unknown' | 'ended'>
  /** Notes the number of an act that came from a phone, whatever became of the act: what is missing between them shows. */
  heard(device: string, counter: number): Promise<void>
  /** Ends a session; where its provider can end one too, the address to go to. */
  signOut(secret: string): Promise<{ logout?: string }>
  /** What an authenticator is asked for: a new passkey with an invitation code, an existing one without. */
  challenge(code: string | undefined): Promise<{ attempt: string; options: object } | Refusal>
  /** Whether passkeys can be made for where this hub is reached. */
  passkeys: boolean
  /** Where to send a browser that signs in by OpenID Connect; absent where nobody does. */
  openid?: {
    begin(page: string): Promise<{ attempt: string; url: string } | Refusal>
    /** @param query what the provider has sent the browser back with, from the question mark on */
    finish(query: string, browser: Browser): Promise<(SignedIn & { page: string }) | Refusal>
  }
}

/** An act as its author's phone has frozen it: `mark` is over the device, the number, the address and the bytes. */
export type MarkedAct = { device: string; counter: string; path: string; body: Uint8Array; mark: string }

/** An invitation as stored; `waits` for a second operator. */
export type StoredInvitation = { secretHash: Buffer; person: string; state: 'open' | 'waits' | 'over' }

export type StoredPasskey = {
  id: string
  person: string
  publicKey: Buffer
  counter: number
  transports: readonly string[]
}

export type NewPasskey = Omit<StoredPasskey, 'person'>

export type NewSession = {
  idHash: Buffer
  whose: { person: string } | { tokenHash: Buffer }
  way: Way
  startedAt: Date
  endsAt: Date
}

/** A try of a PIN, counted before it is looked at: many at once are no more tries than one after the other. */
export type PinTry =
  | { kind: 'try'; device: string; pinHash: string }
  | { kind: 'wait'; until: Date }
  | { kind: 'locked' }
  | { kind: 'ended' }
  | { kind: 'none' }

/** A sign-in under way. */
export type Attempt = { purpose: 'register' | 'passkey' | 'openid'; expects: Readonly<Record<string, string>> }

/** What the way into the hub keeps. Times are given, so that tests move them by hand. */
export interface PeopleStore {
  session(
    idHash: Buffer,
    at: { now: Date; idleSince: Date; touchBefore: Date | undefined },
  ): Promise<(Omit<OpenSession, 'device'> & { device?: { id: string; seenAt: Date } }) | undefined>
  endSession(idHash: Buffer, now: Date): Promise<{ way: Way } | undefined>

  /** Counts a try of an invitation before it is looked at; undefined when there is none or it has been tried `most` times. */
  tryInvitation(selector: string, now: Date, most: number): Promise<StoredInvitation | undefined>
  /** The code was right: the tries before it no longer count. */
  clearInvitation(selector: string): Promise<void>
  /**
   * Uses an invitation for a phone and a way in, once: undefined when another was faster. In one transaction, so that a code
   * is not lost to a hub that dies. @param started the session that begins with it
   */
  redeem(
    selector: string,
    given: { phoneHash: Buffer; pinHash?: string; passkey?: NewPasskey },
    started: NewSession,
  ): Promise<{ device: string } | undefined>

  /** Adds a number to those a device has sent; far ones are left out, so that no phone can fill a row. */
  heard(device: string, counter: number): Promise<void>
  /** Who works on a device, as registered now; `ended` where device or person are out. Undefined for no device. */
  deviceHolder(device: string, now: Date): Promise<Identity | 'ended' | undefined>
  /** Whether a phone with this secret has been taken from somebody. */
  phoneEnded(phoneHash: Buffer): Promise<boolean>
  /** The person's device, registered where it is not known yet, and a session on it. */
  startSession(started: NewSession, person: string | undefined, phoneHash: Buffer | undefined): Promise<void>

  tryPin(person: string, phoneHash: Buffer, now: Date): Promise<PinTry>
  /** The PIN was right: the tries before it no longer count. */
  clearTries(device: string): Promise<void>

  passkey(id: string): Promise<StoredPasskey | undefined>
  /** False when the counter has not risen: the key has been copied, or this answer was used before. */
  usePasskey(id: string, counter: number, now: Date): Promise<boolean>
  person(id: string): Promise<{ name: string; pseudonym: string; passkeys: readonly NewPasskey[] } | undefined>
  /** Whose subject it is; `phone` where the phone or machine it works on is known as well. */
  bySubject(issuer: string, subject: string): Promise<{ person: string; phone: boolean } | undefined>
  /** The hash of a token that is valid now, and the person it belongs to, if it is a person's. */
  token(tokenHash: Buffer, now: Date): Promise<{ person?: string } | undefined>

  /** False when too many sign-ins are under way. */
  begin(browserHash: Buffer, attempt: Attempt, times: { now: Date; expiresAt: Date }): Promise<boolean>
  /** Takes it away: it can be used once. */
  take(browserHash: Buffer, purpose: Attempt['purpose'], now: Date): Promise<Attempt['expects'] | undefined>
}
