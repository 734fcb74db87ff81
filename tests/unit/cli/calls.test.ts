import { describe, expect, test } from 'vitest'
import { readCall } from '../../../src/cli/call.ts'
import { runCommand } from '../../../src/cli/commands.ts'
import { specs } from '../../../src/cli/specs.ts'

/** How commands read what they are called with. Nothing here runs a command. */

async function called(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommand({
    args,
    env: {},
    stopped: new AbortController().signal,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const WHERE = ['--hub', 'http://127.0.0.1:1', '--token', 't']

describe('called wrongly, a command ends with 2, does nothing, and says why and how it is called', () => {
  test.each<[string, string[], string]>([
    ['an unknown option', ['audit', '--strict'], "Unknown option '--strict'"],
    ['a misspelt option', ['audit', '--jsno'], 'is --json meant?'],
    ['a value for a flag', ['audit', '--json=yes'], '--json'],
    ['an option without its value', ['park', 'list', '--token', 't', '--hub'], "'--hub <value>' argument missing"],
    ['another option where a value is due', ['park', 'list', '--hub', '--token', 't'], '--hub lacks its value'],
    ['an argument where there are none', ['hub', 'now'], "'now' is an argument too many"],
    ['an argument too many', ['park', 'show', 'a', 'b', ...WHERE], "'b' is an argument too many"],
    ['no file', ['validate'], '<file>... is missing'],
    ['no word of its own', ['park', ...WHERE], 'list or show or replay or discard is missing'],
    ['an unknown word', ['park', 'burn', ...WHERE], "'burn' is none of list, show, replay, discard"],
    ['a misspelt word', ['import', 'offcies', 'x', ...WHERE], 'is offices meant?'],
    ['a word without its argument', ['park', 'show', ...WHERE], "'show' is not all it needs"],
    [
      'no option that is needed',
      ['send', 'file', '--hub', 'x'],
      '--token, --key, --certificate, --hub-certificate are',
    ],
    ['an option needed that is empty', ['park', 'list', '--hub', 'x', '--token', ''], '--token is missing'],
    ['no option that its word needs', ['park', 'replay', 'x', ...WHERE], '--reason is missing'],
    ['an option of another word', ['park', 'list', ...WHERE, '--reason', 'x'], "--reason goes with 'replay <id>' and"],
    [
      'one of another register',
      ['import', 'offices', 'x', ...WHERE, '--replace'],
      "with 'codelist <name> <file>' only",
    ],
    ['an option of the other form', ['adapter', '--config', 'x'], "--config goes with 'try <name> <file>...'"],
    ['a value that is none of a few', ['validate', 'x', '--language', 'de'], '--language is one of en, fr, pt'],
    ['a value of the wrong kind', ['validate', 'x', '--at', 'yesterday'], '--at is a date and time'],
    ['a log index that is none', ['set-aside', 'retry', 'x', ...WHERE, '--reason', 'y'], 'needs the log index'],
  ])('%s', async (_, args, said) => {
    const { code, out, err } = await called(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(said)
    expect(err).toContain(`usage: corridor ${args[0]}`)
    expect(err).toContain(`corridor help ${args[0]} tells more`)
  })

  test('of its forms it shows the one that was meant', async () => {
    const { err } = await called('park', 'replay', 'x')
    expect(err).toContain('corridor park replay <id> --hub <url> --token <token> --reason <text>')
    expect(err).not.toContain('corridor park list')
  })

  test.each([
    ['a command', ['prak']],
    ['one to tell of', ['help', 'prak']],
  ])('an unknown name of %s is said so, with the nearest there is', async (_, args) => {
    expect(await called(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining("'prak'; is park meant?") })
    expect((await called(...args)).err).toContain('corridor help')
  })

  test('what is like no command is told none', async () => {
    for (const name of ['constructor', '__proto__', '', 'x'.repeat(100_000)]) {
      const { code, err } = await called(name)
      expect({ code, near: err.includes('meant?') }).toEqual({ code: 2, near: false })
    }
  })
})

describe('called rightly, it has', () => {
  test('its words by their names, and its options wherever they stand', () => {
    expect(
      readCall(specs.import, ['--dry-run', 'codelist', '--hub=x', 'ports', 'p.csv', '--token', 't']),
    ).toMatchObject({
      form: 'codelist <name> <file>',
      named: { name: 'ports', file: 'p.csv' },
      values: { hub: 'x', token: 't', 'dry-run': true, replace: false, from: undefined },
    })
  })

  test('as many files as are named, and the default of what is not', () => {
    expect(readCall(specs.validate, ['a', '--json', 'b'])).toMatchObject({
      named: { file: ['a', 'b'] },
      values: { json: true, language: 'en', at: undefined },
    })
  })

  test('a value that begins with a dash, and one after the end of the options', () => {
    const call = readCall(specs.park, ['show', '--hub', 'x', '--token=-t', '--', '-id'])
    expect(call).toMatchObject({ named: { id: '-id' }, values: { token: '-t' } })
  })

  test('of several forms the first that fits: settings are no command', () => {
    expect(readCall(specs.help, ['settings'])?.form).toBe('settings')
    expect(readCall(specs.help, ['send'])).toMatchObject({ form: '<command>', named: { command: 'send' } })
  })
})
