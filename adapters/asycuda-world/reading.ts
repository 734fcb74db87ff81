import type { XmlTree } from '#adapter-api'
import { sealsIn } from './containers.ts'
import { type Extra, readForm, ROOT } from './form.ts'
import { transitsIn } from './manifest-form.ts'
import type { Profile } from './profile.ts'

/**
 * The documents in an XML document: a declaration is one, a manifest has one for each consignment in transit. Throws
 * MappingError for any other root.
 */
export function documentsIn(root: XmlTree, profile: Profile): readonly XmlTree[] {
  return root.name === ROOT ? [root] : transitsIn(root, profile)
}

/** What of a declaration no published one has. */
export const extrasIn = (root: XmlTree): readonly Extra[] => (root.name === ROOT ? readForm(root).extras : [])

/** What its sender should know although a message can be made of it. */
export function remarksOn(root: XmlTree, profile: Profile): readonly string[] {
  if (root.name !== ROOT) return []
  const { form, extras } = readForm(root)
  const { listed, count } = sealsIn(form, { profile, day: '' })
  const fewer =
    listed.length === count
      ? []
      : [`Transit/Seals: ${count} counted, ${listed.length} listed; the message says ${listed.length}`]
  return [
    ...fewer,
    ...extras.map(({ parent, element }) => `${parent}/${element.name}: not known; kept for the way back`),
  ]
}
