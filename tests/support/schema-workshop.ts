import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type * as Codec from '../../src/codec/index.ts'
import type * as Rules from '../../src/domain/rules/index.ts'
import { generate, writeOutputs } from '../../tools/gen/main.ts'

const ROOT = join(import.meta.dirname, '..', '..')
/** What the generator reads and what runs on its outputs. */
const COPIED = ['schemas', 'src', 'adapters', 'README.md', 'package.json', 'tsconfig.json']

/** A copy of the project in a folder of its own, to change schemas in and to see what becomes of it. */
export type SchemaWorkshop = {
  readonly folder: string
  read(path: string): string
  write(path: string, text: string): void
  /** Changes a JSON file. */
  change<T>(path: string, work: (content: T) => void): void
  /** Runs the generator on the folder; returns what it finds wrong with the schemas. */
  generate(): string[]
  /** The codec as generated here. After `generate`, once. */
  codec(): Promise<typeof Codec>
  /** The business rules as they are here. After `generate`, once. */
  rules(): Promise<typeof Rules>
  remove(): void
}

export function openWorkshop(): SchemaWorkshop {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-schemas-'))
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    folder,
    read,
    write,
    change: <T>(path: string, work: (content: T) => void) => {
      const content = JSON.parse(read(path)) as T
      work(content)
      write(path, JSON.stringify(content))
    },
    generate: () => {
      const { outputs, problems } = generate(folder)
      writeOutputs(folder, outputs)
      return problems
    },
    codec: () => import(join(folder, 'src/codec/index.ts')) as Promise<typeof Codec>,
    rules: () => import(join(folder, 'src/domain/rules/index.ts')) as Promise<typeof Rules>,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
