import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Asset } from '../http/assets.ts'
import type { Guide } from '../http/pages/guide-page.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
}

/**
 * The built files of a page people use, or of several, from `web-built/` beside the program; `path` is empty for the page itself. None where
 * nobody has built them: the hub works without, and answers 404 for the page.
 */
async function loadPages(page: 'desk' | 'console' | 'follow-up' | 'guide-pictures'): Promise<Asset[]> {
  const folder = join(import.meta.dirname, '..', '..', 'web-built', page)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return Promise.all(
    names.flatMap((name) => {
      const contentType = TYPES[extname(name)]
      if (contentType === undefined) return []
      const path = name === 'index.html' ? '' : name
      return [readFile(join(folder, name)).then((content): Asset => ({ path, contentType, content }))]
    }),
  )
}

/** The guides, by name and language (`operator.fr`); none where nobody has built them. */
async function loadGuides(): Promise<ReadonlyMap<string, Guide>> {
  const folder = join(import.meta.dirname, '..', '..', 'web-built', 'guide')
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const read = async (name: string) =>
    [name.replace(/\.json$/, ''), JSON.parse(await readFile(join(folder, name), 'utf8')) as Guide] as const
  return new Map(await Promise.all(names.map(read)))
}

/** The style sheet of the pages without script, empty where nobody has built it. */
async function loadPlainStyle(): Promise<string> {
  const [style] = await loadPages('follow-up')
  return style?.content.toString('utf8') ?? ''
}

/** All pages people use, as far as somebody has built them. */
export const builtPages = async () => ({
  consoleFiles: await loadPages('console'),
  deskFiles: await loadPages('desk'),
  plainStyle: await loadPlainStyle(),
  guides: await loadGuides(),
  guidePictures: await loadPages('guide-pictures'),
})
