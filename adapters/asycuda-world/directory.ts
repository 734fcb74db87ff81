import { createHash } from 'node:crypto'
import { type AdapterContext, type Envelope, type Message, readXmlTree, writeXmlTree, XmlTreeError } from '#adapter-api'
import type { Folder, Part } from '../files/folder.ts'
import { messageFiles, type OutFile } from '../files/outbox.ts'
import { Steady } from '../files/steady.ts'
import type { Told } from '../rest/intake.ts'
import type { AsycudaDocument } from './mapping.ts'
import type { Profile } from './profile.ts'
import { documentsIn, faultOf, remarksOn } from './reading.ts'

/** The parts of the folder that are used here. */
export const PARTS = ['in', 'done', 'rejected', 'out'] as const satisfies readonly Part[]

/** What lies beside the form: the same declaration in the hub's own form. */
const BESIDE = '.message.json'
const MAX_BYTES = 10 * 1024 * 1024

export type DirectoryDeps = {
  folder: Folder
  profile: Profile
  /** Stores a document; resolves with what was said of it once that is known. */
  take: (document: AsycudaDocument) => Promise<Told | undefined>
  context: Pick<AdapterContext, 'decode' | 'log'>
}

/** What a file's verdict says of one of its documents. */
type Verdict = Omit<Told, 'key'> & { remarks: readonly string[] }

/**
 * One look at the folder. A file stays where it is until all of its documents have been answered: taken again at each look, it is
 * known by its content and sent once. Its verdict is written before it is moved.
 */
export function createDirectoryLook({ folder, profile, take, context }: DirectoryDeps): () => Promise<void> {
  const steady = new Steady()
  /** Undefined while an answer is missing. */
  const verdictsOn = async (
    bytes: Buffer | 'too-large',
    beside: Message | undefined,
  ): Promise<Verdict[] | undefined> => {
    if (bytes === 'too-large') throw new XmlTreeError(`more than ${MAX_BYTES} bytes`)
    const roots = documentsIn(readXmlTree(bytes), profile)
    const verdicts: (Verdict | undefined)[] = []
    for (const root of roots) {
      const told = await take({ root, ...(beside === undefined ? {} : { message: beside }) })
      const { key: _, ...rest } = told ?? { key: '' }
      verdicts.push(
        told === undefined ? undefined : { ...(rest as Omit<Told, 'key'>), remarks: remarksOn(root, profile) },
      )
    }
    return verdicts.every((one) => one !== undefined) ? verdicts : undefined
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
    let verdicts: Verdict[] | undefined
    try {
      if (!name.toLowerCase().endsWith('.xml')) throw new XmlTreeError('its name does not end in .xml')
      verdicts = await verdictsOn(bytes, await besideOf(name))
    } catch (error) {
      verdicts = [refusal(error)]
    }
    if (verdicts === undefined) return
    const isTaken = verdicts.every(({ outcome }) => outcome === 'accepted')
    const part = isTaken ? 'done' : 'rejected'
    const as = `${digestOf(bytes).slice(0, 8)}-${name}`
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

/** The files of a delivery: the message as it was sent, with its proofs, and the form last, for whoever waits for that. */
export async function filesOf(
  name: string,
  { root }: AsycudaDocument,
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

const besideName = (name: string): string => `${name.replace(/\.xml$/i, '')}${BESIDE}`
const digestOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
