import type { Finding } from '../domain/values/finding.ts'

/** A finding of the codec, with its offset where that is known without searching. */
export type Found = Finding & { offset?: number }
