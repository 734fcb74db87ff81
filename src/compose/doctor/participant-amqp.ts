import { type ChannelModel, type ConsumeMessage, credentials } from 'amqplib'
import { readDelivery } from '../../adapter-host/delivery.ts'
import { readMessage } from '../../adapter-host/message-reader.ts'
import { closeQuietly, deadline } from '../../amqp/bounded.ts'
import { openChannel } from '../../amqp/channel.ts'
import { INGRESS_EXCHANGE, queueNameOf } from '../../broker/topology.ts'
import { createCodec } from '../../codec/index.ts'
import { LATE, within } from '../../domain/values/within.ts'
import type { CheckName } from '../../ports/doctor.ts'
import type { Signer } from '../../trust/cms.ts'
import { createHubVerifier } from '../../trust/seal.ts'
import { certificatesOf } from '../../trust/x509/pem.ts'
import { readFile } from 'node:fs/promises'
import { askHub, type Participant } from './ask-hub.ts'
import { errorText, type Findings } from './findings.ts'
import { onChannel, openBroker } from './hub-broker.ts'
import { STEP_WITHIN_MS } from './network.ts'
import { type Question, questionOf } from './round-trip.ts'

const SENDING: readonly CheckName[] = ['ingress-write', 'round-trip-amqp']
const AFTER_LOGIN: readonly CheckName[] = ['queue-read', ...SENDING]

/** How long the hub may take for an answer, and how long between two looks for it. */
const ANSWER_WITHIN_MS = 15_000
const LOOK_EVERY_MS = 250

/** Behind more messages than this the answer is not waited for in the queue. */
const BACKLOG_MAX = 100

/**
 * Login, rights and the answer to a signed question at the broker. Nothing of others' is taken from the queue: what a look at it gets goes back
 * when its channel closes, and only the answer to the question is acknowledged.
 */
export async function checkQueueOfOwn(
  findings: Findings,
  participant: Participant,
  { signer, asked }: { signer: Signer | undefined; asked: string | undefined },
): Promise<void> {
  const { config, connection, shown, anchors, deps } = participant
  const { amqpUser, amqpPassword } = connection
  const url = new URL(config.amqp)
  url.username = encodeURIComponent(amqpUser)
  url.password = encodeURIComponent(amqpPassword ?? '')
  const more = { ...shown, ...(amqpPassword === undefined ? { credentials: credentials.external() } : {}) }
  const options = { ca: anchors.ca, setting: 'amqpUser, amqpPassword', timers: deps.timers, more }
  const model = await openBroker(findings, url.href, options)
  if (model === undefined) return findings.unchecked(AFTER_LOGIN, 'broker-login')
  try {
    const reading = await checkReading(findings, participant, model)
    // With an adapter at work answers are the adapter's to take.
    const own = reading !== undefined && reading.consumers === 0 && reading.messages <= BACKLOG_MAX
    if (connection.send === 'amqp' && signer !== undefined) {
      await askOverAmqp(findings, participant, { model, own, asked, question: questionOf(participant, signer) })
    } else if (connection.send === 'amqp') findings.unchecked(SENDING, 'own-key')
    else {
      findings.nothing('ingress-write', 'send = http')
      if (asked === undefined) findings.unchecked(['round-trip-amqp'], 'round-trip-http')
      else if (!own) findings.nothing('round-trip-amqp', queueNameOf(connection.party))
      else await takeAnswer(findings, participant, await listen(participant, model, { id: asked, others: [] }))
    }
  } finally {
    await closeQuietly(model, deps.timers)
  }
}

type Reading = { messages: number; consumers: number } | undefined

/** That the user may read its queue: by reading, since the broker tells anybody how full a queue is. */
async function checkReading(
  findings: Findings,
  { connection, deps }: Participant,
  model: ChannelModel,
): Promise<Reading> {
  const queue = queueNameOf(connection.party)
  const words = { user: connection.amqpUser, value: queue }
  try {
    const found = await onChannel(model, deps.timers, async (channel) => {
      const { messageCount, consumerCount } = await channel.checkQueue(queue)
      await channel.prefetch(1)
      await channel.consume(queue, () => undefined)
      return { messages: messageCount, consumers: consumerCount }
    })
    findings.ok('queue-read', queue)
    return found
  } catch (error) {
    const missing = (error as { code?: number }).code === 404
    findings.fail('queue-read', missing ? 'queue-missing' : 'queue-refused', { ...words, error: errorText(error) })
    return undefined
  }
}

type Asking = { model: ChannelModel; own: boolean; asked: string | undefined; question: Question }

async function askOverAmqp(findings: Findings, participant: Participant, asking: Asking): Promise<void> {
  const { model, own, asked, question } = asking
  const others = asked === undefined ? [] : [asked]
  const answer = own ? await listen(participant, model, { id: question.id, others }) : undefined
  try {
    await publish(participant, model, question)
    findings.ok('ingress-write', INGRESS_EXCHANGE)
  } catch (error) {
    const user = participant.connection.amqpUser
    findings.fail('ingress-write', 'ingress-refused', { user, error: errorText(error) })
    await answer?.stop()
    return findings.unchecked(['round-trip-amqp'], 'ingress-write')
  }
  if (answer !== undefined) return takeAnswer(findings, participant, answer)
  const verdict = await verdictOn(participant, question.id)
  if (verdict === 'accepted') findings.ok('round-trip-amqp', question.id)
  else if (verdict === undefined) findings.fail('round-trip-amqp', 'round-trip-silent', SILENT)
  else findings.fail('round-trip-amqp', 'round-trip-refused', { value: verdict, error: question.id })
}

const SILENT = { value: String(ANSWER_WITHIN_MS / 1000) }

type Answer = { message: Promise<ConsumeMessage>; stop: () => Promise<void> }

async function takeAnswer(findings: Findings, participant: Participant, answer: Answer): Promise<void> {
  const message = await within(answer.message, ANSWER_WITHIN_MS, participant.deps.timers)
  if (message === LATE) findings.fail('round-trip-amqp', 'round-trip-silent', SILENT)
  else await judgeAnswer(findings, participant, message)
  await answer.stop()
}

async function publish({ deps, connection }: Participant, model: ChannelModel, question: Question): Promise<void> {
  const { id, type, contentType, body, signature } = question
  let failure: Error | undefined
  const opening = openChannel(model.createConfirmChannel(), (error) => (failure = error))
  const channel = await deadline(opening, STEP_WITHIN_MS, deps.timers, 'a channel')
  let returned = false
  channel.on('return', () => (returned = true))
  const options = {
    persistent: true,
    mandatory: true,
    messageId: id,
    userId: connection.amqpUser,
    contentType,
    headers: { corridor_signature: signature },
  }
  const confirmed = new Promise<void>((resolve, reject) => {
    channel.publish(INGRESS_EXCHANGE, type, body, options, (error: unknown) => {
      if (error) reject(failure ?? (error instanceof Error ? error : new Error('not confirmed')))
      else resolve()
    })
  })
  await deadline(confirmed, STEP_WITHIN_MS, deps.timers, 'a confirm')
  await closeQuietly(channel, deps.timers)
  if (returned) throw new Error('the hub has no queue at the broker')
}

/**
 * Listens in the own queue for the answer to one question, and takes away those to other questions of ours; everything else goes
 * back when the channel closes.
 */
async function listen(
  { connection, deps }: Participant,
  model: ChannelModel,
  { id, others }: { id: string; others: readonly string[] },
): Promise<Answer> {
  const channel = await openChannel(model.createChannel(), () => undefined)
  await channel.prefetch(2 * BACKLOG_MAX)
  const found = Promise.withResolvers<ConsumeMessage>()
  await channel.consume(queueNameOf(connection.party), (message) => {
    const answers: unknown = message?.properties.correlationId
    if (message === null || (answers !== id && !others.some((one) => one === answers))) return
    channel.ack(message)
    if (answers === id) found.resolve(message)
  })
  return { message: found.promise, stop: () => closeQuietly(channel, deps.timers) }
}

/** The answer is the hub's own: sealed with a certificate that is known here. */
async function judgeAnswer(
  findings: Findings,
  { config, connection }: Participant,
  message: ConsumeMessage,
): Promise<void> {
  const envelope = readDelivery(message, connection.party)
  if (envelope === undefined) {
    return void findings.fail('round-trip-amqp', 'seal-wrong', { error: 'not an answer of the hub' })
  }
  const hub = createHubVerifier(certificatesOf(await readFile(config.hubCertificates, 'utf8')))
  const seal = hub.verifySeal(envelope.body, envelope.seal)
  if (!seal.ok) return void findings.fail('round-trip-amqp', 'seal-wrong', { error: seal.reason })
  const codec = createCodec()
  const read = readMessage(codec, envelope)
  codec[Symbol.dispose]()
  if ('reason' in read) return void findings.fail('round-trip-amqp', 'seal-wrong', { error: read.reason })
  const { message: answer } = read
  if (answer.type === 'status-response' || answer.type === 'acknowledgement') {
    return void findings.ok('round-trip-amqp', envelope.correlationId)
  }
  const { errors = [] } = answer.type === 'functional-error' ? answer.body : {}
  const error = errors.map(({ message: text }) => text).join(' ')
  findings.fail('round-trip-amqp', 'round-trip-refused', { value: answer.type, error })
}

/** How the hub has judged a message of ours, asked over HTTP until it has; undefined when it has not in time. */
async function verdictOn(participant: Participant, id: string): Promise<string | undefined> {
  const { timers } = participant.deps
  for (let waited = 0; waited < ANSWER_WITHIN_MS; waited += LOOK_EVERY_MS) {
    const reply = await askHub(participant, `/v1/messages/${id}`).catch(() => undefined)
    if (reply?.status === 200) return (JSON.parse(reply.text) as { verdict?: string }).verdict
    await within(new Promise<never>(() => undefined), LOOK_EVERY_MS, timers)
  }
  return undefined
}
