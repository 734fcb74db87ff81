import { run } from './command.ts'

type Program = {
  name: string
  command: string
  args: readonly string[]
  cure: string
  accepts: (output: string) => boolean
}

const LIMIT_MS = 30_000

const majorOf = (output: string): number => Number(/(\d+)\.\d+/.exec(output)?.[1] ?? 0)

/** What the foreign tests need beside Node.js; `.ci/run` installs each (tests/unit/tools/foreign-programs.test.ts). */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'Python 3.10 or newer with venv and pip',
    command: 'python3',
    args: ['-c', 'import sys, venv, ensurepip; print(sys.version_info >= (3, 10))'],
    cure: 'apt-get install python3 python3-venv',
    accepts: (output) => output.includes('True'),
  },
  {
    name: 'a Java development kit, 17 or newer',
    command: 'javac',
    args: ['-version'],
    cure: 'apt-get install default-jdk-headless',
    accepts: (output) => majorOf(output) >= 17,
  },
  {
    name: 'Maven 3.8 or newer',
    command: 'mvn',
    args: ['-B', '-version'],
    cure: 'apt-get install maven',
    accepts: (output) => output.includes('Apache Maven'),
  },
  {
    // What Debian 12 has; tests/foreign/go/go.mod asks for no newer one.
    name: 'Go 1.19 or newer',
    command: 'go',
    args: ['version'],
    cure: 'apt-get install golang-go, or https://go.dev/dl',
    accepts: (output) => Number(/go1\.(\d+)/.exec(output)?.[1] ?? 0) >= 19,
  },
  {
    // With promtool, which comes in the same package.
    name: 'Prometheus 2.42 or newer',
    command: 'prometheus',
    args: ['--version'],
    cure: 'apt-get install prometheus',
    accepts: (output) => majorOf(output) >= 2,
  },
  {
    name: 'OpenSSL',
    command: 'openssl',
    args: ['version'],
    cure: 'apt-get install openssl',
    accepts: (output) => /OpenSSL|LibreSSL/.test(output),
  },
  {
    name: 'curl',
    command: 'curl',
    args: ['--version'],
    cure: 'apt-get install curl',
    accepts: (output) => output.startsWith('curl'),
  },
  {
    name: 'jq',
    command: 'jq',
    args: ['--version'],
    cure: 'apt-get install jq',
    accepts: (output) => output.startsWith('jq'),
  },
  {
    name: 'amqp-tools',
    command: 'amqp-publish',
    args: ['--help'],
    cure: 'apt-get install amqp-tools',
    // Those of 0.9 and older set no headers.
    accepts: (output) => output.includes('--header'),
  },
]

/** Says of each program that is not there, or too old, what it is and how it comes onto Debian or Ubuntu. */
export async function missingPrograms(): Promise<string[]> {
  const looked = await Promise.all(
    PROGRAMS.map(async ({ name, command, args, cure, accepts }) => {
      const { code, output } = await run(command, args, { limitMs: LIMIT_MS })
      return code === 0 && accepts(output) ? [] : [`${name} is needed (${command}). On Debian and Ubuntu: ${cure}`]
    }),
  )
  return looked.flat()
}
