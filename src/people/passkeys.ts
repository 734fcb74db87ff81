import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { isIP } from 'node:net'
import type { NewPasskey, StoredPasskey } from '../ports/people.ts'

/** Where the pages are: passkeys are made for one host, and say at which origin they were used. */
export type PasskeySite = { host: string; origin: string }

/** Milliseconds that a person has to answer its authenticator. */
export const CHALLENGE_MS = 300_000

/**
 * The site of an address; undefined where authenticators make no passkeys: without TLS, or for a host without a name. Of this
 * machine they make them for `localhost`, whatever address it listens on.
 */
export function passkeySite(url: string): PasskeySite | undefined {
  const { hostname, origin, protocol, port } = new URL(url)
  if (hostname === '127.0.0.1' || hostname === '[::1]') {
    return { host: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` }
  }
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return undefined
  return protocol === 'https:' || hostname === 'localhost' ? { host: hostname, origin } : undefined
}

const SELECTION = { residentKey: 'required', userVerification: 'required' } as const

/** What the authenticator of somebody who was invited is asked for; `options.challenge` has to come back signed. */
export const registrationOptions = (
  site: PasskeySite,
  person: { id: string; name: string; pseudonym: string; passkeys: readonly NewPasskey[] },
) =>
  generateRegistrationOptions({
    rpName: 'Corridor',
    rpID: site.host,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.pseudonym,
    userDisplayName: person.name,
    timeout: CHALLENGE_MS,
    // Who made the authenticator is nothing we could judge.
    attestationType: 'none',
    excludeCredentials: person.passkeys.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: SELECTION,
  })

/** What the authenticator of anybody is asked for: it offers the passkeys it has for this site. */
export const signInOptions = (site: PasskeySite) =>
  generateAuthenticationOptions({ rpID: site.host, userVerification: 'required', timeout: CHALLENGE_MS })

/** The new passkey in an authenticator's answer; undefined when the answer is not what was asked for. */
export async function newPasskeyIn(
  site: PasskeySite,
  challenge: string,
  credential: unknown,
): Promise<NewPasskey | undefined> {
  const response = credential as RegistrationResponseJSON
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
  }).catch(refused)
  if (!verified || registrationInfo === undefined) return undefined
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return {
    id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: transports.slice(0, 9).map((one) => String(one)),
  }
}

/** The counter in an authenticator's answer; undefined when it does not prove that this passkey was used for this challenge. */
export async function counterIn(
  site: PasskeySite,
  challenge: string,
  credential: unknown,
  passkey: StoredPasskey,
): Promise<number | undefined> {
  const response = credential as AuthenticationResponseJSON
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
  }).catch(refused)
  return verified ? authenticationInfo?.newCounter : undefined
}

/** The library throws for whatever is wrong with an answer; to its sender all of that is one refusal. */
const refused = (): { verified: false; registrationInfo?: never; authenticationInfo?: never } => ({ verified: false })

/** The id of the passkey an answer claims to be of; undefined when it has none. */
export function passkeyIdIn(credential: unknown): string | undefined {
  const id = typeof credential === 'object' && credential !== null && 'id' in credential ? credential.id : undefined
  return typeof id === 'string' && /^[A-Za-z0-9_-]{1,1400}$/.test(id) ? id : undefined
}
