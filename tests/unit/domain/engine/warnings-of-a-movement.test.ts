import { expect, test } from 'vitest'
import { tellWarning } from '../../../../src/domain/engine/warning-texts.ts'
import { CUSTOMS_ONLY, differenceWarnings } from '../../../../src/domain/engine/warnings.ts'
import { codelists } from '../../../../src/generated/codelists.ts'
import type { Message } from '../../../../src/generated/types.ts'
import type { Warning } from '../../../../src/domain/model/decision.ts'
import type { Outage } from '../../../../src/domain/model/reference.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { alert, declaration, entry, exit, GRN, GUARANTOR, registration, release } from '../../../support/road.ts'
import { written } from '../../../support/identifiers.ts'
import { createWorld } from '../../../support/world.ts'

const START = '2026-03-02T09:00:00Z'
const PRINCIPAL = { country: 'TG', role: 'principal', party: 'sahel-transit' } as const

const outage = (more: Record<string, unknown>): Outage =>
  written<Outage>({
    country: 'BF',
    state: 'closed',
    from: '2026-03-03T00:00:00Z',
    by: { sender: 'BF', id: 'x' },
    ...more,
  })

function road(more: Parameters<typeof testReference>[0] = {}) {
  const world = createWorld(testReference(more), Date.parse(START))
  world.accept(registration())
  const codes = (one: Message) => (world.accept(one).warnings ?? []).map(({ code }) => code)
  return { world, codes }
}

test('nothing is said where there is nothing to say', () => {
  const { codes } = road()
  expect([declaration(), release(), exit()].map(codes)).toEqual([[], [], []])
})

test('a stop: who set it, since when, why and whom to call, until it is lifted', () => {
  const { world, codes } = road()
  for (const one of [declaration(), release()]) world.accept(one)
  expect(codes(alert({ body: { action: 'stop', reason: 'risk', office: 'BFOUA001' } }))).toEqual([])
  const [warning] = world.accept(exit()).warnings ?? []
  expect(warning).toEqual({
    code: 'stop',
    by: 'BF',
    since: '2026-03-04T18:00:00Z',
    reason: 'risk',
    office: 'BFOUA001',
  })
  expect(codes(alert({ body: { action: 'lift', reason: 'cleared-up' } }))).toEqual([])
  expect(codes(entry())).toEqual([])
})

test('of a stop, and of whatever is customs’ own business, no trader hears', () => {
  expect([...CUSTOMS_ONLY].toSorted()).toEqual(['double', 'stop', 'used-twice', 'vehicle', 'vehicle-shared'])
  const { world, codes } = road()
  for (const one of [declaration(), release(), alert()]) world.accept(one)
  const asked = { asked: 'TG/sahel-transit', question: 'Where?', respondBy: '2026-04-10T00:00:00Z' } as const
  world.accept(message('enquiry-request', customs('TG'), { stage: 'holder', ...asked }))
  expect(codes(message('enquiry-response', PRINCIPAL, { answer: 'no-information' }))).toEqual([])
  expect(codes(exit())).toContain('stop')
})

test('a post ahead that is closed, closed one way, or out of service; not one that is behind, or open again', () => {
  const at = (more: Record<string, unknown>) => road({ outages: [outage(more)] }).codes(declaration())
  expect(at({ office: 'BFCNK001' })).toEqual(['office-closed'])
  expect(at({ office: 'BFCNK001', direction: 'in' })).toEqual(['direction-closed'])
  expect(at({ office: 'BFCNK001', direction: 'out' })).toEqual([])
  expect(at({ office: 'BFCNK001', state: 'outage' })).toEqual(['outage'])
  expect(at({ office: 'BFCNK001', modes: ['2'] })).toEqual([])
  expect(at({})).toEqual(['office-closed', 'office-closed'])
  expect(at({ office: 'BFCNK001', from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' })).toEqual([])
  const { codes } = road({ outages: [outage({ office: 'BFCNK001' })] })
  expect([declaration(), release(), exit(), entry()].map(codes)).toEqual(Array(4).fill(['office-closed']))
  expect(codes(entry({ occurredAt: '2026-03-04T16:00:00Z', body: { remarks: 'x' } }))).toEqual([])
})

test('nothing is released towards a post closed at that time, but what went on paper has gone', () => {
  const { world } = road({ outages: [outage({ office: 'BFCNK001', from: '2026-03-02T00:00:00Z' })] })
  world.accept(declaration())
  const refused = world.send(release())
  expect(refused).toMatchObject({
    outcome: 'refused',
    findings: [{ code: '92', rule: 'OFFICE-CLOSED', pointer: '/body/releasedAt', value: 'BFCNK001' }],
  })
  const onPaper = { ...release(), procedure: 'manual' } as Message
  expect(world.accept(onPaper).warnings?.map(({ code }) => code)).toEqual(['office-closed'])
})

test('a limit that is near, and one that has passed, by the time of what happened', () => {
  const { world, codes } = road()
  for (const one of [declaration(), release()]) world.accept(one)
  expect(codes(exit({ occurredAt: '2026-03-09T17:59:59Z' }))).toEqual([])
  expect(codes(exit({ occurredAt: '2026-03-09T18:00:00Z', body: { remarks: 'x' } }))).toEqual(['limit-near'])
  expect(codes(entry({ occurredAt: '2026-03-10T18:00:01Z' }))).toEqual(['limit-passed'])
})

test('a guarantee that is suspended or overdrawn, where a decision rests on it', () => {
  const { world, codes } = road()
  world.accept(declaration())
  world.accept(registration({ id: undefined as never, body: { action: 'suspend' } }))
  const [warning] = world.accept(release()).warnings ?? []
  expect(warning).toEqual({ code: 'guarantee-suspended', value: GRN, by: GUARANTOR })
  expect(codes(exit())).toEqual([])
})

test('an agreement suspended since, on which a movement goes on', () => {
  const terms = agreement()
  const { world, codes } = road({ agreements: [terms] })
  expect(codes(declaration())).toEqual([])
  terms.suspendedFrom = '2026-03-02'
  expect(world.accept(release()).warnings).toEqual([
    { code: 'agreement-suspended', value: terms.id, since: '2026-03-02' },
  ])
})

test('a stranger learns nothing of a movement that is not its business', () => {
  const { world } = road()
  for (const one of [declaration(), release(), alert()]) world.accept(one)
  expect(world.accept(entry({ body: { office: 'MLBKO001' } })).warnings).toBeUndefined()
})

test('differences that are open are one warning of each kind, since the first was seen', () => {
  const differences = [
    { kind: 'vehicle', since: '2026-03-04T09:00:00Z' },
    { kind: 'seal-state', flag: 'sealsDiffer', since: '2026-03-04T15:00:00Z' },
    { kind: 'seal', flag: 'sealsDiffer', since: '2026-03-04T13:00:00Z' },
    { kind: 'trailer', flag: 'vehicleDiffers', since: '2026-03-04T15:00:00Z' },
    { kind: 'no-entry', flag: 'entryMissing', since: '2026-03-04T15:00:00Z' },
    { kind: 'partial', flag: 'partial', since: '2026-03-06T15:00:00Z' },
  ]
  expect(differenceWarnings(differences, 'TGLFW001' as never)).toEqual([
    { code: 'seals', since: '2026-03-04T13:00:00Z', office: 'TGLFW001' },
    { code: 'vehicle', since: '2026-03-04T15:00:00Z', office: 'TGLFW001' },
    { code: 'partial', since: '2026-03-06T15:00:00Z', office: 'TGLFW001' },
  ])
})

test('each has its words in each language, and leaves no placeholder open', () => {
  const all: Required<Warning> = {
    code: 'stop',
    pointer: '/occurredAt',
    value: 'BFCNK001',
    received: '2026-03-02',
    by: 'BF' as never,
    since: '2026-03-02T00:00:00Z',
    reason: 'risk',
    office: 'BFCNK001' as never,
    mrn: '26TGLFW100000123J0' as never,
  }
  for (const { code } of codelists['receipt-warnings']) {
    const told = (['en', 'fr', 'pt'] as const).map((language) =>
      tellWarning({ ...all, code: code as Warning['code'] }, language, testReference()),
    )
    expect(new Set(told.map(({ text }) => text)).size, code).toBe(3)
    for (const { text } of told) expect(text).not.toMatch(/[{}]/)
  }
})
