#!/usr/bin/env node
// `corridor`: runs the TypeScript sources, or the compiled ones where they are there, on the Node.js the project brings.
// Written in plain JavaScript because the system's own Node.js may be too old to strip types; then it starts the newer one.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const compiled = join(root, 'dist/src/main.js')
const entry = existsSync(join(root, 'src/main.ts')) ? join(root, 'src/main.ts') : compiled

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const canRun = major > 22 || (major === 22 && minor >= 22)

const bringOwn = () => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin/node')
  } catch {
    return undefined
  }
}
const runtime = canRun ? process.execPath : bringOwn()
if (runtime === undefined) {
  console.error(
    `corridor needs Node.js 22.22 or newer; this is ${process.versions.node}. Run npm ci, which brings one.`,
  )
  process.exit(1)
}
// V8 reads these when it starts, and takes no notice of what the program sets later (docs/performance.md).
const options = JSON.parse(readFileSync(join(root, 'bin/node-options.json'), 'utf8'))
const flags = ['--disable-warning=ExperimentalWarning', ...options]
const child = spawn(runtime, [...flags, entry, ...process.argv.slice(2)], { stdio: 'inherit' })
// Ctrl-C reaches the child by the terminal itself; the launcher only waits for it to stop in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
