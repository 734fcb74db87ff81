import { join } from 'node:path'

/** Where the adapters of this program are. */
export const ADAPTERS = join(import.meta.dirname, '..', '..', 'adapters')

/** How this program is called once more, from source or built. */
export const PROGRAM = [
  process.execPath,
  join(import.meta.dirname, '..', import.meta.url.endsWith('.ts') ? 'main.ts' : 'main.js'),
] as const
