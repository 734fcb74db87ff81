import { lookup } from 'node:dns/promises'
import type { Config } from '../../config.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import { isPublicAddress, webhookFault } from '../../webhook/address.ts'
import type { Findings } from './findings.ts'
import { type Anchors, checkReachable, checkTls, serverOf } from './network.ts'

/** A party of channel webhook; without an address nobody can call it. */
export type Called = { key: PartyKey; url: string | null }

/** That each party of this channel can be called: an address that is allowed, reached, and shows a certificate that is relied on. */
export async function checkWebhooks(
  findings: Findings,
  called: readonly Called[],
  { webhookPrivate: allowed }: Pick<Config, 'webhookPrivate'>,
  { anchors, now }: { anchors: Anchors; now: () => Date },
): Promise<void> {
  for (const { key, url } of called) {
    if (url === null) {
      findings.fail('webhook', 'no-webhook', { party: key.replace('/', '~') }, key)
      continue
    }
    const server = serverOf(url, `webhook ${key}`)
    if (webhookFault(url, allowed) !== undefined || (await leadsInside(url, allowed))) {
      findings.fail('webhook', 'webhook-private', { value: key }, key)
    } else if (!(await checkReachable(findings, server))) findings.unchecked(['webhook'], 'reachable', key)
    else if (server.secure && !(await checkTls(findings, server, anchors, now())))
      findings.unchecked(['webhook'], 'tls', key)
    else findings.ok('webhook', key)
  }
}

/** Whether its name leads into a private network, as each call would find. A name that nobody knows is found by the way there. */
async function leadsInside(url: string, allowed: readonly string[]): Promise<boolean> {
  const { origin, hostname } = new URL(url)
  if (allowed.includes(origin)) return false
  const found = await lookup(hostname.replaceAll(/[[\]]/g, ''), { all: true }).catch(() => [])
  return !found.every(({ address }) => isPublicAddress(address))
}
