import { expect, it } from 'vitest'
import { checkDigit, composeMrn, documentOf } from '../../../../adapters/simulator/acts.ts'
import { openSteps, ownSteps } from '../../../../adapters/simulator/steps.ts'
import type { Dossier, Step } from '../../../../adapters/simulator/store.ts'
import { isValidMrn } from '../../../../src/domain/values/identifiers.ts'

const road = [
  { country: 'TG', exit: 'TGCNK001' },
  { country: 'BF', entry: 'BFCNK001', exit: 'BFKAN001' },
  { country: 'NE', entry: 'NETOR001' },
]
const dossier = (more: Partial<Dossier> = {}): Dossier => ({
  number: 'TG:1',
  mrn: '26TGLFW100000123J0',
  route: road,
  to: 'NENIM001',
  limit: '2026-03-05T00:00:00Z',
  seals: [],
  ours: false,
  acts: new Map(),
  held: new Set(),
  ordered: new Set(),
  exits: new Set(),
  writtenOff: false,
  ...more,
})

it('gives each country its own steps', () => {
  expect(ownSteps(dossier({ ours: true }), 'TG')).toEqual(['release', 'exit:0', 'write-off'])
  expect(ownSteps(dossier(), 'BF')).toEqual(['entry:1', 'exit:1'])
  expect(ownSteps(dossier(), 'NE')).toEqual(['entry:2', 'arrival', 'result'])
  expect(ownSteps(dossier({ ours: true }), 'TG', new Set(['NE']))).toEqual(['release', 'exit:0'])
})

it('releases only what the hub shows as registered, and never what was refused', () => {
  expect(openSteps(dossier({ ours: true }), 'TG')).toEqual([])
  expect(openSteps(dossier({ ours: true, standing: 'guarantee-refused' }), 'TG')).toEqual([])
  expect(openSteps(dossier({ ours: true, standing: 'registered' }), 'TG')).toEqual(['release'])
})

it('lets goods in when the neighbour saw them leave, not before', () => {
  expect(openSteps(dossier(), 'BF')).toEqual([])
  expect(openSteps(dossier({ exits: new Set(['BFKAN001']) }), 'BF')).toEqual([])
  expect(openSteps(dossier({ exits: new Set(['TGCNK001']) }), 'BF')).toEqual(['entry:1'])
})

it('controls what arrived, whether its own officer or the railway says so', () => {
  const held = { held: new Set(['entry:2', 'arrival'] as const), exits: new Set(['BFKAN001']) }
  expect(openSteps(dossier(held), 'NE')).toEqual([])
  expect(openSteps(dossier({ ...held, arrived: true }), 'NE')).toEqual(['result'])
  expect(
    openSteps(
      dossier({
        acts: new Map([
          ['entry:2', 'accepted'],
          ['arrival', 'accepted'],
        ]),
      }),
      'NE',
    ),
  ).toEqual(['result'])
})

it('holds back what an officer holds, and does what the officer orders whatever is missing', () => {
  const seen = { exits: new Set(['BFKAN001']) }
  expect(openSteps(dossier({ ...seen, held: new Set(['entry:2']) }), 'NE')).toEqual([])
  expect(openSteps(dossier({ ...seen, held: new Set(['entry:2']), ordered: new Set(['arrival']) }), 'NE')).toEqual([
    'arrival',
  ])
})

it('writes off on satisfactory results only, and once', () => {
  const after = (results: string, more: Partial<Dossier> = {}) =>
    openSteps(
      dossier({
        ours: true,
        standing: 'registered',
        acts: new Map([
          ['release', 'accepted'],
          ['exit:0', 'accepted'],
        ]),
        results,
        ...more,
      }),
      'TG',
    )
  expect(after('A1')).toEqual(['write-off'])
  expect(after('B1')).toEqual([])
  expect(after('A1', { writtenOff: true })).toEqual([])
})

it('gives MRNs with the right check digit, the same for the same document', () => {
  expect(checkDigit('26TGLFW100000123J')).toBe(0)
  expect(checkDigit('26GH0000SIC00042')).toBe(0)
  const mrn = composeMrn('TG', new Date('2026-05-01T00:00:00Z'), 'a')
  expect(isValidMrn(mrn)).toBe(true)
  expect(composeMrn('TG', new Date('2026-05-01T00:00:00Z'), 'a')).toBe(mrn)
})

it('lets the consignee it acts for report, unload and remark, each after the other side has spoken', () => {
  const premises = { permit: 'C1', keeper: 'NE/depot' }
  const keepers = new Set(['NE/depot'])
  const steps = (more: Partial<Dossier>) =>
    openSteps(dossier({ premises, exits: new Set(['BFKAN001']), ...more }), 'NE', new Set(), keepers)
  const acts = (...done: Step[]) => new Map(done.map((step) => [step, 'accepted' as const]))
  expect(ownSteps(dossier({ premises }), 'NE')).toEqual(['entry:2', 'arrival', 'result'])
  expect(steps({ acts: acts('entry:2') })).toEqual(['notice'])
  expect(steps({ acts: acts('entry:2', 'notice') })).toEqual(['arrival'])
  expect(steps({ acts: acts('entry:2', 'notice', 'arrival') })).toEqual(['permission'])
  const permitted = acts('entry:2', 'notice', 'arrival', 'permission')
  expect(steps({ acts: permitted })).toEqual([])
  expect(steps({ acts: permitted, mayUnload: true })).toEqual(['remarks'])
  const remarked = new Map([...permitted, ...acts('remarks')])
  expect(steps({ acts: remarked, mayUnload: true })).toEqual([])
  expect(steps({ acts: remarked, mayUnload: true, unloaded: true })).toEqual(['result'])
})

it('finds what left an authorised consignor’s premises, or came to a consignee’s, satisfactory unchecked', () => {
  const context = { country: 'TG', now: new Date('2026-03-02T08:00:00Z'), ref: 'r' }
  const own = dossier({ ours: true, from: 'TGLFW001', permits: [{ type: 'C521', no: 'X' }] })
  expect(documentOf(own, 'release', context)).toMatchObject({ form: 'RELEASE', result: 'A3' })
  expect(documentOf(dossier({ ours: true }), 'release', context)).toMatchObject({ result: 'A2' })
  const there = { ...context, country: 'NE' }
  expect(documentOf(dossier({ unloaded: true }), 'result', there)).toMatchObject({ form: 'RESULT', code: 'A3' })
  const kept = dossier({ premises: { permit: 'C1', keeper: 'NE/depot' } })
  expect(documentOf(kept, 'notice', there)).toMatchObject({
    form: 'AT-PREMISES',
    permit: 'C1',
    stamp: { role: 'consignee', party: 'depot' },
  })
  expect(() => documentOf(dossier(), 'remarks', there)).toThrow('comes to no premises')
})
