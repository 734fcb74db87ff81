import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import { runCommand } from '../../src/cli/commands.ts'
import { declaration } from '../support/road.ts'
import { agreement } from '../support/reference.ts'

/** `corridor validate --reference` with a country that ISO 3166 does not list. */
const OWN = { code: 'XK', name: 'A country of its own', currency: 'EUR', timeZone: 'Europe/Belgrade' }

let folder: string
let message: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-validate-'))
  message = join(folder, 'declaration.json')
  const { body, ...header } = declaration()
  writeFileSync(message, encodeJson({ ...header, body: { ...body, countryOfDispatch: OWN.code } } as never))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function rulesBroken(reference: object): Promise<string[]> {
  const file = join(folder, 'reference.json')
  writeFileSync(file, JSON.stringify({ agreements: [agreement()], ...reference }))
  const lines: string[] = []
  const args = ['validate', '--json', '--at', '2026-06-01T12:00:00Z', '--reference', file, message]
  const out = (line: string): void => void lines.push(line)
  await runCommand({ args, env: {}, stopped: new AbortController().signal, out, err: out })
  const { files } = JSON.parse(lines.join('\n')) as { files: { findings: { rule?: string }[] }[] }
  return files.flatMap(({ findings }) => findings.flatMap(({ rule }) => rule ?? []))
}

test('a country that neither the list nor the reference has is unknown', async () => {
  expect(await rulesBroken({})).toContain('COUNTRY-UNKNOWN')
})

test('a country of the reference is known', async () => {
  expect(await rulesBroken({ countries: [OWN] })).not.toContain('COUNTRY-UNKNOWN')
})
