import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

/** Of the project: what integrators copy. */
export const CLIENTS = join(import.meta.dirname, '..', '..', 'clients')

/** Only for what would never end: the first time a build fetches what it needs, on a machine that does other things as well. */
export const BUILD_MS = 300_000

/** The sources of a build: a folder, which of its files by their path in it, and where what is built is kept. */
type Sources = { sources: string; pattern: RegExp; tools: string; also?: readonly string[] }

/**
 * Copies a kit's own files to a folder that is named by what is in them, and has them built there once.
 * @param sources `also`: folders that the build reads where they are
 * @returns the folder
 */
export async function built(
  { sources, pattern, tools, also = [] }: Sources,
  build: (folder: string) => Promise<unknown>,
): Promise<string> {
  const files = filesIn(sources).filter((name) => pattern.test(name))
  const digest = createHash('sha256')
  for (const file of files) digest.update(file).update(readFileSync(join(sources, file)))
  for (const folder of also) for (const file of filesIn(folder)) digest.update(readFileSync(join(folder, file)))
  const folder = join(tools, `kit-${basename(sources)}-${digest.digest('hex').slice(0, 12)}`)
  const complete = join(folder, 'complete')
  if (existsSync(complete)) return folder
  rmSync(folder, { recursive: true, force: true })
  for (const file of files) cpSync(join(sources, file), join(folder, file))
  await build(folder)
  writeFileSync(complete, '')
  return folder
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .toSorted()
