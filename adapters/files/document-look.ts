import { createHash } from 'node:crypto'
import { type AdapterContext, MappingError, XmlTreeError } from '#adapter-api'
import type { Told } from '../rest/intake.ts'
import type { Folder } from './folder.ts'
import { Steady } from './steady.ts'

/** Of a file that is taken, and of what lies beside it. */
export const MAX_BYTES = 10 * 1024 * 1024

/** A fault of a file itself, or of a document in it, as it is told. */
type Fault = { code: string; pointer: string; message: string }

export type DocumentLook<Document> = {
  folder: Folder
  log: AdapterContext['log']
  /** The documents in a file. Throws, or rejects with, MappingError or XmlTreeError where there are none. */
  read: (name: string, bytes: Buffer | 'too-large') => Promise<readonly Document[]>
  /** Stores a document; resolves with what was said of it once that is known. */
  take: (document: Document) => Promise<Told | undefined>
  /** What the sender of a document should know although a message can be made of it. */
  remarksOn?: ((document: Document) => readonly string[]) | undefined
  /** The system's own answer to a document, which is written beside the verdict. */
  answerTo?: ((document: Document, told: Told) => Buffer | undefined) | undefined
  /** What lies beside a file and goes with it, and is none itself. */
  beside?: { isOne: (name: string) => boolean; nameOf: (name: string) => string }
}

/** What a file's verdict says of one of its documents, and the system's own answer to it. */
type Verdict = Omit<Told, 'key'> & { remarks: readonly string[] }
type Answered = { verdict: Verdict; answer?: Buffer | undefined }

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
    const answers = await answersTo(of, name, bytes)
    if (answers === undefined) return
    const verdicts = answers.map(({ verdict }) => verdict)
    const isTaken = verdicts.every(({ outcome }) => outcome === 'accepted')
    const part = isTaken ? 'done' : 'rejected'
    // Two files of one name must not overwrite each other's verdict.
    const as = `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}-${name}`
    for (const [index, { answer }] of answers.entries())
      if (answer !== undefined) await folder.write(part, `${as}.answer-${index + 1}.xml`, answer)
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
async function answersTo<Document>(
  { read, take, remarksOn, answerTo }: DocumentLook<Document>,
  name: string,
  bytes: Buffer | 'too-large',
): Promise<Answered[] | undefined> {
  let documents: readonly Document[]
  try {
    documents = await read(name, bytes)
  } catch (error) {
    const fault = faultOf(error)
    if (fault === undefined) throw error
    return [{ verdict: { outcome: 'refused', code: fault.code, errors: [fault], remarks: [] } }]
  }
  const answers: (Answered | undefined)[] = []
  for (const document of documents) {
    const told = await take(document)
    if (told === undefined) {
      answers.push(undefined)
      continue
    }
    const { key: _, ...rest } = told
    const verdict = { ...rest, remarks: remarksOn?.(document) ?? [] }
    answers.push({ verdict, answer: answerTo?.(document, told) })
  }
  return answers.every((one) => one !== undefined) ? answers : undefined
}

/** What is wrong with a document or a file; undefined for what is no fault of theirs: it is read again at the next look. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof MappingError) return { code: 'mapping', pointer: error.pointer, message: error.message }
  return error instanceof XmlTreeError ? { code: 'not-xml', pointer: '', message: error.message } : undefined
}
