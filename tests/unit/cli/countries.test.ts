import { expect, it } from 'vitest'
import { runCommand } from '../../../src/cli/commands.ts'

async function printed(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []]
  const context = { env: {}, out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const code = await runCommand({
    args: ['adapter', 'countries', ...args],
    ...context,
    stopped: new AbortController().signal,
  })
  return { code, out, err }
}

it('of which there is no profile is named together with those there are', async () => {
  for (const code of ['XX', '../../package']) {
    const { code: exit, err } = await printed(code)
    expect(exit).toBe(1)
    expect(err.join()).toMatch(/there is no profile of .*; there are: BF, BJ, CI/)
  }
})

it('are shown with what is known and from where, and each open field with what it is', async () => {
  expect((await printed()).out).toHaveLength(17)
  const { out } = await printed('CI')
  expect(out).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^system +SYDAM World \(source: /),
      'zone         Africa/Abidjan',
      'identifiers  NCC',
      "unknown      adapter.values.tables:offices: The system's codes of offices.",
    ]),
  )
})

it('give the beginning of a profile, and it says what has to be filled in', async () => {
  const { out } = await printed('CI', '--draft')
  expect(JSON.parse(out.join(''))).toMatchObject({
    country: 'CI',
    currency: 'XOF',
    scheme: 'NCC',
    unknown: expect.arrayContaining(['dates']),
  })
})
