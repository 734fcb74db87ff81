import type { CheckState, Finding } from '../ports/doctor.ts'
import { causeAndCure, nameOfCheck } from '../domain/values/told.ts'
import { systemClock } from '../compose/clocks.ts'
import { examineHub } from '../compose/doctor/hub.ts'
import { examineParticipant } from '../compose/doctor/participant.ts'
import { processTimers } from '../compose/process-timers.ts'
import { UsageError } from './call.ts'
import { type CommandContext, ended } from './context.ts'
import type { Call } from './specs.ts'

type Language = 'en' | 'fr' | 'pt'

const SHOWN: Readonly<Record<CheckState, string>> = {
  ok: 'ok         ',
  warning: 'warning    ',
  failed: 'FAILED     ',
  'not-checked': 'not checked',
}

/**
 * `corridor doctor`: checks everything a hub depends on, by the environment it would be started with, or with `--participant`
 * everything that lies between a participant's system and the hub, by the configuration of its adapter. Says of each check that
 * is not well why, and what to do. Returns 0 where nothing has failed, else 1.
 */
export async function doctor({ env, stopped, out }: CommandContext, { values }: Call<'doctor'>): Promise<number> {
  const { language, participant, config, hub } = values
  const deps = { now: () => systemClock.now(), timers: processTimers }
  let findings: readonly Finding[] = []
  const work = async (): Promise<void> => {
    if (participant === undefined) {
      if (config !== undefined || hub !== undefined) throw new UsageError('--config and --hub go with --participant')
      findings = await examineHub(env, deps)
      return
    }
    if (config === undefined) throw new UsageError('--participant needs --config, the configuration of its adapter')
    const call = { party: participant.replace('~', '/'), file: config, hub, language }
    findings = await examineParticipant(call, deps)
  }
  await ended(stopped, work())
  const failed = findings.some(({ state }) => state === 'failed')
  if (values.json)
    out(JSON.stringify({ ok: !failed, checks: findings.map((one) => shown(one, language)) }, undefined, 2))
  else for (const line of findings.flatMap((one) => linesOf(one, language))) out(line)
  return failed ? 1 : 0
}

const shown = ({ check, state, about, ...rest }: Finding, language: Language) => ({
  check,
  title: nameOfCheck(check, language),
  state,
  ...(about === undefined ? {} : { about }),
  ...causeAndCure({ check, ...rest }, language),
})

function linesOf(finding: Finding, language: Language): string[] {
  const { title, state, about, cause, cure } = shown(finding, language)
  const head = `${SHOWN[state]} ${title}${about === undefined ? '' : ` (${about})`}`
  return [head, ...[cause, cure].flatMap((text) => (text === undefined ? [] : [`            ${text}`]))]
}
