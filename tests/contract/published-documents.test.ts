import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from '@asyncapi/parser'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { ROOT } from './examples.ts'

/** What integrators' own tools say of the two documents: Redocly's recommended rules, and AsyncAPI's own parser. */

/** Where the recommended rules do not fit what is described, and why. */
const RULES = {
  // The console's page stands at /console/, so that what it loads is found by relative addresses; /console leads there.
  'no-path-trailing-slash': 'off',
  'operation-2xx-response': 'off',
  // Rows of code lists and offices have columns of their own beside those that all have.
  'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
  // All shared definitions of the messages are published, also one that no message uses at the moment.
  'no-unused-components': 'off',
} as const

const lint = async (source: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'], rules: RULES })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`)
}

const openApi = readFileSync(join(ROOT, 'docs/api/openapi.json'), 'utf8')
const asyncApi = readFileSync(join(ROOT, 'docs/api/asyncapi.json'), 'utf8')

test('Redocly finds nothing to say against the OpenAPI document, neither error nor warning', async () => {
  expect(await lint(openApi)).toEqual([])
})

test('and would find what is wrong', async () => {
  const { paths, ...rest } = JSON.parse(openApi) as { paths: Record<string, { get?: { responses: object } }> }
  const wrong = { ...rest, paths: { ...paths, '/v1/{never}': { get: { summary: 'x', responses: {} } } } }
  const problems = await lint(JSON.stringify(wrong))
  expect(problems.length).toBeGreaterThan(1)
  expect(problems.join('\n')).toMatch(/never/)
})

const ERROR = 0

test('the parser of AsyncAPI takes the AsyncAPI document without an error', async () => {
  const { document, diagnostics } = await new Parser().parse(asyncApi)
  expect(diagnostics.filter(({ severity }) => severity === ERROR)).toEqual([])
  // A newer version of the specification is told as a hint; the one we keep to is the one asked of us.
  expect(diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version')).toEqual([])
  expect(document?.operations().all().length).toBeGreaterThan(1)
  expect(document?.messages().all().length).toBeGreaterThan(40)
})

test('and refuses one whose reference leads nowhere', async () => {
  const { diagnostics } = await new Parser().parse(asyncApi.replace('#/components/schemas/', '#/components/nowhere/'))
  expect(diagnostics.some(({ severity }) => severity === ERROR)).toBe(true)
})
