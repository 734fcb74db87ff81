import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const run = promisify(execFile)
const node = async (...args: string[]): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, args, { cwd: ROOT }).catch((error: { stdout: string; stderr: string }) => error)

/** Clears a screen, and turns the direction of what follows. */
const DRIVES = '\u009b2J\u001b[2J\u202e'

test('a command prints what drives a terminal as its escapes', async () => {
  const { stderr } = await node('src/main.ts', `no${DRIVES}`)
  expect(stderr).toContain("'no\\u009b2J\\u001b[2J\\u202e'")
  expect(stderr).not.toMatch(/[\u001b\u009b\u202e]/)
})

test("a line of the hub's log has them as escapes that JSON reads as what they stand for", async () => {
  const script = `import { createLog } from './src/compose/core.ts'
    createLog('info').warn({ user: process.argv[1] }, 'a message over AMQP')`
  const { stdout } = await node('--input-type=module', '-e', script, DRIVES)
  expect(stdout).not.toMatch(/[\u001b\u009b\u202e]/)
  expect(JSON.parse(stdout)).toMatchObject({ user: DRIVES, service: 'corridor' })
})
