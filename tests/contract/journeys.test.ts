import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import { codelists } from '../../src/generated/codelists.ts'
import { createOfflineValidator, type OfflineValidator } from '../../src/compose/offline.ts'
import { readRegistry } from '../../tools/demo/registry.ts'
import { journeyFiles, journeyNames, readJourney } from '../../tools/journey/files.ts'
import { ROOT } from './examples.ts'
import { asCountry } from '../support/identifiers.ts'

const registry = readRegistry()
const registered = new Set(registry.parties.map(partyKeyOf))
const MODES = ['by-departure', 'automatic'] as const
const AT = Date.parse('2026-06-01T12:00:00Z')

/** What a hub with the sandbox's registry would say of each message by itself. */
let validator: OfflineValidator
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-journeys-'))
  const file = join(folder, 'registry.json')
  const parties = registry.parties.map((party) => ({ ...party, active: true }))
  writeFileSync(file, JSON.stringify({ parties, agreements: registry.agreements }))
  validator = await createOfflineValidator({ now: AT, referenceFile: file })
})
afterAll(() => {
  validator[Symbol.dispose]()
  rmSync(folder, { recursive: true, force: true })
})

test('there is a journey for each regime and discharge mode, and no other', () => {
  const wanted = codelists.regimes.flatMap(({ code }) => MODES.map((mode) => `${code}-${mode}`))
  expect(journeyNames()).toEqual(wanted.toSorted())
})

test('the page on journeys names each of them', () => {
  const index = readFileSync(join(ROOT, 'docs/journeys.md'), 'utf8')
  for (const name of journeyNames()) expect(index).toContain(`\`${name}\``)
})

describe.each(journeyNames())('the journey %s', (name) => {
  const steps = readJourney(name)
  const [first] = steps

  test('is numbered without a gap, each file named after the type in it', () => {
    const names = journeyFiles(name).map((file) => basename(file).replace(/\.(json|xml)$/, ''))
    expect(names).toEqual(steps.map(({ message }, at) => `${String(at + 1).padStart(2, '0')}-${message.type}`))
  })

  test('is one movement of its regime, under an agreement of its discharge mode', () => {
    const [regime = '', mode = ''] = name.split(/-(.*)/s)
    if (first?.message.type !== 'transit-declaration') throw new Error('a journey begins with its declaration')
    const { body, mrn, sender } = first.message
    expect(body).toMatchObject({ regime, nationalRefs: [{ country: sender.country }] })
    expect(mrn).toBeDefined()
    const others = steps.flatMap(({ message }) => ('mrn' in message && message.mrn !== mrn ? [message.mrn] : []))
    expect(others).toEqual([])
    const countries = body.itinerary.map(({ country }) => country)
    const covering = registry.agreements.filter(
      (one) => one.regimes.includes(regime) && countries.every((country) => one.countries.includes(asCountry(country))),
    )
    const modes = new Set(covering.map(({ dischargeMode }) => dischargeMode))
    // Within one country no agreement is needed, and without one departure discharges.
    expect([...modes]).toEqual(regime === 'national' && mode === 'by-departure' ? [] : [mode])
    expect(steps.some(({ message }) => message.type === 'discharge')).toBe(mode === 'by-departure')
  })

  test('rests on a guarantee of the sandbox, with its access code and by its holder', () => {
    if (first?.message.type !== 'transit-declaration') throw new Error('a journey begins with its declaration')
    const { guarantees, principal, regime } = first.message.body
    const rows = registry.guarantees.filter(
      ({ holder }) => holder.scheme === principal.scheme && holder.number === principal.id,
    )
    const wanted = rows.map(({ grn, accessCode }) => ({ type: '1', grn, accessCode }))
    expect(guarantees).toMatchObject(regime === 'tir' ? [{ type: 'B' }] : wanted)
  })

  test('is sent by parties of the sandbox, each in the format it prefers, in the order of time they know of', () => {
    for (const { message, format } of steps) {
      expect(registered).toContain(partyKeyOf(message.sender))
      expect(format).toBe(registry.parties.find((row) => partyKeyOf(row) === partyKeyOf(message.sender))?.format)
    }
    const prepared = steps.map(({ message }) => Date.parse(message.preparedAt))
    expect(prepared).toEqual(prepared.toSorted((one, other) => one - other))
  })

  test.each(journeyFiles(name).map((file) => [basename(file), file]))('%s breaks no rule', (_, file) => {
    const { verdict, findings, notJudged } = validator.validate(readFileSync(file), 'en')
    expect({ verdict, findings, notJudged: notJudged.filter((rule) => !rule.startsWith('AUTHORISATION')) }).toEqual({
      verdict: 'valid',
      findings: [],
      notJudged: [],
    })
  })
})
