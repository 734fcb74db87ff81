import { createHash } from 'node:crypto'
import type { AdapterContext, Envelope, Verdict } from '#adapter-api'
import type { AnswerTo, Intake, Told } from '../rest/intake.ts'
import { Attempts } from './attempts.ts'
import { textOf, Unreadable } from './body.ts'
import { type Incoming, NoSuchAddress } from './connection.ts'
import { Link } from './link.ts'
import type { Queues } from './profile.ts'

/** What is kept of a message until it is answered. */
export type Taken = {
  content: unknown
  type?: string
  properties: Readonly<Record<string, string>>
  to: AnswerTo
}

export type WayDeps = {
  queues: Queues
  context: AdapterContext
  /** What a text says: one document, or those of a list. Throws `Unreadable`. */
  documentsOf: (text: string) => readonly unknown[]
  /** Called when the documents of a message are on disk, before it is acknowledged. */
  stored?: (contents: readonly unknown[]) => Promise<void>
  /** The body of an answer. */
  answerOf: (told: Told) => Promise<string>
}

/** An answer that the broker does not take so often is a dead letter: those behind it wait. */
const MOST_TRIES = 10
/** As much of a reason as goes into a property. */
const REASON_LENGTH = 400
/** What a JMS client can read as the name of a property. */
const NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/

/**
 * The queues of a national system: what it puts there is stored before it is acknowledged, answered where it asks to be, and a
 * dead letter when it cannot be read; what is delivered counts as delivered once its broker has it for good.
 */
export class Way {
  readonly #deps: WayDeps
  readonly #failed = new Map<string, { tries: number; reason: string | undefined }>()
  #link: Link | undefined
  #attempts: Attempts | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(deps: WayDeps) {
    this.#deps = deps
  }

  /** Resolves with what ends the looks; a broker that is away is tried again. */
  async start(intake: Intake): Promise<readonly (() => Promise<void>)[]> {
    const { queues, context } = this.#deps
    const { broker, receive } = queues
    this.#attempts = await Attempts.open(context.dataDir)
    const consume =
      receive === undefined ? undefined : { ...receive, take: (incoming: Incoming) => this.#take(incoming, intake) }
    const link = new Link({ broker, settings: context.settings, consume, context })
    this.#link = link
    return [
      context.lookAgain('broker', broker.pauseMs, () => link.look()),
      context.lookAgain('answers', broker.pauseMs, async () => {
        if (link.isUp) await intake.tell((told) => this.#say(told))
      }),
    ]
  }

  /** Resolves when the broker has it for good; rejects with anything else: the host tries again. */
  async deliver(body: string, envelope: Envelope, proofs: Readonly<Record<string, string>> = {}): Promise<Verdict> {
    const { address, body: kind } = this.#deps.queues.deliver
    const { id, sender, type, mrn, logIndex, correlationId } = envelope
    await this.#send({
      to: address,
      body: kind === 'text' ? body : Buffer.from(body),
      type,
      // The consumer knows a repeat by sender and id: what a broker confirmed too late comes twice.
      properties: {
        CorridorId: id,
        CorridorSender: sender,
        CorridorType: type,
        CorridorLogIndex: String(logIndex),
        ...(mrn === undefined ? {} : { CorridorMrn: mrn }),
        ...proofs,
      },
      ...(mrn === undefined ? {} : { group: mrn }),
      ...(correlationId === undefined ? {} : { correlationId }),
    })
    return { outcome: 'accepted' }
  }

  async stop(): Promise<void> {
    await this.#link?.close()
    await this.#attempts?.close()
  }

  #send: Link['send'] = async (message) => {
    if (this.#link === undefined) throw new Error('not started')
    await this.#link.send(message)
  }

  /** Resolves when it is on disk, or a dead letter; rejects when neither can be: the broker gives it again. */
  async #take(incoming: Incoming, intake: Intake): Promise<void> {
    const { receive, deadLetter } = this.#deps.queues
    if (receive === undefined || deadLetter === undefined) return
    const counted = incoming.redelivered ? digestOf(incoming) : undefined
    // Each in its turn, so that what is counted first is not overtaken by what need not be.
    const turn = this.#turn.then(() => (counted === undefined ? 0 : this.#attempts?.begin(counted)))
    this.#turn = turn.catch(() => undefined)
    const attempts = (await turn) ?? 0
    try {
      if (attempts > deadLetter.deliveries) throw new Unreadable(`begun ${deadLetter.deliveries} times without an end`)
      const contents = this.#deps.documentsOf(textOf(incoming.body, receive))
      await Promise.all(this.#documents(incoming, contents).map((document) => intake.take(document)))
      await this.#deps.stored?.(contents)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      await this.#bury(incoming, error.message, deadLetter.address)
    }
    if (counted !== undefined) await this.#attempts?.end(counted)
  }

  #documents(incoming: Incoming, contents: readonly unknown[]): readonly Taken[] {
    const { type, properties } = incoming
    const to = this.#answerTo(incoming)
    return contents.map((content) => ({ content, ...(type === undefined ? {} : { type }), properties, to }))
  }

  /** Where an answer goes: whatever a request names, within what the profile allows. */
  #answerTo({ replyTo, correlationId, id }: Incoming): AnswerTo {
    const { answers } = this.#deps.queues
    const allowed = replyTo !== undefined && answers?.replyTo.some((beginning) => replyTo.startsWith(beginning))
    const address = allowed ? replyTo : answers?.address
    const question = correlationId ?? id
    return {
      ...(address === undefined ? {} : { address }),
      ...(question === undefined ? {} : { correlationId: question }),
    }
  }

  async #bury(incoming: Incoming, reason: string, to: string): Promise<void> {
    const { id, body, other, type, properties } = incoming
    await this.#send({
      to,
      body: body ?? other ?? '',
      properties: {
        ...Object.fromEntries(Object.entries(properties).filter(([name]) => NAME.test(name))),
        CorridorReason: reason.slice(0, REASON_LENGTH),
      },
      ...(type === undefined ? {} : { type }),
      ...(id === undefined ? {} : { correlationId: id }),
    })
    this.#deps.context.log('dead-letter', { id, reason })
    const errors = [{ code: 'unreadable', pointer: '', message: reason }]
    const told: Told = { key: id ?? '', outcome: 'refused', code: 'unreadable', errors, to: this.#answerTo(incoming) }
    // Whoever sent it is told if that can be; it lies among the dead letters in any case.
    await this.#answer(told).catch((error: unknown) =>
      this.#deps.context.log('not-answered', { id, error: String(error) }),
    )
  }

  async #say(told: Told): Promise<void> {
    const failed = this.#failed.get(told.key) ?? { tries: 0, reason: undefined }
    if (failed.reason === undefined) {
      try {
        await this.#answer(told)
      } catch (error) {
        failed.tries += 1
        // Over STOMP the connection goes with it: that it is hopeless is remembered for the next one.
        if (error instanceof NoSuchAddress || failed.tries >= MOST_TRIES) failed.reason = (error as Error).message
        this.#failed.set(told.key, failed)
        throw error
      }
    } else await this.#giveUp(told, failed.reason)
    this.#failed.delete(told.key)
  }

  async #answer(told: Told): Promise<void> {
    const { to: { address, correlationId } = {}, ...rest } = told
    if (address === undefined) return
    await this.#send({
      to: address,
      body: await this.#deps.answerOf(rest),
      type: 'corridor-answer',
      ...(correlationId === undefined ? {} : { correlationId }),
    })
  }

  /** An answer that nobody takes is kept where dead letters are. */
  async #giveUp(told: Told, reason: string): Promise<void> {
    const { context, queues } = this.#deps
    context.log('answer-not-taken', { id: told.id, address: told.to?.address, reason })
    if (queues.deadLetter === undefined) return
    await this.#send({
      to: queues.deadLetter.address,
      body: JSON.stringify(told),
      type: 'corridor-answer',
      properties: { CorridorReason: reason.slice(0, REASON_LENGTH) },
    })
  }
}

/** Some brokers give a message another id each time: it is known by what is in it. */
const digestOf = ({ body = '', correlationId = '' }: Incoming): string =>
  createHash('sha256').update(`${correlationId}\n`).update(body).digest('hex')
