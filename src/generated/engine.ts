// generated from schemas/engine.json by "npm run gen"; do not edit

/**
 * Which engine decides: raised with every change by which the same message, on the same state, would be decided otherwise.
 * Stands in every leaf, so that the audit decides again only what this engine has decided.
 */
export const ENGINE = 8
