import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { buildGuides } from './guides.ts'

const ROOT = join(import.meta.dirname, '../..')
const BUILT = join(ROOT, 'web-built')
const DESK = join(ROOT, 'web/desk')
const CONSOLE = join(ROOT, 'web/console')
const FOLLOW_UP = join(ROOT, 'web/follow-up')

/** Everything the pages are made of: another digest means that they are built anew. */
function digestOfSources(): string {
  const files = globSync(
    [
      'web/**/*.{ts,tsx,css,html,svg,webmanifest}',
      'docs/guide/*.md',
      'docs/pictures/*.webp',
      'tools/web/*.ts',
      'package-lock.json',
    ],
    {
      cwd: ROOT,
    },
  ).sort()
  const digest = createHash('sha256')
  for (const file of files) digest.update(file).update(readFileSync(join(ROOT, file)))
  return digest.digest('hex')
}

const stampOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** What all builds share: old phones understand it, and names say what has changed. */
const COMMON = { configFile: false, logLevel: 'warn', publicDir: false } as const
const JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const
const TARGET = ['es2020', 'chrome87']

/**
 * Builds the pages people use into `web-built/`, from where the hub serves them; nothing where they are as their sources are. They are
 * made beside it and take its place whole: who builds at the same moment, or starts a hub, never finds half of them.
 * @returns whether it has built
 */
export async function buildWeb(): Promise<boolean> {
  const digest = digestOfSources()
  if (stampOf(join(BUILT, 'digest')) === digest) return false
  const made = mkdtempSync(`${BUILT}-`)
  try {
    await buildInto(made, digest)
    rmSync(BUILT, { recursive: true, force: true })
    renameSync(made, BUILT)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    // Another one has put its own there in between: the same, of the same sources.
    if (stampOf(join(BUILT, 'digest')) !== digest) throw error
  }
  return true
}

async function buildInto(folder: string, digest: string): Promise<void> {
  await build({
    ...COMMON,
    root: CONSOLE,
    base: '/console/',
    oxc: JSX,
    build: { outDir: join(folder, 'console'), emptyOutDir: true, assetsDir: '', target: TARGET, modulePreload: false },
  })
  const outDir = join(folder, 'desk')
  await build({
    ...COMMON,
    root: DESK,
    base: '/desk/',
    publicDir: join(DESK, 'public'),
    oxc: JSX,
    build: { outDir, emptyOutDir: true, assetsDir: '', target: TARGET, modulePreload: false },
  })
  // The reader of barcodes is fetched when somebody scans: most phones have one of their own.
  const files = globSync('*', { cwd: outDir }).filter((name) => name !== 'index.html' && !name.startsWith('zxing'))
  await build({
    ...COMMON,
    root: DESK,
    define: {
      FILES: JSON.stringify(['/desk/', ...files.map((name) => `/desk/${name}`)]),
      VERSION: JSON.stringify(digest.slice(0, 16)),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: TARGET,
      lib: { entry: join(DESK, 'sw.ts'), formats: ['es'], fileName: () => 'sw.js' },
    },
  })
  await build({
    ...COMMON,
    root: FOLLOW_UP,
    build: {
      outDir: join(folder, 'follow-up'),
      emptyOutDir: true,
      target: TARGET,
      cssTarget: TARGET,
      rollupOptions: { input: join(FOLLOW_UP, 'follow-up.css'), output: { assetFileNames: '[name][extname]' } },
    },
  })
  await buildGuides(folder)
  writeFileSync(join(folder, 'digest'), digest)
}

if (import.meta.main) console.log((await buildWeb()) ? 'web-built/: built' : 'web-built/: as it was')
