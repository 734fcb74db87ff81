import { expect, test } from 'vitest'
import { needsDeclaration } from '../../../../src/domain/engine/needs.ts'
import { catalogue } from '../../../../src/generated/catalogue.ts'

test('a passage of a border, a timer and a report load no declaration: they are most of what comes', () => {
  for (const type of [
    'border-exit-notice',
    'border-entry-notice',
    'arrival-advice',
    'delivery-report',
    'timer:T_reply',
  ]) {
    expect(needsDeclaration(type), type).toBe(false)
  }
})

test('it is loaded for what makes or changes records, or is judged by what was declared', () => {
  expect(Object.keys(catalogue).filter(needsDeclaration).toSorted()).toEqual([
    'arrival-notification',
    'declaration-amendment',
    'diversion-request',
    'diversion-response',
    'incident-notice',
    'release-for-transit',
    'transhipment',
  ])
})
