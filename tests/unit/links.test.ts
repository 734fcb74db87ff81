import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Links within the documents people read. That the files are there is asked by tidy.test.ts; here, that the places are. */
const ROOT = join(import.meta.dirname, '../..')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'schemas/README.md',
  'adapters/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The anchors of a page, as GitHub makes them of its headings. */
const anchorsOf = (path: string): Set<string> =>
  new Set(
    [...textOf(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )

describe('links to a place in a page', () => {
  const links = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)].map(([, file = '', anchor = '']) => ({
      page,
      target: file === '' ? page : normalize(join(dirname(page), file)),
      anchor,
    })),
  )

  test('are there to be checked', () => {
    expect(pages.length).toBeGreaterThan(60)
    expect(links.length).toBeGreaterThan(200)
  })

  test('lead to a heading', () => {
    const known = new Map<string, Set<string>>()
    const broken = links.filter(({ target, anchor }) => {
      const anchors = known.get(target) ?? anchorsOf(target)
      known.set(target, anchors)
      return !anchors.has(anchor)
    })
    expect(broken).toEqual([])
  })
})
