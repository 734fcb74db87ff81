import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newAdapter } from '../../src/conformance/new-adapter.ts'
import { checksThatFail } from '../support/conformance.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Inside the project, where `#adapter-api` leads somewhere. */
const folder = join(ROOT, '.corridor', `conformance-${process.pid}`)

beforeAll(() => void mkdirSync(folder, { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Fault = { is: string; file: string; from: string; to: string; found: string }

/** What integrators get wrong, each in an adapter that is otherwise the generator's. */
const faults: readonly Fault[] = [
  {
    is: 'forgets a field',
    file: 'mapping.ts',
    from: '    ...(document.answers === undefined ? {} : { correlationId: document.answers }),\n',
    to: '',
    found: 'what goes both ways comes back',
  },
  {
    is: 'says of something that it is lost, and it is not',
    file: 'manifest.json',
    from: '"settings": [',
    to: '"loses": [{ "field": "body.seals", "why": "no room" }],\n  "settings": [',
    found: 'what goes both ways comes back',
  },
  {
    is: 'numbers documents by itself',
    file: 'mapping.ts',
    from: 'number: id,',
    to: 'number: `${id}-${Math.random()}`,',
    found: 'its mapping is pure',
  },
  {
    is: 'says accepted although nothing was written',
    file: 'index.ts',
    from: 'await shared.give(logIndex, sender, document)',
    to: 'void shared.give(logIndex, sender, document).catch(() => undefined)',
    found: 'an outage of the national system',
  },
  {
    is: 'tells nobody of refusals',
    file: 'shared-folder.ts',
    from: "if (result.outcome === 'accepted') return { number, outcome: 'accepted' }",
    to: "if (result.id !== '') return { number, outcome: 'accepted' }",
    found: 'a refusal of the hub reaches the national system',
  },
  {
    is: 'chokes on garbage',
    file: 'shared-folder.ts',
    from: 'if (!(error instanceof MappingError) && !(error instanceof SyntaxError)) throw error',
    to: 'if (number !== number + String(error)) throw error',
    found: 'something that is no document holds nothing up',
  },
  {
    is: 'makes another id at every try',
    file: 'mapping.ts',
    from: '    id: document.number,',
    to: '    id: crypto.randomUUID(),',
    found: 'what goes both ways comes back',
  },
]

// That one just made has no fault is shown where a system is connected by the page alone.
it('an adapter is not made twice, nor outside its folder', async () => {
  await newAdapter(join(ROOT, 'adapters'), folder, 'just-made')
  await expect(newAdapter(join(ROOT, 'adapters'), folder, 'just-made')).rejects.toThrow('already')
  await expect(newAdapter(join(ROOT, 'adapters'), folder, '../evil')).rejects.toThrow('/name')
})

it.each(faults.map((fault, index) => [fault.is, fault, index] as const))(
  'an adapter that %s is found out',
  async (_, { file, from, to, found }, index) => {
    const name = `faulty-${String.fromCharCode(97 + index)}`
    rmSync(join(folder, name), { recursive: true, force: true })
    await newAdapter(join(ROOT, 'adapters'), folder, name)
    const path = join(folder, name, file)
    const before = readFileSync(path, 'utf8')
    expect(before).toContain(from)
    writeFileSync(path, before.replace(from, to))
    const failed = await checksThatFail({
      name,
      adapters: folder,
      folder: join(folder, `run-${index}-${Date.now()}`),
      only: found,
    })
    expect(failed).toHaveLength(1)
  },
)
