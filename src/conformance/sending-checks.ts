import type { Message } from '../generated/types.ts'
import { anew } from './examples.ts'
import { NotConforming, type Stage } from './stage.ts'

/** Whatever the manifest says it sends comes to the hub signed and in the hub's form, and the national system is told. */
export async function sendsEveryType(stage: Stage): Promise<string | undefined> {
  if (stage.sends.length === 0) return 'it sends nothing'
  const messages = stage.sends.map(({ message }) => anew(message))
  for (const message of messages) await stage.end.submit(message)
  await answered(stage, messages)
  for (const message of messages) {
    const taken = stage.hub.taken.get(message.id)
    if (taken?.fault !== undefined) throw new NotConforming(`${message.type} was sent wrongly: ${taken.fault}`)
  }
  await toldOf(stage, messages, 'accepted')
  return undefined
}

/** What the hub refuses, the national system is told. */
export async function tellsOfRefusals(stage: Stage): Promise<string | undefined> {
  const [example] = stage.sends
  if (example === undefined) return 'it sends nothing'
  const message = anew(example.message)
  stage.hub.refused.add(message.id)
  await stage.end.submit(message)
  await toldOf(stage, [message], 'refused')
  return undefined
}

/** A document handed in twice is one message, and an answer each time is no other one. */
export async function sendsOnce(stage: Stage): Promise<string | undefined> {
  const [example] = stage.sends
  if (example === undefined) return 'it sends nothing'
  const message = anew(example.message)
  await stage.end.submit(message)
  await toldOf(stage, [message], 'accepted')
  await stage.end.submit(message)
  await stage.kill()
  await stage.start()
  // Another one behind it shows that the repeat has been dealt with.
  const next = anew(example.message)
  await stage.end.submit(next)
  await toldOf(stage, [next], 'accepted')
  const fault = stage.hub.taken.get(message.id)?.fault
  if (fault !== undefined) throw new NotConforming(`a document handed in twice: ${fault}`)
  return undefined
}

/** Something that is no document is dealt with once, and what comes behind it goes out. */
export async function standsGarbage(stage: Stage): Promise<string | undefined> {
  const [example] = stage.sends
  if (stage.end.spoil === undefined || example === undefined) return 'its national system gives out nothing else'
  const before = stage.logged('look-failed')
  await stage.end.spoil()
  const next = anew(example.message)
  await stage.end.submit(next)
  await toldOf(stage, [next], 'accepted')
  if (stage.logged('look-failed') > before)
    throw new NotConforming('it tries again at every look what will never be a document, and tells nobody')
  return undefined
}

/** While the hub is away, and while its answers are lost, documents wait, and are then sent with the same bytes. */
export async function outlivesTheHub(stage: Stage): Promise<string | undefined> {
  const messages = stage.sends.slice(0, 8).map(({ message }) => anew(message))
  if (messages.length === 0) return 'it sends nothing'
  stage.hub.mood = 'away'
  try {
    for (const message of messages) await stage.end.submit(message)
    const before = stage.logged('send-again')
    await stage.until('another try while the hub is away', () => stage.logged('send-again') > before)
    stage.hub.mood = 'mute'
    await stage.until('the first message taken', () => messages.some(({ id }) => stage.hub.taken.has(id)))
  } finally {
    stage.hub.mood = 'up'
  }
  await answered(stage, messages)
  await toldOf(stage, messages, 'accepted')
  return undefined
}

/** Waits until the hub has each of them; none may have come with other bytes. */
export async function answered(stage: Stage, messages: readonly Message[]): Promise<void> {
  await stage.until(`${messages.length} messages at the hub`, () => messages.every(({ id }) => stage.hub.taken.has(id)))
  const wrong = messages.flatMap(({ id, type }) => {
    const fault = stage.hub.taken.get(id)?.fault
    return fault === undefined ? [] : [`${type}: ${fault}`]
  })
  if (wrong.length > 0) throw new NotConforming(wrong.join('; '))
}

export async function toldOf(
  stage: Stage,
  messages: readonly Message[],
  outcome: 'accepted' | 'refused',
): Promise<void> {
  await stage.until(`the national system told of ${messages.length} documents`, async () => {
    const told = new Set((await stage.end.told()).map(({ id }) => id))
    return messages.every(({ id }) => told.has(id))
  })
  const said = await stage.end.told()
  for (const { id, type } of messages) {
    const other = said.find((one) => one.id === id && one.outcome !== outcome)
    if (other !== undefined) throw new NotConforming(`${type}: the national system was told ${other.outcome}`)
  }
}
