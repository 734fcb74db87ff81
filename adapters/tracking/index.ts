import { mkdir, open } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { type AdapterContext, defineAdapter, MappingError, type Message, type Transport } from '#adapter-api'
import { openDirectory } from '../files/folder.ts'
import { messageFiles, Outbox } from '../files/outbox.ts'
import { Unreadable } from '../jms/body.ts'
import { readQueues } from '../jms/profile.ts'
import { type Taken, Way } from '../jms/way.ts'
import { Intake, type Told } from '../rest/intake.ts'
import { jsonOf, NotADocument, openWebhook } from '../rest/webhook.ts'
import { Devices } from './devices.ts'
import { eventOf, type TrackingDocument } from './mapping.ts'
import { type Profile, readProfile } from './profile.ts'
import { NotTraccar, reportOf } from './traccar.ts'
import { type Finding, watch } from './watch.ts'

/** Reports of a Traccar that come in over HTTP, or from the queue it forwards to. */
class Reports {
  readonly #profile: Profile
  readonly #devices: Devices
  readonly #log: AdapterContext['log']
  readonly counts = { reports: 0, kept: 0 }

  constructor(profile: Profile, devices: Devices, log: AdapterContext['log']) {
    this.#profile = profile
    this.#devices = devices
    this.#log = log
  }

  /** What of a body is sent. Throws `NotTraccar`, or MappingError for an alarm that nobody has said the meaning of. */
  findingsOf(body: unknown): { findings: readonly Finding[]; remember: () => Promise<void> } {
    const report = reportOf(body)
    const { findings, state } = watch(report, this.#devices.of(report.deviceId), this.#profile)
    this.counts.reports += 1
    this.counts.kept += findings.length
    if (this.counts.reports % COUNT_EVERY === 0) this.#log('positions', this.counts)
    return { findings, remember: this.#devices.set(report.deviceId, state) }
  }
}

const COUNT_EVERY = 1_000

type Running = { devices: Devices; intake: Intake; ends: readonly (() => Promise<void>)[]; stop: () => Promise<void> }

function createTransport(context: AdapterContext, profile: Profile): Transport<TrackingDocument> {
  const { settings, dataDir, log, lookAgain } = context
  const folder = openDirectory(settings['folder'] ?? '')
  const waits = settings['await'] === 'answer' ? 'answer' : 'written'
  const everyMs = Number(settings['pollMs'])
  const outbox = new Outbox<TrackingDocument>(folder, {
    await: waits,
    filesOf: async (name, _, envelope) => [
      ...messageFiles(name, envelope),
      {
        name: `${name}.ready`,
        bytes: Buffer.from(`${JSON.stringify({ sender: envelope.sender, id: envelope.id })}\n`),
      },
    ],
  })
  let running: Running | undefined
  let isReady = false
  return {
    start: async (send) => {
      const devices = await Devices.open(dataDir)
      const answerTo = (value: unknown) => (value as Partial<Taken>).to
      const intake = await Intake.open({ dataDir, log, answerTo, send: (value) => send(documentOf(value)) })
      // Known before the way is open, so that it is closed also where that fails.
      running = { devices, intake, ends: [], stop: async () => undefined }
      const reports = new Reports(profile, devices, log)
      const way = settings['queues']
        ? await queueWay(context, { reports, intake, file: settings['queues'] })
        : await httpWay(context, { reports, intake })
      const tell = () => intake.tell((told) => note(settings['folder'] ?? '', told, context))
      // A queue has a place for answers of its own.
      const answers = settings['queues'] ? [] : [lookAgain('answers', everyMs, tell)]
      const ends = [...answers, lookAgain('out', everyMs, () => outbox.look()), ...way.ends]
      running = { devices, intake, ends, stop: way.stop }
    },
    deliver: async (document, envelope) => {
      if (!isReady) await folder.prepare(['out'])
      isReady = true
      return outbox.deliver(document, envelope)
    },
    stop: async () => {
      await running?.stop()
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.intake.close()
      await running?.devices.close()
    },
  }
}

/** A queue keeps beside the document where it is answered. */
const documentOf = (value: unknown): TrackingDocument =>
  'content' in (value as object) ? ((value as Taken).content as TrackingDocument) : (value as TrackingDocument)

type Deps = { reports: Reports; intake: Intake }
type TrackingWay = { ends: readonly (() => Promise<void>)[]; stop: () => Promise<void> }

/** Traccar's forwarding over HTTP: acknowledged once what it says is on disk. */
async function httpWay({ settings, clock, log }: AdapterContext, { reports, intake }: Deps): Promise<TrackingWay> {
  const take = async (body: Buffer): Promise<object | undefined> => {
    const { findings, remember } = readOr(
      (reason) => new NotADocument(reason),
      () => reports.findingsOf(jsonOf(body)),
    )
    const [told] = await Promise.all(findings.map((finding) => intake.take({ form: 'finding', finding })))
    await remember()
    return told
  }
  const [host = '127.0.0.1', port = '', path = '/'] =
    /^([^:/]+):([0-9]+)(\/.*)$/.exec(settings['listen'] ?? '')?.slice(1) ?? []
  if (port === '') throw new Error('the setting listen is host:port/path, or queues names a file')
  const webhook = { host, port: Number(port), path, auth: 'bearer' } as const
  const server: Server = await openWebhook(webhook, { secret: settings['secret'], clock, take })
  log('listening', { address: server.address() })
  return {
    ends: [],
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Traccar's forwarding to RabbitMQ, read by AMQP 1.0 or STOMP. */
async function queueWay(context: AdapterContext, of: Deps & { file: string }): Promise<TrackingWay> {
  const { reports, intake, file } = of
  const remembering = new WeakMap<readonly unknown[], () => Promise<void>>()
  const way = new Way({
    queues: readQueues(file),
    context,
    documentsOf: (text) => {
      const { findings, remember } = readOr(
        (reason) => new Unreadable(reason),
        () => reports.findingsOf(JSON.parse(text)),
      )
      const documents = findings.map((finding) => ({ form: 'finding', finding }))
      remembering.set(documents, remember)
      return documents
    },
    stored: async (documents) => remembering.get(documents)?.(),
    answerOf: async (told) => JSON.stringify(told),
  })
  return { ends: await way.start(intake), stop: () => way.stop() }
}

function readOr<Found>(otherwise: (reason: string) => Error, read: () => Found): Found {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotTraccar || error instanceof MappingError || error instanceof SyntaxError)
      throw otherwise(error.message)
    throw error
  }
}

/** Traccar hears nothing of what the hub says: it stands in a file for each day. */
async function note(folder: string, told: Told, { clock }: AdapterContext): Promise<void> {
  await mkdir(join(folder, 'answers'), { recursive: true })
  const file = await open(join(folder, 'answers', `${clock().toISOString().slice(0, 10)}.jsonl`), 'a')
  try {
    await file.appendFile(`${JSON.stringify({ ...told, key: undefined })}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
}

export default defineAdapter<TrackingDocument>(({ settings, connections }) => {
  const profile = readProfile(settings['profile'] ?? '')
  return {
    toNational: (message: Message): TrackingDocument => ({ form: 'message', message }),
    fromNational: (document): Message => {
      if (document.form === 'message') throw new MappingError('', 'only a report makes a message')
      return eventOf(document.finding, { profile, connections })
    },
    createTransport: (context) => createTransport(context, profile),
  }
})
