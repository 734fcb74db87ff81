import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import {
  isPublicAddress,
  PrivateAddressError,
  publicLookup,
  type Resolve,
  webhookFault,
} from '../../../src/webhook/address.ts'

test.each([
  '0.0.0.0',
  '10.255.255.255',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2001:db8::1',
  '2002:a00:1::',
  '2001:0:1::',
  'fc00::1',
  'fe80::1',
  'ff02::1',
  'no address',
])('%s is no address of the open Internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '193.0.0.1', '2a00:1450::1', '2606:4700::1111'])(
  '%s is one',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

const v4 = (address: string): LookupAddress => ({ address, family: 4 })
const given =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(null, addresses.map(v4))

const looked = (resolve: Resolve, all: boolean): Promise<unknown> =>
  new Promise((give, fail) =>
    publicLookup(resolve)('customs.example.org', { all }, (error, found) =>
      error === null ? give(found) : fail(error),
    ),
  )

test('a name of which one address is private is not called at the others either', async () => {
  await expect(looked(given('8.8.8.8', '10.0.0.1'), true)).rejects.toThrow(PrivateAddressError)
})

test('a name that nobody knows is an error and no address', async () => {
  await expect(looked((_, done) => done(new Error('ENOTFOUND'), []), true)).rejects.toThrow('ENOTFOUND')
  await expect(looked(given(), true)).rejects.toThrow('no address')
})

test('a public name is given as it was resolved, in the form that is asked for', async () => {
  expect(await looked(given('8.8.8.8', '9.9.9.9'), true)).toEqual([v4('8.8.8.8'), v4('9.9.9.9')])
  expect(await looked(given('8.8.8.8'), false)).toBe('8.8.8.8')
})

test('http is for this machine alone, and only where the address is allowed by name', () => {
  const local = 'http://127.0.0.1:9000'
  expect(webhookFault(`${local}/in`, [])).toBe('form')
  expect(webhookFault(`${local}/in`, [local])).toBeUndefined()
  expect(webhookFault('http://customs.example.org/', ['http://customs.example.org'])).toBe('form')
})

test('what is allowed is the origin, not a beginning of the address', () => {
  expect(webhookFault('https://10.0.0.1:8443/in', ['https://10.0.0.1:8443'])).toBeUndefined()
  expect(webhookFault('https://10.0.0.1:8443/in', ['https://10.0.0.1:844'])).toBe('private')
  expect(webhookFault('https://0x0a000001/in', [])).toBe('private')
})
