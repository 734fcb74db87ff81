import { measure, prepare, warmUp, type Window } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/** G15: whether a large declaration costs more, for its size, than a small one: CPU of hub, PostgreSQL and RabbitMQ. */

const MANY = 999
const CONCURRENCY = 8
/** Declarations a second that are prepared of each kind at first. */
const FIRST = { many: 40, one: 1_500 } as const

type Kind = { readonly perSecond: number; readonly kb: number; readonly microsPerKb: number }

async function play({ rig, options, log }: Bench): Promise<Findings> {
  await warmUp(rig, options)
  const rates: Record<keyof typeof FIRST, number> = { ...FIRST }
  const kind = async (name: keyof typeof FIRST): Promise<Kind> => {
    const items = name === 'many' ? MANY : 1
    const { meanBytes } = await prepare(rig, rates[name], options.seconds, { items })
    const window = await measure(rig, 'hub', { seconds: options.seconds, concurrency: CONCURRENCY })
    rates[name] = window.throughput
    return { perSecond: window.throughput, kb: meanBytes / 1_000, microsPerKb: cpuOf(window) / (meanBytes / 1_000) }
  }
  const rounds: { many: Kind; one: Kind }[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    const [one, many] = [await kind('one'), await kind('many')]
    rounds.push({ one, many })
    log(
      `round ${round} of ${options.rounds}: ${one.microsPerKb.toFixed(0)} us a KB of 1 item, ` +
        `${many.microsPerKb.toFixed(0)} of ${MANY}`,
    )
  }
  const of = (one: (round: (typeof rounds)[number]) => number): string => shown(spreadOf(rounds.map(one)))
  const known = rounds.every(({ one, many }) => Number.isFinite(one.microsPerKb + many.microsPerKb))
  return {
    findings: [
      known
        ? { id: 'G15', values: rounds.map(({ one, many }) => many.microsPerKb / one.microsPerKb) }
        : { id: 'G15', missing: 'the servers’ CPU can be read only where they run as processes of this machine' },
    ],
    text: table(
      ['declaration', '1 item', `${MANY} items`],
      [
        ['KB', of(({ one }) => one.kb), of(({ many }) => many.kb)],
        ['a second', of(({ one }) => one.perSecond), of(({ many }) => many.perSecond)],
        ['CPU us a KB', of(({ one }) => one.microsPerKb), of(({ many }) => many.microsPerKb)],
      ],
    ),
    data: rounds,
  }
}

/** Microseconds a message, of all three; NaN where a part is not known. */
const cpuOf = ({ cpuMicros: { pipeline, database, broker } }: Window): number =>
  (pipeline ?? Number.NaN) + (database ?? Number.NaN) + (broker ?? Number.NaN)

export const itemsSection: Section = { name: 'large declarations', goals: ['G15'], rig: {}, play }
