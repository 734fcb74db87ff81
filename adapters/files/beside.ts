import { isDeepStrictEqual } from 'node:util'

/** What a form said of a message, and what it says now. */
export type Said = { before: object; now: object }

/**
 * The body that lies beside a form, with whatever the form says otherwise than the body's own form would taken over part by part:
 * what the form has no place for stays as it was.
 */
export function completed<Body extends object>(body: Body, { before, now }: Said): Body {
  const [old, said] = [before as Record<string, unknown>, now as Record<string, unknown>]
  const names = new Set([...Object.keys(old), ...Object.keys(said)])
  const result = { ...body } as Record<string, unknown>
  for (const name of names) {
    if (isDeepStrictEqual(old[name], said[name])) continue
    if (said[name] === undefined) delete result[name]
    else result[name] = said[name]
  }
  return result as Body
}
