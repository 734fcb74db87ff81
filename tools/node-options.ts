import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = join(import.meta.dirname, '..', 'bin', 'node-options.json')

/** The options of Node.js that `bin/corridor.js` starts the program with. */
export const nodeOptions = (): string[] => JSON.parse(readFileSync(FILE, 'utf8')) as string[]
