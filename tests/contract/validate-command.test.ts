import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import { messageTypes } from '../../src/generated/types.ts'
import { testReference } from '../support/reference.ts'
import { examplesOf, ROOT } from './examples.ts'

type Finding = {
  level: string
  code: string
  rule?: string
  pointer: string
  xpath?: string
  line?: number
  column?: number
  value?: string
  expected?: string
  text: string
}
type FileVerdict = { file: string; verdict: string; findings: Finding[]; notJudged: string[] }

const folder = mkdtempSync(join(tmpdir(), 'corridor-validate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const { parties, agreements, authorisations } = testReference()
const reference = write(
  'reference.json',
  JSON.stringify({ parties: [...parties.values()], agreements, authorisations }),
)
const AT = ['--at', '2026-06-01T12:00:00Z']

/** `corridor validate` as a process of its own, as an integrator runs it: no hub, no database, no broker. */
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const command = [join(ROOT, 'bin/corridor.js'), 'validate', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 64 << 20 })
  return { code: status, out: stdout, err: stderr }
}

/** The same without the cost of a process, where the process is not the question. */
async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] }
  const code = await runCommand({
    args: ['validate', ...args],
    env: {},
    stopped: new AbortController().signal,
    out: (line) => void lines.out.push(line),
    err: (line) => void lines.err.push(line),
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

const json = async (...args: string[]): Promise<{ code: number; files: FileVerdict[] }> => {
  const { code, out } = await call(...args, '--json')
  return { code, files: (JSON.parse(out) as { files: FileVerdict[] }).files }
}

const example = (type: string, name: string): string => join(ROOT, 'schemas/examples', type, name)
const wrongRegime = example('transit-declaration', 'invalid-regime-unknown.xml')

describe('corridor validate', () => {
  const examples = messageTypes.flatMap((type) => examplesOf(type))
  const paths = examples.map(({ type, name }) => example(type, name))
  const { files } = JSON.parse(run(...paths, '--reference', reference, '--json', ...AT).out) as { files: FileVerdict[] }
  const verdicts = examples.map((one, index) => ({ one, verdict: files[index] }))

  test('gives every example of the catalogue the verdict written beside it, and never two levels at once', () => {
    expect(verdicts.length).toBeGreaterThan(400)
    for (const { one, verdict } of verdicts) {
      const name = `${one.type}/${one.name}`
      const { level = 'valid', ...finding } = one.expected ?? {}
      const demanded = one.expected === undefined ? [] : [finding]
      expect([name, verdict?.verdict], name).toEqual([name, level])
      expect(verdict?.findings ?? [], name).toEqual(
        expect.arrayContaining(demanded.map((one) => expect.objectContaining(one) as object)),
      )
      const levels = new Set(verdict?.findings.map((found) => (found.level === 'sequence' ? 'rule' : found.level)))
      expect([...levels], name).toEqual(level === 'valid' ? [] : [level])
    }
  })

  test('says of every finding where it stands: line and column, and in XML the XPath', () => {
    for (const { one, verdict } of verdicts) {
      for (const finding of verdict?.findings ?? []) {
        expect(finding, one.name).toMatchObject({ line: expect.any(Number), column: expect.any(Number) })
        const inXml = one.contentType === 'application/xml' && finding.level !== 'well-formed'
        expect(typeof finding.xpath, `${one.name} ${finding.pointer}`).toBe(inXml ? 'string' : 'undefined')
      }
    }
  })

  test('says the value, what would be right, and the words in the language asked for', async () => {
    const texts: (string | undefined)[] = []
    for (const language of ['en', 'fr', 'pt']) {
      const [file] = (await json(wrongRegime, '--language', language, ...AT)).files
      expect(file?.findings).toHaveLength(1)
      expect(file?.findings[0]).toMatchObject({ value: 'sadc', expected: expect.stringContaining('uemoa') })
      texts.push(file?.findings[0]?.text)
    }
    expect(texts).toEqual([
      expect.stringMatching(/^The value sadc/),
      expect.stringMatching(/^La valeur sadc/),
      expect.stringMatching(/^O valor sadc/),
    ])
  })

  test('for people: file, line, column, code, words and XPath', () => {
    const { code, out } = run(wrongRegime, ...AT)
    expect(code).toBe(5)
    expect(out).toMatch(/invalid-regime-unknown\.xml:17:5: 12: The value sadc at \/body\/regime is not allowed/)
    expect(out).toContain('/TransitDeclaration/body/regime')
  })

  test('without a registry says which rules it did not judge', async () => {
    const valid = example('transit-declaration', examplesOf('transit-declaration').find((one) => one.valid)?.name ?? '')
    expect((await json(valid, ...AT)).files[0]).toMatchObject({
      verdict: 'valid',
      notJudged: expect.arrayContaining(['AGREEMENT', 'PARTY-UNKNOWN']),
    })
    expect((await json(valid, '--reference', reference, ...AT)).files[0]).toMatchObject({
      verdict: 'valid',
      notJudged: [],
    })
    const nobody = write('nobody.json', JSON.stringify({ parties: [], agreements: [], authorisations: [] }))
    const { code, files: strict } = await json(valid, '--reference', nobody, ...AT)
    expect([code, strict[0]?.findings.map(({ rule }) => rule)]).toEqual([6, expect.arrayContaining(['AGREEMENT'])])
  })
})

describe('its exit code', () => {
  const valid = example('arrival-advice', examplesOf('arrival-advice').find((one) => one.valid)?.name ?? '')
  const wrongRule = example('transit-declaration', 'invalid-seal-count.json')

  test.each([
    ['0 valid', 0, [valid]],
    ['3 not there', 3, [join(folder, 'nothing.xml')]],
    ['4 not well-formed', 4, [write('open.json', '{"id": ')]],
    ['5 schema', 5, [wrongRegime]],
    ['6 business rule', 6, [wrongRule]],
  ])('of the process: %s', (_, code, files) => {
    expect(run(...files, ...AT).code).toBe(code)
  })

  test.each([
    ['3 neither JSON nor XML', 3, [write('text.txt', 'hello')]],
    ['3 over the limit', 3, [write('large.json', Buffer.alloc(10 * 1024 * 1024 + 1, 0x20))]],
    ['the gravest of several', 5, [valid, wrongRule, wrongRegime]],
  ])('%s', async (_, code, files) => {
    expect((await call(...files, ...AT)).code).toBe(code)
  })

  test('6 for a type the sender’s role may not send', async () => {
    const file = write(
      'role.json',
      JSON.stringify({ type: 'discharge', sender: { country: 'TG', role: 'guarantor', party: 'fonds' } }),
    )
    expect(await json(file)).toMatchObject({
      code: 6,
      files: [{ verdict: 'identity', findings: [{ code: 'type-not-allowed' }] }],
    })
  })

  test.each([
    ['no file', []],
    ['an unknown language', [valid, '--language', 'de']],
    ['a time that is none', [valid, '--at', 'yesterday']],
    ['an unknown option', [valid, '--strict']],
  ])('2 for %s, with a reason', async (_, args) => {
    const { code, err } = await call(...args)
    expect([code, err.length > 20]).toEqual([2, true])
  })

  test('1 for reference data that are none', async () => {
    expect(await call(valid, '--reference', write('odd.json', '{"party":[]}'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('parties'),
    })
  })
})
