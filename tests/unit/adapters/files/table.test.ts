import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { messageOf, type Row, tableOf } from '../../../../adapters/files/table.ts'
import type { Message } from '../../../../src/generated/types.ts'

const EXAMPLES = join(import.meta.dirname, '../../../../schemas/examples')
const examples = readdirSync(EXAMPLES)
  .filter((type) => type !== 'journeys')
  .flatMap((type) =>
    readdirSync(join(EXAMPLES, type))
      .filter((name) => name.startsWith('valid') && name.endsWith('.json'))
      .map((name) => `${type}/${name}`),
  )
const read = (name: string): Message => JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as Message

const header: Row = {
  'sender.country': 'TG',
  'sender.role': 'customs',
  mrn: '26TGLFW100000123J0',
  occurredAt: '2026-11-29T10:00:00+00:00',
  preparedAt: '2026-11-29T10:00:00+00:00',
  procedure: 'manual',
  'body.office': 'TGCNK001',
  'body.kind': 'exit',
}
const exit = (...rows: Row[]) => messageOf({ form: 'table', type: 'border-exit-notice', rows })
const release = (...rows: Row[]) => messageOf({ form: 'table', type: 'transit-declaration', rows })

/** What both sides can carry is carried both ways without a loss (adapters/files/README.md, "Rows"). */
describe('a table', () => {
  it('with two answers to one question is refused, with row and column', () => {
    expect(() => exit(header, { 'body.office': 'BFDAK001' })).toThrow(
      expect.objectContaining({ fault: { fault: 'stands-once', row: 1, column: 'body.office', value: 'BFDAK001' } }),
    )
  })

  it('whose parts are numbered in another order than they stand is refused', () => {
    expect(() => release(header, { 'body.equipment[].#': '2', 'body.equipment[].container': 'MSKU1234565' })).toThrow(
      expect.objectContaining({
        fault: { fault: 'out-of-order', row: 1, column: 'body.equipment[].#', value: '2', expected: '1' },
      }),
    )
  })

  it.each([
    ['true or false', 'body.final', 'perhaps', 'no-boolean'],
    ['a whole number', 'body.packages', '1.5', 'no-integer'],
  ])('with no %s where one belongs is refused', (_, column, value, fault) => {
    expect(() => exit({ ...header, [column]: value })).toThrow(
      expect.objectContaining({ fault: { fault, row: 0, column, value } }),
    )
  })

  it('whose constant cells were filled down says the same as one whose were not', () => {
    const seals = ['A1', 'A2'].map((id) => ({
      'body.sealCheck.seals[].id': id,
      'body.sealCheck.seals[].state': 'intact',
    }))
    const once = exit({ ...header, ...seals[0] }, seals[1]!)
    const { id: _, ...down } = exit({ ...header, ...seals[0] }, { ...header, ...seals[1] })
    expect(once).toMatchObject(down)
  })

  it('makes the same message again, under the same id, and another one of another content', () => {
    expect(exit(header)).toEqual(exit(header))
    expect(exit({ ...header, 'body.kind': 'return' }).id).not.toBe(exit(header).id)
  })

  it.each(examples)('of %s is that message again', (name) => {
    const message = read(name)
    expect(messageOf(tableOf(message))).toEqual(message)
  })
})
