import { readFile, writeFile } from 'node:fs/promises'
import { defineNationalEnd, partyKeyOf, readXmlTree, writeXmlTree } from '#adapter-api'
import { playFolder } from '../files/played-folder.ts'
import { toldIn } from '../files/played-forms.ts'
import { fromNational, toNational } from './mapping.ts'
import { profileOf } from './profile.ts'
import standard from './profiles/corridor-wco-3.6.json' with { type: 'json' }

/** A partner as conformance plays it: it reads the message out of the document alone, and hands in documents alone. */
export default defineNationalEnd(async ({ folder, connections }) => {
  const settings = { profile: profileOf(standard), connections: [] }
  const idOf = async (path: string): Promise<[string, string]> => {
    const root = readXmlTree(await readFile(path), { attributes: true })
    const { sender, id } = fromNational({ root }, settings)
    return [partyKeyOf(sender), id]
  }
  const isDelivery = (name: string): boolean => !name.endsWith('.message.xml')
  const { part, hand, verdicts, end } = await playFolder({ folder, ending: '.xml', isDelivery, idOf })
  const profile = part('profile.json')
  const [{ country } = { country: standard.country }] = connections
  await writeFile(profile, JSON.stringify({ ...standard, country }))
  return {
    ...end,
    settings: { folder, profile, await: 'answer', pollMs: '100' },
    submit: (message) => hand(writeXmlTree(toNational(message, settings).root)),
    spoil: () => hand('<MetaData/>'),
    told: () => toldIn(verdicts),
  }
})
