import type { AuditAct, AuditSource } from '../ports/audit.ts'
import type { Pinned, PinnedByAct } from '../ports/pinned.ts'
import type { Breaches } from './result.ts'

/**
 * What no entry of the log covers one by one: the registry's tables, and time-stamps, cosignatures and certificates of the hub. Each act
 * on the registry says what they held before it and after it; between two acts, and since the last one, nobody may have changed them.
 * An act must not make good what was changed before it: that is why it says both.
 */
export class PinnedCheck {
  readonly #breaches: Breaches
  #last: { pinned: Pinned; logIndex: bigint } | undefined

  constructor(breaches: Breaches) {
    this.#breaches = breaches
  }

  act({ change, logIndex }: Pick<AuditAct, 'change' | 'logIndex'>): void {
    const said = change?.tables === undefined ? undefined : pinnedIn(change.tables)
    // Words that cannot be read are not those in the log, and named there.
    if (said === undefined) return
    if (this.#last !== undefined) this.#compare(said.before, `before leaf ${logIndex}`)
    this.#last = { pinned: said.after, logIndex }
  }

  async end(source: Pick<AuditSource, 'pinned'>): Promise<void> {
    if (this.#last === undefined) return
    const now = await source.pinned(this.#last.pinned.grown)
    this.#breaches.counts.tables = Object.keys(now.tables).length + Object.keys(now.grown).length
    this.#compare(now, 'now')
  }

  #compare({ form, tables, grown }: Pinned, when: string): void {
    const { pinned, logIndex } = this.#last as { pinned: Pinned; logIndex: bigint }
    if (form !== pinned.form) {
      return this.#breaches.notCompared('tables of the registry: the last act on it was by another release')
    }
    const changed = [
      ...Object.keys(pinned.tables).filter((table) => tables[table] !== pinned.tables[table]),
      ...Object.keys(pinned.grown).filter((table) => grown[table]?.digest !== pinned.grown[table]?.digest),
    ]
    for (const table of changed) {
      this.#breaches.add(
        'I4',
        { logIndex },
        `table ${table} is not ${when} what it was after this act, and no act has changed it`,
      )
    }
  }
}

const isPinned = (said: Partial<Pinned> | undefined): boolean =>
  typeof said?.tables === 'object' && typeof said.grown === 'object'

function pinnedIn(text: string): PinnedByAct | undefined {
  try {
    const said = JSON.parse(text) as Partial<PinnedByAct>
    return isPinned(said.before) && isPinned(said.after) ? (said as PinnedByAct) : undefined
  } catch {
    return undefined
  }
}
