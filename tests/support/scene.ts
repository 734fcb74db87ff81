import type { Message } from '../../src/generated/types.ts'
import { checkInvariants } from './invariants.ts'
import { effective, type JournalReceiver, startJournal } from './journal.ts'
import * as m from './messages.ts'
import { createPatientClient, type PatientClient } from './patient-client.ts'
import type { ProcessHub, Stage } from './process-hub.ts'
import { waitFor } from './wait-for.ts'

/** One road movement from Lomé to Ouagadougou, whole: who sends what, in order. */
export type Journey = { readonly mrn: string; readonly steps: readonly { from: string; message: Message }[] }

const GUARANTOR = 'TG/fonds-garantie'
/** Everyone who is told of a journey on {@link newJourney}'s road. */
const RECEIVERS = ['TG', 'BF', GUARANTOR] as const

export function newJourney(grn: string, amount = '1000'): Journey {
  const mrn = m.newMrn()
  return {
    mrn,
    steps: [
      { from: 'TG', message: m.declaration(mrn, grn, amount) },
      { from: 'TG', message: m.release(mrn) },
      { from: 'TG', message: m.exitNotice(mrn) },
      { from: 'BF', message: m.entryNotice(mrn) },
      { from: 'BF', message: m.arrival(mrn) },
      { from: 'BF', message: m.results(mrn) },
      { from: 'TG', message: m.discharge(mrn) },
    ],
  }
}

/** What each receiver is told of one whole journey, in order (engine.md 3, scenario 1). */
const TOLD: Readonly<Record<(typeof RECEIVERS)[number], readonly string[]>> = {
  TG: ['border-entry-notice', 'arrival-advice', 'control-results'],
  BF: ['anticipated-transit-record', 'anticipated-arrival-record', 'border-exit-notice', 'discharge'],
  [GUARANTOR]: ['discharge', 'guarantee-release'],
}

/** A stage with receivers that keep journals and a client that keeps its messages. */
export type Scene = {
  readonly stage: Stage
  readonly client: PatientClient
  readonly journals: readonly JournalReceiver[]
  readonly journeys: Journey[]
  /** A guarantee of Togo with this limit, registered through the client. */
  guarantee(limit: string): Promise<string>
  /** Sends a journey step by step, each when the one before is accepted; `urlOf` chooses the hub for a step. */
  travel(journey: Journey, urlOf?: (step: number) => string): Promise<void>
  /** `lanes` journeys at once, one after the other in each lane, until `done` says so at a journey's end. */
  load(lanes: number, grn: string, done: () => boolean): Promise<void>
  /**
   * Waits until everything is delivered, asks for every receipt once more, and checks everything that must hold;
   * returns what does not.
   */
  findings(timeoutMs?: number): Promise<string[]>
  close(): Promise<void>
}

/** What a receiver does with its deliveries, where it does not just accept them. */
export type Judges = Partial<Record<(typeof RECEIVERS)[number], Parameters<typeof startJournal>[2]>>

/** @param hub where messages are posted; it must be running, since the receivers' accounts are made by it */
export async function openScene(stage: Stage, hub: ProcessHub, judges: Judges = {}): Promise<Scene> {
  const client = createPatientClient(hub.url)
  const journals = await Promise.all(RECEIVERS.map((key) => startJournal(stage.amqpUrl, stage.party(key), judges[key])))
  const journeys: Journey[] = []
  let repeated = 0
  const travel: Scene['travel'] = async (journey, urlOf = () => hub.url) => {
    journeys.push(journey)
    for (const [step, { from, message }] of journey.steps.entries()) {
      await client.send(stage.party(from), message, urlOf(step))
    }
  }
  return {
    stage,
    client,
    journals,
    journeys,
    travel,
    guarantee: async (limit) => {
      const grn = m.newGrn()
      await client.send(stage.party(GUARANTOR), m.registration(grn, limit))
      return grn
    },
    load: async (lanes, grn, done) => {
      const lane = async (): Promise<void> => {
        do await travel(newJourney(grn))
        while (!done())
      }
      await Promise.all(Array.from({ length: lanes }, lane))
    },
    findings: async (timeoutMs = 60_000) => {
      await delivered(stage, timeoutMs)
      const news = client.receipts.slice(repeated)
      repeated = client.receipts.length
      // Some at a time: of more than may wait for one party the hub refuses the rest for the moment.
      while (news.length > 0) await Promise.all(news.splice(0, AT_ONCE).map((kept) => client.repeat(kept)))
      return [
        ...client.complaints,
        ...(await checkInvariants(stage.pool, journals, client.receipts)),
        ...journeys.flatMap(({ mrn }) => missing(mrn, journals)),
        ...(await unfinished(stage)),
      ]
    },
    close: async () => {
      await Promise.all(journals.map((journal) => journal.close()))
      await stage.close()
    },
  }
}

/** Repeats under way at once. */
const AT_ONCE = 64

/** Waits until every receiver has reported everything. */
export const delivered = (stage: Stage, timeoutMs = 60_000): Promise<true> =>
  waitFor(
    async () => {
      const open = await stage.pool.query<{ what: string }>(
        `select format('%s %s %s', receiver, state, count(*)) as what from outbox where state <> 'delivered'
         group by receiver, state`,
      )
      if (open.rows.length === 0) return true
      throw new Error(open.rows.map(({ what }) => what).join(', '))
    },
    { timeoutMs, label: 'everything delivered' },
  )

/** Receivers that were not told exactly what they must be told of a movement, repeats dropped. */
function missing(mrn: string, journals: readonly JournalReceiver[]): string[] {
  return journals.flatMap((journal) => {
    const told = effective(journal).flatMap((one) => (one.mrn === mrn ? [one.type] : []))
    const expected = TOLD[journal.receiver as keyof typeof TOLD]
    const same = JSON.stringify([...told].sort()) === JSON.stringify([...expected].sort())
    return same ? [] : [`${journal.receiver} was told of ${mrn}: ${told.join(', ')}`]
  })
}

/** After whole journeys every movement is discharged and every guarantee free again. */
async function unfinished({ pool }: Stage): Promise<string[]> {
  const result = await pool.query<{ what: string }>(
    `select format('%s is %s', mrn, state) as what from movements where state <> 'discharged'
     union all select format('%s has %s of %s', grn, available, limit_minor) from guarantees
       where available <> limit_minor`,
  )
  return result.rows.map(({ what }) => what)
}
