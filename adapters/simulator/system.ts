import { randomUUID } from 'node:crypto'
import { type AdapterContext, type Check, type Envelope, type SendResult, type Verdict } from '#adapter-api'
import { type ActContext, bondDocument, declarationDocument, documentOf } from './acts.ts'
import type { Bond, NationalDocument, T1 } from './documents.ts'
import { openSteps } from './steps.ts'
import { type Dossier, dossierNumber, type DeliveryLine, type NationalStore, type Step } from './store.ts'

export type NationalSettings = {
  travelMs: number
  ownMrn: boolean
  automatic: ReadonlySet<string>
  keepers: ReadonlySet<string>
}

/** The simulated national system: its officers, its store, and the one way it hears and speaks. */
export type NationalSystem = {
  start(send: (document: NationalDocument) => Promise<SendResult>): void
  /** Checks the delivery for itself, stores it, and says whether it takes it. */
  deliver(document: NationalDocument, envelope: Envelope): Promise<Verdict>
  declare(t1: T1, hold: readonly Step[]): Promise<{ number: string; ref: string }>
  register(bond: Bond, party: string): Promise<{ ref: string }>
  order(number: string, order: 'hold' | 'go', steps: readonly Step[]): Promise<void>
  stop(): Promise<void>
}

/** The states of a freshly declared movement that settle whether it can be released. */
const SETTLED: ReadonlySet<string> = new Set(['registered', 'guarantee-refused', 'not-released', 'cancelled'])

export const createSystem = (
  store: NationalStore,
  country: string,
  settings: NationalSettings,
  context: AdapterContext,
): NationalSystem => new Officers(store, country, settings, context)

class Officers implements NationalSystem {
  readonly #store: NationalStore
  readonly #country: string
  readonly #settings: NationalSettings
  readonly #context: AdapterContext
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  #send: ((document: NationalDocument) => Promise<SendResult>) | undefined
  #stopped = false

  constructor(store: NationalStore, country: string, settings: NationalSettings, context: AdapterContext) {
    this.#store = store
    this.#country = country
    this.#settings = settings
    this.#context = context
  }

  start(send: (document: NationalDocument) => Promise<SendResult>): void {
    this.#send = send
    // The same documents as before the stop: the host and the hub know them by their number.
    for (const act of this.#store.acts()) if (!act.answered) this.#run(() => this.#submit(act.document))
    this.#advance()
  }

  async deliver(document: NationalDocument, envelope: Envelope): Promise<Verdict> {
    const { receiver: to, sender: from, id } = envelope
    const first = this.#store.delivered(`${to} ${from} ${id}`)
    // Handed over again because the host died before it had our verdict: the same verdict, and no second line.
    if (first !== undefined) return verdictOf(first)
    const line = judge(this.#store, this.#country, document, envelope, this.#context)
    await this.#store.write(line)
    const { receiver, sender, type, mrn, logIndex, verdict } = line
    this.#context.log('delivered', { receiver, sender, type, ...(mrn ? { mrn } : {}), logIndex, verdict })
    this.#advance()
    return verdictOf(line)
  }

  async declare(t1: T1, hold: readonly Step[]): Promise<{ number: string; ref: string }> {
    const number = dossierNumber(t1.from, t1.number)
    const ref = randomUUID()
    const document = declarationDocument(t1, this.#settings.ownMrn, this.#actContext(ref))
    await this.#store.write({ k: 'act', document })
    if (hold.length > 0) await this.#store.write({ k: 'order', number, order: 'hold', steps: hold })
    this.#run(() => this.#submit(document))
    return { number, ref }
  }

  async register(bond: Bond, party: string): Promise<{ ref: string }> {
    const ref = randomUUID()
    const document = bondDocument(bond, party, this.#actContext(ref))
    await this.#store.write({ k: 'act', document })
    this.#run(() => this.#submit(document))
    return { ref }
  }

  async order(number: string, order: 'hold' | 'go', steps: readonly Step[]): Promise<void> {
    await this.#store.write({ k: 'order', number, order, steps })
    this.#advance()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await Promise.all(this.#running)
    await this.#store.close()
  }

  #open(dossier: Dossier): Step[] {
    const { automatic, keepers } = this.#settings
    return openSteps(dossier, this.#country, automatic, keepers)
  }

  #actContext(ref: string): ActContext {
    return { country: this.#country, now: this.#context.clock(), ref }
  }

  /**
   * Runs beside the deliveries; an error ends this one thing and is on record, what is stored is taken up again at
   * start.
   */
  #run(work: () => Promise<void>): void {
    if (this.#stopped) return
    const done = work()
      .catch((error) => {
        if (!this.#stopped) this.#context.log('act-failed', { error: String(error) })
      })
      .finally(() => this.#running.delete(done))
    this.#running.add(done)
  }

  #later(key: string, work: () => Promise<void>): void {
    if (this.#stopped || this.#timers.has(key)) return
    const fire = () => {
      this.#timers.delete(key)
      this.#run(work)
    }
    this.#timers.set(key, setTimeout(fire, this.#settings.travelMs))
  }

  async #submit(document: NationalDocument): Promise<void> {
    if (!this.#send) throw new Error('not started')
    const result = await this.#send(document)
    await this.#store.write({ k: 'answer', result })
    const mrn = 'mrn' in document ? document.mrn : undefined
    const number = document.form === 'T1' ? { number: dossierNumber(document.t1.from, document.t1.number) } : {}
    this.#context.log('answered', { form: document.form, ...number, ...(mrn ? { mrn } : {}), ...result })
    this.#advance()
  }

  /** Sets a timer for every step that is open, and asks for the standing of what was just declared. */
  #advance(): void {
    for (const dossier of this.#store.dossiers.values()) {
      const { number, ours, mrn, standing, bondRefused } = dossier
      if (ours && mrn !== undefined && standing === undefined && bondRefused === undefined) {
        this.#later(`standing ${number}`, () => this.#askStanding(number))
      }
      for (const step of this.#open(dossier)) {
        this.#later(`${step} ${number}`, () => this.#take(number, step))
      }
    }
  }

  async #askStanding(number: string): Promise<void> {
    const mrn = this.#store.dossiers.get(number)?.mrn
    const party = this.#context.connections.find((connection) => connection.role === 'customs')?.party
    if (mrn === undefined || party === undefined) return
    const answer = await this.#context.query(party, `/v1/movements/${mrn}`).catch(() => undefined)
    const state = (answer?.body as { state?: string } | undefined)?.state
    if (answer?.status === 200 && state !== undefined && SETTLED.has(state)) {
      await this.#store.write({ k: 'standing', number, state })
    }
    this.#advance()
  }

  async #take(number: string, step: Step): Promise<void> {
    const dossier = this.#store.dossiers.get(number)
    if (!dossier || !this.#open(dossier).includes(step)) return
    const document = documentOf(dossier, step, this.#actContext(randomUUID()))
    await this.#store.write({ k: 'act', document, step, number })
    await this.#submit(document)
  }
}

const verdictOf = ({ verdict, reason }: DeliveryLine): Verdict =>
  verdict === 'accepted' ? { outcome: verdict } : { outcome: verdict, reason: reason ?? 'refused' }

/** This system's own judgement of a delivery: it relies on nobody's, its adapter host's included. */
const judge = (
  store: NationalStore,
  country: string,
  document: NationalDocument,
  envelope: Envelope,
  context: AdapterContext,
): DeliveryLine => {
  const { receiver, sender, id, type, mrn, logIndex } = envelope
  const last = store.lastIndex(receiver, mrn ?? sender)
  const order: Check = { name: 'order', ok: logIndex > last }
  const checks = [...context.verify(envelope), order]
  const fault = checks.find((check) => !check.ok)
  const reason = fault ? `${fault.name} ${fault.detail ?? `${logIndex} after ${last}`}` : misplaced(country, document)
  return {
    k: 'delivery',
    receiver,
    sender,
    id,
    type,
    ...(mrn === undefined ? {} : { mrn }),
    logIndex,
    verdict: reason === undefined ? 'accepted' : 'refused',
    ...(reason === undefined ? {} : { reason }),
    checks,
    document,
  }
}

/** A record of a movement that never enters this country was sent to the wrong one. */
const misplaced = (country: string, document: NationalDocument): string | undefined =>
  document.form === 'EXPECT' && !document.expected.route.some((stage) => stage.country === country)
    ? 'this movement does not come here'
    : undefined

/** Whether a text names a step of some movement of this route. */
export const isStep = (text: unknown): text is Step =>
  typeof text === 'string' &&
  /^(release|notice|arrival|permission|remarks|result|write-off|(exit|entry):\d{1,2})$/.test(text)
