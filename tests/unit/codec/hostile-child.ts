import { createHook } from 'node:async_hooks'
import fs from 'node:fs'
import { createCodec } from '../../../src/codec/index.ts'
import { hostileBodies } from './hostile-bodies.ts'

/**
 * Runs in a process of its own under Node's permission model, which may read the project's sources and nothing else:
 * decodes every hostile body and prints what came of it, and everything that was opened.
 */
const [file = '', http = ''] = process.argv.slice(2)
const codec = createCodec()
const bodies = hostileBodies({ file, http })

const touched: string[] = []
createHook({
  init: (_id, type) => void (/^(?:FS|TCP|TLS|UDP|PIPE|GETADDRINFO|DNS|QUERY|HTTP)/.test(type) && touched.push(type)),
}).enable()
for (const name of [
  'openSync',
  'readFileSync',
  'statSync',
  'lstatSync',
  'readSync',
  'open',
  'readFile',
  'stat',
] as const) {
  const original: unknown = Reflect.get(fs, name)
  Reflect.set(fs, name, (...args: unknown[]) => {
    touched.push(`${name} ${String(args[0])}`)
    return Reflect.apply(original as () => unknown, fs, args)
  })
}

function decode({ bytes, contentType }: (typeof bodies)[number]) {
  const result = codec.decode(bytes, contentType)
  return { verdict: result.ok ? [] : [result.level, ...new Set(result.findings.map(({ code }) => code))] }
}

const results = bodies.map((one) => ({ name: one.name, ...decode(one) }))

/** Memory after each of two rounds over everything; what the second adds is a leak. */
const resident: number[] = []
for (let round = 0; round < 2; round += 1) {
  for (const { bytes, contentType } of bodies) codec.decode(bytes, contentType)
  globalThis.gc?.()
  resident.push(process.memoryUsage().rss)
}
const polluted = Reflect.get({}, 'admin') !== undefined || Reflect.get({}, 'a') !== undefined
// Put into words before the pipe to the parent is opened, which is the only thing this process opens.
const report = JSON.stringify({ results, touched, resident, polluted })
process.stdout.write(report)
