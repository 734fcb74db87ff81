import { createHash } from 'node:crypto'
import { type AdapterContext, type Manifest, type Message, partyKeyOf, type SendResult } from '#adapter-api'
import { columnsOf } from './columns.ts'
import { TableError } from './faults.ts'
import type { Folder } from './folder.ts'
import { ownSender, type Profile } from './profile.ts'
import { entriesOf, type ReadEntry } from './read.ts'
import { csvOf, linesOfCsv, linesOfWorkbook } from './sheet.ts'
import { Steady } from './steady.ts'
import type { FileStore, Outcome } from './store.ts'
import { digestOf, messageOf, type Table } from './table.ts'
import { describe, STATUSES, VERDICT_COLUMNS } from './words.ts'

/** A document that is handed to the host. */
export type FileDocument = Table | { form: 'message'; message: Message }

export type IntakeDeps = {
  folder: Folder
  store: FileStore
  profile: Profile
  sends: Manifest['sends']
  context: Pick<AdapterContext, 'connections' | 'decode' | 'log'>
  send: (document: FileDocument) => Promise<SendResult>
}

/** Larger files are refused: they are read whole. */
const MAX_BYTES = 10 * 1024 * 1024
/** Messages of one file under way at once; the host keeps the order of each movement. */
const AT_ONCE = 64

const KINDS = ['.csv', '.xlsx', '.json', '.xml']

/** Takes files in: each is read, sent, answered by a verdict file, and only then moved. */
export class Intake {
  readonly #deps: IntakeDeps
  readonly #steady = new Steady()

  constructor(deps: IntakeDeps) {
    this.#deps = deps
  }

  /** One look at the folder; rejects when it cannot be had. Files are taken oldest first. */
  async look(): Promise<void> {
    for (const { name } of this.#steady.look(await this.#deps.folder.list('in'))) await this.#take(name)
  }

  async #take(name: string): Promise<void> {
    const { folder, store, context, profile } = this.#deps
    const bytes = await folder.read('in', name, MAX_BYTES)
    if (bytes === undefined) return
    const digest = bytes === 'too-large' ? `too-large ${name}` : createHash('sha256').update(bytes).digest('hex')
    const known = store.verdict(digest)
    const outcomes = known ?? (await this.#outcomes(name, bytes))
    if (known === undefined && bytes !== 'too-large') await store.keep(digest, outcomes)
    const part = outcomes.every(({ status }) => status === 'accepted') ? 'done' : 'rejected'
    // Two files of one name, or one handed in twice, must not overwrite each other's verdict.
    const as = `${digest.slice(0, 8).replaceAll(' ', '-')}-${name}`
    await folder.write(part, `${as}.result.csv`, csvOf(verdictLines(outcomes, profile), profile))
    await folder.move('in', name, part, as)
    this.#steady.forget(name)
    const refused = outcomes.filter(({ status }) => status === 'refused').length
    context.log('file-taken', { name, messages: outcomes.length, refused, repeat: known !== undefined })
  }

  async #outcomes(name: string, bytes: Buffer | 'too-large'): Promise<Outcome[]> {
    try {
      if (bytes === 'too-large') throw new TableError({ fault: 'too-large', expected: String(MAX_BYTES) })
      const entries = await this.#read(name, bytes)
      const outcomes: Outcome[] = []
      for (let at = 0; at < entries.length; at += AT_ONCE) {
        outcomes.push(...(await Promise.all(entries.slice(at, at + AT_ONCE).map((entry) => this.#send(entry)))))
        if (entries.length > AT_ONCE)
          this.#deps.context.log('file-progress', { name, done: outcomes.length, of: entries.length })
      }
      return outcomes
    } catch (error) {
      if (error instanceof TableError) return [this.#refused('', undefined, error)]
      throw error
    }
  }

  async #read(name: string, bytes: Buffer): Promise<(ReadEntry | Message)[]> {
    const { profile, sends, context } = this.#deps
    const kind = KINDS.find((one) => name.toLowerCase().endsWith(one))
    if (kind === undefined) throw new TableError({ fault: 'macros', expected: KINDS.join(' ') })
    if (kind === '.json' || kind === '.xml') {
      const read = context.decode(bytes, kind === '.json' ? 'application/json' : 'application/xml')
      if ('reason' in read) throw new TableError({ fault: 'not-a-message', value: read.reason })
      return [read.message]
    }
    const lines = kind === '.csv' ? linesOfCsv(bytes, profile) : await linesOfWorkbook(bytes)
    return entriesOf(lines, { profile, sends, own: ownSender(context.connections) })
  }

  async #send(entry: ReadEntry | Message): Promise<Outcome> {
    if ('type' in entry) return this.#sendMessage('', 0, entry)
    if ('error' in entry) return this.#refused(entry.key, undefined, entry.error)
    const { key, table, lines } = entry
    const { store } = this.#deps
    const [name, digest] = [`${table.type} ${key}`, digestOf(table)]
    const taken = store.taken(name)
    if (taken !== undefined && taken !== digest)
      return this.#refused(key, undefined, new TableError({ fault: 'key-used', value: key, row: 0 }), lines)
    let message: Message
    try {
      message = messageOf(table)
    } catch (error) {
      if (error instanceof TableError) return this.#refused(key, table, error, lines)
      throw error
    }
    const outcome = await this.#sendMessage(key, lines[0] ?? 0, message)
    if (outcome.status === 'accepted' && taken === undefined) await store.take(name, digest)
    return outcome
  }

  async #sendMessage(key: string, line: number, message: Message): Promise<Outcome> {
    const { connections } = this.#deps.context
    const from = partyKeyOf(message.sender)
    if (!connections.some(({ party }) => party === from))
      return this.#refused(key, undefined, new TableError({ fault: 'sender', value: from, line }))
    const result = await this.#deps.send({ form: 'message', message })
    if (result.outcome === 'refused') {
      const findings = result.errors.map(({ code, pointer, message = '' }) => ({ code, place: pointer, message }))
      const all = findings.length > 0 ? findings : [{ code: result.code, place: '', message: '' }]
      return { key, line, status: 'refused', findings: all, warnings: [], id: result.id }
    }
    const { id, mrn, warnings = [] } = result
    const told = warnings.map(({ code, text }) => ({ code, message: text }))
    return { key, line, status: 'accepted', findings: [], warnings: told, id, ...(mrn === undefined ? {} : { mrn }) }
  }

  #refused(key: string, table: Table | undefined, { fault }: TableError, lines: readonly number[] = []): Outcome {
    const { language } = this.#deps.profile
    const label = table === undefined ? undefined : columnsOf(table.type).get(fault.column ?? '')?.labels[language]
    const line = fault.line ?? lines[fault.row ?? 0] ?? lines[0] ?? 0
    const said = label === undefined ? fault.column : `${label} (${fault.column})`
    const finding = { code: fault.fault, place: fault.column ?? '', message: describe(fault, language, said) }
    return { key, line, status: 'refused', findings: [finding], warnings: [] }
  }
}

/** A verdict file: a line for each message, and one for each thing found in it. */
function verdictLines(outcomes: readonly Outcome[], { language }: Profile): string[][] {
  const lines = outcomes.flatMap(({ key, line, status, findings, warnings, mrn = '', id = '' }) => {
    const at = line === 0 ? '' : String(line)
    const rest = [mrn, id]
    const accepted = status === 'accepted' ? [[key, at, STATUSES.accepted[language], '', '', '', ...rest]] : []
    return [
      ...accepted,
      ...findings.map((one) => [key, at, STATUSES.refused[language], one.code, one.place, one.message, ...rest]),
      ...warnings.map((one) => [key, at, STATUSES.warning[language], one.code, '', one.message, ...rest]),
    ]
  })
  return [[...VERDICT_COLUMNS[language]], ...lines]
}
