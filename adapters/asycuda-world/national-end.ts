import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineNationalEnd, keepFile, type Message, partyKeyOf, readXmlTree, writeXmlTree } from '#adapter-api'
import { ROOT } from './form.ts'
import { toNational } from './mapping.ts'
import { profileOf } from './profile.ts'
import synthetic from './profiles/synthetic.json' with { type: 'json' }

/** A national installation as conformance plays it: it imports what lies in `out`, and exports declarations into `in`. */
export default defineNationalEnd(async ({ folder }) => {
  const part = (...names: string[]): string => join(folder, ...names)
  const profile = part('profile.json')
  await writeFile(profile, JSON.stringify(synthetic))
  await mkdir(part('in'), { recursive: true })
  const refusals = new Map<string, string>()
  const order: { sender: string; id: string; file: string }[] = []

  /** Imports what has come since, oldest first, and answers it. */
  const look = async (): Promise<void> => {
    const names = (await readdir(part('out')).catch((): string[] => [])).toSorted()
    for (const file of names.filter((name) => name.endsWith('.xml') && !name.endsWith('.message.xml'))) {
      const name = file.slice(0, -'.xml'.length)
      const isAnswered = ['.ok', '.error'].some((ending) => names.includes(`${name}${ending}`))
      if (isAnswered && order.some((one) => one.file === file)) continue
      if (readXmlTree(await readFile(part('out', file))).name !== ROOT) throw new Error(`${file} is no declaration`)
      const [sender, id] = await cameWith(part('out', name), names.includes(`${name}.message.json`))
      const reason = refusals.get(id)
      if (reason === undefined && !order.some((one) => one.file === file)) order.push({ sender, id, file })
      await keepFile(part('out', `${name}${reason === undefined ? '.ok' : '.error'}`), reason ?? '')
    }
  }
  let submitted = 0
  const hand = async (xml: string, beside?: Message): Promise<void> => {
    submitted += 1
    const name = String(submitted).padStart(6, '0')
    if (beside !== undefined) await keepFile(part('in', `${name}.message.json`), JSON.stringify(beside))
    await keepFile(part('in', `${name}.xml`), xml)
  }
  return {
    settings: { folder, profile, await: 'answer', pollMs: '100' },
    held: async () => {
      await look()
      return order.map(({ sender, id }) => ({ sender, id }))
    },
    submit: (message) => hand(writeXmlTree(toNational(message, { profile: profileOf(synthetic) }).root), message),
    spoil: () => hand('<!DOCTYPE ASYCUDA><ASYCUDA/>'),
    told: async () => {
      const verdicts = ['done', 'rejected'].map(async (where) => {
        const names = await readdir(part(where)).catch((): string[] => [])
        const files = names.filter((name) => /\.(ack|err)$/.test(name))
        return Promise.all(files.map(async (name) => JSON.parse(await readFile(part(where, name), 'utf8')) as object[]))
      })
      return ((await Promise.all(verdicts)).flat(2) as Told[]).filter(({ id }) => id !== undefined)
    },
    cut: async () => {
      await rename(part('out'), part('out.away'))
      await writeFile(part('out'), '')
    },
    restore: async () => {
      await rm(part('out'), { force: true })
      await rename(part('out.away'), part('out'))
    },
    refuse: async (id, reason) => void refusals.set(id, reason),
    close: async () => undefined,
  }
})

type Told = { id: string; outcome: 'accepted' | 'refused' }

/** Sender and id of the message beside a form. */
async function cameWith(name: string, isJson: boolean): Promise<[string, string]> {
  if (isJson) {
    const message = JSON.parse(await readFile(`${name}.message.json`, 'utf8')) as Message
    return [partyKeyOf(message.sender), message.id]
  }
  const { children } = readXmlTree(await readFile(`${name}.message.xml`))
  const sender = children.find((one) => one.name === 'sender')?.children ?? []
  const [country = '', party] = ['country', 'party'].map((one) => sender.find(({ name: of }) => of === one)?.text)
  return [party === undefined ? country : `${country}/${party}`, children.find((one) => one.name === 'id')?.text ?? '']
}
