import { describe, expect, test } from 'vitest'
import { backoffMs } from '../../../src/domain/values/backoff.ts'
import { userOf, vhostOf } from '../../../src/broker/management.ts'
import {
  bindingKeyOf,
  hashPassword,
  INGRESS_ARGUMENTS,
  PARTY_ARGUMENTS,
  permissionsOf,
  queueNameOf,
  routingKeyOf,
  unqueueable,
} from '../../../src/broker/topology.ts'
import { asParty } from '../../support/identifiers.ts'

describe('queues are named after their party', () => {
  test('a country by its code, any other party by its id in upper case', () => {
    expect(queueNameOf(asParty('TG'))).toBe('country.TG')
    expect(bindingKeyOf(asParty('TG'))).toBe('TG.#')
    expect(routingKeyOf(asParty('TG'), 'discharge')).toBe('TG.discharge')
    expect(queueNameOf(asParty('TG/soget'))).toBe('party.SOGET')
    expect(bindingKeyOf(asParty('TG/soget'))).toBe('party.SOGET.#')
    expect(routingKeyOf(asParty('TG/soget'), 'guarantee-release')).toBe('party.SOGET.guarantee-release')
  })

  test.each(['', 'tg', 'TGO', 'TG/', 'TG/a.b', 'TG/a*', 'TG/#', 'TG/a b', `TG/${'x'.repeat(65)}`])(
    'no queue for %j, whose name would reach into others',
    (key) => {
      expect(() => queueNameOf(asParty(key))).toThrow(RangeError)
    },
  )

  test('two countries with a party of one id: the second is refused by name, a repeat of the first is not', () => {
    const refused = unqueueable([
      asParty('TG/soget'),
      asParty('BJ/Soget'),
      asParty('TG/soget'),
      asParty('BJ/other'),
      asParty('BJ/a.b'),
    ])
    expect([...refused.keys()]).toEqual(['BJ/Soget', 'BJ/a.b'])
    expect(refused.get(asParty('BJ/Soget'))).toContain('TG/soget')
  })
})

test('only one hub consumes the hub’s queue, while a party may read its own with several consumers, and by basic.get', () => {
  expect(INGRESS_ARGUMENTS['x-single-active-consumer']).toBe(true)
  expect(PARTY_ARGUMENTS).not.toHaveProperty('x-single-active-consumer')
})

test('a user may read exactly its queue: the dot in its name is no wildcard', () => {
  const { configure, write, read } = permissionsOf(asParty('TG'))
  expect(new RegExp(read).test('country.TG')).toBe(true)
  expect(new RegExp(read).test('countryxTG')).toBe(false)
  expect(new RegExp(read).test('country.TGO')).toBe(false)
  expect(new RegExp(write).test('corridor.in')).toBe(true)
  expect(new RegExp(write).test('corridor.in.hub')).toBe(false)
  expect(new RegExp(configure).test('anything')).toBe(false)
})

test("the password hash is RabbitMQ's, on the example of its documentation", () => {
  // rabbitmq.com/docs/passwords, "Computing Password Hash": user "test12", salt 908D C60A.
  expect(hashPassword('test12', Buffer.from('908DC60A', 'hex'))).toBe(
    'kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR',
  )
  expect(() => hashPassword('x', Buffer.alloc(3))).toThrow(RangeError)
})

test('an AMQP URL names user and virtual host, both with defaults', () => {
  expect(vhostOf('amqp://h')).toBe('/')
  expect(vhostOf('amqp://h/')).toBe('/')
  expect(vhostOf('amqp://h/%2f')).toBe('/')
  expect(vhostOf('amqp://h/hub')).toBe('hub')
  expect(userOf('amqp://a%40b:c@h')).toBe('a@b')
  expect(userOf('amqp://h')).toBe('guest')
})

test('the pause between attempts doubles, varies by half and never passes its limit', () => {
  const backoff = { initialMs: 100, maxMs: 1_000 }
  expect([1, 2, 3, 4, 5, 500].map((attempt) => backoffMs(attempt, backoff, () => 1))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ])
  expect(backoffMs(3, backoff, () => 0)).toBe(200)
})
