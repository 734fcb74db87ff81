import { type AdapterContext, type Envelope, type Message, readXmlTree, writeXmlTree, XmlTreeError } from '#adapter-api'
import { createDocumentLook, MAX_BYTES } from '../files/document-look.ts'
import type { Folder, Part } from '../files/folder.ts'
import { messageFiles, type OutFile } from '../files/outbox.ts'
import type { Told } from '../rest/intake.ts'
import type { AsycudaDocument } from './mapping.ts'
import type { Profile } from './profile.ts'
import { documentsIn, faultOf, remarksOn } from './reading.ts'

/** The parts of the folder that are used here. */
export const PARTS = ['in', 'done', 'rejected', 'out'] as const satisfies readonly Part[]

/** What lies beside the form: the same declaration in the hub's own form. */
const BESIDE = '.message.json'

export type DirectoryDeps = {
  folder: Folder
  profile: Profile
  /** Stores a document; resolves with what was said of it once that is known. */
  take: (document: AsycudaDocument) => Promise<Told | undefined>
  context: Pick<AdapterContext, 'decode' | 'log'>
}

/** One look at the folder: a form with what lies beside it, or a manifest with several. */
export function createDirectoryLook({ folder, profile, take, context }: DirectoryDeps): () => Promise<void> {
  const besideOf = async (name: string): Promise<Message | undefined> => {
    const bytes = await folder.read('in', besideName(name), MAX_BYTES)
    if (bytes === undefined) return undefined
    const read = bytes === 'too-large' ? { reason: 'too large' } : context.decode(bytes, 'application/json')
    if ('reason' in read) throw new XmlTreeError(`${besideName(name)}: ${read.reason}`)
    return read.message
  }
  return createDocumentLook<AsycudaDocument>({
    folder,
    log: context.log,
    take,
    faultOf: (error) =>
      error instanceof XmlTreeError ? { code: 'not-xml', pointer: '', message: error.message } : faultOf(error),
    beside: { isOne: (name) => name.endsWith(BESIDE), nameOf: besideName },
    read: async (name, bytes) => {
      if (!name.toLowerCase().endsWith('.xml')) throw new XmlTreeError('its name does not end in .xml')
      if (bytes === 'too-large') throw new XmlTreeError(`more than ${MAX_BYTES} bytes`)
      const message = await besideOf(name)
      return documentsIn(readXmlTree(bytes), profile).map((root) => ({
        document: { root, ...(message === undefined ? {} : { message }) },
        remarks: remarksOn(root, profile),
      }))
    },
  })
}

/** The files of a delivery: the message as it was sent, with its proofs, and the form last, for whoever waits for that. */
export async function filesOf(
  name: string,
  { root }: AsycudaDocument,
  envelope: Envelope,
): Promise<readonly OutFile[]> {
  return [...messageFiles(`${name}.message`, envelope), { name: `${name}.xml`, bytes: Buffer.from(writeXmlTree(root)) }]
}

const besideName = (name: string): string => `${name.replace(/\.xml$/i, '')}${BESIDE}`
