import * as m from '../support/messages.ts'
import { createPatientClient } from '../support/patient-client.ts'
import type { Stage } from '../support/process-hub.ts'
import { POSTED, SYSTEMS } from './journeys.ts'
import type { Orders } from './line.ts'
import { createRecovery, type Recovery } from './recovery.ts'
import type { NationalSystem } from './systems.ts'

/**
 * Journeys under way at which the systems begin no more, in seconds of load: a machine that cannot do as much gets as much as it can do,
 * and what recovers from a fault does not first have to work off what came before.
 */
const BACKLOG_S = 6
/** Of its guarantees nothing may run out: journeys that are refused keep what they need. */
const LIMIT = '100000000'
const GUARANTOR = 'TG/fonds-garantie'

/**
 * What the systems need to know of a load, with a guarantee for all of it, registered by the hub at `url`.
 * @param load messages a second, and the folder of the systems' journals
 */
export async function loadOf(
  stage: Stage,
  url: string,
  { rate, folder }: { readonly rate: number; readonly folder: string },
): Promise<Pick<Orders, 'grn' | 'everyMs' | 'atMost'> & { folder: string }> {
  const grn = m.newGrn()
  await createPatientClient(url).send(stage.party(GUARANTOR), m.registration(grn, LIMIT))
  return { grn, folder, everyMs: (1_000 * POSTED) / rate, atMost: Math.ceil((BACKLOG_S * rate) / POSTED) }
}

/** By both countries on the way. */
export const recoveryOnTheWay = (): Recovery => createRecovery([...SYSTEMS.TG.slice(0, 1), ...SYSTEMS.BF], Date.now)

/** A line for whoever watches a run, with the time since its start. */
export const log = (line: string): void =>
  console.error(`${(performance.now() / 1_000).toFixed(1).padStart(6)} s  ${line}`)

/** What each system was answered, a sentence each. */
export const answersTo = (systems: readonly NationalSystem[]): string[] =>
  systems.map(
    (one) => `Answers to ${one.system}: ${[...one.statuses()].map((answers) => answers.join(' ')).join(', ')}.`,
  )

/** Findings as lines, the first hundred of them, and how many there are. */
export const toldOf = (findings: readonly string[]): string[] => [
  ...findings.slice(0, 100).map((finding) => `BROKEN  ${finding}`),
  findings.length === 0 ? 'everything holds' : `${findings.length} findings`,
]
