import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { settings } from '../config.ts'
import type { CommandSpec, Form, OptionSpec } from './spec.ts'
import { specs } from './specs.ts'

/** Default exit codes. */
const EXITS: Readonly<Record<number, string>> = { 0: 'done', 1: 'failed', 2: 'called wrongly' }

/** `corridor help`: the commands, a line each. */
export async function overview(): Promise<string[]> {
  const file = join(import.meta.dirname, '..', '..', 'package.json')
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string }
  const rows = Object.entries(specs).map(([name, { does }]): Row => [name, does])
  return [
    `corridor ${version}`,
    '',
    'usage',
    '  corridor <command> [<arguments>] [<options>]',
    ...section('commands', rows),
    '',
    'corridor help <command>, or corridor <command> --help, tells how a command is called;',
    'corridor help settings lists the environment variables the hub is configured by.',
  ]
}

/** `corridor help settings`: the table of settings. */
export const settingsHelp = (): string[] =>
  settings.map(
    ({ name, required, default: value, description }) =>
      `${name.padEnd(28)} ${required ? 'required' : `[${value ?? ''}]`}  ${description}`,
  )

/** `corridor help <command>`: every way to call it, its options, the settings it reads, its exit codes. */
export function commandHelp(name: string, spec: CommandSpec): string[] {
  const options = Object.entries(spec.options).map(([option, one]): Row => [written(option, one), told(one)])
  const reads = settings.filter((setting) => spec.settings?.includes(setting.name))
  return [
    `corridor ${name}: ${spec.does}`,
    '',
    'usage',
    ...usageOf(name, spec).map((line) => `  ${line}`),
    ...section('options', [...options, ['-h, --help', 'shows this']]),
    ...section(
      'settings',
      reads.map((setting): Row => [setting.name, setting.description]),
    ),
    ...section('exit codes', Object.entries({ ...EXITS, ...spec.exits })),
  ]
}

/** A line for each form; given a first word, only the forms that begin with it, if there are any. */
export function usageOf(name: string, spec: CommandSpec, first?: string): string[] {
  const near = spec.forms.filter(({ words }) => first !== undefined && words.split(' ')[0] === first)
  const bound = new Set(spec.forms.flatMap(({ needs = [], takes = [] }) => [...needs, ...takes]))
  return (near.length > 0 ? near : spec.forms).map((form) => {
    const { needs = [], takes = [], words } = form
    const options = Object.entries(spec.options)
      .filter(([option]) => !bound.has(option) || needs.includes(option) || takes.includes(option))
      .map(([option, one]) => (isNeeded(form, option, one) ? written(option, one) : `[${written(option, one)}]`))
    return ['corridor', name, words, ...options].filter((part) => part !== '').join(' ')
  })
}

const isNeeded = ({ needs = [] }: Form, name: string, option: OptionSpec): boolean =>
  needs.includes(name) || 'required' in option

function written(name: string, option: OptionSpec): string {
  if ('flag' in option) return `--${name}`
  return `--${name} ${option.oneOf === undefined ? `<${option.takes}>` : option.oneOf.join('|')}`
}

const told = (option: OptionSpec): string =>
  'default' in option ? `${option.does} (default: ${option.default})` : option.does

type Row = [name: string, text: string]

function section(title: string, rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.length === 0 ? [] : ['', title, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)]
}
