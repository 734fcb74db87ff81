import { readFile } from 'node:fs/promises'
import { defineNationalEnd } from '#adapter-api'
import manifest from './manifest.json' with { type: 'json' }
import { playFolder } from './played-folder.ts'
import { profileOf } from './profile.ts'
import { linesOfCsv } from './sheet.ts'
import { tableOf } from './table.ts'
import { fileOf } from './write.ts'

const FOREIGN = { language: 'fr', separator: ';', encoding: 'utf-8', decimal: ',', thousands: 'space', dates: 'dmy' }

/** An office with a spreadsheet, as conformance plays it: it answers each delivery by a file of the same name. */
export default defineNationalEnd(async ({ folder }) => {
  const settings = { ...FOREIGN, folder, timeZone: 'Africa/Lome', await: 'answer', pollMs: '100' }
  const defaults = manifest.settings.map(({ name, default: value }: { name: string; default?: string }) => [
    name,
    value,
  ])
  const profile = profileOf({ ...Object.fromEntries(defaults), ...settings })
  const textsOf = (bytes: Buffer): string[][] =>
    linesOfCsv(bytes, profile).map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : '')))
  const idOf = async (path: string): Promise<[string, string]> => {
    const [head, ...lines] = textsOf(await readFile(path)).filter(([key]) => !key?.startsWith('#'))
    const value = (column: string): string => lines[0]?.[head?.indexOf(column) ?? -1] ?? ''
    const party = value('sender.party')
    return [party === '' ? value('sender.country') : `${value('sender.country')}/${party}`, value('id')]
  }
  const { hand, verdicts, end } = await playFolder({ folder, ending: '.csv', idOf })
  return {
    ...end,
    settings,
    submit: async (message) => hand(await fileOf(message.id, tableOf(message), profile)),
    spoil: () => hand('no-such-message;mrn\n1;2\n'),
    told: async () => {
      const lines = (await verdicts((name) => name.endsWith('.result.csv'))).flatMap(textsOf)
      return lines
        .filter(([, , status]) => status === 'accepté' || status === 'refusé')
        .map((cells) => ({
          id: cells.at(-1) ?? '',
          outcome: cells[2] === 'accepté' ? ('accepted' as const) : 'refused',
        }))
    },
  }
})
