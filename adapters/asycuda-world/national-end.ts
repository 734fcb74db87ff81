import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { defineNationalEnd, type Message, partyKeyOf, readXmlTree, writeXmlTree } from '#adapter-api'
import { playFolder } from '../files/played-folder.ts'
import { ROOT } from './form.ts'
import { toNational } from './mapping.ts'
import { profileOf } from './profile.ts'
import synthetic from './profiles/synthetic.json' with { type: 'json' }

/** A national installation as conformance plays it: it imports what lies in `out`, and exports declarations into `in`. */
export default defineNationalEnd(async ({ folder }) => {
  const idOf = async (path: string, names: readonly string[]): Promise<[string, string]> => {
    const file = basename(path)
    if (readXmlTree(await readFile(path)).name !== ROOT) throw new Error(`${file} is no declaration`)
    return cameWith(path.slice(0, -XML.length), names.includes(`${file.slice(0, -XML.length)}.message.json`))
  }
  const isDelivery = (name: string): boolean => !name.endsWith('.message.xml')
  const { part, hand, verdicts, end } = await playFolder({ folder, ending: XML, isDelivery, idOf })
  const profile = part('profile.json')
  await writeFile(profile, JSON.stringify(synthetic))
  return {
    ...end,
    settings: { folder, profile, await: 'answer', pollMs: '100' },
    submit: (message) =>
      hand(writeXmlTree(toNational(message, { profile: profileOf(synthetic) }).root), {
        '.message.json': JSON.stringify(message),
      }),
    spoil: () => hand('<!DOCTYPE ASYCUDA><ASYCUDA/>'),
    told: async () => {
      const files = await verdicts((name) => /\.(ack|err)$/.test(name))
      const all = files.flatMap((bytes) => JSON.parse(bytes.toString('utf8')) as Told[])
      return all.filter(({ id }) => id !== undefined)
    },
  }
})

const XML = '.xml'

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
