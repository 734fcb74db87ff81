import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { profileOf } from '../../../../adapters/files/profile.ts'
import { entriesOf } from '../../../../adapters/files/read.ts'
import { linesOfCsv, linesOfWorkbook } from '../../../../adapters/files/sheet.ts'
import { messageOf, tableOf } from '../../../../adapters/files/table.ts'
import { fileOf, templatesOf } from '../../../../adapters/files/write.ts'
import manifest from '../../../../adapters/files/manifest.json' with { type: 'json' }
import type { Message, MessageType } from '../../../../src/generated/types.ts'

const settings = Object.fromEntries(
  manifest.settings.flatMap(({ name, default: value }: { name: string; default?: string }) =>
    value === undefined ? [] : [[name, value]],
  ),
)
const profile = profileOf({ ...settings, timeZone: 'Africa/Lome' })
const french = profileOf({
  ...settings,
  timeZone: 'Africa/Ouagadougou',
  separator: ';',
  encoding: 'windows-1252',
  decimal: ',',
  thousands: 'space',
  dates: 'dmy',
  language: 'fr',
})
const sends = manifest.sends as MessageType[]
const options = { profile, sends, own: { 'sender.country': 'TG', 'sender.role': 'customs' } }
const csv = (text: string, how = options) => entriesOf(linesOfCsv(Buffer.from(text), how.profile), how)
const fault = (found: unknown) =>
  expect.objectContaining({ fault: expect.objectContaining(found as object) as object }) as Error
const EXAMPLES = join(import.meta.dirname, '../../../../schemas/examples')
const examples = sends.flatMap((type) =>
  readdirSync(join(EXAMPLES, type))
    .filter((name) => name.startsWith('valid') && name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(EXAMPLES, type, name), 'utf8')) as Message),
)

describe('a file with a table', () => {
  it.each([
    [
      'of no type that is sent from here',
      'acknowledgement,mrn\n1,2\n',
      { fault: 'unknown-type', value: 'acknowledgement' },
    ],
    ['with a column nobody knows', 'discharge,mrn,colour\n1,2,3\n', { fault: 'column-unknown', column: 'colour' }],
    ['with a column twice', 'discharge,mrn,mrn\n1,2,3\n', { fault: 'column-twice', column: 'mrn' }],
    ['without rows', 'discharge,mrn\n# key,MRN\n', { fault: 'no-rows' }],
    ['with a quote that is not closed', 'discharge,mrn\n1,"2\n', { fault: 'no-table' }],
  ])('%s is refused whole', (_, text, found) => {
    expect(() => csv(text)).toThrow(fault(found))
  })

  it('that is not in the declared encoding is refused whole, and no letter is guessed', () => {
    const bytes = Buffer.from('discharge,body.text\n1,entrep\xf4t\n', 'latin1')
    expect(() => linesOfCsv(bytes, profile)).toThrow(fault({ fault: 'not-text', expected: 'utf-8' }))
    expect(linesOfCsv(bytes, { ...profile, encoding: 'windows-1252' })[1]?.cells[1]).toBe('entrepôt')
  })

  it.each([
    ['more cells than columns', '1,2,3', { fault: 'cells', line: 2 }],
    ['no key', ',2', { fault: 'key-missing', line: 2 }],
    ['a number as nobody has declared it', '1,"1,5"', { fault: 'no-decimal', line: 2 }],
  ])('costs one with %s its own message and no other', (_, row, found) => {
    const [wrong, good] = csv(`payment-notice,body.amount.amount\n${row}\n2,1.5\n`)
    expect(wrong).toMatchObject({ error: fault(found) })
    expect(good).toMatchObject({ key: '2', lines: [3], table: { rows: [{ 'body.amount.amount': '1.5' }] } })
  })

  it('whose rows of one message stand apart refuses the later ones', () => {
    const [first, second, again] = csv('discharge,mrn\n1,A\n2,B\n1,C\n')
    expect([first, second].map((one) => one && 'table' in one)).toEqual([true, true])
    expect(again).toMatchObject({ key: '1', error: fault({ fault: 'key-apart', line: 4 }) })
  })

  it('tells the line on which a row begins, behind a cell of several lines', () => {
    const [, second] = csv('discharge,body.text,body.date\n1,"two\nlines",2026-01-01\n2,x,01.02.2026\n')
    expect(second).toMatchObject({ error: fault({ fault: 'no-date', line: 4 }) })
  })

  it('refuses in a workbook a number where a text belongs: its zeros are gone', async () => {
    const writeWorkbook = (await import('write-excel-file/node')).default
    const head = ['discharge', 'mrn'].map((value) => ({ value, type: String }))
    const bytes = await writeWorkbook([
      head,
      [
        { value: '1', type: String },
        { value: 26_000_123, type: Number },
      ],
    ]).toBuffer()
    const [entry] = entriesOf(await linesOfWorkbook(bytes), options)
    expect(entry).toMatchObject({ error: fault({ fault: 'number-cell', line: 2, column: 'mrn' }) })
  })

  it.each([
    ['CSV as declared in France and its neighbours', french],
    ['CSV in UTF-8', profile],
    ['a workbook', { ...profile, write: 'xlsx' as const }],
  ])('as %s holds the message whole', async (_, how) => {
    expect(examples.length).toBeGreaterThan(100)
    // Workbooks take their time: one of each type.
    const some = how.write === 'xlsx' ? examples.filter(({ type }, at) => examples[at - 1]?.type !== type) : examples
    for (const message of some) {
      const bytes = await fileOf('K-1', tableOf(message), how)
      const lines = how.write === 'xlsx' ? await linesOfWorkbook(bytes) : linesOfCsv(bytes, how)
      const [entry] = entriesOf(lines, { ...options, profile: how })
      expect(entry !== undefined && 'table' in entry ? messageOf(entry.table) : entry).toEqual(message)
    }
  })

  it('has a template for every type that is sent, in each language, which is itself a table without rows', async () => {
    for (const language of ['en', 'fr', 'pt'] as const) {
      const templates = await templatesOf(sends, { ...profile, language })
      expect([...templates.keys()].toSorted()).toEqual(
        sends.flatMap((type) => [`${type}.csv`, `${type}.xlsx`]).toSorted(),
      )
      for (const [name, bytes] of templates) {
        const lines = name.endsWith('.csv') ? linesOfCsv(bytes, profile) : await linesOfWorkbook(bytes)
        expect(lines).toHaveLength(2)
        expect(() => entriesOf(lines, options)).toThrow(fault({ fault: 'no-rows' }))
      }
    }
  })
})
