import { banner, type Model, type OutputFile, type StateTable } from './schema.ts'

/** docs/<table>-states.md: a Mermaid state diagram and the table of transitions, drawn from the same rows the hub obeys. */
export function emitStateDiagrams(model: Model): OutputFile[] {
  return Object.entries(model.tables).map(([name, table]) => ({
    path: `docs/${name}-states.md`,
    content: `${banner('md', `schemas/${name}.json`)}
# States of the ${name}

\`\`\`mermaid
${diagram(table)}\`\`\`

${groupsText(table)}| row | from | on | when | to | what happens | starts |
| --- | --- | --- | --- | --- | --- | --- |
${table.transitions.map((row) => transitionRow(row, table)).join('')}${actsText(table)}`,
  }))
}

function diagram({ states, transitions }: StateTable): string {
  const names = new Set(states.map(({ name }) => name))
  const inFlight = states.filter((state) => state.inFlight).map(({ name }) => name)
  const lines = states.map(({ name }) => `  state "${name}" as ${alias(name)}\n`)
  const edges = new Map<string, Set<string>>()
  for (const { from, on, to } of transitions) {
    for (const source of expand(from, states, inFlight)) {
      for (const target of to === undefined ? [] : [to].flat()) {
        if (!names.has(target) || target === source) continue
        const start = names.has(source) ? alias(source) : '[*]'
        const edge = `${start} --> ${alias(target)}`
        edges.set(edge, (edges.get(edge) ?? new Set()).add(on))
      }
    }
  }
  for (const [edge, labels] of edges) lines.push(`  ${edge}: ${[...labels].join(', ')}\n`)
  for (const { name, end } of states) if (end) lines.push(`  ${alias(name)} --> [*]\n`)
  return `stateDiagram-v2\n${lines.join('')}`
}

/** States a row starts from; `*` stands for all that are no end. */
function expand(from: string | string[], states: StateTable['states'], inFlight: string[]): string[] {
  return [from].flat().flatMap((name) => {
    if (name === '*') return states.filter(({ end }) => !end).map((state) => state.name)
    return name === 'inFlight' ? inFlight : [name]
  })
}

function alias(name: string): string {
  return name.replaceAll('-', '_')
}

/** Names for sets of states that many rows begin in. A group counts in place of its states where all of them stand. */
function groupsOf({ states }: StateTable): [string, string[]][] {
  const named = (fits: (state: StateTable['states'][number]) => boolean): string[] =>
    states.filter(fits).map(({ name }) => name)
  const [inFlight, ends] = [named((state) => state.inFlight === true), named((state) => state.end === true)]
  if (inFlight.length === 0) return []
  const first = states.findIndex(({ inFlight: on }) => on === true)
  const before = named((state) => states.indexOf(state) < first && state.name !== 'none')
  return [
    ['before release', before],
    ['in flight', inFlight],
    ['ends', ends],
  ]
}

const groupsText = (table: StateTable): string => {
  const groups = groupsOf(table).map(([name, members]) => `*${name}*: ${members.join(', ')}.`)
  return groups.length === 0
    ? ''
    : `${groups.join(' ')}\n\nOf several rows for one state and event the first whose condition holds is taken.\n\n`
}

function fromText(from: string | string[], table: StateTable): string {
  const left = new Set([from].flat())
  const groups = groupsOf(table).flatMap(([name, members]) => {
    if (!members.every((member) => left.has(member))) return []
    for (const member of members) left.delete(member)
    return [`*${name}*`]
  })
  return [...groups, ...left].join(', ')
}

function transitionRow(row: StateTable['transitions'][number], table: StateTable): string {
  const { id, from, on, when, to, starts } = row
  const condition = when === undefined ? '' : typeof when === 'string' ? when : JSON.stringify(when)
  const target = to === undefined ? 'same' : [to].flat().join(', ')
  const cells = [id, fromText(from, table), on, condition, target, whatHappens(row), (starts ?? []).join(', ')]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
}

function whatHappens({ status, awaits, refuse, guarantee, does, alert }: StateTable['transitions'][number]): string {
  const taken =
    status === undefined || status === 'applied' ? [] : [awaits === undefined ? status : `${status} until ${awaits}`]
  return [
    ...(refuse === undefined ? [] : [`refused: ${refuse}`]),
    ...taken,
    ...(guarantee === undefined ? [] : [`guarantee: ${guarantee}`]),
    ...(does ?? []).filter((effect) => effect !== 'hold'),
    ...(alert === undefined ? [] : [`alert: ${alert}`]),
  ].join('; ')
}

function actsText({ acts }: StateTable): string {
  if (acts === undefined) return ''
  const rows = acts.map(({ id, line, entry }) => {
    const moved = entry === undefined ? '' : `${entry.from} to ${entry.to}`
    return `| ${id} | ${line.from} to ${line.to} | ${moved} |\n`
  })
  return `\n## What happens to a movement's line, and to its amount\n\n| act | line | account |\n| --- | --- | --- |\n${rows.join('')}`
}
