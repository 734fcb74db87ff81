import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROGRAMS } from '../../foreign/programs.ts'

const ROOT = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

describe('programs that the foreign tests need', () => {
  test.each(PROGRAMS.map(({ name, cure }) => [name, cure] as const))(
    '%s comes from packages that .ci/run installs on a bare machine',
    (_, cure) => {
      const packages = (/^apt-get install ([^,]+)/.exec(cure)?.[1] ?? '').split(' ')
      const installed = [...read('.ci/run').matchAll(/needed\+=\(([^)]+)\)/g)].flatMap(([, names = '']) =>
        names.split(' '),
      )
      expect(installed).toEqual(expect.arrayContaining(packages))
    },
  )

  test.each(['tests/foreign/go/go.mod', 'tests/foreign/kubernetes/go.mod', 'clients/go/go.mod'])(
    '%s asks for no newer Go than is accepted',
    (file) => {
      const [, minor = ''] = /^go 1\.(\d+)$/m.exec(read(file)) ?? []
      const go = PROGRAMS.find(({ command }) => command === 'go')
      expect(go?.accepts(`go version go1.${minor}.8 linux/amd64`)).toBe(true)
      expect(go?.accepts(`go version go1.${Number(minor) - 1}.8 linux/amd64`)).toBe(false)
    },
  )
})
