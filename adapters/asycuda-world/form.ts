import { MappingError, type XmlTree } from '#adapter-api'
import structure from './structure.json' with { type: 'json' }

/** The root element of a declaration as ASYCUDA World exports and imports it; it is in no namespace. */
export const ROOT = 'ASYCUDA'

/**
 * What a declaration, or one entry of a list in it, says: values by their path from there, entries of what repeats by its path.
 * What is empty is not there.
 */
export type Section = { values: ReadonlyMap<string, string>; lists: ReadonlyMap<string, readonly Section[]> }

/** An element that no published declaration has, with the place it stands in: countries add their own. */
export type Extra = { parent: string; element: XmlTree }

/** A place of the structure: `structure.json` has `*` behind what repeats and `?` behind what was seen as `<null/>`. */
type Place = { name: string; repeats: boolean; isNull: boolean; children: Map<string, Place> }

const root: Place = { name: ROOT, repeats: false, isNull: false, children: new Map() }
for (const line of structure as string[]) {
  const way = line.replace(/[*?]$/, '').split('/')
  const name = way.pop() ?? ''
  const parent = way.reduce<Place | undefined>((place, step) => place?.children.get(step), root)
  if (parent === undefined) throw new Error(`structure.json: nothing stands above ${line}`)
  parent.children.set(name, { name, repeats: line.endsWith('*'), isNull: line.endsWith('?'), children: new Map() })
}

/**
 * Reads a declaration by names: order is ignored, `<null/>`, an empty element and no element are alike. Also gives the elements
 * it does not know.
 * @throws {MappingError} for another root, and for a value that stands twice where it can stand once
 */
export function readForm(tree: XmlTree): { form: Section; extras: readonly Extra[] } {
  if (tree.name !== ROOT) throw new MappingError('', `the root is ${tree.name}, not ${ROOT}`)
  const extras: Extra[] = []
  return { form: readSection(tree, root, '', extras), extras }
}

function readSection(tree: XmlTree, place: Place, at: string, extras: Extra[]): Section {
  const values = new Map<string, string>()
  const lists = new Map<string, Section[]>()
  const read = (element: XmlTree, { children }: Place, path: string): void => {
    const seen = new Set<string>()
    for (const child of element.children) {
      const known = children.get(child.name)
      if (known === undefined) {
        if (child.name !== 'null') extras.push({ parent: joined(at, path), element: child })
        continue
      }
      const way = joined(path, child.name)
      if (known.repeats) {
        lists.set(way, [...(lists.get(way) ?? []), readSection(child, known, joined(at, way), extras)])
        continue
      }
      if (seen.has(child.name)) throw new MappingError(pointerOf(joined(at, way)), 'it stands twice')
      seen.add(child.name)
      if (known.children.size > 0) read(child, known, way)
      else if (child.text !== '') values.set(way, child.text)
    }
  }
  read(tree, place, '')
  return { values, lists }
}

/** The element tree of a declaration in the published order, empty places included, and the extras where they belong. */
export function writeForm(form: Section, extras: readonly Extra[] = []): XmlTree {
  return written(root, form, '', '', extras)
}

function written(place: Place, section: Section, path: string, at: string, extras: readonly Extra[]): XmlTree {
  const children = [...place.children.values()].flatMap((child): XmlTree[] => {
    const way = joined(path, child.name)
    const whole = joined(at, child.name)
    if (child.repeats)
      return (section.lists.get(way) ?? []).map((entry, index) =>
        // Extras of what repeats have lost which of them they stood in, but where there is one.
        written(child, entry, '', whole, index === 0 && section.lists.get(way)?.length === 1 ? extras : []),
      )
    if (child.children.size > 0) return [written(child, section, way, whole, extras)]
    const text = section.values.get(way) ?? ''
    return [{ name: child.name, text, children: text === '' && child.isNull ? [NULL] : [] }]
  })
  const own = extras.filter(({ parent }) => parent === at).map(({ element }) => element)
  return { name: place.name, text: '', children: [...children, ...own] }
}

const NULL: XmlTree = { name: 'null', text: '', children: [] }

const joined = (before: string, name: string): string =>
  before === '' || name === '' ? `${before}${name}` : `${before}/${name}`

/** Where something stands in the document, for whoever looks for it. */
export const pointerOf = (path: string): string => `/${ROOT}/${path}`
