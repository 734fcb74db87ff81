import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { runCommand } from '../../../src/cli/commands.ts'
import type { CommandSpec } from '../../../src/cli/spec.ts'
import { type CommandName, specs } from '../../../src/cli/specs.ts'
import { EXIT_CODES } from '../../../src/cli/validate.ts'
import { settings } from '../../../src/config.ts'

const ROOT = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const all: [CommandName, CommandSpec][] = Object.entries(specs) as [CommandName, CommandSpec][]

async function told(...args: string[]): Promise<string> {
  const lines: string[] = []
  const context = { env: {}, stopped: new AbortController().signal, err: (line: string) => void lines.push(line) }
  expect(await runCommand({ args, ...context, out: (line) => void lines.push(line) })).toBe(0)
  return lines.join('\n')
}

/** Whether a line tells of that name, in that column, with these words somewhere. */
const tells = (text: string, name: string, words: string): boolean =>
  text.split('\n').some((line) => line.startsWith(`  ${name} `) && line.includes(`  ${words}`))

describe('help', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])('%j lists every command and what it does', async (args) => {
    const text = await told(...args)
    expect(all.filter(([name, { does }]) => !tells(text, name, does))).toEqual([])
  })

  test('settings are those of the table', async () => {
    const lines = (await told('help', 'settings')).split('\n')
    expect(lines).toHaveLength(settings.length)
    for (const [at, { name, description }] of settings.entries()) {
      expect(lines[at]).toContain(`${name} `)
      expect(lines[at]).toContain(description)
    }
  })

  test.each(all)('%s --help names every word, option, default, setting and exit code', async (name, spec) => {
    const text = await told(name, '--help')
    expect(text).toBe(await told('help', name))
    expect(text.startsWith(`corridor ${name}: ${spec.does}\n`)).toBe(true)
    for (const { words } of spec.forms) expect(text).toContain(`  corridor ${`${name} ${words}`.trim()}`)
    const options = Object.entries(spec.options)
    expect(options.filter(([option, { does }]) => !tells(text, `--${option}`, does))).toEqual([])
    const defaults = options.flatMap(([, one]) => ('default' in one ? [`(default: ${one.default})`] : []))
    expect(defaults.filter((words) => !text.includes(words))).toEqual([])
    expect((spec.settings ?? []).filter((setting) => !tells(text, setting, ''))).toEqual([])
    expect(['0', '1', '2', ...Object.keys(spec.exits ?? {})].filter((code) => !tells(text, code, ''))).toEqual([])
  })
})

describe('the table of commands', () => {
  test.each(all)(
    '%s: its forms name options it has, and its code reads each of them and no arguments else',
    (name, spec) => {
      for (const { needs = [], takes = [] } of spec.forms) {
        for (const option of [...needs, ...takes]) expect(Object.keys(spec.options)).toContain(option)
      }
      for (const setting of spec.settings ?? []) expect(settings.map((one) => one.name)).toContain(setting)
      if (name === 'help') return
      const own = read(`src/cli/${name}.ts`)
      // What is said of people is read in one place for officers and operators.
      const code = own.includes("'./person.ts'") ? `${own}${read('src/cli/person.ts')}` : own
      // That it reads no others, the types of a call say, which are made of the table.
      for (const option of Object.keys(spec.options)) expect(code).toMatch(new RegExp(`[. ']${option}\\b`))
      expect(code).not.toMatch(/parseArgs|argv|\bargs\b/)
    },
  )

  test('of validate has each exit code that its verdicts have', () => {
    for (const code of Object.values(EXIT_CODES)) expect(Object.keys(specs.validate.exits)).toContain(String(code))
  })
})

/** Writes the address of every module that is loaded to the error output. */
const FOLLOW = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  import { registerHooks } from 'node:module'
  registerHooks({ load(url, context, next) { writeSync(2, url + '\\n'); return next(url, context) } })`)}`

/** The project's own paths of all modules that `corridor` with these arguments loads. */
async function loadedBy(...args: string[]): Promise<string[]> {
  const run = promisify(execFile)(process.execPath, ['--import', FOLLOW, join(ROOT, 'src/main.ts'), ...args])
  const { stderr } = await run.catch((error: { stderr: string }) => error)
  const urls = stderr.split('\n').filter((line) => line.startsWith('file:'))
  return urls.map((url) => relative(ROOT, fileURLToPath(url)))
}

describe('what a command loads', () => {
  test.each([
    ['help', ['help']],
    ['the help of a command', ['hub', '--help']],
    ['a refusal', ['send', '--hbu', 'x']],
    ['a command there is not', ['nothing']],
  ])('for %s is neither hub nor library', async (_, args) => {
    const loaded = await loadedBy(...args)
    expect(loaded).toContain('src/main.ts')
    expect(
      loaded.filter(
        (path) =>
          !/^src\/(?:main|config|config-groups|cli\/[a-z-]+|domain\/values\/(?:legible|loopback))\.ts$/.test(path),
      ),
    ).toEqual([])
    const commands = all.map(([name]) => `src/cli/${name}.ts`).filter((path) => path !== 'src/cli/help.ts')
    expect(loaded.filter((path) => commands.includes(path))).toEqual([])
    // The calls of commands are in more than one file.
    expect(loaded.length).toBeLessThan(12)
  })

  test('for a command is its own, and so is seen here', async () => {
    const loaded = await loadedBy('adapter')
    expect(loaded).toContain('src/cli/adapter.ts')
    expect(loaded).toContain('src/adapter-host/host.ts')
    expect(loaded).not.toContain('src/compose/hub.ts')
  })
})

describe('documents', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'adapters/README.md',
    ...globSync('docs/*.md', { cwd: ROOT }),
  ]
  /** In code, in a line or in a block: the name after `corridor` and the rest of the call. */
  const calls = documents.flatMap((path) =>
    [...read(path).matchAll(/(?:^|`)(?:npx )?corridor ([a-z][a-z-]*)\b([^`\n]*)/gm)].map(
      ([, name = '', rest = '']) => [path, name, rest] as const,
    ),
  )

  test('call commands that there are, with options that they have', () => {
    expect(calls.length).toBeGreaterThan(10)
    for (const [path, name, rest] of calls) {
      const spec: CommandSpec | undefined = specs[name as CommandName]
      const options = [...rest.matchAll(/ --([a-z-]+)/g)].map(([, option = '']) => option)
      const unknown = options.filter((option) => spec?.options[option] === undefined)
      expect([path, name, spec === undefined, unknown]).toEqual([path, name, false, []])
    }
  })
})
