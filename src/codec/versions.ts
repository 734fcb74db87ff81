import type { ValidateFunction } from 'ajv'
import { catalogue } from '../generated/catalogue.ts'
import { laterShapes, type Shape, shapes } from '../generated/shapes.ts'
import type { Message, MessageType } from '../generated/types.ts'
import { laterValidators, validators } from '../generated/validators.js'

/** The versions of a type that there are (schemas/README.md, "Two versions side by side"). */
export const versionsOf = (type: MessageType): readonly string[] => catalogue[type].versions

/** The content of a type's root element in a version; version 1 for an unknown one, so that it can be read. */
export const shapeOf = (type: MessageType, version: unknown): Shape =>
  laterShapes.get(`${type} ${String(version)}`) ?? shapes[type]

/** The validator of a type's version; that of version 1 for an unknown one. */
export const validatorOf = (type: MessageType, version: unknown): ValidateFunction<Message> =>
  laterValidators.get(`${type} ${String(version)}`) ?? validators[type]
