import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineNationalEnd, keepFile } from '#adapter-api'
import { type NationalDocument, toNational } from './mapping.ts'
import type { Answer } from './shared-folder.ts'

/** The national system as conformance plays it: whatever lies in `to-system` it holds. */
export default defineNationalEnd(async ({ folder }) => {
  const part = (name: string): string => join(folder, name)
  await mkdir(part('from-system'), { recursive: true })
  const documentsIn = async <T>(name: string): Promise<readonly { at: number; document: T }[]> => {
    const names = (await readdir(part(name)).catch(() => [])).filter((one) => one.endsWith('.json'))
    const found = names.map(async (one) => {
      const path = join(part(name), one)
      // When it was renamed to its name, which is when it came.
      const { ctimeMs } = await stat(path)
      return { at: ctimeMs, document: JSON.parse(await readFile(path, 'utf8')) as T }
    })
    return (await Promise.all(found)).toSorted((one, other) => one.at - other.at)
  }
  let submitted = 0
  return {
    settings: { folder, pollMs: '50' },
    held: async () =>
      (await documentsIn<NationalDocument>('to-system')).map(({ document: { from, number } }) => ({
        sender: from.party === undefined ? from.country : `${from.country}/${from.party}`,
        id: number,
      })),
    submit: async (message) => {
      submitted += 1
      const name = `${String(submitted).padStart(6, '0')}.json`
      await keepFile(join(part('from-system'), name), JSON.stringify(toNational(message)))
    },
    spoil: async () => keepFile(join(part('from-system'), '000000.json'), '{"document":"EXIT"}'),
    told: async () =>
      (await documentsIn<Answer>('answers')).map(({ document: { number, outcome } }) => ({ id: number, outcome })),
    // A file where the folder was: nothing can be written into it.
    cut: async () => {
      await rename(part('to-system'), part('to-system.away'))
      await writeFile(part('to-system'), '')
    },
    restore: async () => {
      await rm(part('to-system'), { force: true })
      await rename(part('to-system.away'), part('to-system'))
    },
    close: async () => undefined,
  }
})
