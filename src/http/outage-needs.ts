import { type AttentionItem, takenSince } from '../domain/office-app/attention.ts'
import { outageNeedKey, tellOutageNeed } from '../domain/office-app/outage-need.ts'
import { nameOfOffice } from '../domain/reference/registry.ts'
import { asParty } from '../domain/values/party.ts'
import type { Language } from '../domain/values/texts.ts'
import { instantOf } from '../domain/values/time.ts'
import type { Viewer } from '../ports/viewer.ts'
import type { ServerDeps } from './deps.ts'

type Deps = Pick<ServerDeps, 'reads' | 'clock' | 'participants' | 'reference'>

/**
 * Declared outages and closures in force, with who looks after them: all of them for operators and auditors, its own for a country's
 * customs. Officers have none: they stand in them.
 */
export async function outageNeeds(deps: Deps, viewer: Viewer, language: Language): Promise<AttentionItem[]> {
  if (viewer.kind === 'officer') return []
  const all = await deps.reads.outagesNow(deps.clock())
  const outages = viewer.kind === 'all' ? all : all.filter(({ country }) => asParty(country) === viewer.key)
  if (outages.length === 0) return []
  const takers = await deps.reads.takers(outages.map(outageNeedKey))
  const offices = new Map(deps.reference().offices.map((office) => [office.code, office]))
  return Promise.all(
    outages.map(async (outage) => {
      const participant = await deps.participants.find(asParty(outage.country))
      const office = outage.office === undefined ? undefined : nameOfOffice(offices.get(outage.office), language)
      const name = office ?? outage.office ?? participant?.names[language] ?? outage.country
      const told = tellOutageNeed(outage, { language, name, contacts: participant?.contacts ?? [] })
      return { ...told, ...takenSince(takers.get(told.key), instantOf(outage.from)) }
    }),
  )
}
