import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineNationalEnd, keepFile } from '#adapter-api'
import manifest from './manifest.json' with { type: 'json' }
import { profileOf } from './profile.ts'
import { linesOfCsv } from './sheet.ts'
import { tableOf } from './table.ts'
import { fileOf } from './write.ts'

const FOREIGN = { language: 'fr', separator: ';', encoding: 'utf-8', decimal: ',', thousands: 'space', dates: 'dmy' }

/** An office with a spreadsheet, as conformance plays it: it answers each delivery by a file of the same name. */
export default defineNationalEnd(async ({ folder }) => {
  const part = (...names: string[]): string => join(folder, ...names)
  const settings = { ...FOREIGN, folder, timeZone: 'Africa/Lome', await: 'answer', pollMs: '100' }
  const defaults = manifest.settings.map(({ name, default: value }: { name: string; default?: string }) => [
    name,
    value,
  ])
  const profile = profileOf({ ...Object.fromEntries(defaults), ...settings })
  const refusals = new Map<string, string>()
  const order: { sender: string; id: string; file: string }[] = []
  await mkdir(part('in'), { recursive: true })

  const textsOf = (bytes: Buffer): string[][] =>
    linesOfCsv(bytes, profile).map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : '')))
  /** Reads what has come since, oldest first, and answers it. */
  const look = async (): Promise<void> => {
    const names = (await readdir(part('out')).catch((): string[] => [])).toSorted()
    for (const file of names.filter((name) => name.endsWith('.csv'))) {
      const answer = part('out', file.slice(0, -'.csv'.length))
      const isAnswered = [`.ok`, `.error`].some((ending) => names.includes(`${file.slice(0, -4)}${ending}`))
      if (isAnswered && order.some((one) => one.file === file)) continue
      const [sender, id] = await idOf(part('out', file))
      const reason = refusals.get(id)
      if (reason === undefined && !order.some((one) => one.file === file)) order.push({ sender, id, file })
      await keepFile(reason === undefined ? `${answer}.ok` : `${answer}.error`, reason ?? '')
    }
  }
  const idOf = async (path: string): Promise<[string, string]> => {
    const [head, ...lines] = textsOf(await readFile(path)).filter(([key]) => !key?.startsWith('#'))
    const value = (column: string): string => lines[0]?.[head?.indexOf(column) ?? -1] ?? ''
    const party = value('sender.party')
    return [party === '' ? value('sender.country') : `${value('sender.country')}/${party}`, value('id')]
  }
  let submitted = 0
  const hand = async (bytes: Buffer | string): Promise<void> => {
    submitted += 1
    await keepFile(part('in', `${String(submitted).padStart(6, '0')}.csv`), bytes)
  }
  return {
    settings,
    held: async () => {
      await look()
      return order.map(({ sender, id }) => ({ sender, id }))
    },
    submit: async (message) => hand(await fileOf(message.id, tableOf(message), profile)),
    spoil: () => hand('no-such-message;mrn\n1;2\n'),
    told: async () => {
      const files = ['done', 'rejected'].map(async (where) => {
        const names = (await readdir(part(where)).catch(() => [])).filter((name) => name.endsWith('.result.csv'))
        return Promise.all(names.map(async (name) => textsOf(await readFile(part(where, name)))))
      })
      const lines = (await Promise.all(files)).flat(2)
      return lines
        .filter(([, , status]) => status === 'accepté' || status === 'refusé')
        .map((cells) => ({
          id: cells.at(-1) ?? '',
          outcome: cells[2] === 'accepté' ? ('accepted' as const) : 'refused',
        }))
    },
    cut: async () => {
      await rename(part('out'), part('out.away'))
      await writeFile(part('out'), '')
    },
    restore: async () => {
      await rm(part('out'), { force: true })
      await rename(part('out.away'), part('out'))
    },
    refuse: async (id, reason) => void refusals.set(id, reason),
    close: async () => undefined,
  }
})
