import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { TestParty } from '../support/parties.ts'
import { SYSTEMS, type System } from './journeys.ts'
import type { Login, News, Orders, Word } from './line.ts'

/** One national system in a process of its own. */
export type NationalSystem = {
  readonly system: System
  /** Its journal's file. */
  readonly journal: string
  pid(): number | undefined
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** Starts it again on its journal. */
  restart(): void
  /** Goes on slowly, or quickly again, or begins no more journeys. */
  tell(word: Word): void
  /** The last it has told of itself. */
  standing(): Pick<News, 'open' | 'journeys' | 'begins'>
  /** Answers it got in all its lives, by status. */
  statuses(): Map<string, number>
}

/** Starts both; `hear` is told their news, `die` of an end nobody asked for. */
export function startSystems(
  orders: Omit<Orders, 'system' | 'logins' | 'journal'> & { folder: string },
  partyOf: (key: string) => TestParty,
  hear: (news: News) => void,
  die: (text: string) => void,
): NationalSystem[] {
  return (Object.keys(SYSTEMS) as System[]).map((system) => {
    const { folder, ...rest } = orders
    const journal = join(folder, `${system}.jsonl`)
    const logins = SYSTEMS[system].map((key) => loginOf(partyOf(key)))
    return startSystem({ ...rest, system, logins, journal }, hear, die)
  })
}

const loginOf = ({ key, party, identity, token, amqp }: TestParty): Login => {
  const certificate = identity.certificateDer.toString('base64')
  return { key, party, keyPem: identity.keyPem, certificate, token, amqp }
}

const PROGRAM = join(import.meta.dirname, 'national.ts')

function startSystem(orders: Orders, hear: (news: News) => void, die: (text: string) => void): NationalSystem {
  const before = new Map<string, number>()
  let last: News = { receipts: [], told: [], open: 0, journeys: 0, begins: true, statuses: {} }
  let wanted = true
  const start = (): ChildProcess => {
    const child = fork(PROGRAM, { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 2, 2, 'ipc'] })
    child.send(orders)
    child.on('message', (news) => {
      last = news as News
      hear(last)
    })
    child.on('exit', (code, signal) => {
      for (const [status, count] of Object.entries(last.statuses)) before.set(status, (before.get(status) ?? 0) + count)
      // As long as nobody knows, something may be open.
      last = { receipts: [], told: [], open: 1, journeys: 1, begins: true, statuses: {} }
      if (wanted) die(`the system of ${orders.system} ended by ${signal ?? `code ${code}`}`)
    })
    return child
  }
  let child = start()
  const system = orders.system as System
  return {
    system,
    journal: orders.journal,
    pid: () => child.pid,
    kill: async () => {
      wanted = false
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    restart: () => {
      wanted = true
      child = start()
    },
    tell: (word) => void child.send(word),
    standing: () => last,
    statuses: () => {
      const sum = new Map(before)
      for (const [status, count] of Object.entries(last.statuses)) sum.set(status, (sum.get(status) ?? 0) + count)
      return sum
    },
  }
}
