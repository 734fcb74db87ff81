import { expect, it } from 'vitest'
import { type Episode, FAULTS, fateOf, nameOf, planEpisodes } from '../faults/plan.ts'

function first(seed: number, count: number): Episode[] {
  const episodes = planEpisodes(seed)
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
