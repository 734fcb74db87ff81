import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRandom } from '../simulation/scheduler.ts'
import { copyTree, root } from './copy-tree.ts'
import { drawMutations, type Mutation } from './random.ts'

/**
 * `npm run test:mutants -- --random N [--seed S] [--from K]`: plants N faults by chance in a copy of the tree, one after the
 * other, from the Kth on, and prints those that no unit or property test notices. Only tests that reach the file run, and end with the
 * first failure. It says what to look at and fails nothing: some faults change nothing that anybody could see.
 */
const { values } = parseArgs({
  options: { random: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string', default: '1' } },
})
const count = Number(values.random ?? 50)
const from = Number(values.from)
const seed = Number(values.seed ?? Date.now() % 2 ** 30)

/** Far more than these tests need: what takes longer goes round in circles, which is noticed too. */
const NO_END_AFTER_MS = 300_000

/** Whether a test of the project that reaches the file fails. */
async function fails(copy: string, project: string, file: string): Promise<boolean> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const options = ['--run', '--project', project, '--bail=1', '--retry=0', '--passWithNoTests']
  const child = spawn(process.execPath, [vitest, 'related', file, ...options], { cwd: copy, stdio: 'ignore' })
  const late = setTimeout(() => child.kill('SIGKILL'), NO_END_AFTER_MS)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(late)
  return code !== 0
}

async function isNoticed(copy: string, { file, start, end, after }: Mutation): Promise<boolean> {
  const path = join(copy, file)
  const source = await readFile(path, 'utf8')
  await writeFile(path, source.slice(0, start) + after + source.slice(end))
  try {
    return (await fails(copy, 'unit', file)) || (await fails(copy, 'property', file))
  } finally {
    await writeFile(path, source)
  }
}

const copy = await copyTree()
try {
  const drawn = drawMutations(copy, count, createRandom(seed))
  // Tests that fail anyway notice nothing.
  if (await fails(copy, 'unit', 'src/domain/reference/receivers.ts'))
    throw new Error('unit tests fail without any fault')
  console.log(`${drawn.length} faults by chance, seed ${seed}`)
  let survivors = 0
  for (const [index, mutation] of drawn.entries()) {
    if (index + 1 < from || (await isNoticed(copy, mutation))) continue
    survivors += 1
    const { file, line, before, after } = mutation
    console.log(`survives (${index + 1})  ${file}:${line}  ${before}  ->  ${after === '' ? '(left out)' : after}`)
  }
  console.log(`${survivors} of ${drawn.length - from + 1} survive, seed ${seed}`)
} finally {
  await rm(copy, { recursive: true, force: true })
}
