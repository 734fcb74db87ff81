import { describe, expect, test } from 'vitest'
import { isValidMrn } from '../../../src/domain/values/identifiers.ts'
import type { Message, MessageByType } from '../../../src/generated/types.ts'
import { journeyNames, readJourney } from '../../../tools/journey/files.ts'
import { createRenewal, type Playing } from '../../../tools/journey/renew.ts'

const NOW = Date.parse('2031-02-03T04:05:06.789Z')
const ids = () => {
  let next = 0
  return () => `00000000-0000-4000-8000-${String((next += 1)).padStart(12, '0')}`
}
const messagesOf = (name: string) => readJourney(name).map(({ message }) => message)
const renewed = (name: string, playing: Partial<Playing> = {}) => {
  const messages = messagesOf(name)
  const renewal = createRenewal(messages, { now: NOW, newId: ids(), serial: 'S1', ...playing })
  return messages.map((message) => renewal.renew(message))
}
const declared = (messages: readonly Message[]) => messages[0] as MessageByType['transit-declaration']

test('a journey that is not there is named with those that are', () => {
  expect(() => readJourney('isrt')).toThrow(/no journey isrt; there are .*isrt-by-departure/)
  expect(() => readJourney('../transit-declaration')).toThrow(/no journey/)
})

describe('playing a journey once more', () => {
  test('moves all times by one shift, to just before now, each in its own offset', () => {
    const [before, after] = [messagesOf('cemac-by-departure'), renewed('cemac-by-departure')]
    const times = (messages: readonly Message[]) => JSON.stringify(messages).match(/\d{4}-\d\d-\d\dT[^"]+/g) ?? []
    const shifts = times(after).map((time, at) => Date.parse(time) - Date.parse(times(before)[at] ?? ''))
    expect(new Set(shifts).size).toBe(1)
    expect(times(after).map((time) => time.slice(19))).toEqual(times(before).map((time) => time.slice(19)))
    const last = Math.max(...after.map(({ preparedAt }) => Date.parse(preparedAt)))
    expect(NOW - last).toBeGreaterThanOrEqual(0)
    expect(NOW - last).toBeLessThan(1000)
  })

  test('moves days with the times they belong to', () => {
    const results = renewed('isrt-automatic').at(-1)
    expect(results).toMatchObject({ type: 'control-results', body: { date: '2031-02-03' } })
  })

  test('gives every message a new id, and the movement an MRN of its country, wherever it stands', () => {
    const messages = renewed('rail-by-departure')
    const { mrn = '' } = declared(messages)
    expect(mrn).toMatch(/^31CI[A-Z0-9]{12}J\d$/)
    expect(isValidMrn(mrn)).toBe(true)
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
    const manifest = messages.find(({ type }) => type === 'train-manifest') as MessageByType['train-manifest']
    expect(manifest.body.wagons?.map(({ mrns }) => mrns)).toEqual([[mrn], [mrn], [mrn]])
    expect(JSON.stringify(messages)).not.toContain(declared(messagesOf('rail-by-departure')).mrn)
  })

  test('makes national references and lots its own, also in an amendment, and within their length', () => {
    const { body } = declared(renewed('uemoa-by-departure', { serial: 'ABCDEFGHIJK' }))
    expect(body.lot).toMatchObject({ id: '2026/COO/LOT-7 ABCDEFGHIJK', index: 1, of: 3 })
    expect(body.nationalRefs).toEqual([{ country: 'BJ', reference: '2026/COO/J07 ABCDEFGHIJK' }])
    const [first, amendment] = renewed('cemac-by-departure')
    expect(amendment).toMatchObject({
      body: { declaration: { nationalRefs: first?.type === 'transit-declaration' ? first.body.nationalRefs : [] } },
    })
  })

  test('leaves the MRN to the hub where that is wanted, and carries it on', () => {
    const messages = messagesOf('isrt-automatic')
    const renewal = createRenewal(messages, { now: NOW, newId: ids(), serial: 'S1', hubMrn: true })
    const [declaration, release] = messages
    if (declaration?.type !== 'transit-declaration' || release === undefined) throw new Error('no declaration')
    expect(renewal.renew(declaration)).not.toHaveProperty('mrn')
    renewal.allocated(declaration.mrn ?? '', '31SNDKR100000042J1')
    expect(renewal.renew(release)).toMatchObject({ mrn: '31SNDKR100000042J1' })
  })

  test.each(journeyNames())('changes nothing else in %s', (name) => {
    const skeleton = (messages: readonly Message[]) =>
      JSON.parse(
        JSON.stringify(messages, (field, value: unknown) =>
          ['id', 'mrn', 'mrns', 'nationalRefs', 'lot'].includes(field) || /^\d{4}-\d\d-\d\d(T|$)/.test(String(value))
            ? undefined
            : value,
        ),
      ) as unknown
    expect(skeleton(renewed(name))).toEqual(skeleton(messagesOf(name)))
  })
})
