import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What no reader should have to check by eye. A file that breaks one of these fails the build with its name. */
const root = join(import.meta.dirname, '../..')
const LEFT_OUT = new Set(['node_modules', 'dist', 'web-built', '.git', '.corridor', 'coverage'])

async function filesUnder(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !LEFT_OUT.has(entry.name))
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name))
  const folders = entries.filter((entry) => entry.isDirectory())
  const nested = await Promise.all(folders.map((entry) => filesUnder(join(folder, entry.name))))
  return [...files, ...nested.flat()]
}

const all = (await filesUnder(root)).map((path) => relative(root, path)).sort()
const sources = all.filter((path) => /\.(ts|js|mjs)$/.test(path) && !path.startsWith('src/generated/'))
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8')

async function offenders(paths: readonly string[], wrong: (text: string, path: string) => string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => wrong(await read(path), path).map((what) => `${path}: ${what}`)),
  )
  return found.flat()
}

const lines = (text: string): string[] => text.split('\n')

describe('the tree is tidy', () => {
  it('finds the sources at all', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  it('has no source file over 400 lines', async () => {
    expect(
      await offenders(sources, (text) => (lines(text).length > 401 ? [`${lines(text).length} lines`] : [])),
    ).toEqual([])
  })

  it('has no source line over 150 columns', async () => {
    const long = (text: string) =>
      lines(text).flatMap((line, index) => (line.length > 150 && !line.includes('http') ? [`line ${index + 1}`] : []))
    expect(
      await offenders(
        sources.filter((path) => path.startsWith('src/')),
        long,
      ),
    ).toEqual([])
  })

  it('looks for no leaf of a message by a walk through the whole log, which is what its order invites the planner to', async () => {
    const walks = /\bmessage = [^`]{0,120}?order by (?:\w+\.)?log_index(?: desc)?\s+limit/g
    const found = (text: string) => [...text.matchAll(walks)].map(([walk]) => walk)
    expect(
      await offenders(
        sources.filter((path) => path.startsWith('src/store/')),
        found,
      ),
    ).toEqual([])
  })

  it('has no test that measures time: a busy machine is no defect, and latencies belong to the benchmark', async () => {
    const clocks = /performance\.(?:now|mark|measure)\(|hrtime|cpuUsage\(/
    const here = relative(root, import.meta.filename)
    const tests = sources.filter((path) => path.endsWith('.test.ts') && path !== here)
    expect(tests.length).toBeGreaterThan(100)
    const measured = (text: string) => lines(text).flatMap((line, at) => (clocks.test(line) ? [`line ${at + 1}`] : []))
    expect(await offenders(tests, measured)).toEqual([])
  })

  it('keeps the unit tests of a room under the name of that room', () => {
    const folders = new Set(all.map((path) => dirname(path)))
    const rooms = [...folders].flatMap((path) =>
      path.startsWith('tests/unit/') ? [path.slice('tests/unit/'.length)] : [],
    )
    expect(rooms.length).toBeGreaterThan(20)
    const holds = (room: string) => [...folders].some((path) => `${path}/`.startsWith(`${room}/`))
    const isRoom = (name: string) => ['src/', '', 'tools/'].some((above) => holds(`${above}${name}`))
    expect(rooms.filter((name) => !isRoom(name))).toEqual([])
  })

  it('has nothing unfinished or silenced', async () => {
    const marks =
      /\b(?:TODO|FIXME|HACK)\b|\.(?:skip|only|todo)\(|\bas any(?! [A-Za-z])|@ts-(?:ignore|nocheck|expect-error)|-disable-(?:next-)?line/
    const here = relative(root, import.meta.filename)
    const marked = (text: string) =>
      lines(text).flatMap((line, at) => (marks.test(line) ? [`line ${at + 1}: ${line.trim()}`] : []))
    expect(
      await offenders(
        sources.filter((path) => path !== here),
        marked,
      ),
    ).toEqual([])
  })

  it('names no path of a developer’s machine', async () => {
    const texts = all.filter((path) =>
      /\.(ts|js|mjs|json|md|yml|yaml|sh|sql|html|css)$|^Dockerfile|\.ci\/run$/.test(path),
    )
    const here = relative(root, import.meta.filename)
    const named = (text: string) =>
      /\/work\/(?:main|shared|\.library)|\.\.\/shared\//.test(text) ? ['names a machine path'] : []
    expect(
      await offenders(
        texts.filter((path) => path !== here),
        named,
      ),
    ).toEqual([])
  })

  it('reads the environment only where the configuration is composed', async () => {
    const reading = (text: string) => (/process\.env/.test(text) ? ['reads process.env'] : [])
    const production = sources.filter((path) => path.startsWith('src/') && path !== 'src/main.ts')
    expect(await offenders(production, reading)).toEqual([])
  })

  it('has links in its documents that lead somewhere', async () => {
    const documents = all.filter((path) => path.endsWith('.md'))
    const known = new Set(all)
    const broken = (text: string, path: string): string[] =>
      [...text.replace(/`[^`\n]*`/g, '').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(
        ([, target = '']) => {
          const resolved = relative(root, join(root, path, '..', decodeURI(target)))
          const exists = known.has(resolved) || all.some((one) => one.startsWith(`${resolved.replace(/\/$/, '')}/`))
          return exists ? [] : [`link to ${target}`]
        },
      )
    expect(await offenders(documents, broken)).toEqual([])
  })
})
