import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Log } from '../ports/runtime.ts'

/** A provider of OpenID Connect, and this hub as its client. */
export type OpenIdSettings = { issuer: string; clientId: string; clientSecret: string; scope: string }

/** What must come back with the browser. */
export type OpenIdExpects = { state: string; nonce: string; verifier: string }

export type OpenId = {
  /** Undefined when the provider cannot be asked. */
  begin(redirect: string): Promise<{ url: string; expects: OpenIdExpects } | undefined>
  /** The person in the provider's answer; undefined when it is not what was asked for. */
  finish(url: URL, expects: OpenIdExpects): Promise<{ issuer: string; subject: string } | undefined>
  /** Where the provider ends its own session; undefined where it has no such place. */
  endSession(back: string): Promise<string | undefined>
}

/** Seconds that a provider may take: a person waits for it, and so does a connection of ours. */
const PROVIDER_SECONDS = 8

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Sign-in by any provider of OpenID Connect that can be discovered: code flow with PKCE, state and nonce (the library's own
 * checks, among them issuer, audience and signature). The provider is asked at the first sign-in, not at the start: a hub
 * must start while it is away.
 */
export function createOpenId(settings: OpenIdSettings, log: Log): OpenId {
  let known: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  const asked = async <T>(
    what: string,
    work: (configuration: Configuration) => Promise<T> | T,
  ): Promise<T | undefined> => {
    try {
      return await work(await configuration())
    } catch (error) {
      // The library's messages name the check that failed and no value.
      const { message = '', code } = error as { message?: string; code?: string }
      log.warn({ reason: message, code }, `OpenID Connect: ${what} failed`)
      return undefined
    }
  }
  return {
    begin: (redirect) =>
      asked('the beginning of a sign-in', async (provider) => {
        const expects = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
        const url = buildAuthorizationUrl(provider, {
          redirect_uri: redirect,
          scope: settings.scope,
          state: expects.state,
          nonce: expects.nonce,
          code_challenge: await calculatePKCECodeChallenge(expects.verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, expects }
      }),
    finish: (url, { state, nonce, verifier }) =>
      asked('a sign-in', async (provider) => {
        const tokens = await authorizationCodeGrant(provider, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        return claims === undefined ? undefined : { issuer: claims.iss, subject: claims.sub }
      }),
    endSession: (back) =>
      asked('the end of a session', (provider) =>
        provider.serverMetadata().end_session_endpoint === undefined
          ? undefined
          : buildEndSessionUrl(provider, { post_logout_redirect_uri: back }).href,
      ),
  }
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<Configuration> {
  const url = new URL(issuer)
  // A provider without TLS can be anybody, but on this machine.
  const execute = url.protocol === 'http:' && LOOPBACK.has(url.hostname) ? [allowInsecureRequests] : []
  return discovery(url, clientId, clientSecret, undefined, { timeout: PROVIDER_SECONDS, execute })
}
