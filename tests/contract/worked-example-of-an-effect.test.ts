import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorkshop, type SchemaWorkshop } from '../support/schema-workshop.ts'
import { follow, stepsOf } from '../support/worked-steps.ts'
import { ROOT } from './examples.ts'

const steps = stepsOf('Adding an effect')

describe('the worked example of an effect in CONTRIBUTING, followed to the letter', () => {
  let workshop: SchemaWorkshop
  let problems: string[]
  beforeAll(() => {
    workshop = openWorkshop()
    cpSync(join(ROOT, 'tests/support'), join(workshop.folder, 'tests/support'), { recursive: true })
    for (const step of [...stepsOf('Adding a message type'), ...steps]) follow(workshop, step)
    problems = workshop.generate()
  })
  afterAll(() => workshop.remove())

  const run = (program: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
      cwd: workshop.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
  const testFile = steps.map(({ path }) => path).find((path) => path.endsWith('.test.ts')) ?? ''
  const runTest = () => run('vitest/vitest.mjs', 'run', '--root', workshop.folder, testFile)

  test('the generator finds nothing wrong with it', () => {
    expect(problems).toEqual([])
  })

  test('touches the table, the list of effects, a file of its own and its test', () => {
    expect([...new Set(steps.map(({ path }) => path))]).toEqual([
      'schemas/movement.json',
      'src/domain/movement/weighing.ts',
      'src/domain/engine/effects.ts',
      testFile,
    ])
  })

  test('leaves nothing else to be changed: all of src and the test compile', () => {
    workshop.change<{ include: string[] }>('tsconfig.json', (config) => {
      config.include = ['src/**/*.ts', testFile]
    })
    const { stdout, status } = run('typescript/bin/tsc', '--noEmit', '-p', workshop.folder)
    expect([stdout, status]).toEqual(['', 0])
  })

  test('its test passes', () => {
    const { stdout, status } = runTest()
    expect(stdout).toContain('2 passed')
    expect(status).toBe(0)
  })

  test('its flag has its labels, and the page of the table names the effect', () => {
    expect(workshop.read('src/generated/movement-table.ts')).toContain('em sobrecarga')
    expect(workshop.read('docs/movement-states.md')).toContain('noteOverload')
  })

  test('its test fails where the row does not name the effect', () => {
    const row = steps.find(({ where }) => where.startsWith('row'))
    expect(row).toBeDefined()
    follow(workshop, { path: row?.path ?? '', where: row?.where ?? '', text: '{ "does": ["forward"] }' })
    workshop.generate()
    const { stdout, status } = runTest()
    expect(stdout).toContain('1 failed | 1 passed')
    expect(status).not.toBe(0)
  })
})
