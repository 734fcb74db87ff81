import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { officeOn } from '../reference/registry.ts'
import type { Series } from '../values/spelling.ts'

/**
 * How the numbers of a movement's seals may be shortened: as the office of departure, whose seals they are, says on the day of
 * the act (engine.md 9, "From practice"). The office that reports has no say in what passes for the same.
 */
export const sealSeries = ({ movement, input, on }: Draft): Series | undefined =>
  movement.declared === undefined
    ? undefined
    : officeOn(input.reference, declaredOf(movement).departure.office, on)?.sealNumbers
