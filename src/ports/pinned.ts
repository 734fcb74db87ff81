/**
 * What the tables hold that no entry of the log covers one by one, as an act on the registry says it: digests `sha256:<hex>`.
 * `grown` are those that are only ever added to, as far as they went: later rows are none of its business.
 */
export type Pinned = {
  /** Rises when other tables or columns are looked at: then there is nothing to compare with. */
  form: number
  tables: Readonly<Record<string, string>>
  grown: Readonly<Record<string, { upTo: number; digest: string }>>
}

/** Before and after one act, under the registry's lock. */
export type PinnedByAct = { before: Pinned; after: Pinned }
