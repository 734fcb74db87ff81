import { createHash } from 'node:crypto'
import type { Channel } from 'amqplib'
import { type CountryCode, countryOfParty, parsePartyKey, type PartyKey } from '../domain/values/party.ts'

/** The broker's topology as data (interface.md 4). Nothing here knows a country by name. */

export const EXCHANGES = [
  { name: 'corridor.in', type: 'topic' },
  { name: 'corridor.out', type: 'topic' },
  { name: 'corridor.dead', type: 'topic' },
] as const

export const INGRESS_EXCHANGE = 'corridor.in'
export const OUT_EXCHANGE = 'corridor.out'
export const INGRESS_QUEUE = 'corridor.in.hub'
export const DEAD_QUEUE = 'corridor.dead.hub'

/**
 * The queue that says "this broker has kept what it was given". It is created only when every queue has existed for some
 * seconds, because a quorum queue killed in its first second comes back empty while its declaration survives.
 */
export const GENERATION_QUEUE = 'corridor.generation'

/**
 * Arguments of a party's queue, fixed at onboarding: the broker refuses others later. No single active consumer, under
 * which the broker refuses `basic.get` and a JMS `receive(timeout)` would give nothing for ever: order rests on reports.
 */
export const PARTY_ARGUMENTS = {
  'x-queue-type': 'quorum',
  'x-delivery-limit': 1_000_000,
  'x-overflow': 'reject-publish',
  'x-dead-letter-exchange': 'corridor.dead',
  'x-dead-letter-strategy': 'at-least-once',
} as const

/** The hub's own queue: two hubs consuming from it at once would decide a sender's messages out of order. */
export const INGRESS_ARGUMENTS = { ...PARTY_ARGUMENTS, 'x-single-active-consumer': true } as const

/** The backstop has no dead-letter exchange of its own: anything it dropped would be lost, so it must never give up. */
const DEAD_ARGUMENTS = {
  'x-queue-type': 'quorum',
  'x-single-active-consumer': true,
  'x-delivery-limit': 1_000_000,
} as const

/**
 * `country.TG` for the customs of a country, `party.SOGET` for any other party.
 * Throws RangeError for a key that is none: a party's id with a dot or a wildcard would bind to others' messages.
 */
export function queueNameOf(key: PartyKey): string {
  const { country, party } = partsOf(key)
  return party === undefined ? `country.${country}` : `party.${party.toUpperCase()}`
}

/** First words of the routing key, and of the binding: `TG` or `party.SOGET`. */
function addressOf(key: PartyKey): string {
  const { country, party } = partsOf(key)
  return party === undefined ? country : `party.${party.toUpperCase()}`
}

export const bindingKeyOf = (key: PartyKey): string => `${addressOf(key)}.#`

export const routingKeyOf = (key: PartyKey, type: string): string => `${addressOf(key)}.${type}`

function partsOf(key: PartyKey): { country: CountryCode; party: string | undefined } {
  if (parsePartyKey(key) === undefined) throw new RangeError(`no queue can be named after party "${key}"`)
  return { country: countryOfParty(key), party: key.split('/')[1] }
}

/**
 * Parties that cannot have a queue, each with the reason: the key makes no queue name, or another party has that name
 * already. Ids are unique per country while queues are named by the id alone (interface.md 4), so two countries' parties
 * of one id would share a queue, and read each other's messages. Onboarding refuses; the topology leaves them out.
 */
export function unqueueable(keys: readonly PartyKey[]): Map<PartyKey, string> {
  const owners = new Map<string, PartyKey>()
  const refused = new Map<PartyKey, string>()
  for (const key of keys) {
    if (parsePartyKey(key) === undefined) {
      refused.set(
        key,
        'its id begins with a letter or digit and has ASCII letters, digits, "-" and "_" only, at most 35',
      )
      continue
    }
    const name = queueNameOf(key)
    const owner = owners.get(name)
    if (owner !== undefined && owner !== key) refused.set(key, `queue ${name} belongs to ${owner}`)
    else owners.set(name, key)
  }
  return refused
}

/** Permissions of a party's broker user: read its own queue, write to the ingress exchange, configure nothing. */
export function permissionsOf(key: PartyKey): { configure: string; write: string; read: string } {
  return { configure: '^$', write: '^corridor\\.in$', read: `^${queueNameOf(key).replaceAll('.', '\\.')}$` }
}

/**
 * The hash that RabbitMQ stores for a password (`rabbit_password_hashing_sha256`): base64 of salt and
 * SHA-256(salt || password). `salt` has 4 random bytes. Throws RangeError for any other length.
 */
export function hashPassword(password: string, salt: Buffer): string {
  if (salt.length !== 4) throw new RangeError('the salt has 4 bytes')
  const digest = createHash('sha256').update(salt).update(password, 'utf8').digest()
  return Buffer.concat([salt, digest]).toString('base64')
}

/** The arguments that a queue of the topology must have, by its name. */
export const argumentsOf = (queue: string): Readonly<Record<string, string | number | boolean>> => {
  if (queue === DEAD_QUEUE) return DEAD_ARGUMENTS
  return queue === INGRESS_QUEUE ? INGRESS_ARGUMENTS : PARTY_ARGUMENTS
}

/** Declares exchanges and the hub's own queues. Repeating it changes nothing. Rejects when the broker has them otherwise. */
export async function declareHub(channel: Channel): Promise<void> {
  for (const { name, type } of EXCHANGES) await channel.assertExchange(name, type, { durable: true })
  // The dead queue first: without a bound target an at-least-once dead letter stays in its queue, out of sight.
  await channel.assertQueue(DEAD_QUEUE, { durable: true, arguments: DEAD_ARGUMENTS })
  await channel.bindQueue(DEAD_QUEUE, 'corridor.dead', '#')
  await channel.assertQueue(INGRESS_QUEUE, { durable: true, arguments: INGRESS_ARGUMENTS })
  await channel.bindQueue(INGRESS_QUEUE, INGRESS_EXCHANGE, '#')
}

/** Declares one party's queue and its binding. Repeating it changes nothing. */
export async function declareParty(channel: Channel, key: PartyKey): Promise<void> {
  const queue = queueNameOf(key)
  await channel.assertQueue(queue, { durable: true, arguments: PARTY_ARGUMENTS })
  await channel.bindQueue(queue, OUT_EXCHANGE, bindingKeyOf(key))
}
