import { expect, test } from 'vitest'
import { checkRules } from '../../../../src/domain/rules/index.ts'
import { reportTrain } from '../../../../src/domain/model/train.ts'
import { customs, message } from '../../../support/procedures.ts'
import { manifest, RAILWAY } from '../../../support/rail.ts'
import { party, testReference } from '../../../support/reference.ts'
import { declaration, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'
import { asMrn, asParty } from '../../../support/identifiers.ts'

test('a seal is taken off however its number is written, and one that is put on again is one seal', () => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  const body = { office: 'BFCNK001', reason: 'control' as const, removed: ['s 1'], affixed: [{ id: 'BF-7' }] }
  world.accept(message('seal-change', customs('BF'), body))
  expect(world.movements.get(MRN)?.seals).toEqual(['BF-7'])
  const again = { office: 'BFCNK001', reason: 'control' as const, affixed: [{ id: 'bf 7' }] }
  world.accept(message('seal-change', customs('BF'), again))
  expect(world.movements.get(MRN)?.seals).toEqual(['bf 7'])
})

test('a wagon is the same one however a railway writes its number', () => {
  const wagons = [{ number: '81 45-O1', mrns: [asMrn(MRN)] }]
  const first = reportTrain(undefined, manifest('depart', 'CIABJ002', wagons), asParty(RAILWAY))
  const second = reportTrain(first.train, manifest('pass', 'CIOUA002', [{ number: '814501' }]), asParty(RAILWAY))
  expect(second.train.wagons).toHaveLength(1)
  expect(second.wagons).toEqual(['81 45-O1'])
})

test('a seal listed twice is found in either spelling', () => {
  const equipment = [{ numberOfSeals: 2, seals: [{ id: 'S-10' }, { id: 's 1O' }] }]
  const input = {
    message: declaration({ body: { equipment } }),
    caller: party('TG'),
    reference: testReference(),
    now: Date.parse('2026-06-01T12:00:00Z'),
  }
  const found = checkRules(input as Parameters<typeof checkRules>[0])
  expect(found.map(({ rule }) => rule)).toContain('SEAL-UNIQUE')
})
