import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must } from './command.ts'

const INSTALL_MS = 180_000

/**
 * A virtual environment with exactly what a file of requirements says, kept until that changes; returns the folder of its programs.
 * @param tools what is fetched for foreign tests is kept here
 * @param requirements path of the file, every package in it with its version
 */
export async function pythonEnvironment(tools: string, requirements: string): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = join(tools, `python-${digest}`)
  const scripts = join(folder, 'bin')
  const complete = join(folder, 'complete')
  if (existsSync(complete)) return scripts
  rmSync(folder, { recursive: true, force: true })
  await must('python3', ['-m', 'venv', folder], { limitMs: INSTALL_MS })
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  await must(join(scripts, 'python'), install, { limitMs: INSTALL_MS })
  writeFileSync(complete, '')
  return scripts
}
