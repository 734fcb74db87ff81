import { expect, test } from 'vitest'
import type { Accepted } from '../../../../src/domain/model/decision.ts'
import type { DeclaredGuarantee } from '../../../../src/generated/types.ts'
import { loggedMovement } from '../../../../src/domain/model/logged.ts'
import { amendment, customs, message, securedBy } from '../../../support/procedures.ts'
import { alert, arrival, declaration, exit, GRN, MRN, registration, release } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

/**
 * What leaves say is evidence, and each is applied to what those before have given: a leaf of today has to write the names and
 * the shapes of the first one. The texts here are those of the log, not of the code: they change with no refactoring.
 */
const stepsOf = ({ effect }: Accepted, ...members: readonly string[]) =>
  (effect.changes?.movement ?? []).filter(({ path }) => members.some((name) => path.startsWith(`/${name}`)))

const OPEN = ['procedures', 'enquiry', 'diversion', 'stoppedBy', 'open']
const DECLARED = [
  'declaredAt',
  'departure',
  'destination',
  'principal',
  'consignee',
  'debtGuarantors',
  'regime',
  'lot',
  'nationalRefs',
  'agreements',
  'dischargeMode',
]
const RELEASED = ['releasedAt', 'controlResult', 'released']
const lift = () => alert({ from: 'BF', body: { action: 'lift' } })
const enquiry = () =>
  message('enquiry-request', customs('TG'), {
    stage: 'office',
    asked: 'BF',
    question: 'Where?',
    respondBy: '2026-04-10T00:00:00Z',
  })

const released = (): World => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  return world
}

test('a stop is told as a name among the procedures, and beside it by whom', () => {
  const world = released()
  expect(stepsOf(world.accept(alert({ from: 'BF' })), ...OPEN)).toEqual([
    { op: 'add', path: '/procedures/0', value: 'stop' },
    { op: 'add', path: '/stoppedBy', value: ['BF'] },
  ])
  expect(stepsOf(world.accept(alert({ from: 'TG' })), ...OPEN)).toEqual([
    { op: 'add', path: '/stoppedBy/1', value: 'TG' },
  ])
  expect(stepsOf(world.accept(lift()), ...OPEN)).toEqual([{ op: 'remove', path: '/stoppedBy/0' }])
})

test('an enquiry and a diversion are told beside the procedures, in the order in which they were opened', () => {
  const world = released()
  expect(stepsOf(world.accept(enquiry()), ...OPEN)).toEqual([
    {
      op: 'add',
      path: '/enquiry',
      value: { stage: 'office', asked: 'BF', respondBy: '2026-04-10T00:00:00Z', since: '2026-06-01T12:00:00.000Z' },
    },
    { op: 'add', path: '/procedures/0', value: 'enquiry' },
  ])
  expect(stepsOf(world.accept(arrival({ body: { office: 'BFKAN001' } })), ...OPEN)).toEqual([
    { op: 'add', path: '/diversion', value: { office: 'BFKAN001', purpose: 'destination' } },
    { op: 'remove', path: '/enquiry' },
    { op: 'replace', path: '/procedures/0', value: 'diversion' },
  ])
})

test('an arrival is told as a passage, and once more as a time and an office', () => {
  const world = released()
  const { occurredAt: at, id } = arrival()
  const steps = stepsOf(world.accept(arrival({ id, occurredAt: at })), 'arriv')
  expect(steps.map(({ path }) => path)).toEqual(['/arrival', '/arrivedAt', '/arrivedOffice'])
  expect(steps.slice(1)).toEqual([
    { op: 'add', path: '/arrivedAt', value: world.movements.get(MRN)?.arrival?.occurredAt },
    { op: 'add', path: '/arrivedOffice', value: 'BFOUA001' },
  ])
})

test('what was declared, and what came with the release, is told beside everything else, as it always was', () => {
  const world = createWorld()
  world.accept(registration())
  const told = [...DECLARED, 'declared', ...RELEASED]
  const lot = { id: 'LOT', index: 1, of: 2 }
  const sent = declaration({ body: { lot } })
  expect(stepsOf(world.accept(sent), ...told)).toEqual([
    { op: 'add', path: '/agreements', value: ['REGION'] },
    { op: 'add', path: '/debtGuarantors', value: [] },
    { op: 'add', path: '/declaredAt', value: sent.occurredAt },
    { op: 'add', path: '/departure', value: { country: 'TG', office: 'TGLFW001' } },
    { op: 'add', path: '/destination', value: { country: 'BF', office: 'BFOUA001' } },
    { op: 'add', path: '/dischargeMode', value: 'by-departure' },
    { op: 'add', path: '/lot', value: lot },
    { op: 'add', path: '/regime', value: 'isrt' },
  ])
  const released = world.accept(release({ body: { controlResult: { code: 'A1', text: 'nothing found' } } }))
  expect(stepsOf(released, ...told)).toEqual([
    { op: 'add', path: '/controlResult', value: { code: 'A1' } },
    { op: 'add', path: '/releasedAt', value: release().body.releasedAt },
  ])
  const elsewhere = world.accept(amendment(2, { lot, destinationOffice: 'BFBOY001' }))
  expect(stepsOf(elsewhere, ...told)).toEqual([{ op: 'replace', path: '/destination/office', value: 'BFBOY001' }])
})

test('a movement known by a fact alone is told with its lists empty', () => {
  const world = createWorld()
  world.accept(exit())
  expect(loggedMovement(world.movements.get(MRN)!)).toMatchObject({ state: 'none', procedures: [] })
  expect(loggedMovement(world.movements.get(MRN)!)).not.toHaveProperty('open')
})

test('what waits without a leg is told with leg -1, as ever, and kept without one', () => {
  const world = createWorld()
  const [step] = stepsOf(world.accept(exit()), 'held')
  expect(step).toMatchObject({ op: 'add', path: '/held/0', value: { type: 'border-exit-notice', leg: -1 } })
  expect(world.movements.get(MRN)?.held).toMatchObject([{ type: 'border-exit-notice' }])
  expect(world.movements.get(MRN)?.held[0]).not.toHaveProperty('leg')
})

test('a line of a guarantee without a reference is told with an empty one, as ever, and kept without one', () => {
  const world = createWorld()
  const guarantees: DeclaredGuarantee[] = [{ type: '8', otherReference: 'MINISTRY' }]
  const [step] = stepsOf(world.accept(declaration({ body: { guarantees } })), 'lines')
  expect(step).toMatchObject({ op: 'add', path: '/lines/0', value: { grn: '', type: '8', minor: '0' } })
  expect(world.movements.get(MRN)?.lines[0]).not.toHaveProperty('grn')
})

test('so is what is wanted without a reference while another guarantee lacks room', () => {
  const world = released()
  const waiver: DeclaredGuarantee = { type: '8', otherReference: 'MINISTRY' }
  const more = [...securedBy('900000000'), waiver]
  const steps = stepsOf(world.accept(amendment(2, { guarantees: more })), 'wanting')
  expect(steps).toMatchObject([
    { op: 'add', path: '/wanting', value: { lines: [{ grn: GRN }, { grn: '', type: '8' }] } },
  ])
  expect(world.movements.get(MRN)?.wanting?.lines[1]).not.toHaveProperty('grn')
})
