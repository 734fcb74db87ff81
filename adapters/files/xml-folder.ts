import { createHash } from 'node:crypto'
import {
  type AdapterContext,
  type Envelope,
  MappingError,
  type Message,
  readXmlTree,
  writeXmlTree,
  type XmlTree,
  XmlTreeError,
} from '#adapter-api'
import type { Told } from '../rest/intake.ts'
import type { Folder, Part } from './folder.ts'
import { messageFiles, type OutFile } from './outbox.ts'
import { Steady } from './steady.ts'

/** A document of an XML form, and beside it the message whose form it is, where there is one. */
export type XmlFormDocument = { root: XmlTree; message?: Message }

/** The parts of a folder of XML forms. */
export const PARTS = ['in', 'done', 'rejected', 'out'] as const satisfies readonly Part[]

/** What lies beside the form: the same declaration in the hub's own form. */
const BESIDE = '.message.json'
const MAX_BYTES = 10 * 1024 * 1024

export type XmlFolderDeps = {
  folder: Folder
  /** The documents in what a file holds. Throws MappingError where there are none. */
  documentsIn: (root: XmlTree) => readonly XmlTree[]
  /** What its sender should know although a message can be made of it. */
  remarksOn?: (root: XmlTree) => readonly string[]
  /** The form's own answer to a document, which is written beside the verdict. */
  answerTo?: (document: XmlFormDocument, told: Told) => XmlTree | undefined
  /** Whether attributes are part of the form. */
  attributes?: boolean
  /** Stores a document; resolves with what was said of it once that is known. */
  take: (document: XmlFormDocument) => Promise<Told | undefined>
  context: Pick<AdapterContext, 'decode' | 'log'>
}

/** What a file's verdict says of one of its documents, and the form's own answer to it. */
type Verdict = Omit<Told, 'key'> & { remarks: readonly string[] }
type Answered = { verdict: Verdict; answer?: XmlTree | undefined }

/**
 * One look at the folder. A file stays where it is until all of its documents have been answered: taken again at each look, it is
 * known by its content and sent once. Its verdict is written before it is moved.
 */
export function createXmlFolderLook(deps: XmlFolderDeps): () => Promise<void> {
  const { folder, take, context, attributes = false } = deps
  const steady = new Steady()
  /** Undefined while an answer is missing. */
  const answersTo = async (
    bytes: Buffer | 'too-large',
    beside: Message | undefined,
  ): Promise<Answered[] | undefined> => {
    if (bytes === 'too-large') throw new XmlTreeError(`more than ${MAX_BYTES} bytes`)
    const roots = deps.documentsIn(readXmlTree(bytes, { attributes }))
    const answers: (Answered | undefined)[] = []
    for (const root of roots) {
      const document = { root, ...(beside === undefined ? {} : { message: beside }) }
      const told = await take(document)
      answers.push(told === undefined ? undefined : answered(document, told, deps))
    }
    return answers.every((one) => one !== undefined) ? answers : undefined
  }
  const besideOf = async (name: string): Promise<Message | undefined> => {
    const bytes = await folder.read('in', besideName(name), MAX_BYTES)
    if (bytes === undefined) return undefined
    const read = bytes === 'too-large' ? { reason: 'too large' } : context.decode(bytes, 'application/json')
    if ('reason' in read) throw new XmlTreeError(`${besideName(name)}: ${read.reason}`)
    return read.message
  }
  const takeFile = async (name: string): Promise<void> => {
    const bytes = await folder.read('in', name, MAX_BYTES)
    if (bytes === undefined) return
    let answers: Answered[] | undefined
    try {
      if (!name.toLowerCase().endsWith('.xml')) throw new XmlTreeError('its name does not end in .xml')
      answers = await answersTo(bytes, await besideOf(name))
    } catch (error) {
      answers = [{ verdict: refusal(error) }]
    }
    if (answers === undefined) return
    const verdicts = answers.map(({ verdict }) => verdict)
    const isTaken = verdicts.every(({ outcome }) => outcome === 'accepted')
    const part = isTaken ? 'done' : 'rejected'
    const as = `${digestOf(bytes).slice(0, 8)}-${name}`
    for (const [index, { answer }] of answers.entries())
      if (answer !== undefined)
        await folder.write(part, `${as}.answer-${index + 1}.xml`, Buffer.from(writeXmlTree(answer)))
    await folder.write(
      part,
      `${as}.${isTaken ? 'ack' : 'err'}`,
      Buffer.from(`${JSON.stringify(verdicts, undefined, 2)}\n`),
    )
    await folder.move('in', besideName(name), part, besideName(as))
    await folder.move('in', name, part, as)
    steady.forget(name)
    context.log('file-taken', { name, documents: verdicts.length, taken: isTaken })
  }
  return async () => {
    const all = (await folder.list('in')).filter(({ name }) => !name.endsWith(BESIDE))
    for (const { name } of steady.look(all)) await takeFile(name)
  }
}

function answered(document: XmlFormDocument, told: Told, { remarksOn, answerTo }: XmlFolderDeps): Answered {
  const { key: _, ...rest } = told
  return { verdict: { ...rest, remarks: remarksOn?.(document.root) ?? [] }, answer: answerTo?.(document, told) }
}

/** The files of a delivery: the message as it was sent, with its proofs, and the form last, for whoever waits for that. */
export async function filesOf(
  name: string,
  { root }: XmlFormDocument,
  envelope: Envelope,
): Promise<readonly OutFile[]> {
  return [...messageFiles(`${name}.message`, envelope), { name: `${name}.xml`, bytes: Buffer.from(writeXmlTree(root)) }]
}

function refusal(error: unknown): Verdict {
  const fault =
    error instanceof XmlTreeError ? { code: 'not-xml', pointer: '', message: error.message } : faultOf(error)
  if (fault === undefined) throw error
  return { outcome: 'refused', code: fault.code, errors: [fault], remarks: [] }
}

/** A fault of the document itself, as it is told. */
export const faultOf = (error: unknown): { code: string; pointer: string; message: string } | undefined =>
  error instanceof MappingError ? { code: 'mapping', pointer: error.pointer, message: error.message } : undefined

const besideName = (name: string): string => `${name.replace(/\.xml$/i, '')}${BESIDE}`
const digestOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
