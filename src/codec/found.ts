import type { Finding } from '../domain/values/finding.ts'

/** A finding of the codec, with the offset it has been found at where that is known without looking. */
export type Found = Finding & { offset?: number }
