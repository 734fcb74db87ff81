/**
 * What the codec refuses before spending memory on it (trust.md D1). The cap in bytes is applied earlier, on receipt; these
 * bound what a body within the cap can grow to.
 */
export type Limits = {
  /** Nesting of objects, arrays or elements. The deepest message needs 8. */
  depth: number
  /** Values, or elements, attributes and comments. A declaration of 1,999 full items needs about 200,000. */
  nodes: number
  /** Characters of a property, element or attribute name, and attributes of one element. */
  nameLength: number
  attributes: number
  /** Characters of one text. The longest field, a signature in base64, has 65,536. */
  textLength: number
  /** Findings reported at once; a longer list would not help to repair a message. */
  findings: number
}

export const defaultLimits: Readonly<Limits> = {
  depth: 64,
  nodes: 250_000,
  nameLength: 128,
  attributes: 16,
  textLength: 131_072,
  findings: 100,
}
