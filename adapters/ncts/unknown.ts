import type { XmlTree } from '#adapter-api'
import type { Place } from './rows.ts'

/**
 * The elements of a document that no row names, by their ways without places in lists, each once: what a message has no place for is
 * said to whoever sent it, not dropped silently.
 */
export function unknownIn(
  tree: XmlTree,
  places: readonly Place[],
  part: (name: string) => readonly Place[],
): readonly string[] {
  const known = new Set(waysOf(places, part, ''))
  const found = new Set<string>()
  const look = ({ children }: XmlTree, way: string): void => {
    for (const child of children) {
      const here = way === '' ? child.name : `${way}/${child.name}`
      if (known.has(here)) look(child, here)
      else found.add(here)
    }
  }
  look(tree, '')
  return [...found]
}

/** Every way that rows name, with those on the way to it. */
function waysOf(places: readonly Place[], part: (name: string) => readonly Place[], before: string): string[] {
  return places
    .filter(({ name }) => name !== '')
    .flatMap((place) => {
      const steps = place.name.startsWith('@') ? place.steps : [...place.steps, place.name]
      const ways = steps.map((_, index) => before + steps.slice(0, index + 1).join('/'))
      const inside = `${before}${steps.join('/')}/`
      if (place.kind === 'group')
        return [...ways, ...numberWays(place.numbered, inside), ...waysOf(place.rows, part, inside)]
      if (place.kind !== 'special') return ways
      return [...ways, ...numberWays('sequenceNumber', inside), ...waysOf(part(place.part), part, inside)]
    })
}

const numberWays = (numbered: string | undefined, inside: string): string[] =>
  numbered === undefined ? [] : [`${inside}${numbered}`]
