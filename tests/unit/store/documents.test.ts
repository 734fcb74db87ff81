import { expect, test } from 'vitest'
import type { DeclaredGuarantee } from '../../../src/generated/types.ts'
import { movementFromDocument, movementToDocument } from '../../../src/store/documents.ts'
import { amendment, securedBy } from '../../support/procedures.ts'
import { declaration, GRN, MRN, registration, release } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'

const WAIVER: DeclaredGuarantee = { type: '8', otherReference: 'MINISTRY' }

/** Released on a guarantee and a waiver, and reassessed to more than the guarantee has room for. */
function underSecured() {
  const world = createWorld()
  const sent = [
    registration(),
    declaration({ body: { guarantees: [...securedBy('40'), WAIVER] } }),
    release(),
    amendment(2, { guarantees: [...securedBy('900000000'), WAIVER] }),
  ]
  for (const message of sent) world.accept(message)
  return world.movements.get(MRN)!
}

test('a guarantee without a reference is stored with an empty one, which its key in the database needs', () => {
  const document = JSON.parse(movementToDocument(underSecured())) as Record<string, unknown>
  expect(document['lines']).toMatchObject([{ grn: GRN }, { grn: '', type: '8', minor: '0' }])
  expect(document['wanting']).toMatchObject({ lines: [{ grn: GRN }, { grn: '', type: '8' }] })
})

test('and read without one: what is read is what was decided, and is stored again as it was', () => {
  const movement = underSecured()
  const document = movementToDocument(movement)
  expect(movementFromDocument(document)).toStrictEqual(movement)
  expect(movementToDocument(movementFromDocument(document))).toBe(document)
})
