import type { Envelope, Verdict } from '#adapter-api'
import type { Folder } from './folder.ts'

/** Longest answer of a national system that is read. */
const ANSWER_MAX = 4_096

export type OutFile = { name: string; bytes: Buffer }

/** How deliveries become files. */
export type Writing<Document> = {
  /** Whether a delivery is done once its files are written, or once the national system has answered with a file of its own. */
  await: 'written' | 'answer'
  /** The files of a delivery, in the order they are written; `name` is theirs without an ending. */
  filesOf: (name: string, document: Document, envelope: Envelope) => Promise<readonly OutFile[]>
}

/** Gives deliveries to the national system as files. */
export class Outbox<Document> {
  readonly #folder: Folder
  readonly #writing: Writing<Document>
  readonly #waiting = new Map<string, (verdict: Verdict) => void>()

  constructor(folder: Folder, writing: Writing<Document>) {
    this.#folder = folder
    this.#writing = writing
  }

  /** Resolves when the file is there for good, or has been answered, as the profile says. The same delivery is one file. */
  async deliver(document: Document, envelope: Envelope): Promise<Verdict> {
    const name = nameOf(envelope)
    const answer = await this.#answerTo(name)
    if (answer !== undefined) return answer
    for (const { name: file, bytes } of await this.#writing.filesOf(name, document, envelope))
      await this.#folder.write('out', file, bytes)
    if (this.#writing.await === 'written') return { outcome: 'accepted' }
    const { promise, resolve } = Promise.withResolvers<Verdict>()
    this.#waiting.set(name, resolve)
    return promise
  }

  /** Looks for answers to what waits; rejects when the folder cannot be had. */
  async look(): Promise<void> {
    if (this.#waiting.size === 0) return
    const there = new Set((await this.#folder.list('out')).map(({ name }) => name))
    for (const [name, resolve] of this.#waiting) {
      if (!there.has(`${name}.ok`) && !there.has(`${name}.error`)) continue
      const verdict = await this.#answerTo(name)
      if (verdict === undefined) continue
      this.#waiting.delete(name)
      resolve(verdict)
    }
  }

  async #answerTo(name: string): Promise<Verdict | undefined> {
    if (this.#writing.await === 'written') return undefined
    const refusal = await this.#folder.read('out', `${name}.error`, ANSWER_MAX)
    if (refusal !== undefined)
      return { outcome: 'refused', reason: refusal === 'too-large' ? 'refused' : refusal.toString('utf8') }
    return (await this.#folder.read('out', `${name}.ok`, ANSWER_MAX)) === undefined
      ? undefined
      : { outcome: 'accepted' }
  }
}

/** Sorted by name, the files of a movement are in the log's order. */
const nameOf = ({ receiver, logIndex, type, mrn }: Envelope): string =>
  [receiver.replace('/', '~'), String(logIndex).padStart(12, '0'), type, ...(mrn === undefined ? [] : [mrn])].join('_')

/** The sender's own bytes, with its signature and the hub's seal beside. The message last: whoever waits for it finds its proofs. */
export function messageFiles(name: string, { body, contentType, signature, seal }: Envelope): OutFile[] {
  const kind = contentType === 'application/json' ? 'json' : 'xml'
  return [
    ...(signature === undefined ? [] : [{ name: `${name}.${kind}.p7s`, bytes: signature }]),
    { name: `${name}.${kind}.seal.p7s`, bytes: seal },
    { name: `${name}.${kind}`, bytes: body },
  ]
}
