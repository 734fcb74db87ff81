import { parseArgs } from 'node:util'
import type { CommandSpec, Form, OptionSpec } from './spec.ts'

/** Thrown when a command is called incorrectly; the message is shown to the user. Exit code 2. */
export class UsageError extends Error {}

/** The same when there is no command of that name, to run or to explain. */
export class UnknownCommand extends UsageError {}

type Parsed = Readonly<Record<string, string | boolean | undefined>>

/** A parsed call without static types; see `CallOf`. */
export type AnyCall = {
  form: string
  named: Readonly<Record<string, string | readonly string[]>>
  values: Parsed
}

/**
 * Reads the arguments after a command's name.
 * @returns undefined when help is asked for
 * @throws UsageError with a sentence that names what is wrong
 */
export function readCall(spec: CommandSpec, args: readonly string[]): AnyCall | undefined {
  const { values, positionals } = parsed(spec, args)
  if (values['help'] === true) return undefined
  const form = spec.forms.find(({ words }) => fits(words, positionals))
  if (form === undefined) throw new UsageError(complaintOf(spec, positionals))
  return { form: form.words, named: namesOf(form.words, positionals), values: valuesOf(spec, form, values) }
}

function parsed(spec: CommandSpec, args: readonly string[]): { values: Parsed; positionals: string[] } {
  const options = Object.entries(spec.options).map(([name, option]) => [name, { type: typeOf(option) }] as const)
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...Object.fromEntries(options), help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new UsageError(shown(error as Error, Object.keys(spec.options)))
  }
}

const typeOf = (option: OptionSpec): 'boolean' | 'string' => ('flag' in option ? 'boolean' : 'string')

/** The parser's first sentence, with a hint: a likely misspelling, or a value that looks like another option. */
function shown({ message }: Error, names: readonly string[]): string {
  const [sentence = ''] = message.split(/\. |\.?\n/)
  const ambiguous = /^Option '(?:-\w, )?(--[^ ']+).* is ambiguous$/.exec(sentence)?.[1]
  if (ambiguous !== undefined)
    return `${ambiguous} lacks its value; one that begins with a dash is written ${ambiguous}=-…`
  const unknown = /^Unknown option '--([^']+)'/.exec(sentence)?.[1]
  const near = unknown === undefined ? undefined : nearest(unknown, names)
  return near === undefined ? sentence : `${sentence}; is --${near} meant?`
}

const isMany = (pattern: string): boolean => pattern.endsWith('>...')

/** The words of a form; none for the form without any. */
const patternsOf = (words: string): string[] => words.split(' ').filter((word) => word !== '')

function fits(words: string, positionals: readonly string[]): boolean {
  const patterns = patternsOf(words)
  const last = patterns.at(-1)
  const enough = last !== undefined && isMany(last) ? positionals.length >= patterns.length : undefined
  if (!(enough ?? positionals.length === patterns.length)) return false
  return patterns.every((pattern, at) => pattern.startsWith('<') || pattern === positionals[at])
}

function namesOf(words: string, positionals: readonly string[]): AnyCall['named'] {
  const named = patternsOf(words).flatMap((pattern, at) => {
    const name = /^<(.+)>/.exec(pattern)?.[1]
    const value = isMany(pattern) ? positionals.slice(at) : positionals[at]
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(named)
}

/** What is wrong when the words fit no form: a word too many, one missing, or an unknown first word. */
function complaintOf({ forms }: CommandSpec, positionals: readonly string[]): string {
  const [first] = positionals
  const firsts = [...new Set(forms.flatMap(({ words }) => patternsOf(words).slice(0, 1)))]
  if (first === undefined) return `${firsts.join(' or ')} is missing`
  if (firsts.length > 0 && !firsts.some((word) => word.startsWith('<') || word === first)) {
    const near = nearest(first, firsts)
    return `'${first}' is none of ${firsts.join(', ')}${near === undefined ? '' : `; is ${near} meant?`}`
  }
  const longest = Math.max(...forms.map(({ words }) => patternsOf(words).length))
  return positionals.length > longest
    ? `'${positionals[longest]}' is an argument too many`
    : `'${positionals.join(' ')}' is not all it needs`
}

/** Options that go with some forms only. */
const boundTo = ({ needs = [], takes = [] }: Form): string[] => [...needs, ...takes]

function valuesOf(spec: CommandSpec, form: Form, given: Parsed): Parsed {
  const bound = new Set(spec.forms.flatMap(boundTo))
  const fitting = Object.keys(spec.options).filter((name) => !bound.has(name) || boundTo(form).includes(name))
  const astray = Object.keys(given).find((name) => !fitting.includes(name))
  if (astray !== undefined) {
    const own = spec.forms.filter((one) => boundTo(one).includes(astray)).map(({ words }) => `'${words}'`)
    throw new UsageError(`--${astray} goes with ${own.join(' and ')} only`)
  }
  const missing = fitting.filter((name) => {
    const option = spec.options[name]
    const needed = form.needs?.includes(name) === true || (option !== undefined && 'required' in option)
    // An unset shell variable leaves an empty word behind.
    return needed && (given[name] ?? '') === ''
  })
  if (missing.length > 0) {
    throw new UsageError(
      `${missing.map((name) => `--${name}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    )
  }
  return Object.fromEntries(
    Object.entries(spec.options).map(([name, option]) => [name, valueOf(name, option, given[name])]),
  )
}

function valueOf(name: string, option: OptionSpec, given: Parsed[string]): Parsed[string] {
  if ('flag' in option) return given === true
  const value = given ?? option.default
  if (option.oneOf !== undefined && typeof value === 'string' && !option.oneOf.includes(value)) {
    throw new UsageError(`--${name} is one of ${option.oneOf.join(', ')}`)
  }
  return value
}

/** The name a word most likely stands for: at most a third of it differs; undefined when there is none. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  // Nothing that long is a typo, and comparing it would take for ever.
  if (word.length > 40) return undefined
  const near = names.map((name) => ({ name, away: distance(word, name) })).toSorted((a, b) => a.away - b.away)[0]
  return near !== undefined && near.away <= Math.max(1, Math.ceil(word.length / 3)) ? near.name : undefined
}

/** How many characters must be inserted, deleted or replaced (Levenshtein distance). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1]
    for (const [column, other] of [...to].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
