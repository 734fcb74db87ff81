// generated from schemas/codelists/ by "npm run gen"; do not edit

/** Code lists of at most 60 codes, by name. */
export const codelists = {
} as const

export type CodelistName = keyof typeof codelists

/** The codes of one list, for instance `Code<'control-results'>`. */
export type Code<Name extends CodelistName> = (typeof codelists)[Name][number]['code']
