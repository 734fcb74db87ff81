import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toNational } from '../../../../adapters/asycuda-world/mapping.ts'
import { profileOf } from '../../../../adapters/asycuda-world/profile.ts'
import synthetic from '../../../../adapters/asycuda-world/profiles/synthetic.json' with { type: 'json' }
import { type TransitDeclaration, writeXmlTree, type XmlTree } from '../../../../src/adapter-api/index.ts'

export const GRN = '26TG00CCIT0000178'
export const profile = profileOf(synthetic)
export const settings = { profile, guarantees: new Map([[GRN, { type: '1', accessCode: '7J2K' }]]), connections: [] }

/** A published declaration from Lomé to Ouagadougou, in one container with two seals. */
export const declaration = example('transit-declaration/valid-road-container.json') as TransitDeclaration

export function example(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../../schemas/examples', name), 'utf8'))
}

/** The same with another body. */
export const declaredWith = (body: object): TransitDeclaration => ({
  ...declaration,
  body: { ...declaration.body, ...body },
})

export const formOf = (message: TransitDeclaration): XmlTree => toNational(message, settings).root

/** What stands at a path of a form; undefined where nothing does. */
export function at(tree: XmlTree, path: string): string | undefined {
  const found = path
    .split('/')
    .reduce<XmlTree | undefined>((one, name) => one?.children.find((child) => child.name === name), tree)
  return found === undefined || found.text === '' ? undefined : found.text
}

/** The form with another text at a path; without a text it is empty there. */
export function withText(tree: XmlTree, path: string, text = ''): XmlTree {
  const [name, ...rest] = path.split('/')
  if (name === undefined || name === '') return { ...tree, text, children: [] }
  return {
    ...tree,
    children: tree.children.map((child) => (child.name === name ? withText(child, rest.join('/'), text) : child)),
  }
}

export const xmlOf = (message: TransitDeclaration): string => writeXmlTree(formOf(message))
