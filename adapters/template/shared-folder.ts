import { mkdir, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { keepFile, MappingError, type SendResult } from '#adapter-api'
import type { NationalDocument } from './mapping.ts'

/** What the national system is told of one of its documents, in `answers`, under the same name. */
export type Answer = { number: string; outcome: 'accepted' | 'refused'; reason?: string }

/**
 * The folder that both sides share: documents for the hub lie in `from-system` until they are answered, documents for the
 * system in `to-system`.
 */
export function openShared(folder: string) {
  const part = (name: string): string => join(folder, name)
  const take = async (name: string, send: (document: NationalDocument) => Promise<SendResult>): Promise<void> => {
    const path = join(part('from-system'), name)
    const answer = await answerTo(await readFile(path, 'utf8'), send)
    // The answer first: what is taken away without one would be lost to whoever wrote it.
    await keepFile(join(part('answers'), name), JSON.stringify(answer))
    await unlink(path)
  }
  return {
    prepare: async (): Promise<void> => {
      for (const name of ['from-system', 'to-system', 'answers']) await mkdir(part(name), { recursive: true })
    },
    /** Takes every document that is there, in the order of their names. */
    takeAll: async (send: (document: NationalDocument) => Promise<SendResult>): Promise<void> => {
      const names = (await readdir(part('from-system'))).filter((name) => name.endsWith('.json')).toSorted()
      await Promise.all(names.map((name) => take(name, send)))
    },
    /** The same delivery once more writes the same file. */
    give: (logIndex: number, sender: string, document: NationalDocument): Promise<void> => {
      const name = `${String(logIndex).padStart(12, '0')}-${sender.replace('/', '~')}-${document.number}.json`
      return keepFile(join(part('to-system'), name), JSON.stringify(document))
    },
  }
}

async function answerTo(text: string, send: (document: NationalDocument) => Promise<SendResult>): Promise<Answer> {
  let number = ''
  try {
    const document = JSON.parse(text) as NationalDocument
    number = document.number
    const result = await send(document)
    if (result.outcome === 'accepted') return { number, outcome: 'accepted' }
    const [first] = result.errors
    return {
      number,
      outcome: 'refused',
      reason: `${result.code} ${first?.pointer ?? ''} ${first?.message ?? ''}`.trim(),
    }
  } catch (error) {
    // What no message can be made of will not become better; whatever else went wrong may, at the next look.
    if (!(error instanceof MappingError) && !(error instanceof SyntaxError)) throw error
    return { number, outcome: 'refused', reason: error.message }
  }
}
