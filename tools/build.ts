/**
 * `npm run build`: the program as plain JavaScript in `dist/`, laid out like the sources so that every path that is taken
 * from a file's own place holds in both. Tests, tools and the generator stay behind.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildWeb } from './web/build.ts'

const ROOT = join(import.meta.dirname, '..')

/** What the compiler does not carry over: migrations, fonts, the console's files, the validators, manifests, fixtures and the documents of the API. */
export const CARRIED = [
  'src/**/*.{sql,html,css,js,ttf}',
  'adapters/*/**/*.{json,md,xml,csv,txt}',
  'schemas/**/*',
  'docs/api/*.json',
]

/** What the build itself makes before it carries it over. */
const MADE = ['web-built/**/*']

type Package = {
  name: string
  version: string
  license: string
  type: string
  engines: Record<string, string>
  imports: Record<string, string>
  dependencies: Record<string, string>
}

/** The manifest of the built program: names inside the program lead to what was emitted, and nothing is for developers. */
export const distPackage = (source: Package): Package & { private: true } => ({
  name: source.name,
  version: source.version,
  private: true,
  license: source.license,
  type: source.type,
  engines: source.engines,
  imports: Object.fromEntries(
    Object.entries(source.imports).map(([name, target]) => [name, target.replace(/\.ts$/, '.js')]),
  ),
  dependencies: source.dependencies,
})

/** Compiles with the compiler of the lock file. Throws with its exit code; what it found wrong it has printed itself. */
const compile = (): void => {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json')], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`the compiler ended with ${status}`)
}

/** Builds `dist/` from nothing, so that no file of an earlier build stays in it; returns how many files were carried over. */
const build = async (): Promise<number> => {
  await buildWeb()
  const dist = join(ROOT, 'dist')
  rmSync(dist, { recursive: true, force: true })
  compile()
  const carried = globSync([...CARRIED, ...MADE], { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const entry of carried) {
    const from = join(entry.parentPath, entry.name)
    const to = join(dist, from.slice(ROOT.length))
    mkdirSync(dirname(to), { recursive: true })
    cpSync(from, to)
  }
  const source = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(distPackage(source), undefined, 2)}\n`)
  return carried.length
}

if (import.meta.main) {
  try {
    console.log(`dist/: compiled, ${await build()} more files carried over`)
  } catch (error) {
    console.error(`build: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
