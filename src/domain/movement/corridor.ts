import type { Declaration } from '../../generated/types.ts'
import { dayAtDeparture } from '../reference/act-day.ts'
import { agreementsNamed } from '../reference/agreements.ts'
import { type Applying, limitsOn, missingSafeguards } from '../reference/corridor-limits.ts'
import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { instantOf } from '../values/time.ts'
import { sealsOf } from './declaration.ts'

const DAY = 24 * 3_600_000

/**
 * What the agreements of a movement demand of its release (engine.md 8, "Limits per corridor"): no later a time limit than
 * so many days from the release, and the safeguards in force once it is released.
 */
export function releaseLimitFindings(draft: Draft<'release-for-transit'>): Finding[] {
  const { releasedAt, limitAt, equipment, safeguards } = draft.message.body
  const declaration = draft.input.declaration
  if (declaration === undefined) return []
  const applying = limitsIn(draft, declaration)
  const secured = {
    equipment: equipment ?? declaration.equipment ?? [],
    safeguards: safeguards ?? declaration.safeguards ?? [],
  }
  return [
    ...dayFindings(applying, releasedAt, limitAt, '/body/limitAt'),
    ...safeguardFindings(applying, secured, passageOf(draft), '/body/safeguards'),
  ]
}

/** What they demand of new content of a movement that was released before. */
export function amendedLimitFindings(draft: Draft<'declaration-amendment'>): Finding[] {
  const { declaration } = draft.message.body
  const { released, limitAt } = draft.movement
  if (released === undefined) return []
  const applying = limitsIn(draft, declaration)
  const { equipment, safeguards } = declaration
  const secured = { equipment: equipment ?? [], safeguards: safeguards ?? [] }
  // What was affixed stays unless the amendment lists it anew (amend).
  const kept = equipment === undefined && safeguards === undefined
  const later = declaration.limitAt === limitAt ? undefined : declaration.limitAt
  return [
    ...(later === undefined ? [] : dayFindings(applying, released.releasedAt, later, '/body/declaration/limitAt')),
    ...(kept ? [] : safeguardFindings(applying, secured, passageOf(draft), '/body/declaration/safeguards')),
  ]
}

/** By the agreements the movement rests on, as they were when it was declared: running movements finish under their terms. */
function limitsIn({ movement, input: { reference } }: Draft, declaration: Declaration): Applying[] {
  const { agreements = [], declaredAt } = declaredOf(movement)
  const day = dayAtDeparture(movement, reference, instantOf(declaredAt))
  return limitsOn(agreementsNamed(reference.agreements, agreements, day), declaration)
}

const passageOf = ({ movement }: Draft): string => {
  const { departure, destination } = declaredOf(movement)
  return `${departure.country}-${destination.country}`
}

/** The shortest of the times allowed, once. */
function dayFindings(applying: readonly Applying[], releasedAt: string, limitAt: string, at: string): Finding[] {
  const days = Math.min(...applying.flatMap(({ limit }) => limit.maxDays ?? []))
  const late = Number.isFinite(days) && instantOf(limitAt) - instantOf(releasedAt) > days * DAY
  return late ? [ruleFinding('CORRIDOR-DAYS', at, limitAt, String(days))] : []
}

function safeguardFindings(
  applying: readonly Applying[],
  secured: Required<Pick<Declaration, 'equipment' | 'safeguards'>>,
  passage: string,
  at: string,
): Finding[] {
  const there = new Set<string>(secured.safeguards.map(({ kind }) => kind))
  if (sealsOf(secured).length > 0) there.add('seal')
  return applying.flatMap(({ limit, hsCode }) => {
    const missing = missingSafeguards(limit, there)
    return missing.length === 0 ? [] : [ruleFinding('CORRIDOR-SAFEGUARD', at, hsCode ?? passage, missing.join(', '))]
  })
}
