import { createHash } from 'node:crypto'
import { encodeJson } from '../../src/codec/index.ts'
import type { PartyKey } from '../../src/domain/values/party.ts'
import { catalogue } from '../../src/generated/catalogue.ts'
import type { Reference } from '../../src/domain/model/reference.ts'
import type { GuaranteeUse, Message } from '../../src/generated/types.ts'
import type { AskedWork } from '../../src/pipeline/work.ts'
import type { OutboxMessage } from '../../src/ports/outbox.ts'
import { message } from '../support/procedures.ts'
import type { Courier } from './courier.ts'
import { workOf } from './deps.ts'
import type { Faults } from './faults.ts'
import type { SimulatedHub } from './hub.ts'
import type { Random, Scheduler } from './scheduler.ts'

export type PartiesDeps = {
  hubs: readonly SimulatedHub[]
  courier: Courier
  scheduler: Scheduler
  faults: Faults
  random: Random
  reference: Reference
}

export type Receipt = { key: string; digest: Buffer; bytes: Buffer }
export type Seen = { key: string; mrn: string | undefined; logIndex: bigint; digest: string }

const RETRY_MS = 2_000

/** The national systems: they send until they are answered, keep receipts, write down what they get, and report it. */
export class Parties {
  readonly receipts: Receipt[] = []
  readonly complaints: string[] = []
  readonly journals = new Map<PartyKey, Seen[]>()
  readonly #deps: PartiesDeps
  readonly #refused = new Map<string, boolean>()
  readonly #asked = new Set<string>()
  #busy = 0

  constructor(deps: PartiesDeps) {
    this.#deps = deps
    deps.courier.arrived = (receiver) => void this.#receive(receiver)
  }

  isIdle(): boolean {
    return this.#busy === 0
  }

  /** Sends a message at a time, and again until it is answered; sometimes again after that, sometimes with other bytes. */
  send(message: Message, atMs: number): void {
    this.#busy += 1
    this.#deps.scheduler.after(atMs, () => {
      void this.#deliver(message, encodeJson(message)).then(() => {
        this.#busy -= 1
      })
    })
  }

  async #deliver(message: Message, text: string | Uint8Array): Promise<void> {
    const { faults, scheduler, random } = this.#deps
    // Every fifth comes over AMQP, where the answer is a message too.
    const work = workOf(message, Buffer.from(text), scheduler.now, random.chance(0.2))
    const first = await this.#answered(work)
    if (first.kind === 'accepted') this.#keep(work, first.receipt)
    while (faults.happens('resend')) {
      await scheduler.sleep(random.int(60_000))
      const again = await this.#answered(work)
      if (answerText(again) !== answerText(first))
        this.complaints.push(`${nameOf(work)} was answered twice, differently`)
    }
    if (!faults.happens('conflict')) return
    const other = await this.#answered(workOf(message, Buffer.from(`${Buffer.from(text).toString()} `), scheduler.now))
    if (other.kind !== 'refused' || other.httpStatus !== 409) this.complaints.push(`${nameOf(work)} took other bytes`)
  }

  async #answered(work: AskedWork) {
    const { hubs, scheduler, random } = this.#deps
    for (;;) {
      const answer = await random.pick(hubs).submit(work)
      if (answer !== 'no answer' && !(answer.kind === 'refused' && answer.httpStatus === 503)) return answer
      await scheduler.sleep(RETRY_MS + random.int(RETRY_MS))
    }
  }

  #keep(work: AskedWork, bytes: Buffer): void {
    this.receipts.push({ key: nameOf(work), digest: work.received.digest, bytes })
  }

  /** Takes one message of the queue, writes it down, reports it, and only then takes it off. */
  async #receive(receiver: PartyKey): Promise<void> {
    const { courier, scheduler, random, faults } = this.#deps
    this.#busy += 1
    await scheduler.sleep(random.int(5_000))
    const queue = courier.queues.get(receiver) ?? []
    const at = faults.happens('reorder') ? random.int(Math.min(3, queue.length)) : 0
    const message = queue[at]
    if (message !== undefined) {
      this.#note(receiver, message)
      this.#answer(receiver, message)
      if (faults.happens('wipe')) courier.wipe()
      else if (faults.happens('redeliver')) void this.#receive(receiver)
      else {
        if (catalogue[message.type].kind !== 'answer') await this.#report(receiver, message)
        const left = courier.queues.get(receiver) ?? []
        const index = left.indexOf(message)
        if (index >= 0) left.splice(index, 1)
      }
      if ((courier.queues.get(receiver) ?? []).length > 0) void this.#receive(receiver)
    }
    this.#busy -= 1
  }

  /** A guarantor with an account of his own answers what he is asked, in his own time, and not always with yes. */
  #answer(receiver: PartyKey, { type, id, mrn, body }: OutboxMessage): void {
    const key = `${receiver} ${id}`
    if (type !== 'guarantee-use' || mrn === undefined || this.#asked.has(key)) return
    this.#asked.add(key)
    const { random } = this.#deps
    const { grn } = (JSON.parse(body.toString('utf8')) as GuaranteeUse).body
    const valid = random.chance(0.8)
    const [country = '', party = ''] = receiver.split('/')
    const answer = { grn, valid, ...(valid ? {} : { reason: 'G09' as const }) }
    const sender = { country, role: 'guarantor' as const, party }
    const more = { id: random.uuid(), mrn, correlationId: id }
    this.send(message('guarantee-use-result', sender, { guarantees: [answer] }, more), random.int(100_000))
  }

  #note(receiver: PartyKey, { sender, id, mrn, logIndex, body }: OutboxMessage): void {
    const digest = createHash('sha256').update(body).digest('hex')
    const journal = this.journals.get(receiver) ?? []
    this.journals.set(receiver, journal)
    journal.push({ key: `${sender} ${id}`, mrn, logIndex, digest })
  }

  async #report(receiver: PartyKey, { sender, id, logIndex }: OutboxMessage): Promise<void> {
    const { scheduler, random, faults } = this.#deps
    const name = `${receiver} ${sender} ${id}`
    const refused = this.#refused.get(name) ?? faults.happens('refuse')
    this.#refused.set(name, refused)
    const entry = { sender, id, logIndex: Number(logIndex), outcome: refused ? 'refused' : 'accepted' }
    const at = new Date(scheduler.now).toISOString()
    const [country = '', party] = receiver.split('/')
    const role = this.#deps.reference.parties.get(receiver)?.role ?? 'customs'
    const report = {
      id: random.uuid(),
      type: 'delivery-report',
      version: '1',
      sender: { country, role, ...(party === undefined ? {} : { party }) },
      occurredAt: at,
      preparedAt: at,
      procedure: 'automatic',
      body: { entries: [refused ? { ...entry, reason: 'r' } : entry] },
    } as unknown as Message
    await this.#answered(workOf(report, encodeJson(report), scheduler.now))
  }
}

const nameOf = ({ key }: AskedWork): string => `${key?.sender} ${key?.id}`

const answerText = (answer: Awaited<ReturnType<SimulatedHub['submit']>>): string => {
  if (answer === 'no answer') return answer
  return answer.kind === 'accepted'
    ? `${answer.receipt.toString()} ${answer.receiptSignature.toString('base64')}`
    : `${answer.httpStatus} ${answer.stored?.bytes.toString()}`
}
