import { createHash } from 'node:crypto'
import type { AdapterContext } from '#adapter-api'
import type { Told } from '../rest/intake.ts'
import type { Folder } from './folder.ts'
import { Steady } from './steady.ts'

/** Of a file that is taken, and of what lies beside it. */
export const MAX_BYTES = 10 * 1024 * 1024

/** One document of a file. */
export type Read<Document> = {
  document: Document
  /** What its sender should know although a message can be made of it. */
  remarks: readonly string[]
}

/** A fault of the file itself, as it is told. */
export type Fault = { code: string; pointer: string; message: string }

export type DocumentLook<Document> = {
  folder: Folder
  log: AdapterContext['log']
  /** The documents in a file. Throws, or rejects with, what `faultOf` knows where there are none. */
  read: (name: string, bytes: Buffer | 'too-large') => Promise<readonly Read<Document>[]>
  /** Undefined for what is no fault of the file: it is read again at the next look. */
  faultOf: (error: unknown) => Fault | undefined
  /** Stores a document; resolves with what was said of it once that is known. */
  take: (document: Document) => Promise<Told | undefined>
  /** What lies beside a file and goes with it, and is none itself. */
  beside?: { isOne: (name: string) => boolean; nameOf: (name: string) => string }
}

/** What a file's verdict says of one of its documents. */
type Verdict = Omit<Told, 'key'> & { remarks: readonly string[] }

/**
 * One look at the folder's `in`. A file stays where it is until all of its documents have been answered: taken again at each look,
 * it is known by its content and sent once. Its verdict is written before it is moved.
 */
export function createDocumentLook<Document>(of: DocumentLook<Document>): () => Promise<void> {
  const { folder, beside } = of
  const steady = new Steady()
  const takeFile = async (name: string): Promise<void> => {
    const bytes = await folder.read('in', name, MAX_BYTES)
    if (bytes === undefined) return
    const verdicts = await verdictsOn(of, name, bytes)
    if (verdicts === undefined) return
    const isTaken = verdicts.every(({ outcome }) => outcome === 'accepted')
    const part = isTaken ? 'done' : 'rejected'
    // Two files of one name must not overwrite each other's verdict.
    const as = `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}-${name}`
    await folder.write(
      part,
      `${as}.${isTaken ? 'ack' : 'err'}`,
      Buffer.from(`${JSON.stringify(verdicts, undefined, 2)}\n`),
    )
    if (beside !== undefined) await folder.move('in', beside.nameOf(name), part, beside.nameOf(as))
    await folder.move('in', name, part, as)
    steady.forget(name)
    of.log('file-taken', { name, documents: verdicts.length, taken: isTaken })
  }
  return async () => {
    const all = (await folder.list('in')).filter(({ name }) => beside?.isOne(name) !== true)
    for (const { name } of steady.look(all)) await takeFile(name)
  }
}

/** Undefined while an answer is missing. */
async function verdictsOn<Document>(
  { read, take, faultOf }: DocumentLook<Document>,
  name: string,
  bytes: Buffer | 'too-large',
): Promise<Verdict[] | undefined> {
  let documents: readonly Read<Document>[]
  try {
    documents = await read(name, bytes)
  } catch (error) {
    const fault = faultOf(error)
    if (fault === undefined) throw error
    return [{ outcome: 'refused', code: fault.code, errors: [fault], remarks: [] }]
  }
  const verdicts: Verdict[] = []
  let isWhole = true
  for (const { document, remarks } of documents) {
    const told = await take(document)
    isWhole &&= told !== undefined
    if (told === undefined) continue
    const { key: _, ...rest } = told
    verdicts.push({ ...rest, remarks })
  }
  return isWhole ? verdicts : undefined
}
