import { readFile, rename, writeFile } from 'node:fs/promises'
import { defineNationalEnd, type TrainManifest } from '#adapter-api'
import { playFolder } from '../files/played-folder.ts'
import { toldIn } from '../files/played-forms.ts'
import { csvOfTrain } from './lists.ts'
import { trainOf } from './mapping.ts'
import { profileOf } from './profile.ts'
import synthetic from './profiles/synthetic.json' with { type: 'json' }

/** A railway's office as conformance plays it: it puts wagon lists into `in` and answers what lies in `out`. */
export default defineNationalEnd(async ({ folder }) => {
  const idOf = async (path: string): Promise<[string, string]> => {
    const { sender, id } = JSON.parse(await readFile(path, 'utf8')) as { sender: string; id: string }
    return [sender, id]
  }
  const { part, hand, verdicts, end } = await playFolder({ folder, ending: '.ready', idOf })
  const profile = part('profile.json')
  await writeFile(profile, JSON.stringify(synthetic))
  let count = 0
  return {
    ...end,
    settings: { folder, profile, await: 'answer', pollMs: '100' },
    submit: async (message) => {
      count += 1
      await writeFile(part('in', `${count}.part`), csvOfTrain(trainOf(message as TrainManifest), profileOf(synthetic)))
      await rename(part('in', `${count}.part`), part('in', `${String(count).padStart(6, '0')}.csv`))
    },
    spoil: () => hand('no list'),
    told: () => toldIn(verdicts),
  }
})
