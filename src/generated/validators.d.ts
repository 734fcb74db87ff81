// generated from schemas/ by "npm run gen"; do not edit
import type { ValidateFunction } from 'ajv'
import type { MessageByType, MessageType } from './types.ts'

/** The validator of each message type. Collects all errors; each carries the value it is about. */
export const validators: { readonly [T in MessageType]: ValidateFunction<MessageByType[T]> }
