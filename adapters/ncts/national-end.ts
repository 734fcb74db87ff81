import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { defineNationalEnd, readXmlTree, writeXmlTree } from '#adapter-api'
import { playFolder } from '../files/played-folder.ts'
import { cameWith, toldIn } from '../files/played-forms.ts'
import { formOf, toNational } from './mapping.ts'
import { profileOf } from './profile.ts'
import synthetic from './profiles/synthetic.json' with { type: 'json' }

/** An administration's system as conformance plays it: it takes what lies in `out`, and puts messages of its own into `in`. */
export default defineNationalEnd(async ({ folder }) => {
  const idOf = async (path: string, names: readonly string[]): Promise<[string, string]> => {
    // It knows its forms, and takes nothing else.
    formOf(readXmlTree(await readFile(path)))
    return cameWith(path, names.includes(basename(path).replace(/\.xml$/, '.message.json')))
  }
  const isDelivery = (name: string): boolean => !name.endsWith('.message.xml')
  const { part, hand, verdicts, end } = await playFolder({ folder, ending: '.xml', isDelivery, idOf })
  const profile = part('profile.json')
  await writeFile(profile, JSON.stringify(synthetic))
  const settings = { profile: profileOf(synthetic), domain: 'common' } as const
  return {
    ...end,
    settings: { folder, profile, await: 'answer', pollMs: '100' },
    submit: (message) =>
      hand(writeXmlTree(toNational(message, settings).root), { '.message.json': JSON.stringify(message) }),
    spoil: () => hand('<CC015C/>'),
    told: () => toldIn(verdicts),
  }
})
