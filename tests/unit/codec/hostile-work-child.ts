import { Session } from 'node:inspector/promises'
import { createCodec } from '../../../src/codec/index.ts'
import { hostileBodies } from './hostile-bodies.ts'

/**
 * Runs in a process of its own: decodes every hostile body and prints how much work our code did for it, counted by the
 * engine as the times that blocks were entered. The same on every machine, under any load.
 */
const codec = createCodec()
const bodies = hostileBodies({ file: 'file:///canary', http: 'http://canary' })
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

const results: { name: string; bytes: number; blocks: number }[] = []
for (const { name, bytes, contentType } of bodies) {
  await session.post('Profiler.takePreciseCoverage')
  codec.decode(bytes, contentType)
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const own = result.filter(({ url }) => url.includes('/src/'))
  const blocks = own.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
  results.push({ name, bytes: bytes.length, blocks: blocks.reduce((sum, count) => sum + count, 0) })
}
session.disconnect()
process.stdout.write(JSON.stringify(results))
