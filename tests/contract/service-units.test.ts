import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { specs } from '../../src/cli/specs.ts'

const folder = join(import.meta.dirname, '../../deploy/systemd')
const units = readdirSync(folder)
const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined

/** The command a unit starts, and its options. */
const started = (unit: string): { command: string; options: string[] } | undefined => {
  const line = /^ExecStart=\/usr\/bin\/node \/opt\/corridor\/dist\/src\/main\.js (\S+)(.*)$/m.exec(unit)
  return line === null
    ? undefined
    : { command: line[1] ?? '', options: [...(line[2] ?? '').matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name) }
}

test.each(units.filter((name) => name.endsWith('.service')))(
  '%s starts a command that there is, with options it has',
  (name) => {
    const { command = '', options = [] } = started(readFileSync(join(folder, name), 'utf8')) ?? {}
    expect(Object.keys(specs)).toContain(command)
    const known = Object.keys(specs[command as keyof typeof specs].options)
    expect(known).toEqual(expect.arrayContaining(options))
  },
)

test('systemd itself finds nothing wrong with any unit, with a program in the place of the installed ones', () => {
  // Only Linux with systemd can judge; elsewhere the units are looked at by the test above alone.
  if (!has('systemd-analyze')) return
  const copy = mkdtempSync(join(tmpdir(), 'corridor-units-'))
  try {
    for (const name of units) {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('/usr/bin/node', process.execPath)
      writeFileSync(
        join(copy, name),
        text.replace('Documentation=file:///opt/corridor/docs', 'Documentation=https://corridor.example'),
      )
    }
    const files = units.map((name) => join(copy, name.replace('@.', '@asycuda.')))
    writeFileSync(join(copy, 'corridor-adapter@asycuda.service'), readFileSync(join(copy, 'corridor-adapter@.service')))
    const { stdout, stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], {
      encoding: 'utf8',
    })
    const own = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('corridor-'))
    expect({ own, status }).toEqual({ own: [], status: 0 })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})
