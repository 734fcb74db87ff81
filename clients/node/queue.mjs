/** A party's queue over AMQP 0-9-1, with amqplib: publish and wait for the hub's answer, take what comes, report it. */
import amqp from 'amqplib'
import { Refused } from './corridor.mjs'

const ANSWERS = new Set(['acknowledgement', 'functional-error', 'technical-error'])
const LIMIT_MS = 60_000

export class Queue {
  #answers = new Map()
  #waiting = new Set()
  #fault

  /**
   * Connects with the party's own login and takes what comes, one after the other.
   * @param {{ party, url: string, user: string, queue: string, journal, firstAgain?: boolean }} options with `firstAgain` the first
   * delivery is given back to the broker after it was stored, as if the connection had been lost before the acknowledgement
   */
  static async open({ party, url, user, queue, journal, firstAgain = false }) {
    const connection = await amqp.connect(url, { timeout: LIMIT_MS })
    const channel = await connection.createConfirmChannel()
    const opened = new Queue()
    Object.assign(opened, { party, user, queue, journal, connection, channel, firstAgain })
    for (const one of [connection, channel]) one.on('error', (error) => opened.#fail(error))
    await channel.prefetch(16)
    let last = Promise.resolve()
    await channel.consume(queue, (delivery) => {
      const cancelled = new Error(`the broker has cancelled ${queue}`)
      last = last.then(() => (delivery === null ? Promise.reject(cancelled) : opened.#take(delivery)))
      last.catch((error) => opened.#fail(error))
    })
    return opened
  }

  /** Hands a message to the broker, and resolves when it has it. That is not acceptance: keep it until its answer is there. */
  async publish(id, type, contentType, body) {
    const headers = { corridor_signature: (await this.party.sign(body)).toString('base64') }
    // With `userId` a refusal finds its way back even if the signature is at fault.
    const options = { persistent: true, mandatory: true, messageId: id, contentType, userId: this.user, headers }
    this.channel.publish('corridor.in', type, body, options)
    await this.channel.waitForConfirms()
  }

  /** Publishes and waits for the answer; the receipt in it is verified. */
  async send(id, type, contentType, body) {
    await this.publish(id, type, contentType, body)
    await this.until(() => this.#answers.has(id))
    const { kind, text } = this.#answers.get(id)
    this.#answers.delete(id)
    if (kind !== 'acknowledgement') throw new Refused(text)
    const receipt = Buffer.from(field(text, 'receipt'), 'base64')
    const signature = Buffer.from(field(text, 'receiptSignature'), 'base64')
    this.party.hub.receipt(receipt, signature, id, body)
    return { receipt, signature }
  }

  /** Resolves when it is enough; rejects when nothing comes for a minute. */
  async until(isEnough) {
    while (this.#fault === undefined && !isEnough()) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`nothing more comes in ${this.queue}`)), LIMIT_MS)
        this.#waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    if (this.#fault !== undefined) throw this.#fault
  }

  async close() {
    await this.connection.close()
  }

  #fail(error) {
    this.#fault ??= error
    this.#wake()
  }

  #wake() {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  async #take(delivery) {
    const { headers = {}, messageId, correlationId } = delivery.properties
    if (ANSWERS.has(headers.corridor_type)) {
      this.#answers.set(correlationId, { kind: headers.corridor_type, text: delivery.content.toString('utf8') })
      this.channel.ack(delivery)
      return this.#wake()
    }
    const sealed = Buffer.from(headers.corridor_seal, 'base64')
    const seal = this.party.hub.seal(delivery.content, sealed, headers.corridor_sender, messageId)
    this.journal.store(seal, delivery.content)
    if (this.firstAgain) {
      this.firstAgain = false
      return this.channel.nack(delivery, false, true)
    }
    this.channel.ack(delivery)
    const report = this.party.report([seal])
    await this.publish(report.id, 'delivery-report', 'application/json', report.body)
    this.#wake()
  }
}

/** A field of the body of an acknowledgement, from JSON or XML: a party gets the format it has registered. */
const field = (answer, name) =>
  answer.startsWith('{') ? JSON.parse(answer).body[name] : new RegExp(`<${name}>([^<]*)<`).exec(answer)?.[1]
