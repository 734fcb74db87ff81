import { join } from 'node:path'
import { run } from './command.ts'
import type { Outcome } from './outcome.ts'
import type { ForeignStage } from './stage.ts'

/** Only for what would never end: the coverage of 142 routes takes 150 s on a quiet machine, and some times that beside other tests. */
const LIMIT_MS = 720_000

/**
 * Routes whose bodies are whole messages: `coverage` tries every keyword of every field of all their types, for hours; they
 * get more examples by chance instead. A stream never ends and has tests of its own.
 */
const MESSAGES = ['/v1/messages', '/v1/inbox/reports']
const STREAM = '/v1/events'

const CHECKS = '--checks all --exclude-checks positive_data_acceptance --continue-on-failure --no-shrink'
const QUIET = '--no-color --warnings off --generation-database none --request-timeout 60'

const ROUNDS: Readonly<Record<string, string>> = {
  messages: `--phases fuzzing -n 100 ${MESSAGES.map((path) => `--include-path ${path}`).join(' ')}`,
  'the other routes': [
    '--phases examples,coverage,fuzzing -n 4',
    ...[...MESSAGES, STREAM].map((path) => `--exclude-path ${path}`),
  ].join(' '),
}

/**
 * Schemathesis against the running hub: no 5xx, nothing undocumented, nothing accepted that the schema forbids. What a schema
 * allows and a business rule refuses is right, so that is not asked for.
 * @param scripts folder of the virtual environment's programs
 */
export async function fuzz(scripts: string, stage: ForeignStage, folder: string, seed: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [name, options] of Object.entries(ROUNDS)) {
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
