import { lookup as resolveName, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { isLoopback } from '../domain/values/loopback.ts'

const IPV4_NOT_PUBLIC = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Within 2000::/3: protocol assignments with Teredo, documentation, 6to4, which reaches any IPv4 address. */
const IPV6_NOT_PUBLIC = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const notPublic = new BlockList()
for (const [net, bits] of IPV4_NOT_PUBLIC) notPublic.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of IPV6_NOT_PUBLIC) notPublic.addSubnet(net, bits, 'ipv6')
const ipv6Public = new BlockList()
ipv6Public.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the open Internet (IANA special-purpose registries): of IPv6 only what is given out as such. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  return family === 6 && ipv6Public.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

/** Why an address may not be called. */
export type AddressFault = 'form' | 'private'

/**
 * Whether the hub may be told to call this address, as far as its text says: https, without login and fragment, no address of a
 * private network. An origin that is allowed by name may lie in one, and may speak http if it is this machine.
 */
export function webhookFault(text: string, allowed: readonly string[]): AddressFault | undefined {
  if (!URL.canParse(text)) return 'form'
  const url = new URL(text)
  const named = allowed.includes(url.origin)
  const plain = url.protocol === 'http:' && named && isLoopback(url.hostname)
  if ((url.protocol !== 'https:' && !plain) || url.username !== '' || url.password !== '' || text.includes('#'))
    return 'form'
  if (named) return undefined
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : 'private'
  return isLoopback(url.hostname) || url.hostname.endsWith('.localhost') ? 'private' : undefined
}

/** A name that leads where the hub may not call. */
export class PrivateAddressError extends Error {}

/** Resolves names for a call: whatever it gives is what is connected to, so that no second answer can lead elsewhere. */
export type Resolve = (name: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const systemResolve: Resolve = (name, done) =>
  resolveName(name, { all: true }, (error, addresses) => done(error, addresses))

/**
 * The lookup of a connection that refuses a name of which any address lies in a private network: of several it could be led to
 * the one the others were to hide.
 */
export const publicLookup =
  (resolve: Resolve = systemResolve): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return callback(error ?? new Error('no address'), [])
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new PrivateAddressError(`${hostname} leads into a private network`), [])
      if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
