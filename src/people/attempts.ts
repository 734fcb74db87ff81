import type { Attempt, Browser, Refusal, SignedIn } from '../ports/people.ts'
import { invitationOf, type PeopleDeps, REFUSED, start } from './begin.ts'
import { newSecret } from './keys.ts'
import type { OpenId } from './openid.ts'
import { CHALLENGE_MS, registrationOptions, signInOptions } from './passkeys.ts'

/** Milliseconds that a person may take at the provider: a password, and a second factor that has to be found. */
const OPENID_MS = 600_000

/** Where the provider sends the browser back to. Not under /v1: what providers add to the query is theirs to choose. */
const OPENID_CALLBACK = '/openid/callback'

/**
 * Writes down what a browser has to bring back, under a secret that it alone has: an answer that was made for one browser is
 * worth nothing in another. Undefined when too many are under way.
 */
async function begin({ store, keys, clock }: PeopleDeps, attempt: Attempt, forMs: number): Promise<string | undefined> {
  const secret = newSecret()
  const now = clock()
  const times = { now, expiresAt: new Date(now.getTime() + forMs) }
  return (await store.begin(keys.hash('browser', secret), attempt, times)) ? secret : undefined
}

/** What this browser was asked for, once. */
export async function taken(
  { store, keys, clock }: PeopleDeps,
  { attempt }: Browser,
  purpose: Attempt['purpose'],
): Promise<Attempt['expects'] | undefined> {
  return attempt === undefined ? undefined : store.take(keys.hash('browser', attempt), purpose, clock())
}

const LATER: Refusal = { refused: 'sign-in-wait', retryAfterSeconds: 30 }

/** `People.challenge`. */
export async function challenge(
  deps: PeopleDeps,
  code: string | undefined,
): Promise<{ attempt: string; options: object } | Refusal> {
  const site = deps.site()
  if (site === undefined) return { refused: 'passkey-unavailable' }
  if (code === undefined) {
    const options = await signInOptions(site)
    const attempt = await begin(deps, { purpose: 'passkey', expects: { challenge: options.challenge } }, CHALLENGE_MS)
    return attempt === undefined ? LATER : { attempt, options }
  }
  const invitation = await invitationOf(deps, code)
  if ('refused' in invitation) return invitation
  const person = await deps.store.person(invitation.person)
  if (person === undefined) return REFUSED
  const options = await registrationOptions(site, { id: invitation.person, ...person })
  const expects = { challenge: options.challenge, selector: invitation.selector }
  const attempt = await begin(deps, { purpose: 'register', expects }, CHALLENGE_MS)
  return attempt === undefined ? LATER : { attempt, options }
}

/** `People.openid.begin`. */
export async function beginOpenId(
  deps: PeopleDeps,
  openId: OpenId,
  page: string,
): Promise<{ attempt: string; url: string } | Refusal> {
  const begun = await openId.begin(`${deps.publicUrl()}${OPENID_CALLBACK}`)
  if (begun === undefined) return { refused: 'openid-unavailable' }
  const attempt = await begin(deps, { purpose: 'openid', expects: { ...begun.expects, page } }, OPENID_MS)
  return attempt === undefined ? LATER : { attempt, url: begun.url }
}

/** `People.openid.finish`: nobody is registered by signing in; the subject must be known already. */
export async function finishOpenId(
  deps: PeopleDeps,
  openId: OpenId,
  query: string,
  browser: Browser,
): Promise<(SignedIn & { page: string }) | Refusal> {
  const expects = await taken(deps, browser, 'openid')
  if (expects === undefined) return REFUSED
  const { state = '', nonce = '', verifier = '', page = '' } = expects
  // The provider's redirect as it was asked for, whatever host a proxy in between has put in the request.
  const url = new URL(`${deps.publicUrl()}${OPENID_CALLBACK}${query}`)
  const person = await openId.finish(url, { state, nonce, verifier })
  if (person === undefined) return REFUSED
  const found = await deps.store.bySubject(person.issuer, person.subject)
  if (found === undefined) return REFUSED
  const started = await start(deps, 'openid', found, browser)
  return 'refused' in started ? started : { ...started, page }
}
