import { createPrivateKey } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openJournal } from '../../src/adapter-api/journal.ts'
import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { createSigner, signDetached } from '../../src/trust/cms.ts'
import { startJournal } from '../support/journal.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { endsAt, firstStep, isRefused, nextStep, type System } from './journeys.ts'
import type { Line, Login, News, Orders, Word } from './line.ts'
import { postUntilAnswered } from './posting.ts'
import { createSchedule } from './schedule.ts'

// A national system, as a process that may be killed at any moment: what it knows is in its journal. Started by systems.ts,
// which tells it its orders first, and then a word now and again.

type Sent = Extract<Line, { k: 'sent' }>

/** Posts under way at once, of one party: of more than may wait for it the hub refuses the rest for the moment. */
const AT_ONCE = 48
const NEWS_EVERY_MS = 100
/** What a system that is slow takes for one delivery, one after the other. */
const SLOW_MS = 250

process.on('disconnect', () => process.exit(1))
process.once('message', (orders) => {
  void live(orders as Orders)
})

async function live(orders: Orders): Promise<void> {
  const system = orders.system as System
  const parties = new Map(orders.logins.map((login) => [login.key, partyOf(login)]))
  const { journal, records } = await openJournal<Line>(orders.journal)
  const [customs] = orders.logins
  const self = customs === undefined ? undefined : parties.get(customs.key)
  if (self === undefined) throw new Error(`${system} has no party`)
  const news = createNews()
  const pace = createPace()
  const known = new Set<string>()
  const under = new Set<string>()

  const send = async (message: Message): Promise<void> => {
    const line = letterOf(self, message)
    await journal.append(line)
    await deliver(line)
  }
  const turns = createTurns(AT_ONCE)
  const deliver = async (line: Sent): Promise<void> => {
    news.open += 1
    await turns.take()
    const firstAt = Date.now()
    const letter = { ...line, bytes: Buffer.from(line.body, 'base64') }
    const receipt = await postUntilAnswered(orders.hub, letter, self.token, {
      seen: (status) => news.count(status),
      complain: (text) => journal.append({ k: 'complaint', text: `${line.id} ${text}` }),
    })
    turns.give()
    news.open -= 1
    if (receipt === undefined) return
    const { bytes, signature } = receipt
    await journal.append({ k: 'receipt', id: line.id, receipt: bytes.toString('base64'), signature })
    news.receipts.push({ firstAt, logIndex: (JSON.parse(bytes.toString('utf8')) as { logIndex: number }).logIndex })
    hear(`answered ${line.type}`, line.mrn)
    if (system === 'TG' && endsAt(line.type, line.mrn)) under.delete(line.mrn)
  }
  /** Acts once on what it has heard, however often it hears it. */
  const hear = (heard: string, mrn: string): void => {
    const key = `${heard} ${mrn}`
    if (known.has(key)) return
    known.add(key)
    const next = nextStep(system, heard, mrn)
    if (next !== undefined) void send(next)
  }

  const unanswered = remember(system, records, known, under)
  for (const line of unanswered.sent) void deliver(line)
  for (const { heard, mrn } of unanswered.heard) hear(heard, mrn)
  for (const party of parties.values()) {
    const earlier = records.flatMap((line) => (line.k === 'told' && line.receiver === party.key ? [line] : []))
    await startJournal(
      `${orders.amqp}?heartbeat=5`,
      party,
      (delivery) => {
        const { type, mrn = '', logIndex } = delivery
        news.told.push({ receiver: party.key, logIndex })
        if (system === 'BF' && type === 'anticipated-transit-record' && isRefused(mrn)) return 'refused'
        hear(`told ${type}`, mrn)
        return 'accepted'
      },
      {
        earlier,
        keep: async (delivery) => {
          await pace.pass()
          await journal.append({ k: 'told', receiver: party.key, ...delivery })
        },
      },
    )
  }

  const schedule = createSchedule(orders, () => performance.now())
  const begin = setInterval(() => {
    for (let left = schedule.take(under.size); left > 0; left -= 1) {
      const mrn = m.newMrn()
      under.add(mrn)
      void send(firstStep(mrn, orders.grn))
    }
  }, orders.everyMs)
  if (system !== 'TG') clearInterval(begin)
  let begins = true
  setInterval(() => process.send?.({ ...news.take(under.size), begins }), NEWS_EVERY_MS)
  process.on('message', (word) => {
    if ((word as Word) === 'finish') {
      clearInterval(begin)
      begins = false
    } else pace.slow = (word as Word) === 'slow'
  })
}

/** What comes passes at once, or, while it is slow, one after the other. */
function createPace() {
  let tail: Promise<unknown> = Promise.resolve()
  const pace = {
    slow: false,
    pass: (): Promise<unknown> => {
      tail = tail.then(() => (pace.slow ? pause(SLOW_MS) : undefined))
      return tail
    },
  }
  return pace
}

/** What an earlier life has left: what it had not been answered, and what it had heard and not acted on. */
function remember(system: System, records: readonly Line[], known: Set<string>, under: Set<string>) {
  const sent = new Map<string, Sent>()
  const answered = new Set<string>()
  const heard: { heard: string; mrn: string }[] = []
  for (const line of records) {
    if (line.k === 'sent') sent.set(line.id, line)
    if (line.k === 'receipt') answered.add(line.id)
    if (line.k === 'told' && line.mrn !== undefined) heard.push({ heard: `told ${line.type}`, mrn: line.mrn })
  }
  const begun = new Set([...sent.values()].map(({ type, mrn }) => `${type} ${mrn}`))
  for (const { id, type, mrn } of sent.values()) {
    if (type === 'transit-declaration') under.add(mrn)
    if (answered.has(id)) heard.push({ heard: `answered ${type}`, mrn })
    if (answered.has(id) && endsAt(type, mrn)) under.delete(mrn)
  }
  const left = heard.filter(({ heard: what, mrn }) => {
    const next = nextStep(system, what, mrn)
    if (next === undefined) return false
    if (!begun.has(`${next.type} ${mrn}`)) return true
    known.add(`${what} ${mrn}`)
    return false
  })
  return { sent: [...sent.values()].filter(({ id }) => !answered.has(id)), heard: left }
}

function partyOf({ key, party, keyPem, certificate, token, amqp }: Login): TestParty {
  const certificateDer = Buffer.from(certificate, 'base64')
  const identity = { keyPem, certificateDer } as TestParty['identity']
  return { key, party, identity, signer: createSigner(createPrivateKey(keyPem), certificateDer), token, amqp }
}

/** Encoded and signed once: what is repeated is these bytes. */
function letterOf(party: TestParty, message: Message): Sent {
  const xml = party.party.format === 'xml'
  const bytes = Buffer.from(xml ? encodeXml(message) : encodeJson(message))
  const { id, type, mrn = '' } = message as Message & { mrn?: string }
  const signature = signDetached(bytes, party.signer, { signingTime: new Date() }).toString('base64')
  const contentType = xml ? 'application/xml' : 'application/json'
  return { k: 'sent', party: party.key, id, type, mrn, contentType, body: bytes.toString('base64'), signature }
}

function createTurns(places: number) {
  let free = places
  const waiting: (() => void)[] = []
  return {
    take: (): Promise<void> => {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    give: (): void => {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}

function createNews() {
  const statuses: Record<string, number> = {}
  const news = {
    open: 0,
    receipts: [] as News['receipts'][number][],
    told: [] as News['told'][number][],
    count: (status: string): void => {
      statuses[status] = (statuses[status] ?? 0) + 1
    },
    take: (journeys: number): Omit<News, 'begins'> => {
      const { receipts, told, open } = news
      news.receipts = []
      news.told = []
      return { receipts, told, open, journeys, statuses: { ...statuses } }
    },
  }
  return news
}
