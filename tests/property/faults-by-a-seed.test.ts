import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  type Episode,
  FAULTS,
  FAULTS_OF_THREE,
  fateOf,
  isSurvived,
  nameOf,
  type Plan,
  planEpisodes,
} from '../faults/plan.ts'

function first(seed: number, count: number, plan?: Plan): Episode[] {
  const episodes = planEpisodes(seed, plan)
  return Array.from({ length: count }, () => episodes.next().value)
}

it('the data of PostgreSQL, which are the truth, are never thrown away', () => {
  expect(FAULTS.filter(({ does }) => does === 'data wiped').map(({ on }) => on)).toEqual(['RabbitMQ'])
})

it('a seed gives one history, and another seed another', () => {
  expect(first(7, 60)).toEqual(first(7, 60))
  expect(first(8, 60).map(({ fault }) => nameOf(fault))).not.toEqual(first(7, 60).map(({ fault }) => nameOf(fault)))
})

it('every fault comes once before any comes again', () => {
  const names = first(7, 2 * FAULTS.length).map(({ fault }) => nameOf(fault))
  const each = FAULTS.map(nameOf).toSorted()
  expect(names.slice(0, FAULTS.length).toSorted()).toEqual(each)
  expect(names.slice(FAULTS.length).toSorted()).toEqual(each)
})

it('what a machine cannot bring about never comes', () => {
  const faults = FAULTS.filter(({ does }) => !does.startsWith('disk full'))
  const names = first(7, 2 * FAULTS.length, { faults }).map(({ fault }) => nameOf(fault))
  expect(names.filter((name) => name.includes('disk full'))).toEqual([])
  expect(new Set(names).size).toBe(faults.length)
})

it('of three nodes of RabbitMQ each is killed, and one that is lost must be done without', () => {
  const names = first(7, FAULTS_OF_THREE.length, { faults: FAULTS_OF_THREE }).map(({ fault }) => nameOf(fault))
  for (const which of ['first', 'second', 'third', 'leader'])
    expect(names).toContain(`RabbitMQ of three: ${which} killed`)
  expect(names.filter((name) => name.startsWith('RabbitMQ: '))).toEqual([])
  const suspended = FAULTS_OF_THREE.filter(({ on }) => on === 'RabbitMQ of three').filter((fault) => !isSurvived(fault))
  expect(suspended.map(({ does }) => does)).toEqual(['memory alarm of one', 'all killed'])
  expect(FAULTS.filter(isSurvived)).toEqual([])
})

it.for([{ brief: true }, { brief: false }])('a node is silent until the others take it for gone: %o', (plan) => {
  const episodes = first(7, 5 * FAULTS_OF_THREE.length, { ...plan, faults: FAULTS_OF_THREE })
  const silent = episodes.filter(({ fault }) => /past its tick|in silence/.test(fault.does))
  expect(silent).toHaveLength(10)
  // A quarter more than the `net_ticktime` of deploy/rabbitmq/10-corridor.conf.
  const conf = readFileSync('deploy/rabbitmq/10-corridor.conf', 'utf8')
  const tick = Number(/^net_ticktime = (\d+)$/m.exec(conf)?.[1])
  for (const { lastsMs } of silent) expect(lastsMs).toBeGreaterThan(1_250 * tick)
})

it.for([{ brief: true }, { brief: false }])('a hub is always stopped past its lease of ten seconds: %o', (plan) => {
  const past = first(7, 5 * FAULTS.length, plan).filter(({ fault }) => fault.does === 'stopped past its lease')
  expect(past).toHaveLength(5)
  for (const { lastsMs } of past) expect(lastsMs).toBeGreaterThan(10_000)
})

it('a brief run meets one fault of each kind before it meets another of any, the soonest over first', () => {
  const kinds = new Set(FAULTS.map(({ does }) => does))
  for (const seed of [7, 8, 9]) {
    const episodes = first(seed, kinds.size, { brief: true })
    expect(new Set(episodes.map(({ fault }) => fault.does))).toEqual(kinds)
    const lasts = episodes.map(({ lastsMs, calmMs }) => lastsMs + calmMs)
    expect(lasts.reduce((sum, one) => sum + one, 0)).toBeLessThan(70_000)
    const tail = episodes.slice(-4).map(({ fault }) => fault.does)
    expect(tail.toSorted()).toEqual(['data wiped', 'disk full', 'disk full to its PANIC', 'stopped past its lease'])
  }
})

it('a connection has the same fate whatever becomes of others, and each fate there is comes about', () => {
  const met = new Set<string>()
  for (const episode of first(7, FAULTS.length)) {
    const fates = Array.from({ length: 40 }, (_, connection) => fateOf(7, episode, connection))
    expect(fateOf(7, episode, 3)).toEqual(fates[3])
    for (const fate of fates) {
      if (fate.does === 'silent') met.add(`silent from ${fate.from.join(' and ')}, then ${fate.afterwards}`)
      else if (fate.does === 'half-open') met.add(`the ${fate.gone} is gone`)
      else if (fate.does === 'cut at COMMIT') met.add(`cut at COMMIT, stored: ${fate.stored}`)
      else met.add(fate.does)
    }
  }
  expect([...met].toSorted()).toEqual([
    'cut',
    'cut at COMMIT, stored: false',
    'cut at COMMIT, stored: true',
    'late',
    'pass',
    'silent from client and server, then arrives',
    'silent from client and server, then reset',
    'silent from client, then arrives',
    'silent from client, then reset',
    'silent from server, then arrives',
    'silent from server, then reset',
    'the client is gone',
    'the server is gone',
  ])
})
