import type { Finding } from '../goals.ts'
import { residentBytesOf } from '../rig/cpu.ts'
import { measure, prepare, warmUp } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/** G14: how the hub's resident memory goes over many messages. */

const SAMPLE_MS = 250
/** Of the goal; fewer are stated in the output. */
const MESSAGES = 1_000_000
const MB = 1e6

type Sample = { readonly accepted: number; readonly bytes: number }

/** The largest sample, and by how much per cent the median of the last tenth of the messages is above that of the first. */
export function memoryFindings(samples: readonly Sample[], messages: number): Finding[] {
  const tenth = (from: number): number =>
    spreadOf(
      samples
        .filter(({ accepted }) => accepted >= (messages * from) / 10 && accepted <= (messages * (from + 1)) / 10)
        .map(({ bytes }) => bytes),
    ).median
  const notes = messages < MESSAGES ? [`over ${messages} messages, not ${MESSAGES}`] : []
  return [
    { id: 'G14', part: 'largest', values: [Math.max(...samples.map(({ bytes }) => bytes)) / MB], notes },
    { id: 'G14', part: 'growth', values: [(tenth(9) / tenth(0) - 1) * 100], notes },
  ]
}

async function play({ rig, options, log }: Bench): Promise<Findings> {
  const rate = await warmUp(rig, options)
  const samples: Sample[] = []
  let [accepted, perMs] = [0, rate / 1_000]
  while (accepted < options.messages) {
    // What a window accepts is known at its end, so a sample inside has its place by the rate of the window before.
    await prepare(rig, rate, options.seconds)
    const [from, startedAt] = [accepted, performance.now()]
    const watching = setInterval(() => {
      void residentBytesOf(rig.hub.pid).then((bytes) => {
        if (bytes !== undefined) samples.push({ accepted: from + (performance.now() - startedAt) * perMs, bytes })
      })
    }, SAMPLE_MS)
    try {
      const window = await measure(rig, 'hub', { seconds: options.seconds })
      accepted += window.run.acceptedInAll
      perMs = window.throughput / 1_000
    } finally {
      clearInterval(watching)
    }
    log(`${accepted} of ${options.messages} messages, ${Math.round((samples.at(-1)?.bytes ?? 0) / MB)} MB`)
  }
  if (samples.length === 0) {
    return { findings: [{ id: 'G14', missing: 'memory of a process can be read only on Linux' }] }
  }
  return {
    findings: memoryFindings(samples, accepted),
    text: table(
      ['', ''],
      [
        ['messages', accepted.toLocaleString('en-US')],
        ['resident MB', shown(spreadOf(samples.map(({ bytes }) => bytes / MB)))],
      ],
    ),
    data: samples,
  }
}

export const memorySection: Section = { name: 'memory', goals: ['G14'], rig: {}, play }
