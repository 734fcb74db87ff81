import { type Json, patchBetween, plainJson } from '../values/json-patch.ts'
import type { Changes } from './decision.ts'
import type { Guarantee } from './guarantee.ts'
import type { Movement } from './movement.ts'
import { diversionOf, enquiryOf, openOf, proceduresOf } from './open.ts'
import type { Train } from './train.ts'
import type { Grn } from '../values/identifiers.ts'
import { NO_CURRENCY } from '../values/money.ts'

/**
 * Members that say what was written in a message and are no part of how a movement or guarantee stands. Leaves outlive
 * the bodies (invariant I12) and are read by operators, who may not read bodies (I11); so these stay out of the log, digests
 * of few possibilities and the hash of a short access code as well. Deciding again from the bodies brings them back, and once the
 * bodies are destroyed, none of it is left but that it was (`withoutContent`).
 */
export const WITHHELD: ReadonlySet<string> = new Set([
  'accessCodeHash',
  'added',
  'alarms',
  'declared',
  'equipped',
  'erased',
  'findings',
  'holder',
  'leftBehind',
  'marks',
  'missing',
  'nationalRefs',
  'principal',
  'remarks',
  'seals',
  'seen',
  'text',
  'vehicle',
  'with',
])

export const ACCOUNTS = ['limit', 'available', 'reserved', 'inUse', 'claimed', 'spent'] as const

/** Of a guarantee's header also the balances stay out, and the number of an authorisation, which names its holder. */
export const WITHHELD_OF_GUARANTEE: ReadonlySet<string> = new Set([...WITHHELD, ...ACCOUNTS, 'authorisation'])

/** Of a train also the numbers of its wagons: what is painted on a vehicle is no more for the log than a plate. */
export const WITHHELD_OF_TRAIN: ReadonlySet<string> = new Set([...WITHHELD, 'number'])

/** How the log has always written that what is held belongs to no leg. */
const NO_LEG = -1

/** How the log has always written that a guarantee has no reference, and a carnet no guarantor. */
const NO_GRN = ''
const NO_GUARANTOR = ''

const linesForm = (lines: readonly { grn?: Grn; currency?: string }[]): object[] =>
  lines.map((line) =>
    line.grn === undefined || line.currency === undefined ? { grn: NO_GRN, currency: NO_CURRENCY, ...line } : line,
  )

/**
 * A movement in the form the log has had from its first entry on: everything beside everything, what belongs together told
 * twice. Entries are evidence and are applied one on the other from zero, so their form stays whatever `Movement` becomes
 * (docs/decisions/0061).
 */
export const logForm = ({ open, declared, released, ...movement }: Movement): object => ({
  ...movement,
  ...declared,
  ...released,
  procedures: proceduresOf({ open }),
  enquiry: enquiryOf({ open }),
  diversion: diversionOf({ open }),
  stoppedBy: openOf({ open }, 'stop')?.by,
  arrivedAt: movement.arrival?.occurredAt,
  arrivedOffice: movement.arrival?.office,
  lines: linesForm(movement.lines),
  wanting: movement.wanting && { ...movement.wanting, lines: linesForm(movement.wanting.lines) },
  held: movement.held.map((one) => (one.leg === undefined ? { ...one, leg: NO_LEG } : one)),
})

/** A movement as the log knows it: what replay gives and what the stored one is compared with. */
export const loggedMovement = (movement: Movement): Json => plainJson(logForm(movement), WITHHELD)

/** A guarantee in the form the log has had from its first entry on. */
export const guaranteeLogForm = (guarantee: Guarantee): object => ({
  guarantor: NO_GUARANTOR,
  currency: NO_CURRENCY,
  ...guarantee,
})

/** A guarantee's header as the log knows it. */
export const loggedGuarantee = (guarantee: Guarantee): Json =>
  plainJson(guaranteeLogForm(guarantee), WITHHELD_OF_GUARANTEE)

/** What tells trains apart: numbers return, in every network. */
export const trainKey = ({ number, operator }: Pick<Train, 'number' | 'operator'>): string => `${number} ${operator}`

/** What a report has changed of a train, for the effect of its leaf; nothing when it is as it was. */
export function trainChanges(before: Train | undefined, after: Train): Changes {
  const steps = patchBetween(before ?? {}, after, WITHHELD_OF_TRAIN)
  return steps.length === 0 ? {} : { trains: { [trainKey(after)]: steps } }
}

/** A train as the log knows it. */
export const loggedTrain = (train: Train): Json => plainJson(train, WITHHELD_OF_TRAIN)
