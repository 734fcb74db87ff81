// generated from schemas/ by "npm run gen"; do not edit
import type { ValidateFunction } from 'ajv'
import type { Message, MessageByType, MessageType } from './types.ts'

/** The validator of each message type. Collects all errors; each carries the value it is about. */
export const validators: { readonly [T in MessageType]: ValidateFunction<MessageByType[T]> }

/** The validators of versions 2 and up, by type and version: `border-exit-notice 2`. */
export const laterValidators: ReadonlyMap<string, ValidateFunction<Message>>
