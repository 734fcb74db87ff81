import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeOptions } from '../../../tools/node-options.ts'

const ROOT = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

test('every start of a hub gives Node.js the same options', () => {
  const options = nodeOptions()
  // V8 begins with a small one, and lets it grow only as far as much of it survives: without the first the second does nothing.
  expect(options).toEqual(['--min-semi-space-size=32', '--max-semi-space-size=32'])
  const entry = /^ENTRYPOINT (.*)$/m.exec(read('Dockerfile'))?.[1] ?? '[]'
  expect(JSON.parse(entry)).toEqual(['node', ...options, 'dist/src/main.js'])
  expect(read('bin/corridor.js')).toContain("'bin/node-options.json'")
  for (const starter of ['tools/demo/processes.ts', 'tools/bench/rig/hub-process.ts'])
    expect(read(starter)).toContain('...nodeOptions()')
})
