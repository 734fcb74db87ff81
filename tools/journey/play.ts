import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import { type Answer, type Credentials, postAs } from '../sandbox/post.ts'
import type { Step } from './files.ts'
import { createRenewal, newSerial } from './renew.ts'

/** Where the hub is, and what each party proves itself with, by its key (`CC`, `CC/party`). */
export type Stage = { hubUrl: string; parties: ReadonlyMap<string, Credentials> }

export type Played = { mrn: string; answers: readonly Answer[] }

export type PlayOptions = {
  /** Milliseconds UTC; the time here unless given. */
  now?: number
  /** The hub gives the MRNs. */
  hubMrn?: boolean
  /** Told of every step as it is answered. */
  onStep?: (file: string, sender: string, answer: Answer) => void
}

/**
 * Plays one journey: renews each message, signs it as its sender, posts it and waits for the receipt before it sends the next
 * (interface.md 4). Throws with the hub's own words at the first message that is not accepted.
 */
export const play = async (stage: Stage, steps: readonly Step[], options: PlayOptions = {}): Promise<Played> => {
  const { now = Date.now(), hubMrn = false, onStep } = options
  const renewal = createRenewal(
    steps.map(({ message }) => message),
    { now, newId: randomUUID, serial: newSerial(), hubMrn },
  )
  const answers: Answer[] = []
  let mrn = ''
  for (const { file, format, message } of steps) {
    const sender = partyKeyOf(message.sender)
    const party = stage.parties.get(sender)
    if (party === undefined) throw new Error(`${basename(file)}: nobody is registered as ${sender}`)
    const answer = await postAs(stage.hubUrl, party, renewal.renew(message), format)
    onStep?.(basename(file), sender, answer)
    if (answer.status !== 202) throw new Error(`${basename(file)}: ${answer.status} ${JSON.stringify(answer.body)}`)
    answers.push(answer)
    if (message.type === 'transit-declaration') {
      mrn = String(answer.body['mrn'])
      if (message.mrn !== undefined) renewal.allocated(message.mrn, mrn)
    }
  }
  return { mrn, answers }
}
