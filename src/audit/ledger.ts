import type { Effect } from '../domain/model/decision.ts'
import type { Guarantee } from '../domain/model/guarantee.ts'
import { type Balances, type ReplayedGuarantee, replayGuarantees } from '../domain/engine/replay.ts'
import { loggedGuarantee } from '../domain/model/logged.ts'
import type { AuditEntry, AuditLeaf, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import { DebtCheck, type OpenDebts } from './debts.ts'
import { FundCheck, type FundSums } from './funds.ts'
import type { Breaches } from './result.ts'
import { Reader } from './stream.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Grn } from '../domain/values/identifiers.ts'

/** Amounts of movements' lines by what they are in, per guarantee. */
export type LineSums = ReadonlyMap<Grn, ReadonlyMap<string, bigint>>

/** What the stored movements say of guarantees: their lines, what guarantors owe each other, what is claimed of funds. */
export type MovementSums = { lines: LineSums; debts: OpenDebts; funds: FundSums }

/**
 * Invariant I5: the entries of each guarantee, applied from zero, balance at every point and give what is stored; the
 * table of entries, the log and the movements' lines tell the same. Memory grows with the number of guarantees only.
 */
export class LedgerCheck {
  readonly #breaches: Breaches
  readonly #entries: Reader<AuditEntry>
  readonly #guarantees = new Map<Grn, ReplayedGuarantee>()
  readonly #debts: DebtCheck
  readonly #funds: FundCheck

  constructor(source: AuditSource, breaches: Breaches) {
    this.#breaches = breaches
    this.#entries = new Reader(source.entries())
    this.#debts = new DebtCheck(breaches)
    this.#funds = new FundCheck(breaches)
  }

  async leaf({ index, mrn, sender }: Pick<AuditLeaf, 'index' | 'mrn' | 'sender'>, effect: Effect): Promise<void> {
    await this.#sameEntries(index, effect.entries ?? [])
    this.#debts.leaf({ index, mrn, sender, effect }, (grn) => guarantorOf(this.#guarantees.get(grn)))
    this.#funds.leaf({ index, mrn, effect })
    let after: ReadonlyMap<Grn, ReplayedGuarantee>
    try {
      after = replayGuarantees((grn) => this.#guarantees.get(grn), effect)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#breaches.add('I5', { logIndex: index }, `its effect does not fit the guarantees: ${error.message}`)
      return
    }
    for (const [grn, replayed] of after) {
      this.#guarantees.set(grn, replayed)
      for (const what of unbalanced(replayed.balances)) this.#breaches.add('I5', { logIndex: index, grn }, what)
    }
    for (const { grn, from, to } of effect.entries ?? []) {
      const { available } = this.#guarantees.get(grn)?.balances ?? { available: 0n }
      if (from === 'available' && to !== 'limit' && available < 0n) {
        this.#breaches.add('I5', { logIndex: index, grn }, `takes ${-available} more than is available`)
      }
    }
  }

  async end(source: AuditSource, { lines, debts, funds }: MovementSums): Promise<void> {
    for (let left = await this.#entries.next(); left !== undefined; left = await this.#entries.next()) {
      this.#breaches.add('I5', { logIndex: left.logIndex, grn: left.grn }, 'an entry that the log does not know')
    }
    this.#debts.end(debts)
    this.#funds.end(funds)
    for await (const guarantee of source.guarantees()) {
      this.#breaches.counts.guarantees += 1
      this.#stored(guarantee, lines.get(guarantee.grn) ?? new Map())
      this.#guarantees.delete(guarantee.grn)
    }
    for (const grn of this.#guarantees.keys()) this.#breaches.add('I5', { grn }, 'is in the log and not stored')
  }

  #stored(guarantee: Guarantee, lines: ReadonlyMap<string, bigint>): void {
    const { grn, limit, available, reserved, inUse, claimed, spent } = guarantee
    const replayed = this.#guarantees.get(grn)
    if (replayed === undefined) return this.#breaches.add('I5', { grn }, 'is stored and not in the log')
    const stored: Balances = { limit, available, reserved, inUse, claimed, spent }
    for (const account of Object.keys(stored) as (keyof Balances)[]) {
      const sum = replayed.balances[account]
      if (sum === stored[account]) continue
      this.#breaches.add('I5', { grn }, `${account} is stored as ${stored[account]}, its entries give ${sum}`)
    }
    if (canonicalJson(replayed.header) !== canonicalJson(loggedGuarantee(guarantee))) {
      this.#breaches.add('I4', { grn }, 'replay gives another header than is stored')
    }
    for (const [state, balance] of [
      ['reserved', reserved],
      ['in-use', inUse],
      ['claimed', claimed],
    ] as const) {
      const sum = lines.get(state) ?? 0n
      if (sum !== balance)
        this.#breaches.add('I5', { grn }, `lines ${state} add up to ${sum}, its account is ${balance}`)
    }
  }

  async #sameEntries(index: bigint, logged: NonNullable<Effect['entries']>): Promise<void> {
    const stored = await this.#entries.takeWhile(({ logIndex }) => logIndex <= index)
    this.#breaches.counts.entries += stored.length
    const told = stored.map((row) => entryText(row.logIndex, row.grn, row.line, row.from, row.to, row.minor.toString()))
    const known = logged.map((row) => entryText(index, row.grn, row.line, row.from, row.to, row.minor))
    if (told.join('\n') === known.join('\n')) return
    const differing = [...stored, ...logged].find((_, at) => told[at] !== known[at])
    const place = { logIndex: index, ...(differing === undefined ? {} : { grn: differing.grn }) }
    this.#breaches.add('I5', place, `stored entries [${told.join('; ')}], in the log [${known.join('; ')}]`)
  }
}

const guarantorOf = (guarantee: ReplayedGuarantee | undefined): string | undefined =>
  (guarantee?.header as { guarantor?: PartyKey } | undefined)?.guarantor

const entryText = (index: bigint, grn: Grn, line: number | undefined, from: string, to: string, minor: string) =>
  `${index} ${grn} ${line ?? '-'} ${from} ${to} ${minor}`

function unbalanced({ limit, available, reserved, inUse, claimed, spent }: Balances): string[] {
  const sum = available + reserved + inUse + claimed + spent
  const wrong = limit === sum ? [] : [`the limit is ${limit}, its accounts add up to ${sum}`]
  const accounts = Object.entries({ limit, reserved, inUse, claimed, spent })
  return [...wrong, ...accounts.flatMap(([name, balance]) => (balance < 0n ? [`${name} is ${balance}`] : []))]
}
