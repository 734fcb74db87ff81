import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.ts'
import type { Outcome } from './outcome.ts'
import type { ForeignStage } from './stage.ts'

/** Only for what would never end: the coverage of all routes takes 150 s on a quiet machine, and some times that beside other tests. */
const LIMIT_MS = 720_000

/**
 * Routes whose bodies are whole messages: `coverage` tries every keyword of every field of all their types, for hours; they
 * get more examples by chance instead. A stream never ends and has tests of its own.
 */
const MESSAGES = ['/v1/messages', '/v1/inbox/reports']
const STREAM = '/v1/events'

const CHECKS = '--checks all --exclude-checks positive_data_acceptance --continue-on-failure --no-shrink'
const QUIET = '--no-color --warnings off --generation-database none --request-timeout 60'

const including = (paths: readonly string[]): string => paths.map((path) => `--include-path ${path}`).join(' ')

/** One of so many parts of the other routes is asked on a day. */
const PARTS = 6

/** Which routes are asked how, by the name of the round. @param part of the other routes; undefined: all of them */
function roundsOf(document: string, part: number | undefined): Readonly<Record<string, string>> {
  const { paths } = JSON.parse(readFileSync(document, 'utf8')) as { paths: Record<string, unknown> }
  const others = Object.keys(paths).filter((path) => path !== STREAM && !MESSAGES.includes(path))
  const chosen = others.toSorted().filter((_, place) => part === undefined || place % PARTS === part)
  return {
    messages: `--phases fuzzing -n 100 ${including(MESSAGES)}`,
    [`${chosen.length} of ${others.length} other routes`]: `--phases examples,coverage,fuzzing -n 4 ${including(chosen)}`,
  }
}

/**
 * Schemathesis against the running hub: no 5xx, nothing undocumented, nothing accepted that the schema forbids. What a schema
 * allows and a business rule refuses is right, so that is not asked for.
 * @param scripts folder of the virtual environment's programs
 * @param day whose part of the routes is asked; undefined: every route
 */
export async function fuzz(
  scripts: string,
  stage: ForeignStage,
  folder: string,
  { seed, day }: { seed: string; day: number | undefined },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const part = day === undefined ? undefined : day % PARTS
  for (const [name, options] of Object.entries(roundsOf(stage.document, part))) {
    const args = [
      'run',
      stage.document,
      '--url',
      stage.hubUrl,
      '--seed',
      seed,
      ...`${CHECKS} ${QUIET} ${options}`.split(' '),
    ]
    const { code, output } = await run(join(scripts, 'schemathesis'), args, {
      cwd: folder,
      limitMs: LIMIT_MS,
      env: {
        SCHEMATHESIS_HOOKS: 'hooks',
        PYTHONPATH: join(import.meta.dirname, 'python'),
        PYTHONDONTWRITEBYTECODE: '1',
        CORRIDOR_FOREIGN_STAGE: stage.file,
      },
    })
    const cases = /(\d+) generated/.exec(output)?.[1] ?? '0'
    const told = { name: `schemathesis, ${name}: ${cases} requests` }
    outcomes.push(code === 0 && cases !== '0' ? told : { ...told, why: output.slice(-12_000) })
  }
  return outcomes
}
