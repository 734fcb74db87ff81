import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type PartyKey, partyKeyOf } from '../../src/domain/values/party.ts'
import { catalogue, type ReceiverWord } from '../../src/generated/catalogue.ts'
import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Message, MessageByType } from '../../src/generated/types.ts'
import type { Step } from './files.ts'
import { createRenewal, newSerial } from './renew.ts'

/** One message of a written journey: what a client signs and sends, and the customs that the hub forwards its bytes to. */
export type PlanStep = {
  file: string
  id: string
  type: string
  /** `CC` or `CC/party`. */
  sender: PartyKey
  contentType: 'application/json' | 'application/xml'
  /** Countries, in alphabetical order. Others may be told as well: guarantors, the principal. */
  receivers: string[]
}

export type Plan = { journey: string; mrn: string; steps: PlanStep[] }

/**
 * Writes a renewed journey as files in the order in which they are sent, and `plan.json`, for a client in any language to sign
 * and to send (`npm run journey -- <name> --write <folder>`). The MRN is in the files: nothing in them depends on an answer.
 * @param folder is made; it must be empty if it is there, since files of two journeys in one folder would be taken for one
 * @param now milliseconds UTC: when the last message happens
 * @throws Error for a folder that holds something
 */
export function writeJourney(journey: string, steps: readonly Step[], folder: string, now: number): Plan {
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
  const renewal = createRenewal(
    steps.map(({ message }) => message),
    { now, newId: randomUUID, serial: newSerial() },
  )
  const told = createReceivers()
  const planned = steps.map(({ file, format, message }): PlanStep => {
    const renewed = renewal.renew(message)
    const name = basename(file)
    writeFileSync(join(folder, name), format === 'xml' ? encodeXml(renewed) : encodeJson(renewed))
    const { id, type } = renewed
    const sender = partyKeyOf(renewed.sender)
    return { file: name, id, type, sender, contentType: `application/${format}`, receivers: told(renewed) }
  })
  const [first] = steps
  const mrn = first === undefined ? undefined : mrnOf(renewal.renew(first.message))
  if (mrn === undefined) throw new Error(`the journey ${journey} does not begin with a declaration that has an MRN`)
  const plan = { journey, mrn, steps: planned }
  writeFileSync(join(folder, 'plan.json'), `${JSON.stringify(plan, undefined, 2)}\n`)
  return plan
}

const mrnOf = (message: Message): string | undefined => ('mrn' in message ? message.mrn : undefined)

type Itinerary = { countries: readonly string[]; released: boolean; arrived: boolean }

/**
 * Says which customs are told of each message, as the hub resolves the words of the catalogue (engine.md 3), for journeys that
 * go as declared; a scenario holds it against what a hub does.
 */
function createReceivers(): (message: Message) => string[] {
  let going: Itinerary = { countries: [], released: false, arrived: false }
  return (message) => {
    if (message.type === 'transit-declaration') going = itineraryOf(message)
    const { receivers, forward } = catalogue[message.type]
    const sender = partyKeyOf(message.sender)
    const told = forward ? receivers.flatMap((word) => customsOf[word]?.(going, message) ?? []) : []
    if (message.type === 'release-for-transit') going = { ...going, released: true }
    if (message.type === 'arrival-advice') going = { ...going, arrived: true }
    return [...new Set(told)].filter((country) => country !== sender).toSorted()
  }
}

const itineraryOf = ({ body }: MessageByType['transit-declaration']): Itinerary => ({
  countries: [...new Set(body.itinerary.map(({ country }) => country))],
  released: false,
  arrived: false,
})

const departureOf = ({ countries }: Itinerary): readonly string[] => countries.slice(0, 1)
const destinationOf = ({ countries }: Itinerary): readonly string[] => countries.slice(-1)
const withRecord = ({ countries, released }: Itinerary): readonly string[] => (released ? countries.slice(1) : [])
const legOf = ({ countries }: Itinerary, { sender }: Message): number => countries.indexOf(sender.country)

const customsOf: Partial<Record<ReceiverWord, (going: Itinerary, message: Message) => readonly string[]>> = {
  departure: departureOf,
  destination: destinationOf,
  enteredCountries: ({ countries }) => countries.slice(1),
  previousExit: (going, message) => going.countries.slice(0, legOf(going, message)).slice(-1),
  nextEntry: (going, message) => going.countries.slice(legOf(going, message) + 1).slice(0, 1),
  withRecord: (going) => [...departureOf(going), ...withRecord(going)],
  resolved: (going) => (going.arrived ? destinationOf(going) : [...departureOf(going), ...withRecord(going)]),
  ahead: (going, message) =>
    withRecord(going).filter((country) => going.countries.indexOf(country) >= legOf(going, message)),
}
