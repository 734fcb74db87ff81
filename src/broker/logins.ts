import { textOf } from '../amqp/bounded.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { BrokerLogin, QueueOwner } from '../ports/broker.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import type { Backoff } from '../domain/values/backoff.ts'
import type { Management } from './management.ts'
import { Until } from './until.ts'

export type LoginsOptions = {
  /** Undefined: the parties' logins are the operator's to keep. */
  management: Management | undefined
  /** The hub's own user, whom no party's may replace. */
  reserved: string
  backoff: Backoff
  log: Log
  timers: Timers
  random: () => number
}

type Wanted = ReadonlyMap<string, BrokerLogin & { key: PartyKey }>

/**
 * The parties' logins at the broker: those wanted are there with their permissions, those that were known and are wanted no
 * longer are gone, with their connections. A login that were forgotten here would go on to be let in, which is the worst that can
 * happen to a revocation; so it is held against what the broker says it has, until that agrees.
 */
export class Logins {
  readonly #options: LoginsOptions
  readonly #until: Until
  #wanted: Wanted = new Map()
  readonly #known = new Set<string>()
  /** What the broker was given, by user, since it was last connected to. */
  readonly #made = new Map<string, string>()
  /** Users whose end the broker has been told, until none of their connections is left. */
  readonly #ending = new Set<string>()
  #limited = false

  constructor(options: LoginsOptions) {
    this.#options = options
    const { backoff, timers, random } = options
    this.#until = new Until({ attempt: () => this.#attempt(), backoff, timers, random })
  }

  /** From now on these are wanted. @param former users of parties that are not to be let in, if they are still there */
  want(owners: readonly QueueOwner[], former: readonly string[]): void {
    this.#wanted = new Map(
      owners.flatMap(({ key, logins = [] }) => logins.map((login) => [login.user, { ...login, key }] as const)),
    )
    for (const user of [...this.#wanted.keys(), ...former]) this.#known.add(user)
  }

  /** Resolves after an attempt to make it so; further ones follow by themselves. Never rejects. */
  settle(): Promise<void> {
    return this.#until.ask()
  }

  /** After a reconnect: the broker may be another one, or have lost everything. */
  settleAnew(): Promise<void> {
    this.#made.clear()
    this.#limited = false
    return this.settle()
  }

  stop(): Promise<void> {
    return this.#until.stop()
  }

  async #attempt(): Promise<boolean> {
    const { management, log } = this.#options
    if (management === undefined) {
      log.warn({}, 'AMQP_MANAGEMENT_URL is not set: users and permissions of the parties are not created')
      return true
    }
    try {
      const present = await management.users()
      // Ends first: being let in too long is worse than being let in too late.
      const done = [await this.#end(management, present), await this.#make(management, present)]
      if (!this.#limited) await management.limitQueues()
      this.#limited = true
      return done.every(Boolean)
    } catch (error) {
      log.error({ error: textOf(error) }, 'the logins at the broker cannot be brought up to date; tried again')
      return false
    }
  }

  /** Returns whether all that are to be gone are gone. */
  async #end(management: Management, present: ReadonlySet<string>): Promise<boolean> {
    const { log, reserved } = this.#options
    const gone = [...this.#known].filter((user) => !this.#wanted.has(user) && user !== reserved && present.has(user))
    const failed = await each(gone, async (user) => {
      this.#made.delete(user)
      await management.deleteUser(user)
      this.#ending.add(user)
    })
    for (const [user, error] of failed) log.error({ user, error }, 'a broker user cannot be removed')
    for (const user of this.#wanted.keys()) this.#ending.delete(user)
    if (this.#ending.size === 0) return failed.size === 0
    const open = (await management.connections()).filter(({ user }) => this.#ending.has(user))
    await Promise.all(open.map(({ name }) => management.closeConnection(name)))
    if (open.length === 0) this.#ending.clear()
    return failed.size === 0 && open.length === 0
  }

  /** Returns whether all that are wanted are there, but for those that never can be. */
  async #make(management: Management, present: ReadonlySet<string>): Promise<boolean> {
    const { log, reserved } = this.#options
    const lacking = [...this.#wanted].filter(
      ([user, { passwordHash }]) => this.#made.get(user) !== passwordHash || !present.has(user),
    )
    const failed = await each(lacking, async ([user, login]) => {
      if (user === reserved) throw new Error('that is the name of the hub itself at the broker')
      await management.putUser(login)
      this.#made.set(user, login.passwordHash)
    })
    for (const [[user, { key }], error] of failed) log.error({ key, user, error }, 'a broker user cannot be created')
    return [...failed.keys()].every(([user]) => user === reserved)
  }
}

/** A few at a time; returns those that failed, since one party's trouble must not keep the others from their logins. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<Map<T, string>> {
  const failed = new Map<T, string>()
  const queue = [...items]
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const one = item
      await work(one).catch((error: unknown) => failed.set(one, textOf(error)))
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return failed
}
