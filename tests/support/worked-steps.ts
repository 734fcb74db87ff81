import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { SchemaWorkshop } from './schema-workshop.ts'

const PAGE = join(import.meta.dirname, '..', '..', 'CONTRIBUTING.md')

/** One step of CONTRIBUTING: a block that is a whole file, or has its place in one. */
export type WorkedStep = { path: string; where: string; text: string }

const STEP = /^`([^`]+)`, (new|at the top|into `\w+`|row `[\w-]+` of `\w+`):\n\n```\w+\n([\s\S]*?)\n```$/gm

/** The steps under a heading of the page, in order. */
export function stepsOf(heading: string): WorkedStep[] {
  const sections = readFileSync(PAGE, 'utf8').split(/^## /m)
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const steps = [...section.matchAll(STEP)].map(([, path = '', where = '', text = '']) => ({ path, where, text }))
  // A block that is no step would not be followed, and nobody would see.
  expect(steps.length, heading).toBe(section.match(/^```\w+$/gm)?.length)
  return steps
}

/** Does to the copy of the project what the step says. */
export function follow(workshop: SchemaWorkshop, { path, where, text }: WorkedStep): void {
  if (where === 'new') return workshop.write(path, `${text}\n`)
  if (where === 'at the top') return workshop.write(path, `${text}\n${workshop.read(path)}`)
  const [, row, list = ''] = /^(?:into|row `([\w-]+)` of) `(\w+)`$/.exec(where) ?? []
  if (path.endsWith('.json')) {
    return workshop.change<Record<string, unknown[]>>(path, (content) => {
      const entries = content[list] ?? []
      if (row === undefined) return void entries.push(...(JSON.parse(text) as unknown[]))
      const found = (entries as { id: string }[]).find(({ id }) => id === row)
      expect(found, `${row} in ${path}`).toBeDefined()
      Object.assign(found ?? {}, JSON.parse(text))
    })
  }
  const opening = new RegExp(`^(?:export )?const ${list}\\b.* = \\{$`, 'm')
  const before = workshop.read(path)
  expect(before, `${list} in ${path}`).toMatch(opening)
  workshop.write(
    path,
    before.replace(opening, (line) => `${line}\n${text}`),
  )
}
