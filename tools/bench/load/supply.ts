import { encodeJson, encodeXml } from '../../../src/codec/index.ts'
import { partyKeyOf } from '../../../src/domain/values/party.ts'
import type { Message } from '../../../src/generated/types.ts'
import {
  declarationWith,
  DELIVERED_BEYOND,
  messagesOf,
  newGrn,
  newJourney,
  receiversOf,
  registrationOf,
} from '../journeys.ts'
import { type Actor, actorsOf, type World } from '../world.ts'
import { Connection, postBytes } from './http-client.ts'

/** What the load generator sends, made and signed ahead of the clock. */

/** A ready-made request and who sends it. */
export type Ready = { readonly bytes: Buffer; readonly country: string }

/** Which journeys to make. */
export type PrepareRequest = {
  readonly journeys: number
  /** None through this country. */
  readonly without?: string
  /** All through this country. */
  readonly through?: string
  /** JSON when absent. */
  readonly format?: 'json' | 'xml'
  /** All on one guarantee, instead of in turn on all of them. */
  readonly shared?: boolean
  /** Instead of journeys declarations alone, of so many items each. */
  readonly items?: number
}

/** What was made: how many journeys, and the mean size of their messages in bytes. */
export type Prepared = { readonly journeys: number; readonly meanBytes: number }

const GUARANTEE_CONNECTIONS = 16
const ACCEPTED = 202
/** Vehicles below are those of tools/fill: one that is on the road there still would be used twice. */
const FIRST_SERIAL = 500_000

export type Supply = ReturnType<typeof createSupply>

/** Makes journeys for one world; `take` gives the next of those made last. */
export function createSupply(world: World) {
  const actors: ReadonlyMap<string, Actor> = actorsOf(world.parties)
  let grns: string[] = []
  let serial = FIRST_SERIAL
  let journeys: Ready[][] = []
  let next = 0

  const requestOf = (
    message: Message,
    more: { receivers?: readonly string[]; beyond?: number; format?: 'json' | 'xml' } = {},
  ): Ready => {
    const { receivers = [], beyond = 0, format = 'json' } = more
    const actor = actors.get(partyKeyOf(message.sender))
    if (actor === undefined) throw new Error(`no key of ${partyKeyOf(message.sender)}`)
    const body = Buffer.from(format === 'json' ? encodeJson(message) : encodeXml(message))
    const signed = { signature: actor.sign(body), bareSignature: actor.signBare(body) }
    const contentType = `application/${format}`
    return {
      bytes: postBytes({ token: actor.token, body, ...signed, receivers, beyond, contentType }),
      country: message.sender.country,
    }
  }

  const journeyOf = ({ without, through, shared, format = 'json', items }: PrepareRequest, now: number): Ready[] => {
    const passes = (corridor: object, country: string): boolean => JSON.stringify(corridor).includes(`"${country}`)
    for (;;) {
      const journey = newJourney(serial++, shared === true ? grns.slice(0, 1) : grns)
      if (without !== undefined && passes(journey.corridor, without)) continue
      if (through !== undefined && !passes(journey.corridor, through)) continue
      if (items !== undefined) return [requestOf(declarationWith(journey, items, now))]
      const receivers = receiversOf(journey.corridor)
      return messagesOf(journey, now).map((message, step) =>
        requestOf(message, { receivers: receivers[step] ?? [], beyond: DELIVERED_BEYOND[step] ?? 0, format }),
      )
    }
  }

  return {
    /** Makes and signs journeys for the next run; those not taken of earlier ones are forgotten. */
    prepare(request: PrepareRequest): Prepared {
      const now = Date.now()
      journeys = Array.from({ length: request.journeys }, () => journeyOf(request, now))
      next = 0
      const sizes = journeys.flat().map(({ bytes }) => bytes.length - (bytes.indexOf('\r\n\r\n') + 4))
      return {
        journeys: journeys.length,
        meanBytes: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
      }
    },
    take: (): readonly Ready[] | undefined => journeys[next++],
    /** Registers the guarantees that the journeys are spread over. */
    async guarantees({ url, count }: { url: string; count: number }): Promise<number> {
      grns = Array.from({ length: count }, newGrn)
      const requests = grns.map((grn) => requestOf(registrationOf(grn, Date.now())))
      const one = async (): Promise<void> => {
        const connection = new Connection(url)
        for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
          const { status, body } = await connection.request(request.bytes)
          if (status !== ACCEPTED) throw new Error(`a guarantee was answered ${status}: ${body.toString('utf8')}`)
        }
        connection.close()
      }
      await Promise.all(Array.from({ length: GUARANTEE_CONNECTIONS }, one))
      return grns.length
    },
  }
}
