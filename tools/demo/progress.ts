import type { Planned } from './plan.ts'

type Terminal = { isTTY?: boolean; write(text: string): unknown }

/** Shows how far each corridor is: a table that is redrawn in a terminal, one line per step anywhere else. */
export type Progress = {
  /** An event of a simulated system. */
  event(country: string, event: Readonly<Record<string, unknown>>): void
  line(text: string): void
  /** From here on steps are shown. */
  follow(plan: readonly Planned[]): void
  end(): void
}

const FORMS: Readonly<Record<string, string>> = {
  T1: 'declared',
  RELEASE: 'released',
  EXIT: 'left',
  ENTRY: 'entered',
  ARRIVAL: 'arrived',
  RESULT: 'controlled',
  'WRITE-OFF': 'discharged',
}

const REDRAW_MS = 250

type Row = { name: string; movements: number; steps: Map<string, number> }

export const createProgress = (out: Terminal, startedAt: number): Progress => {
  const rows = new Map<string, Row>()
  const corridorOf = new Map<string, string>()
  const discharged = new Set<string>()
  let deliveries = 0
  let drawn = 0
  let ended = false
  let timer: NodeJS.Timeout | undefined

  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)
  const line = (text: string) => {
    clear()
    out.write(`${seconds()} s  ${text}\n`)
  }
  const clear = () => {
    if (drawn > 0) out.write(`\x1b[${drawn}A\x1b[0J`)
    drawn = 0
  }
  const draw = () => {
    const text = [...tableOf([...rows.values()]), `${seconds()} s  ${deliveries} messages at national systems`]
    clear()
    out.write(`${text.join('\n')}\n`)
    drawn = text.length
  }
  /** Counts a step once; returns the row's name, or undefined where nothing new happened. */
  const note = (step: string, key: string | undefined): string | undefined => {
    const row = rows.get(corridorOf.get(key ?? '') ?? '')
    if (!row) return undefined
    row.steps.set(step, (row.steps.get(step) ?? 0) + 1)
    return row.name
  }

  return {
    line,
    follow: (plan) => {
      for (const { corridor, country, t1 } of plan) {
        const row = rows.get(corridor.id) ?? { name: corridor.name, movements: 0, steps: new Map<string, number>() }
        row.movements += 1
        rows.set(corridor.id, row)
        corridorOf.set(`${country}:${t1.number}`, corridor.id)
      }
      if (out.isTTY) timer = setInterval(draw, REDRAW_MS)
    },
    event: (country, event) => {
      if (event['event'] === 'delivered') {
        deliveries += 1
        if (event['type'] !== 'discharge' || discharged.has(String(event['mrn']))) return
      } else if (event['event'] !== 'answered') return
      const form = event['event'] === 'delivered' ? 'WRITE-OFF' : String(event['form'])
      const step = FORMS[form]
      const mrn = String(event['mrn'])
      if (step === undefined) return
      if (event['outcome'] === 'refused')
        return line(`${country} was refused: ${form} ${mrn} ${JSON.stringify(event['errors'])}`)
      if (form === 'T1') corridorOf.set(mrn, corridorOf.get(String(event['number'])) ?? '')
      if (form === 'WRITE-OFF') {
        if (discharged.has(mrn)) return
        discharged.add(mrn)
      }
      const name = note(step, mrn)
      if (name !== undefined && !out.isTTY) line(`${name}: ${mrn} ${step} (${country})`)
    },
    end: () => {
      if (ended) return
      ended = true
      clearInterval(timer)
      if (out.isTTY && rows.size > 0) draw()
      drawn = 0
    },
  }
}

const tableOf = (rows: readonly Row[]): string[] => {
  const steps = Object.values(FORMS)
  const head = `${'corridor'.padEnd(28)}${'all'.padStart(5)}${steps.map((step) => step.padStart(11)).join('')}`
  const body = rows.map(({ name, movements, steps: done }) => {
    const cells = steps.map((step) => String(done.get(step) ?? 0).padStart(11)).join('')
    return `${name.padEnd(28)}${String(movements).padStart(5)}${cells}`
  })
  return [head, ...body]
}
