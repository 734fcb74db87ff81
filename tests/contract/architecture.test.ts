import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const page = await readFile(join(ROOT, 'docs/architecture.md'), 'utf8')

/** Rows `| step | file | function |` of the walks. */
const steps = [...page.matchAll(/^\| [^|]+ \| `(src\/[^`]+)` \| `(\w+)` \|$/gm)].map(([, file = '', name = '']) => ({
  file,
  name,
}))

test('the page walks three messages through the code', () => {
  expect(page.match(/^\| step \| file \| function \|$/gm)).toHaveLength(3)
  expect(steps.length).toBeGreaterThan(20)
})

test.each(steps)('$name, which the page names, is declared in $file', async ({ file, name }) => {
  const source = await readFile(join(ROOT, file), 'utf8')
  expect(source).toMatch(new RegExp(`^(?:export )?(?:async )?(?:function|const|class) ${name}\\b`, 'm'))
})

test('every file and folder that the page names is there', async () => {
  const named = [...page.matchAll(/`((?:src|schemas|docs|tests)\/[\w./-]+)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(40)
  const missing = await Promise.all(
    named.map(async (path) => ((await stat(join(ROOT, path)).catch(() => undefined)) === undefined ? [path] : [])),
  )
  expect(missing.flat()).toEqual([])
})
