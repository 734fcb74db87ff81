import { createHash, createHmac } from 'node:crypto'
import type { PartyKey } from '../domain/values/party.ts'
import { secretOf } from './key-material.ts'

const PURPOSE = 'corridor webhooks 1'

/** By what a party knows that the hub is calling. */
export type WebhookSecrets = {
  /** Key of the HMAC over each call. */
  secret: string
  /** Bearer token of each call, for whoever checks at a gateway before the body is read. */
  token: string
}

/**
 * Makes them anew whenever they are needed: from a private key (RFC 5869) that the database does not hold, the party and the salt
 * that is kept of its registration. So nobody who reads the database can call in the hub's name, and another salt is another secret.
 * @param pem the private key access codes are hashed with; all hubs on one database need the same. Throws when it is none.
 */
export function createWebhookSecrets(pem: string): (party: PartyKey, salt: Buffer) => WebhookSecrets {
  const key = secretOf(pem, PURPOSE)
  const derived = (use: string, party: PartyKey, salt: Buffer): string =>
    createHmac('sha256', key)
      .update(`${use}\n${party}\n${salt.toString('hex')}`)
      .digest('base64url')
  return (party, salt) => ({ secret: derived('hmac', party, salt), token: derived('token', party, salt) })
}

/** One call: its time in RFC 3339, the path with its query, the bytes of the body. */
export type Called = { time: string; path: string; body: Buffer }

/** Hexadecimal HMAC-SHA-256 over time, `POST`, path and the body's SHA-256, each on a line: what stands in `Corridor-HMAC`. */
export const webhookMac = (secret: string, { time, path, body }: Called): string =>
  createHmac('sha256', secret)
    .update([time, 'POST', path, createHash('sha256').update(body).digest('hex')].join('\n'))
    .digest('hex')
