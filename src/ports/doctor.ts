import type { texts } from '../generated/texts.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** What is checked, by the name of its text (schemas/texts/checks.json). */
export type CheckName = keyof (typeof texts)['checks']

/** Why a check is not `ok`, by the name of its text (schemas/texts/causes.json); its cure has the same name. */
export type CauseName = keyof (typeof texts)['causes']

/** `warning`: it works, and should be looked at; `not-checked`: an earlier failure, or there is nothing to check. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'not-checked'

/** The result of one check. Everything but `ok` has a cause. */
export type Finding = {
  check: CheckName
  state: CheckState
  /** What it is about where a check is made of several: a host, a queue, a file. */
  about?: string
  cause?: CauseName
  /** What fills the places of cause and cure. Never a secret. */
  words?: Readonly<Record<string, string>>
}

/** One step of a participant on its way to go live. */
export type Step = Omit<Finding, 'state'> & { state: 'done' | 'to-do' | 'failed' }

export interface Readiness {
  /**
   * Every step of a participant, in the order in which they are taken; undefined where there is no such participant. With
   * `anew` nothing known from before is used.
   */
  steps(party: PartyKey): Promise<readonly Step[] | undefined>
}
