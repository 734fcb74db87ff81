import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Marked, type Tokens } from 'marked'
import { unbroken } from '../../web/words/languages.ts'

const GUIDES = join(import.meta.dirname, '../../docs/guide')

/** Guides as pieces of HTML, the title left out, for the hub to put into its pages without script; and the pictures in them. */
export async function buildGuides(built: string): Promise<void> {
  const folder = join(built, 'guide')
  const pictures = join(built, 'guide-pictures')
  for (const made of [folder, pictures]) mkdirSync(made)
  const marked = new Marked({ renderer: { image: (image) => pictureOf(image, pictures) } })
  for (const file of globSync('*.md', { cwd: GUIDES })) {
    const [title = '', ...text] = readFileSync(join(GUIDES, file), 'utf8').split('\n')
    const name = basename(file, '.md')
    const body = text.join('\n')
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify({ title: title.slice(2), html: await marked.parse(name.endsWith('.fr') ? unbroken(body) : body) }),
    )
  }
}

/** A picture under a name that has its digest in it, with its size: the text below it does not move when it comes. */
function pictureOf({ href, text }: Tokens.Image, pictures: string): string {
  const content = readFileSync(resolve(GUIDES, href))
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 8)
  const name = `${basename(href, '.webp')}-${digest}.webp`
  writeFileSync(join(pictures, name), content)
  const { width, height } = sizeOf(content, href)
  const alt = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<img src="/guide/pictures/${name}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`
}

/** Width and height as an extended WebP says them (RFC 9649, 2.7). @throws for any other file */
function sizeOf(content: Buffer, name: string): { width: number; height: number } {
  if (content.toString('latin1', 12, 16) !== 'VP8X') throw new Error(`${name} is no extended WebP`)
  return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 }
}
