import {
  type AdapterContext,
  type Envelope,
  type Message,
  readXmlTree,
  writeXmlTree,
  type XmlTree,
  XmlTreeError,
} from '#adapter-api'
import type { Intake, Told } from '../rest/intake.ts'
import { createDocumentLook, MAX_BYTES } from './document-look.ts'
import type { Folder } from './folder.ts'
import { openFolderWay, type Way } from './folder-way.ts'
import { messageFiles, type OutFile } from './outbox.ts'

/** A document of an XML form, and beside it the message whose form it is, where there is one. */
export type XmlFormDocument = { root: XmlTree; message?: Message }

/** What lies beside the form: the same declaration in the hub's own form. */
const BESIDE = '.message.json'

/** What a form of XML is like. */
export type XmlForm = {
  /** The documents in what a file holds. Throws MappingError where there are none. */
  documentsIn: (root: XmlTree) => readonly XmlTree[]
  /** What its sender should know although a message can be made of it. */
  remarksOn?: (root: XmlTree) => readonly string[]
  /** The form's own answer to a document, which is written beside the verdict. */
  answerTo?: (document: XmlFormDocument, told: Told) => XmlTree | undefined
  /** Whether attributes are part of the form. */
  attributes?: boolean
}

/** A folder of XML forms, by the settings of every folder. */
export const openXmlFolder = (context: AdapterContext, form: XmlForm): Way<XmlFormDocument> =>
  openFolderWay(context, {
    filesOf,
    lookIn: (folder, intake) => createXmlFolderLook(form, { folder, intake, context }),
  })

type Around = { folder: Folder; intake: Intake; context: AdapterContext }

function createXmlFolderLook(
  { documentsIn, remarksOn, answerTo, attributes = false }: XmlForm,
  { folder, intake, context }: Around,
): () => Promise<void> {
  const besideOf = async (name: string): Promise<Message | undefined> => {
    const bytes = await folder.read('in', besideName(name), MAX_BYTES)
    if (bytes === undefined) return undefined
    const read = bytes === 'too-large' ? { reason: 'too large' } : context.decode(bytes, 'application/json')
    if ('reason' in read) throw new XmlTreeError(`${besideName(name)}: ${read.reason}`)
    return read.message
  }
  return createDocumentLook<XmlFormDocument>({
    folder,
    log: context.log,
    take: (document) => intake.take(document),
    read: async (name, bytes) => {
      if (!name.toLowerCase().endsWith('.xml')) throw new XmlTreeError('its name does not end in .xml')
      const message = await besideOf(name)
      if (bytes === 'too-large') throw new XmlTreeError(`more than ${MAX_BYTES} bytes`)
      const roots = documentsIn(readXmlTree(bytes, { attributes }))
      return roots.map((root) => ({ root, ...(message === undefined ? {} : { message }) }))
    },
    remarksOn: ({ root }) => remarksOn?.(root) ?? [],
    answerTo: (document, told) => {
      const answer = answerTo?.(document, told)
      return answer && Buffer.from(writeXmlTree(answer))
    },
    beside: { isOne: (name) => name.endsWith(BESIDE), nameOf: besideName },
  })
}

/** The files of a delivery: the message as it was sent, with its proofs, and the form last, for whoever waits for that. */
async function filesOf(name: string, { root }: XmlFormDocument, envelope: Envelope): Promise<readonly OutFile[]> {
  return [...messageFiles(`${name}.message`, envelope), { name: `${name}.xml`, bytes: Buffer.from(writeXmlTree(root)) }]
}

const besideName = (name: string): string => `${name.replace(/\.xml$/i, '')}${BESIDE}`
