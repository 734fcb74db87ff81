import { banner, type Model, type OutputFile, type StateTable } from './schema.ts'

/** docs/<table>-states.md: a Mermaid state diagram and the table of transitions, drawn from the same rows the hub obeys. */
export function emitStateDiagrams(model: Model): OutputFile[] {
  return Object.entries(model.tables).map(([name, table]) => ({
    path: `docs/${name}-states.md`,
    content: `${banner('md', `schemas/${name}.json`)}
# States of the ${name}

\`\`\`mermaid
${diagram(table)}\`\`\`

| row | from | on | when | to | starts |
| --- | --- | --- | --- | --- | --- |
${table.transitions.map(transitionRow).join('')}`,
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

function transitionRow({ id, from, on, when, to, starts }: StateTable['transitions'][number]): string {
  const condition = when === undefined ? '' : typeof when === 'string' ? when : JSON.stringify(when)
  const target = to === undefined ? 'same' : [to].flat().join(', ')
  const cells = [id, [from].flat().join(', '), on, condition, target, (starts ?? []).join(', ')]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
}
