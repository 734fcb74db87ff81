import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { defineNationalEnd, readXmlTree, writeXmlTree } from '#adapter-api'
import { playFolder } from '../files/played-folder.ts'
import { cameWith, toldIn } from '../files/played-forms.ts'
import { ROOT } from './form.ts'
import { toNational } from './mapping.ts'
import { profileOf } from './profile.ts'
import synthetic from './profiles/synthetic.json' with { type: 'json' }

/** A national installation as conformance plays it: it imports what lies in `out`, and exports declarations into `in`. */
export default defineNationalEnd(async ({ folder }) => {
  const idOf = async (path: string, names: readonly string[]): Promise<[string, string]> => {
    const file = basename(path)
    if (readXmlTree(await readFile(path)).name !== ROOT) throw new Error(`${file} is no declaration`)
    return cameWith(path, names.includes(file.replace(/\.xml$/, '.message.json')))
  }
  const isDelivery = (name: string): boolean => !name.endsWith('.message.xml')
  const { part, hand, verdicts, end } = await playFolder({ folder, ending: '.xml', isDelivery, idOf })
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
    told: () => toldIn(verdicts),
  }
})
