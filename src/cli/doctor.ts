import { systemClock } from '../compose/clocks.ts'
import { examineHub } from '../compose/doctor/hub.ts'
import { examineParticipant } from '../compose/doctor/participant.ts'
import { tellFinding, type ToldFinding } from '../compose/doctor/told.ts'
import { processTimers } from '../compose/process-timers.ts'
import { UsageError } from './call.ts'
import { type CommandContext, ended } from './context.ts'
import type { Call } from './specs.ts'

const SHOWN: Readonly<Record<ToldFinding['state'], string>> = {
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
  const { language, participant, config, hub, 'client-certificate': certificate, 'client-key': key } = values
  const deps = { now: () => systemClock.now(), timers: processTimers }
  let findings: readonly ToldFinding[] = []
  const work = async (): Promise<void> => {
    if (participant === undefined) {
      if (config !== undefined || hub !== undefined) throw new UsageError('--config and --hub go with --participant')
      findings = (await examineHub(env, deps)).map((one) => tellFinding(one, language))
      return
    }
    if (config === undefined) throw new UsageError('--participant needs --config, the configuration of its adapter')
    if ((certificate === undefined) !== (key === undefined))
      throw new UsageError('--client-certificate and --client-key go together')
    const client = certificate === undefined || key === undefined ? {} : { client: { certificate, key } }
    const call = { party: participant.replace('~', '/'), file: config, hub, language, ...client }
    findings = (await examineParticipant(call, deps)).map((one) => tellFinding(one, language))
  }
  await ended(stopped, work())
  const failed = findings.some(({ state }) => state === 'failed')
  if (values.json) out(JSON.stringify({ ok: !failed, checks: findings }, undefined, 2))
  else for (const line of findings.flatMap(linesOf)) out(line)
  return failed ? 1 : 0
}

function linesOf({ title, state, about, cause, cure }: ToldFinding): string[] {
  const head = `${SHOWN[state]} ${title}${about === undefined ? '' : ` (${about})`}`
  return [head, ...[cause, cure].flatMap((text) => (text === undefined ? [] : [`            ${text}`]))]
}
