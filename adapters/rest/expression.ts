import jsonata from 'jsonata'
import { MappingError } from '#adapter-api'

/** An expression of a profile, ready to be evaluated. */
export type Expression = (input: unknown, pointer: string) => Promise<unknown>

/** What would make a mapping say something else the next time: the same document must always be the same message. */
const IMPURE = ['now', 'millis', 'random', 'shuffle', 'eval'] as const

/**
 * Reads an expression. Throws, with the place in it, where it is none; evaluating it rejects with MappingError, at the pointer
 * given, where it fails for this input.
 */
export function expressionOf(text: string, name: string): Expression {
  let compiled: jsonata.Expression
  try {
    compiled = jsonata(text)
  } catch (error) {
    const { message, position } = error as { message: string; position?: number }
    throw new Error(`profile: ${name} is no expression: ${message} (character ${position})`)
  }
  for (const one of IMPURE)
    compiled.registerFunction(one, () => {
      throw new Error(`$${one} may not be used in a mapping: it says something else every time`)
    })
  return async (input, pointer) => {
    try {
      const result: unknown = await compiled.evaluate(input)
      // Its arrays carry marks of their own, and shared parts of the input must not be changed through the result.
      return result === undefined ? undefined : (JSON.parse(JSON.stringify(result)) as unknown)
    } catch (error) {
      throw new MappingError(pointer, (error as Error).message)
    }
  }
}
