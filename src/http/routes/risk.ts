import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { riskRulesOn } from '../../domain/statistics/rules.ts'
import { tellSignal } from '../../domain/statistics/signals.ts'
import { parseMrn } from '../../domain/values/identifiers.ts'
import { asParty } from '../../domain/values/party.ts'
import { respelled } from '../../domain/values/spelling.ts'
import { utcDateTime } from '../../domain/values/time.ts'
import type { Language } from '../../ports/handle.ts'
import type { RiskFilter, RiskFound } from '../../ports/statistics.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { languageOf } from '../pages/language.ts'
import { queryText } from '../parameters.ts'
import { badParameter, EdgeError } from '../problems.ts'
import { sendUnlessKnown } from '../tagged.ts'

/** `GET /v1/risk/signals`: what the rules of schemas/risk-rules.json find, with their evidence; it informs and decides nothing. */
export const riskRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/risk/signals', async (request, reply) => {
      const now = deps.clock().getTime()
      const filter = filterIn(request)
      const { found, more } = await deps.reads.riskSignals(filter, riskRulesOn(now), now)
      const language = languageOf(request.headers['accept-language'])
      const whole = viewerOf(request).kind !== 'all'
      const told = { items: found.map((one) => shown(one, language, whole)), more }
      return sendUnlessKnown(request, reply, told, { besides: { asOf: utcDateTime(now) } })
    })
  }

/** Without any of the three it would be the whole region's, which is no question about risk but a copy of the table. */
function filterIn(request: FastifyRequest): RiskFilter {
  const [text, party, corridor] = ['mrn', 'party', 'corridor'].map((name) => queryText(request, name))
  if (text === undefined && party === undefined && corridor === undefined) {
    throw new EdgeError('parameter', { words: { pointer: 'mrn', reason: 'parameter-empty' } })
  }
  const mrn = text === undefined ? undefined : parseMrn(respelled(text, 'mrn'))
  if (text !== undefined && mrn === undefined) throw badParameter('mrn', text)
  return {
    ...(mrn === undefined ? {} : { mrn }),
    ...(party === undefined ? {} : { party: asParty(party) }),
    ...(corridor === undefined ? {} : { corridor }),
  }
}

/** Who is liable is told to customs; to operators only where it is a party they registered. Nor do they read of goods (I11). */
function shown(found: RiskFound, language: Language, whole: boolean) {
  const { rule, mrns, count, at, holder, corridor, office, kind, item, among, score } = found
  const [mrn = ''] = mrns
  const known = whole || holder.includes('/')
  const { heading, unit, amount, median, deviation } = found
  const goods = { heading, unit, amount, median, deviation }
  const words = {
    holder: known ? holder : mrn,
    mrn,
    at: `${at.slice(0, 16).replace('T', ' ')} UTC`,
    count: String(count),
    days: String(rule.days ?? ''),
    ...(office === undefined ? {} : { office }),
    ...(item === undefined ? {} : { item: String(item) }),
    ...(among === undefined ? {} : { among: String(among) }),
    ...(score === undefined ? {} : { score }),
  }
  const evidence = { count, kind, item, among, score, ...(whole ? goods : {}) }
  return {
    rule: rule.id,
    ruleFrom: rule.validFrom,
    ...tellSignal(rule.id, words, language),
    at,
    corridor,
    ...(known ? { party: holder } : {}),
    ...(office === undefined ? {} : { office }),
    evidence: Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined)),
    movements: mrns.map((one) => `/v1/movements/${one}`),
  }
}
