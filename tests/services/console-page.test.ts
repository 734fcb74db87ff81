import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movementTable } from '../../src/generated/movement-table.ts'
import { type Edge, get, startEdge } from './http-fixture.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

const FILES = ['', 'console.js', 'texts.js', 'console.css', 'labels.json']

const textOf = async (file: string): Promise<string> => (await get(edge, `/console/${file}`)).text()

describe('the console page', () => {
  test('is served without a token under a policy that lets nothing in or out', async () => {
    for (const file of FILES) {
      const answer = await get(edge, `/console/${file}`)
      expect(answer.status).toBe(200)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain(`default-src 'none'`)
      expect(policy).toContain(`script-src 'self'`)
      expect(policy).toContain(`frame-ancestors 'none'`)
      expect(policy).not.toContain('unsafe')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect((await fetch(`${edge.url}/console`, { redirect: 'manual' })).headers.get('location')).toBe('/console/')
    expect((await get(edge, '/console/other.js')).status).toBe(404)
  })

  test('names no other host, and has no inline script, style or handler that the policy would refuse', async () => {
    for (const file of FILES) expect(await textOf(file)).not.toMatch(/https?:\/\/|\/\/[a-z]+\.[a-z]/)
    const page = await textOf('')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/)
    expect(await textOf('console.js')).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/)
  })

  test('has every text in English, French and Portuguese, and every text it uses', async () => {
    const source = await textOf('texts.js')
    type Texts = { languages: string[]; texts: Record<string, string[]> }
    const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Texts
    expect(module.languages).toEqual(['en', 'fr', 'pt'])
    for (const row of Object.values(module.texts)) {
      expect(row).toHaveLength(3)
      expect(row.every((text) => text.trim() !== '')).toBe(true)
    }
    const [page, script] = [await textOf(''), await textOf('console.js')]
    const used = [...page.matchAll(/data-text="(\w+)"/g), ...script.matchAll(/\bt\('([\w-]+)'/g)].map(([, key]) => key)
    expect(used.length).toBeGreaterThan(15)
    for (const key of used) expect(module.texts).toHaveProperty([key ?? ''])
    const states = ['healthy', 'slow', 'stalled', 'down']
    const reasons = ['broker-unreachable', 'queue-missing', 'no-consumer', 'parked-reason', 'no-report', 'late']
    const accounts = ['available', 'reserved', 'inUse', 'claimed', 'spent', 'limit']
    const passages = ['entered', 'exited', 'returned', 'refused', 'implied', 'exit-missing']
    type Shape = { properties: Record<string, { enum?: string[]; items?: { enum?: string[] } }> }
    const { components } = JSON.parse(await (await get(edge, '/openapi.json')).text()) as {
      components: { schemas: Record<string, Shape> }
    }
    const words = (schema: string, property: string): string[] => {
      const found = components.schemas[schema]?.properties[property]
      const list = found?.enum ?? found?.items?.enum ?? []
      expect(list, `${schema}.${property}`).not.toEqual([])
      return list
    }
    const named = [
      ...words('Dependency', 'name').map((name) => `dependency-${name}`),
      ...words('Dependency', 'state').map((state) => `is-${state}`),
      ...words('RevocationStanding', 'state').map((state) => `list-${state}`),
      ...words('RevocationStanding', 'uses').map((use) => `use-${use}`),
      'list-good',
      'list-stale',
    ]
    for (const key of [...states, ...reasons, ...accounts, ...passages, ...named])
      expect(module.texts).toHaveProperty([key])
  })

  test('takes the words of the field from the schemas', async () => {
    type Labels = Record<'states' | 'procedures' | 'flags' | 'timers' | 'types', Record<string, Record<string, string>>>
    const labels = JSON.parse(await textOf('labels.json')) as Labels
    expect(Object.keys(labels.states)).toEqual(movementTable.states.map(({ name }) => name))
    expect(labels.types['discharge']).toHaveProperty('fr')
    expect(labels.procedures['enquiry']).toHaveProperty('pt')
    expect(labels.flags['exitMissing']).toHaveProperty('en')
    expect(labels.timers['T_limit']).toHaveProperty('fr')
  })

  test('asks for the token, tells its purpose to assistive technology, and can be used by keyboard alone', async () => {
    const page = await textOf('')
    expect(page).toMatch(/<label for="token"/)
    expect(page).toMatch(/id="link" role="status" aria-live="polite"/)
    expect(page).toMatch(/<meta name="viewport" content="width=device-width, initial-scale=1"/)
    expect(await textOf('console.css')).toContain(':focus-visible')
  })
})
