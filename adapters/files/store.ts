import { join } from 'node:path'
import { type Journal, openJournal } from '#adapter-api'

/** What became of one message of a file. */
export type Outcome = {
  key: string
  /** Line of its first row in the file; 0 for a file that is one message. */
  line: number
  status: 'accepted' | 'refused'
  findings: readonly { code: string; place: string; message: string }[]
  warnings: readonly { code: string; message: string }[]
  mrn?: string
  id?: string
}

type StoreRecord =
  /** A key stands for this content from now on. */
  | { k: 'taken'; key: string; digest: string }
  /** The verdict on a whole file, which a repeat of the file gets again. */
  | { k: 'verdict'; file: string; outcomes: readonly Outcome[] }

/** What the adapter remembers for ever: which content a key stands for, and what was said of each file. */
export type FileStore = {
  /** The verdict on the file of these bytes (SHA-256), if it was given. */
  verdict(file: string): readonly Outcome[] | undefined
  /** The content a key was accepted with. */
  taken(key: string): string | undefined
  take(key: string, digest: string): Promise<void>
  keep(file: string, outcomes: readonly Outcome[]): Promise<void>
  close(): Promise<void>
}

/** Opens the store in the adapter's own folder. Rejects when it is damaged: forgetting would double messages. */
export async function openStore(dataDir: string): Promise<FileStore> {
  const { journal, records } = await openJournal<StoreRecord>(join(dataDir, 'files.jsonl'))
  const verdicts = new Map<string, readonly Outcome[]>()
  const keys = new Map<string, string>()
  const apply = (record: StoreRecord): void => {
    if (record.k === 'taken') keys.set(record.key, record.digest)
    else verdicts.set(record.file, record.outcomes)
  }
  records.forEach(apply)
  const append = async (record: StoreRecord): Promise<void> => {
    await (journal satisfies Journal<StoreRecord>).append(record)
    apply(record)
  }
  return {
    verdict: (file) => verdicts.get(file),
    taken: (key) => keys.get(key),
    take: (key, digest) => append({ k: 'taken', key, digest }),
    keep: (file, outcomes) => append({ k: 'verdict', file, outcomes }),
    close: () => journal.close(),
  }
}
