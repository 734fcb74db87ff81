import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkManifest } from '../adapter-host/discover.ts'

const TEMPLATE = 'template'

/**
 * Makes a new adapter from the template: the same code under another name, which passes conformance as it is.
 * @param from the folder with the template
 * @param to the folder of the adapters, where a folder of that name is made
 * @returns the files made
 * @throws {Error} for a name that no adapter can have, and where there is one already
 */
export async function newAdapter(from: string, to: string, name: string): Promise<readonly string[]> {
  const template = join(from, TEMPLATE)
  const manifest = JSON.parse(await readFile(join(template, 'manifest.json'), 'utf8')) as Record<string, unknown>
  const own = { ...manifest, name, title: name }
  checkManifest(name, own)
  const folder = join(to, name)
  if (existsSync(folder)) throw new Error(`there is ${folder} already`)
  await mkdir(folder, { recursive: true })
  const files = (await readdir(template)).filter((file) => file !== 'manifest.json' && file !== 'README.md').toSorted()
  for (const file of files) await copyFile(join(template, file), join(folder, file))
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(own, undefined, 2)}\n`)
  const readme = await readFile(join(template, 'README.md'), 'utf8')
  const [, ...rest] = readme.split('\n')
  const text = rest
    .join('\n')
    .replace('What `corridor adapter new <name>` copies: an', 'Made by `corridor adapter new`: an')
  await writeFile(
    join(folder, 'README.md'),
    `# ${name}\n${text.replaceAll('corridor conformance <name>', `corridor conformance ${name}`)}`,
  )
  return ['manifest.json', 'README.md', ...files].map((file) => join(folder, file))
}
