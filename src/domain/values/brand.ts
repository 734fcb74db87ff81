declare const kind: unique symbol

/**
 * A string known to name one kind of thing, so that the compiler refuses it where another kind is wanted
 * (docs/decisions/0062-identifiers-are-types.md). The mark exists in types only: at run time it is the string.
 */
export type Branded<Kinds extends string> = string & { readonly [kind]: { readonly [K in Kinds]: true } }
