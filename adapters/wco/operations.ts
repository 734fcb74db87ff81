import type { Message, XmlTree } from '#adapter-api'
import { rowOf } from '../ncts/converters.ts'
import type { Profile } from './profile.ts'

/** What is done to an operation by the message of eTIR that is structured like ours. */
const ACTS: Readonly<Record<string, string>> = {
  I7: 'record',
  E11: 'record',
  E13: 'cancel',
  I9: 'start',
  I11: 'terminate',
  I13: 'discharge',
  I15: 'notify',
  I17: 'refuse',
  E1: 'register-guarantee',
}

/** One country's part of a movement, as eTIR sees it: a movement is the list of its operations. */
export type Operation = { sequence: number; country: string; start?: string; terminate?: string }

/** The operations of an itinerary: one for each country crossed, between the office of entry and that of exit. */
export function operationsOf({
  itinerary,
  departureOffice,
  destinationOffice,
}: {
  itinerary: readonly { country: string; entryOffice?: string; exitOffice?: string }[]
  departureOffice: string
  destinationOffice: string
}): readonly Operation[] {
  const last = itinerary.length - 1
  return itinerary.map(({ country, entryOffice, exitOffice }, index) => {
    const start = entryOffice ?? (index === 0 ? departureOffice : undefined)
    const terminate = exitOffice ?? (index === last ? destinationOffice : undefined)
    return {
      sequence: index + 1,
      country,
      ...(start === undefined ? {} : { start }),
      ...(terminate === undefined ? {} : { terminate }),
    }
  })
}

/**
 * How a message looks in the view of operations: the message of eTIR it is structured like, what it does, and to the operation of
 * which country. Undefined for types that eTIR has nothing like. It is made of the message and read by nobody here.
 */
export function operationOf(message: Message, profile: Profile): XmlTree | undefined {
  const { extension: namespace, tables } = profile
  const etir = rowOf(() => tables.theirs('etir-messages', message.type, message.occurredAt, ''))
  if (namespace === undefined || etir === undefined) return undefined
  const { declaration, office, leg, legIndex } = message.body as {
    declaration?: Parameters<typeof operationsOf>[0]
    office?: string
    leg?: { country: string }
    legIndex?: number
  }
  const whole = message.type === 'transit-declaration' ? message.body : declaration
  const children = (whole === undefined ? [] : operationsOf(whole as Parameters<typeof operationsOf>[0])).map((one) =>
    leaf('Part', namespace, { ...one, sequence: String(one.sequence) }),
  )
  const country = leg?.country ?? office?.slice(0, 2) ?? message.sender.country
  const about = {
    message: etir,
    act: ACTS[etir] ?? '',
    country,
    ...(legIndex === undefined ? {} : { sequence: String(legIndex + 1) }),
    ...(office === undefined ? {} : { office }),
  }
  return { ...leaf('Operation', namespace, about), children }
}

const leaf = (name: string, namespace: string, attributes: Readonly<Record<string, string>>): XmlTree => ({
  name,
  namespace,
  attributes,
  text: '',
  children: [],
})
