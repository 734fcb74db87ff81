import { expect, test } from 'vitest'
import type { Draft } from '../../../../src/domain/draft/draft.ts'
import type { Held } from '../../../../src/domain/model/movement.ts'
import { FREES, freeParties } from '../../../../src/domain/movement/held.ts'
import { asParty } from '../../../support/identifiers.ts'

const held = (sender: string, awaits: string, order: number): Held => ({
  key: { sender: asParty(sender), id: String(order) },
  type: 'border-entry-notice',
  awaits,
  occurredAt: '2026-06-01T08:00:00Z',
  occurredPrecision: 'second',
  since: '2026-06-01T08:00:00Z',
  leg: 1,
  order,
})

test('a diversion frees what countries that are parties now have reported, and nothing else that waits', () => {
  const draft = {
    movement: {
      parties: ['TG', 'GH'],
      held: [
        held('GH', FREES.freeAwaitingDiversion, 1),
        held('BJ', FREES.freeAwaitingDiversion, 2),
        held('GH', FREES.freeAwaitingRelease, 3),
      ],
    },
    releases: [],
  } as unknown as Draft
  freeParties(draft)
  expect(draft.releases).toEqual([{ sender: 'GH', id: '1' }])
})
