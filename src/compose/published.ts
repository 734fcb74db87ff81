import type { ApiDocuments, Published, PublishedFile } from '../ports/published.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Codelist, codelistOf } from '../domain/reference/codes.ts'

/**
 * Reads `schemas/` once; names are looked up in the maps afterwards, so that no path of a request ever reaches the disk.
 * Throws when the folder is missing: then the hub is not installed correctly.
 */
export async function loadPublished(folder: string): Promise<Published> {
  const [common, messages, xsds, codelists] = await Promise.all([
    readNamed(folder, (name) => (name === 'common.schema.json' ? 'common.json' : undefined)),
    readNamed(join(folder, 'messages'), (name) => renamed(name, '.schema.json', '.json')),
    readNamed(join(folder, 'xsd'), (name) => renamed(name, '.xsd', '.xsd')),
    readNamed(join(folder, 'codelists'), (name) => renamed(name, '.json', '')),
  ])
  const schema = typed('application/schema+json')
  return {
    schemas: new Map([
      ...[...common, ...messages].map(([name, content]) => schema(name, content)),
      ...xsds.map(([name, content]) => typed('application/xml')(name, content)),
    ]),
    codelists: new Map(codelists.map(([name, content]) => typed('application/json')(name, content))),
  }
}

/** Reads the generated documents of `docs/api`. Rejects when one is missing: then the hub is not installed correctly. */
export async function loadApiDocuments(folder: string): Promise<ApiDocuments> {
  const [openApi, asyncApi] = await Promise.all([
    readFile(join(folder, 'openapi.json'), 'utf8'),
    readFile(join(folder, 'asyncapi.json'), 'utf8'),
  ])
  return { openApi, asyncApi }
}

const renamed = (name: string, ending: string, to: string): string | undefined =>
  name.endsWith(ending) ? `${name.slice(0, -ending.length)}${to}` : undefined

const typed =
  (contentType: string) =>
  (name: string, content: Buffer): [string, PublishedFile] => [name, { contentType, content }]

async function readNamed(folder: string, nameOf: (file: string) => string | undefined): Promise<[string, Buffer][]> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile())
  const named = files.flatMap(({ name }) => {
    const published = nameOf(name)
    return published === undefined ? [] : [{ name, published }]
  })
  return Promise.all(
    named.map(
      async ({ name, published }): Promise<[string, Buffer]> => [published, await readFile(join(folder, name))],
    ),
  )
}

/** The head of the list of offices; its items are what a fresh hub starts with. */
export function shippedOfficeList({ codelists }: Pick<Published, 'codelists'>): Codelist {
  const content = codelists.get('offices')?.content
  if (content === undefined) throw new Error('schemas/codelists/offices.json is missing')
  return codelistOf(JSON.parse(content.toString('utf8')))
}

/**
 * The code lists as data, for decisions and as the base that imports overlay. Offices are a separate registry: their list
 * is what a fresh hub starts with.
 */
export const shippedCodelists = ({ codelists }: Pick<Published, 'codelists'>): Codelist[] =>
  [...codelists]
    .filter(([name]) => name !== 'offices')
    .map(([, { content }]) => codelistOf(JSON.parse(content.toString('utf8'))))
