import { join } from 'node:path'
import { type Check, type Journal, openJournal, type SendResult } from '#adapter-api'
import type { NationalDocument, Permit, Plate, Premises } from './documents.ts'

/** Acts of a national system on one movement, in the order a movement knows them; `n` is the place in the route. */
export type Step =
  | 'release'
  | `exit:${number}`
  | `entry:${number}`
  | 'notice'
  | 'arrival'
  | 'permission'
  | 'remarks'
  | 'result'
  | 'write-off'

/**
 * One line per delivery, on disk before the hub hears of it: what outside checks compare with the hub's own figures.
 */
export type DeliveryLine = {
  k: 'delivery'
  receiver: string
  sender: string
  id: string
  type: string
  mrn?: string
  logIndex: number
  verdict: 'accepted' | 'refused'
  reason?: string
  checks: readonly Check[]
  document: NationalDocument
}

export type StoreLine =
  | DeliveryLine
  /** A document of our own, kept before it is sent: after a crash the same is sent again. */
  | { k: 'act'; document: NationalDocument; step?: Step; number?: string }
  | { k: 'answer'; result: SendResult }
  /** The state the hub shows for a declared movement, once known. */
  | { k: 'standing'; number: string; state: string }
  /** Steps an officer holds back (`hold`), or orders whatever is still missing (`go`). */
  | { k: 'order'; number: string; order: 'hold' | 'go'; steps: readonly Step[] }

/** The name of a movement before it has an MRN, the same in every system on the way: departure country and LRN. */
export const dossierNumber = (from: string, lrn: string): string => `${from.slice(0, 2)}:${lrn}`

/** What this system knows of one movement. */
export type Dossier = {
  number: string
  mrn?: string
  route: readonly { country: string; entry?: string; exit?: string }[]
  /** Office of departure, where it is known. */
  from?: string
  to: string
  limit: string
  zone?: string
  seals: readonly string[]
  vehicle?: Plate
  /** Declared here. */
  ours: boolean
  /** State at the hub after the declaration, `registered` or what stands in the way. */
  standing?: string
  /** Own acts: sent, and how they were answered. */
  acts: Map<Step, 'sent' | 'accepted' | 'refused'>
  held: Set<Step>
  ordered: Set<Step>
  /** Offices others reported an exit from. */
  exits: Set<string>
  /** Someone else reported the arrival: the railway, through the hub. */
  arrived?: true
  results?: string
  /** Authorisations the declaration rests on, where it was declared here. */
  permits?: readonly Permit[]
  /** The goods come to a consignee's own premises. */
  premises?: Premises
  mayUnload?: boolean
  unloaded?: boolean
  bondRefused?: string
  writtenOff: boolean
}

export type NationalStore = {
  dossiers: ReadonlyMap<string, Dossier>
  /** By MRN. */
  byMrn(mrn: string): Dossier | undefined
  delivered(key: string): DeliveryLine | undefined
  lastIndex(receiver: string, order: string): number
  acts(): readonly { document: NationalDocument; answered: boolean }[]
  counts(): { deliveries: number; refused: number; unanswered: number }
  write(line: StoreLine): Promise<void>
  close(): Promise<void>
}

/** Opens the system's one journal, `national.jsonl`, and rebuilds everything it knows from it. */
export const openStore = async (dataDir: string): Promise<NationalStore> => {
  const { journal, records } = await openJournal<StoreLine>(join(dataDir, 'national.jsonl'))
  const state = new NationalState()
  for (const line of records) state.apply(line)
  return state.over(journal)
}

type Act = { document: NationalDocument; step?: Step; number?: string; answered: boolean }

class NationalState {
  readonly dossiers = new Map<string, Dossier>()
  readonly #numbers = new Map<string, string>()
  readonly #deliveries = new Map<string, DeliveryLine>()
  readonly #indexes = new Map<string, number>()
  readonly #acts = new Map<string, Act>()
  #refused = 0

  over(journal: Journal<StoreLine>): NationalStore {
    return {
      dossiers: this.dossiers,
      byMrn: (mrn) => this.dossiers.get(this.#numbers.get(mrn) ?? ''),
      delivered: (key) => this.#deliveries.get(key),
      lastIndex: (receiver, order) => this.#indexes.get(`${receiver} ${order}`) ?? -1,
      acts: () => [...this.#acts.values()],
      counts: () => ({
        deliveries: this.#deliveries.size,
        refused: this.#refused,
        unanswered: [...this.#acts.values()].filter((act) => !act.answered).length,
      }),
      write: async (line) => {
        await journal.append(line)
        this.apply(line)
      },
      close: () => journal.close(),
    }
  }

  apply(line: StoreLine): void {
    switch (line.k) {
      case 'delivery':
        return this.#delivery(line)
      case 'act':
        return this.#act(line)
      case 'answer':
        return this.#answer(line.result)
      case 'standing': {
        const dossier = this.dossiers.get(line.number)
        if (dossier) dossier.standing = line.state
        return
      }
      case 'order': {
        const dossier = this.#dossier(line.number)
        for (const step of line.steps) {
          if (line.order === 'hold') dossier.held.add(step)
          else {
            dossier.held.delete(step)
            dossier.ordered.add(step)
          }
        }
      }
    }
  }

  #delivery(line: DeliveryLine): void {
    this.#deliveries.set(`${line.receiver} ${line.sender} ${line.id}`, line)
    const order = `${line.receiver} ${line.mrn ?? line.sender}`
    this.#indexes.set(order, Math.max(line.logIndex, this.#indexes.get(order) ?? -1))
    if (line.verdict === 'refused') {
      this.#refused += 1
      return
    }
    const { document } = line
    if (document.form === 'EXPECT') {
      const { from, route, to, limit, seals, vehicle, premises } = document.expected
      const number = dossierNumber(from, document.expected.number)
      Object.assign(this.#dossier(number), {
        ...(premises === undefined ? {} : { premises }),
        mrn: document.mrn,
        route,
        from,
        to,
        limit,
        seals,
        vehicle,
      })
      this.#numbers.set(document.mrn, number)
    }
    const dossier = this.dossiers.get(this.#numbers.get(line.mrn ?? '') ?? '')
    if (!dossier) return
    if (document.form === 'EXIT' && !document.back) dossier.exits.add(document.office)
    if (document.form === 'ARRIVAL') dossier.arrived = true
    if (document.form === 'UNLOAD') dossier.mayUnload = true
    if (document.form === 'UNLOADED') dossier.unloaded = true
    if (document.form === 'RESULT') dossier.results = document.code
    if (document.form === 'BOND-REFUSED') dossier.bondRefused = document.bonds.map((bond) => bond.reason).join(' ')
    if (document.form === 'WRITE-OFF') dossier.writtenOff = true
  }

  #act({ document, step, number }: Extract<StoreLine, { k: 'act' }>): void {
    this.#acts.set(document.stamp.ref, {
      document,
      answered: false,
      ...(step === undefined ? {} : { step }),
      ...(number === undefined ? {} : { number }),
    })
    if (document.form === 'T1') {
      const { t1, mrn } = document
      const seals = t1.boxes.flatMap((box) => box.seals)
      const known = {
        ours: true,
        route: t1.route,
        from: t1.from,
        to: t1.to,
        limit: t1.limit,
        ...(t1.zone === undefined ? {} : { zone: t1.zone }),
        seals,
        vehicle: t1.vehicle,
        ...(t1.permits === undefined ? {} : { permits: t1.permits }),
      }
      const key = dossierNumber(t1.from, t1.number)
      Object.assign(this.#dossier(key), known, mrn === undefined ? {} : { mrn })
      if (mrn !== undefined) this.#numbers.set(mrn, key)
    }
    if (step !== undefined && number !== undefined) this.dossiers.get(number)?.acts.set(step, 'sent')
  }

  #answer(result: SendResult): void {
    const act = this.#acts.get(result.id)
    if (!act) return
    act.answered = true
    const { document, step, number } = act
    if (document.form === 'T1') {
      const dossier = this.#dossier(dossierNumber(document.t1.from, document.t1.number))
      if (result.outcome === 'refused') dossier.standing = `refused ${result.code}`
      else if (result.mrn !== undefined) {
        dossier.mrn = result.mrn
        this.#numbers.set(result.mrn, dossier.number)
      }
    }
    const dossier = this.dossiers.get(number ?? '')
    if (!dossier || step === undefined) return
    dossier.acts.set(step, result.outcome)
    if (step === 'write-off' && result.outcome === 'accepted') dossier.writtenOff = true
  }

  #dossier(number: string): Dossier {
    const known = this.dossiers.get(number)
    if (known) return known
    const fresh: Dossier = {
      number,
      route: [],
      to: '',
      limit: '',
      seals: [],
      ours: false,
      acts: new Map(),
      held: new Set(),
      ordered: new Set(),
      exits: new Set(),
      writtenOff: false,
    }
    this.dossiers.set(number, fresh)
    return fresh
  }
}
