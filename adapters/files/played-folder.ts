import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepFile } from '#adapter-api'

type Played = {
  folder: string
  /** Of the files that are imported: `.csv`. */
  ending: string
  /** Whether a file of that ending is one to import; every one when absent. */
  isDelivery?: (name: string) => boolean
  /** Sender and id of the message in a file of `out`; `names` is what else lies there. */
  idOf: (path: string, names: readonly string[]) => Promise<[sender: string, id: string]>
}

/**
 * A folder as conformance plays the national side of it: what comes into `out` is imported, oldest first, and answered by a file of
 * the same name; what it has to say it puts into `in`, under one number after the other.
 */
export async function playFolder({ folder, ending, isDelivery = () => true, idOf }: Played) {
  const part = (...names: string[]): string => join(folder, ...names)
  const refusals = new Map<string, string>()
  const order: { sender: string; id: string; file: string }[] = []
  await mkdir(part('in'), { recursive: true })

  /** Imports what has come since, and answers it. */
  const look = async (): Promise<void> => {
    const names = (await readdir(part('out')).catch((): string[] => [])).toSorted()
    for (const file of names.filter((name) => name.endsWith(ending) && isDelivery(name))) {
      const name = file.slice(0, -ending.length)
      const isAnswered = ['.ok', '.error'].some((answer) => names.includes(`${name}${answer}`))
      if (isAnswered && order.some((one) => one.file === file)) continue
      const [sender, id] = await idOf(part('out', file), names)
      const reason = refusals.get(id)
      if (reason === undefined && !order.some((one) => one.file === file)) order.push({ sender, id, file })
      await keepFile(part('out', `${name}${reason === undefined ? '.ok' : '.error'}`), reason ?? '')
    }
  }
  let submitted = 0
  return {
    part,
    /** Puts one into `in`, after what lies beside it, by its ending. */
    hand: async (bytes: Buffer | string, beside: Readonly<Record<string, string>> = {}): Promise<void> => {
      submitted += 1
      const name = String(submitted).padStart(6, '0')
      for (const [other, text] of Object.entries(beside)) await keepFile(part('in', `${name}${other}`), text)
      await keepFile(part('in', `${name}${ending}`), bytes)
    },
    /** The verdicts that lie in `done` and `rejected`. */
    verdicts: async (isVerdict: (name: string) => boolean): Promise<Buffer[]> => {
      const found = ['done', 'rejected'].map(async (where) => {
        const names = (await readdir(part(where)).catch((): string[] => [])).filter(isVerdict)
        return Promise.all(names.map((name) => readFile(part(where, name))))
      })
      return (await Promise.all(found)).flat()
    },
    /** What the national end of every folder does in the same way. */
    end: {
      held: async () => {
        await look()
        return order.map(({ sender, id }) => ({ sender, id }))
      },
      cut: async () => {
        await rename(part('out'), part('out.away'))
        await writeFile(part('out'), '')
      },
      restore: async () => {
        await rm(part('out'), { force: true })
        await rename(part('out.away'), part('out'))
      },
      refuse: async (id: string, reason: string) => void refusals.set(id, reason),
      close: async () => undefined,
    },
  }
}
