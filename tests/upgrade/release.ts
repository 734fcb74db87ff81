import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { createPool } from '../../src/store/pool.ts'
import type { registerParties } from '../support/parties.ts'
import { OWN_ROOT, type SetUp } from '../support/process-hub.ts'

const run = promisify(execFile)

/** A release as its own files: this one, or another one checked out beside it. */
export type Release = {
  readonly name: string
  readonly root: string
  /** `corridor migrate`. */
  migrate(databaseUrl: string): Promise<void>
  /** Migrates, and registers the test parties as that release's own tests do: its columns are its own. */
  readonly setUp: SetUp
}

export const thisRelease = (): Release => releaseAt('this release', OWN_ROOT)

/** Checks a revision out below `.corridor/upgrade`. Rejects when the repository does not have it. */
export async function checkOut(revision: string): Promise<Release> {
  const { stdout } = await run('git', ['rev-parse', '--verify', `${revision}^{commit}`], { cwd: OWN_ROOT })
  const commit = stdout.trim()
  const root = resolve(OWN_ROOT, '.corridor', 'upgrade', commit)
  if (!existsSync(join(root, 'package.json'))) {
    mkdirSync(root, { recursive: true })
    const archive = join(root, '..', `${commit}.tar`)
    await run('git', ['archive', '--output', archive, commit], { cwd: OWN_ROOT })
    await run('tar', ['-xf', archive, '-C', root])
  }
  if (!existsSync(join(root, 'node_modules'))) {
    const same = ['package.json', 'package-lock.json'].every(
      (name) => readFileSync(join(root, name), 'utf8') === readFileSync(join(OWN_ROOT, name), 'utf8'),
    )
    if (same) symlinkSync(join(OWN_ROOT, 'node_modules'), join(root, 'node_modules'))
    else await run('npm', ['ci', '--no-progress'], { cwd: root, maxBuffer: 2 ** 26 })
  }
  return releaseAt(commit.slice(0, 8), root)
}

function releaseAt(name: string, root: string): Release {
  const migrate = async (databaseUrl: string): Promise<void> => {
    const args = ['--disable-warning=ExperimentalWarning', join(root, 'src/main.ts'), 'migrate']
    await run(process.execPath, args, { env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl } })
  }
  return {
    name,
    root,
    migrate,
    setUp: async (databaseUrl, authority) => {
      await migrate(databaseUrl)
      const module = <T>(path: string): Promise<T> => import(pathToFileURL(join(root, path)).href) as Promise<T>
      const store = await module<{ createPool: typeof createPool }>('src/store/pool.ts')
      const parties = await module<{ registerParties: typeof registerParties }>('tests/support/parties.ts')
      const pool = store.createPool({ connectionString: databaseUrl, max: 2, onError: () => undefined })
      try {
        return await parties.registerParties(pool, authority)
      } finally {
        await pool.end()
      }
    },
  }
}
