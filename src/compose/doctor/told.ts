import { causeAndCure, nameOfCheck } from '../../domain/values/told.ts'
import type { Finding } from '../../ports/doctor.ts'

/** A finding in the words of one language. */
export type ToldFinding = Pick<Finding, 'check' | 'state' | 'about'> & { title: string; cause?: string; cure?: string }

/** Names the check, and says why it is not well and what to do. */
export const tellFinding = ({ check, state, about, ...rest }: Finding, language: 'en' | 'fr' | 'pt'): ToldFinding => ({
  check,
  title: nameOfCheck(check, language),
  state,
  ...(about === undefined ? {} : { about }),
  ...causeAndCure({ check, ...rest }, language),
})
