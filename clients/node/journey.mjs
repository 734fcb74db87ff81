/**
 * node journey.mjs SANDBOX JOURNEY STATE: plays a written journey as all its parties, and takes what customs are told of it. Prints
 * a line for each thing that holds; ends with 1 at the first that does not.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hub, Journal, NotOfTheHub, Party } from './corridor.mjs'
import { Queue } from './queue.mjs'

const [sandboxFile, folder, state] = process.argv.slice(2)
const sandbox = JSON.parse(readFileSync(sandboxFile, 'utf8'))
const { steps } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
const hub = new Hub(readFileSync(sandbox.hubCertificate, 'utf8'))
mkdirSync(state, { recursive: true, mode: 0o700 })

const ok = (step) => console.log(`ok ${step}`)
const keyOf = ({ country, party }) => (party === undefined ? country : `${country}/${party}`)

/** A party of the sandbox: its journal, and its queue where it has one. */
async function open(key) {
  const row = sandbox.participants.find((one) => keyOf(one) === key)
  if (row === undefined) throw new Error(`nobody is registered as ${key}`)
  const { country, role, token, channel } = row
  const sender = { country, role, ...(row.party === undefined ? {} : { party: row.party }) }
  const [ownKey, certificate] = [readFileSync(row.key, 'utf8'), readFileSync(row.certificate, 'utf8')]
  const party = new Party({ hubUrl: sandbox.hub, hub, sender, token, key: ownKey, certificate })
  const journal = new Journal(join(state, `${key.replace('/', '-')}.jsonl`))
  if (channel !== 'amqp') return { key, channel, party, journal }
  const url = new URL(sandbox.amqp)
  url.username = encodeURIComponent(row.amqpUser)
  url.password = encodeURIComponent(row.amqpPassword)
  const queue = await Queue.open({
    party,
    url: url.href,
    user: row.amqpUser,
    queue: row.queue,
    journal,
    firstAgain: true,
  })
  return { key, channel, party, journal, queue }
}

const members = new Map()
async function member(key) {
  const known = members.get(key) ?? (await open(key))
  members.set(key, known)
  return known
}

function send({ party, queue }, { file, id, type, contentType }) {
  const body = readFileSync(join(folder, file))
  return queue === undefined ? party.post(id, contentType, body) : queue.send(id, type, contentType, body)
}

async function take({ key, party, journal, queue }) {
  const expected = steps.filter(({ receivers }) => receivers.includes(key))
  const isDone = () => journal.repeats > 0 && expected.every(({ sender, id }) => journal.has(sender, id))
  if (queue !== undefined) return queue.until(isDone)
  while (!isDone()) {
    const seals = new Map()
    // Twice before the report, so that each comes again, as after a fault.
    for (const one of [...(await party.inbox()), ...(await party.inbox())]) {
      const body = Buffer.from(one.body, 'base64')
      const seal = hub.seal(body, Buffer.from(one.seal, 'base64'), one.sender, one.id)
      journal.store(seal, body)
      seals.set(`${seal.sender} ${seal.id}`, seal)
    }
    if (seals.size === 0) throw new Error(`nothing more comes in the inbox of ${key}`)
    const report = party.report([...seals.values()])
    await party.post(report.id, 'application/json', report.body, '/v1/inbox/reports')
  }
}

function refuses(what, attempt) {
  try {
    attempt()
  } catch (error) {
    if (error instanceof NotOfTheHub) return
    throw error
  }
  throw new Error(`${what} was taken`)
}

async function refuseFalsified({ key, party }, { file, id }, { receipt, signature }) {
  const body = readFileSync(join(folder, file))
  const own = await party.sign(receipt)
  refuses('a receipt with another byte', () =>
    hub.receipt(Buffer.concat([receipt, Buffer.from(' ')]), signature, id, body),
  )
  refuses('a receipt signed by a party', () => hub.receipt(receipt, own, id, body))
  refuses('a receipt in place of a seal', () => hub.seal(receipt, signature, key, id))
  ok('receipts with another byte, by another signer, and in place of a seal are refused')
}

async function play() {
  for (const step of steps) {
    const sender = await member(step.sender)
    const receipt = await send(sender, step)
    ok(`${sender.key} sends ${step.file} by ${sender.channel}, and the receipt is the hub's`)
    if (step === steps.at(-1)) await refuseFalsified(sender, step, receipt)
  }
  for (const key of [...new Set(steps.flatMap(({ receivers }) => receivers))].sort()) {
    const receiver = await member(key)
    await take(receiver)
    ok(
      `${key} has all that is for it by ${receiver.channel}, sealed over these bytes, in order, stored before it was acknowledged`,
    )
    ok(`${key} drops repeats and reports them again`)
  }
}

try {
  await play()
} catch (error) {
  console.log(`not ok the journey: ${String(error).replaceAll(/\s+/g, ' ')}`)
  console.error(error)
  process.exitCode = 1
} finally {
  await Promise.all([...members.values()].map(({ queue }) => queue?.close()))
}
