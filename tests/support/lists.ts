import { codelists } from '../../src/generated/codelists.ts'

/** Codes of reasons an alert may give. */
export const alertReasons: readonly string[] = codelists['alert-reasons'].map(({ code }) => code)
