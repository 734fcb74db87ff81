import { catalogue } from '../generated/catalogue.ts'
import type { Message, MessageType } from '../generated/types.ts'
import { partyKeyOf } from '../domain/values/party.ts'
import { anew, type Example, examplesOf, newMrn } from './examples.ts'
import type { Delivery, Report } from './hub-end.ts'
import { NotConforming, type Stage } from './stage.ts'

/** Whatever the manifest says it takes arrives once, in JSON and in XML, and is reported accepted. */
export async function takesEveryType(stage: Stage): Promise<void> {
  const sent = stage.receives.map(({ message }, index) =>
    stage.hub.deliver(stage.party, anew(message, newMrn('TG', stage.clock())), {
      format: index % 2 === 0 ? 'json' : 'xml',
    }),
  )
  await allAccepted(stage, sent)
  await heldOnce(stage, sent)
}

/** A delivery that comes twice, and once more after a restart, is one at the national system, reported each time alike. */
export async function knowsRepeats(stage: Stage): Promise<void> {
  const sent = stage.hub.deliver(stage.party, anew(some(stage)))
  await allAccepted(stage, [sent])
  stage.hub.repeat(sent)
  await stage.until('the report on a repeat', () => reportsOn(stage, sent).length >= 2)
  await stage.kill()
  await stage.start()
  stage.hub.repeat(sent)
  await stage.until('the report on a repeat after a restart', () => reportsOn(stage, sent).length >= 3)
  await allAccepted(stage, [sent])
  await heldOnce(stage, [sent])
}

/** While the national system is away nothing is reported, and then everything arrives in the order of each movement. */
export async function keepsOrderOverAnOutage(stage: Stage): Promise<void> {
  await stage.end.cut()
  const before = stage.logged('deliver-again')
  const mrns = [0, 1].map(() => newMrn('TG', stage.clock()))
  const sent = [0, 1, 2].flatMap(() => mrns.map((mrn) => stage.hub.deliver(stage.party, anew(some(stage, true), mrn))))
  try {
    const reported = () => sent.find((one) => reportsOn(stage, one).length > 0)
    await stage.until('a second try', () => stage.logged('deliver-again') > before + 1 || reported() !== undefined)
    const early = reported()
    if (early !== undefined) throw new NotConforming(`${early.type} was reported while the national system was away`)
    // Killed in the outage: what was acknowledged is on disk, or it is lost.
    await stage.kill()
    await stage.start()
  } finally {
    await stage.end.restore()
  }
  await allAccepted(stage, sent)
  await heldOnce(stage, sent)
  await inOrder(stage, sent)
}

/** What is not the hub's, no message, or of a type it does not know, disturbs nothing. */
export async function standsPoison(stage: Stage): Promise<void> {
  const genuine = anew(some(stage))
  const forged = stage.hub.deliver(stage.party, genuine, { forged: true })
  const broken = stage.hub.deliver(stage.party, anew(some(stage)), { body: Buffer.from('{"id":') })
  const unknown = stage.hub.deliver(stage.party, anew(some(stage)), { type: 'a-type-of-later' })
  await stage.until('the reports on poison', () => [forged, broken, unknown].every((one) => reportsOn(stage, one)[0]))
  for (const [one, outcome, reason] of [
    [forged, 'refused', /^seal/],
    [broken, 'refused', /./],
    [unknown, 'accepted', /^unmapped$/],
  ] as const) {
    const report = reportsOn(stage, one)[0]
    if (report?.outcome !== outcome || !reason.test(report.reason ?? ''))
      throw new NotConforming(`poison was reported ${report?.outcome}: ${report?.reason}`)
  }
  const held = await stage.end.held()
  if ([forged, broken, unknown].some(({ id }) => held.some((one) => one.id === id)))
    throw new NotConforming('poison has reached the national system')
  // The genuine message of that id comes in the end: a forger must not be able to use it up.
  const real = stage.hub.deliver(stage.party, genuine)
  await allAccepted(stage, [real])
  await heldOnce(stage, [real])
}

/** A type without a mapping is kept and reported, and holds nothing back. */
export async function keepsWhatItCannotMap(stage: Stage): Promise<string | undefined> {
  const { receives, refuses = [] } = stage.manifest
  const unmapped = (Object.keys(catalogue) as MessageType[]).filter(
    (type) =>
      !receives.includes(type) &&
      !refuses.includes(type) &&
      catalogue[type].kind !== 'answer' &&
      type !== 'delivery-report',
  )
  const [example] = unmapped.flatMap((type) => examplesOf(stage.codec, type)).filter(isFromAHub)
  if (example === undefined) return 'it maps every type'
  const mrn = newMrn('TG', stage.clock())
  const kept = stage.hub.deliver(stage.party, anew(example.message, mrn))
  const next = stage.hub.deliver(stage.party, anew(some(stage, true), mrn))
  await allAccepted(stage, [kept, next])
  if (reportsOn(stage, kept)[0]?.reason !== 'unmapped') throw new NotConforming('it did not say that it was unmapped')
  await heldOnce(stage, [next])
  return undefined
}

/** A refusal by the national system reaches the hub with its reason. */
export async function passesRefusalsOn(stage: Stage): Promise<string | undefined> {
  if (stage.end.refuse === undefined) return 'its national system cannot refuse'
  const message = anew(some(stage))
  await stage.end.refuse(message.id, 'office closed')
  const sent = stage.hub.deliver(stage.party, message)
  await stage.until('the report on a refusal', async () => {
    await stage.end.held()
    return reportsOn(stage, sent).length > 0
  })
  const report = reportsOn(stage, sent)[0]
  if (report?.outcome !== 'refused' || !report.reason?.includes('office closed'))
    throw new NotConforming(`a refusal was reported ${report?.outcome}: ${report?.reason}`)
  return undefined
}

const isFromAHub = ({ message }: Example): boolean => message.sender.role === 'hub'

/** A message it takes: of a movement, if need be. */
export function some({ receives }: Stage, ofMovement = false): Message {
  const found = receives.find(({ message }) => !ofMovement || ('mrn' in message && message.mrn !== undefined))
  if (found === undefined) throw new NotConforming('it takes nothing that others send of a movement')
  return found.message
}

export const reportsOn = ({ hub }: Stage, { logIndex }: Delivery): readonly Report[] =>
  hub.reports.filter((report) => report.logIndex === logIndex)

/** Waits for a report on each, and all of them have to say accepted. */
export async function allAccepted(stage: Stage, sent: readonly Delivery[]): Promise<void> {
  await stage.until(`reports on ${sent.length} deliveries`, async () => {
    // Some national systems answer only while somebody looks.
    await stage.end.held()
    return sent.every((one) => reportsOn(stage, one).length > 0)
  })
  for (const one of sent) {
    const bad = reportsOn(stage, one).find(({ outcome }) => outcome !== 'accepted')
    if (bad !== undefined) throw new NotConforming(`${one.type} was reported refused: ${bad.reason}`)
  }
}

export async function heldOnce(stage: Stage, sent: readonly Delivery[]): Promise<void> {
  const held = await stage.end.held()
  for (const { sender, id, type } of sent) {
    const times = held.filter((one) => one.id === id && one.sender === sender).length
    if (times !== 1) throw new NotConforming(`the national system holds ${type} ${times} times`)
  }
}

/** Per movement the national system has got them as the log has them. */
export async function inOrder(stage: Stage, sent: readonly Delivery[]): Promise<void> {
  const held = await stage.end.held()
  const places = new Map(held.map(({ sender, id }, place) => [`${sender} ${id}`, place]))
  const last = new Map<string, number>()
  for (const one of sent) {
    const place = places.get(`${one.sender} ${one.id}`) ?? -1
    const order = one.mrn ?? one.sender
    if (place < (last.get(order) ?? -1)) throw new NotConforming(`${one.type} arrived before what goes before it`)
    last.set(order, place)
  }
}

/** Whether the party of the deliveries has sent it. */
export const isOwn = ({ connections }: Stage, message: Message): boolean =>
  connections.some(({ party }) => party === partyKeyOf(message.sender))
