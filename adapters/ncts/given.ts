import { isDeepStrictEqual } from 'node:util'
import type { XmlTree } from '#adapter-api'

/** A document as it was given to us, what its message alone makes of it, and what is to be written now. */
export type Versions = { given: XmlTree; made: XmlTree; now: XmlTree }

/**
 * What is to be written now, with everything of the document that was given to us for which a message has no place. Where what is
 * written has changed, the change holds.
 */
export function asGiven({ given, made, now }: Versions): XmlTree {
  if (isDeepStrictEqual(made, now)) return given
  if (isDeepStrictEqual(made, given) || given.children.length === 0 || now.children.length === 0) return now
  const children: XmlTree[] = given.children.flatMap((one, index) => {
    const [was, is] = [counterpart(made, given, index), counterpart(now, given, index)]
    if (was === undefined) return [one]
    return is === undefined ? [] : [asGiven({ given: one, made: was, now: is })]
  })
  // What has been added since stands behind the last one of its name, or where it would stand without what was given.
  for (const [index, one] of now.children.entries())
    if (counterpart(made, now, index) === undefined && counterpart(given, now, index) === undefined)
      children.splice(placeFor(children, now, index), 0, one)
  return { ...now, ...(given.attributes === undefined ? {} : { attributes: given.attributes }), children }
}

/** The element of the same name and the same place among its like. */
function counterpart(tree: XmlTree, of: XmlTree, index: number): XmlTree | undefined {
  const name = of.children[index]?.name
  const place = of.children.slice(0, index).filter((one) => one.name === name).length
  return tree.children.filter((one) => one.name === name)[place]
}

/** Behind what stands before it in the document that is written now. */
function placeFor(children: readonly XmlTree[], now: XmlTree, index: number): number {
  const before = now.children.slice(0, index + 1).toReversed()
  for (const { name } of before) {
    const last = children.findLastIndex((one) => one.name === name)
    if (last >= 0) return last + 1
  }
  return 0
}
