import type { Message } from '../generated/types.ts'
import { allAccepted, heldOnce, inOrder, isOwn, some } from './delivery-checks.ts'
import { anew, journeys, newMrn } from './examples.ts'
import type { Delivery } from './hub-end.ts'
import { answered, toldOf } from './sending-checks.ts'
import { NotConforming, type Stage } from './stage.ts'

/** Killed at random points while it receives and sends: nothing lost, nothing doubled, nothing out of order. */
export const survivesKills =
  (random: () => number, kills: number) =>
  async (stage: Stage): Promise<void> => {
    const sent: Delivery[] = []
    const own: Message[] = []
    for (let round = 0; round < kills; round += 1) {
      const mrns = [0, 1, 2].map(() => newMrn('TG', stage.clock()))
      const killed = killAtRequest(stage, stage.hub.requests + 1 + Math.floor(random() * 8))
      sent.push(
        ...mrns.flatMap((mrn) => [0, 1].map(() => stage.hub.deliver(stage.party, anew(some(stage, true), mrn)))),
      )
      for (const { message } of stage.sends.slice(round, round + 2)) {
        own.push(anew(message))
        await stage.end.submit(own.at(-1) ?? message)
      }
      await killed
      await stage.start()
    }
    await allAccepted(stage, sent)
    await heldOnce(stage, sent)
    await inOrder(stage, sent)
    await answered(stage, own)
    await toldOf(stage, own, 'accepted')
  }

/** Resolves when the adapter is dead: killed at that request, before it is answered. */
function killAtRequest(stage: Stage, at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    stage.hub.onRequest = (number) => {
      if (number < at) return
      stage.hub.onRequest = () => undefined
      stage.kill().then(resolve, reject)
    }
  })
}

/** Every published journey: what the adapter's parties say in it goes out, what others say comes in, in order. */
export async function playsEveryJourney(stage: Stage): Promise<void> {
  let played = 0
  for (const { name, steps } of journeys(stage.codec)) {
    const mrn = newMrn('TG', stage.clock())
    const parts = { in: [] as Delivery[], out: [] as Message[] }
    for (const { message } of steps) {
      if (isOwn(stage, message) && stage.manifest.sends.includes(message.type)) parts.out.push(anew(message))
      else if (stage.manifest.receives.includes(message.type))
        parts.in.push(stage.hub.deliver(stage.party, anew(message, mrn)))
    }
    for (const message of parts.out) await stage.end.submit(message)
    try {
      await allAccepted(stage, parts.in)
      await heldOnce(stage, parts.in)
      await inOrder(stage, parts.in)
      await answered(stage, parts.out)
    } catch (error) {
      if (error instanceof NotConforming) throw new NotConforming(`${name}: ${error.message}`)
      throw error
    }
    played += parts.in.length + parts.out.length
  }
  if (played === 0) throw new NotConforming('it takes part in none of the published journeys')
}
