import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import manifestSchema from '../../schemas/adapter-manifest.schema.json' with { type: 'json' }
import type { Adapter, AdapterModule, AdapterSetup, Manifest, NationalEndModule } from '../adapter-api/index.ts'
import { catalogue } from '../generated/catalogue.ts'

/** An adapter found, checked and loaded. The form of its national documents is its own business, hence `unknown`. */
export type LoadedAdapter = { manifest: Manifest; make: AdapterModule<unknown>; folder: string }

/** Names of the adapters in this folder: every folder in it that has a manifest. */
export const listAdapters = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const found = await Promise.all(names.map(async (name) => ((await readManifest(folder, name)) ? name : undefined)))
  return found.filter((name) => name !== undefined).sort()
}

/**
 * Loads `folder/<name>`: the manifest is checked before any of the adapter's code runs. Throws with every finding when
 * the folder is missing, the manifest does not hold, or the module's default export is no adapter.
 */
export const loadAdapter = async (folder: string, name: string): Promise<LoadedAdapter> => {
  const source = await readManifest(folder, name)
  if (source === undefined) {
    throw new Error(
      `no adapter '${name}' in ${folder}; there are: ${(await listAdapters(folder)).join(', ') || 'none'}`,
    )
  }
  const manifest = checkManifest(name, JSON.parse(source))
  const module: unknown = await import(pathToFileURL(join(folder, name, moduleName('index'))).href)
  const { default: make } = module as { default?: unknown }
  if (typeof make !== 'function') throw new Error(`adapter '${name}': its default export is not made by defineAdapter`)
  return { manifest, make: make as AdapterModule<unknown>, folder: join(folder, name) }
}

/** The manifest of an adapter, checked, without loading any of its code. Throws where there is none, or it does not hold. */
export const readManifestOf = async (folder: string, name: string): Promise<Manifest> => {
  const source = await readManifest(folder, name)
  if (source === undefined) throw new Error(`no adapter '${name}' in ${folder}`)
  return checkManifest(name, JSON.parse(source))
}

/**
 * The stand-in of an adapter's national system, for conformance; it is loaded for nothing else. Throws where there is none, or
 * where it is not made by `defineNationalEnd`.
 */
export const loadNationalEnd = async ({ folder, manifest }: LoadedAdapter): Promise<NationalEndModule> => {
  const path = join(folder, moduleName('national-end'))
  if (!existsSync(path))
    throw new Error(`adapter '${manifest.name}' has no ${path}: conformance needs a national system to play with`)
  const { default: open } = (await import(pathToFileURL(path).href)) as { default?: unknown }
  if (typeof open !== 'function') throw new Error(`${path}: its default export is not made by defineNationalEnd`)
  return open as NationalEndModule
}

/** The adapter for these settings. Throws where it will not be made with them, or lacks one of its parts. */
export const makeAdapter = async (
  { manifest, make }: LoadedAdapter,
  setup: AdapterSetup,
): Promise<Adapter<unknown>> => {
  const adapter = (await make(setup)) as Partial<Adapter<unknown>> | undefined
  const missing = (['toNational', 'fromNational', 'createTransport'] as const).filter(
    (part) => typeof adapter?.[part] !== 'function',
  )
  if (missing.length > 0) throw new Error(`adapter '${manifest.name}': what it makes lacks ${missing.join(', ')}`)
  return adapter as Adapter<unknown>
}

/** The manifest of a parsed `manifest.json`; throws with every finding. */
export const checkManifest = (name: string, value: unknown): Manifest => {
  const ajv = new Ajv2020({ allErrors: true, strict: true })
  const validate = ajv.compile<Manifest>(manifestSchema)
  const problems = validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? 'is wrong'}`)
  const manifest = value as Manifest
  if (problems.length === 0) {
    if (manifest.name !== name) problems.push(`/name is '${manifest.name}' in the folder '${name}'`)
    for (const part of ['receives', 'refuses', 'sends'] as const) {
      const unknown = (manifest[part] ?? []).filter((type) => !(type in catalogue))
      if (unknown.length > 0) problems.push(`/${part} names no message type: ${unknown.join(', ')}`)
    }
    const both = manifest.receives.filter((type) => manifest.refuses?.includes(type))
    if (both.length > 0) problems.push(`/refuses names what it receives: ${both.join(', ')}`)
  }
  if (problems.length > 0) throw new Error(`manifest of adapter '${name}': ${problems.join('; ')}`)
  return manifest
}

/**
 * The settings a transport gets: what is configured over the manifest's defaults. Throws for unknown and missing ones.
 */
export const settingsFor = (
  manifest: Manifest,
  configured: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const known = new Set(manifest.settings.map((setting) => setting.name))
  const unknown = Object.keys(configured).filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Error(`adapter '${manifest.name}' has no setting ${unknown.join(', ')}`)
  const settings: Record<string, string> = {}
  for (const setting of manifest.settings) {
    const value = configured[setting.name] ?? setting.default
    if (value !== undefined) settings[setting.name] = value
    else if (setting.required) throw new Error(`adapter '${manifest.name}' needs the setting ${setting.name}`)
  }
  return settings
}

const readManifest = async (folder: string, name: string): Promise<string | undefined> => {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(name)) return undefined
  try {
    return await readFile(join(folder, name, 'manifest.json'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Source in development, JavaScript once built: the adapter is written in whatever this file is. */
const moduleName = (name: string): string => `${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`
