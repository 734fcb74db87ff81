import { readFileSync } from 'node:fs'
import { createDrawing } from '../../src/document/draw.ts'
import { longLists } from '../../src/document/words.ts'
import { isReleased } from '../../src/domain/model/declared.ts'
import type { Declaration } from '../../src/generated/types.ts'
import type { DocumentSource } from '../../src/ports/document.ts'
import { testReference } from './reference.ts'
import { MRN } from './road.ts'
import { createWorld } from './world.ts'
import * as road from './road.ts'

export const PUBLIC_URL = 'https://hub.example'
export const CODE = '7HK2M9QRX4TV0WYZ3B5C'

const read = (name: string): { content: Buffer } => ({
  content: readFileSync(new URL(`../../schemas/codelists/${name}.json`, import.meta.url)),
})
const lists = longLists(new Map(['countries', 'package-types'].map((name) => [name, read(name)])))

export const drawing = createDrawing({ publicUrl: () => PUBLIC_URL, lists })

/** A long list of items, as a groupage load has it. */
export const manyItems = (count: number): Declaration['items'] =>
  Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    commodity: { description: `Pièces détachées pour tracteurs agricoles, lot n° ${at + 1}`, hsCode: '870899' },
    goodsMeasure: { grossMass: '12.5', netMass: '11.25' },
    packaging: [{ type: 'CT', count: 3, marks: `AGRI ${at + 1}/999` }],
  }))

/** The movement of tests/support/road.ts, declared with `changed` and released. */
export function releasedMovement(changed: Partial<Declaration> = {}) {
  const world = createWorld()
  world.accept(road.registration())
  world.accept(road.declaration({ body: changed }))
  world.accept(road.release())
  return world
}

/** What the hub would draw the document from, after all that happened in the world. */
export function sourceOf(world: ReturnType<typeof createWorld>): DocumentSource {
  const movement = world.movements.get(MRN)
  const declaration = world.declarations.get(MRN)
  if (movement === undefined || !isReleased(movement) || declaration === undefined) throw new Error('nothing released')
  const offices = new Map([...testReference().offices].map(([code, { name }]) => [code, name]))
  return { movement, declaration, code: CODE, decidedAt: '2026-03-02T10:00:01.000Z', offices }
}

/** The declaration of schemas/examples with the most in it. */
export const fullDeclaration = (): Declaration => {
  const path = '../../schemas/examples/declaration-amendment/valid-before-release.json'
  const text = readFileSync(new URL(path, import.meta.url), 'utf8')
  return (JSON.parse(text) as { body: { declaration: Declaration } }).body.declaration
}
