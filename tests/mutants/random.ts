import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'
import type { Random } from '../simulation/scheduler.ts'

/** One piece of a source file replaced by another. Offsets are those of the file's text. */
export type Mutation = { file: string; line: number; start: number; end: number; before: string; after: string }

/** The rooms whose every decision some test ought to notice. */
const ROOMS = ['src/domain', 'src/pipeline', 'src/relay', 'src/ingress', 'src/clock', 'src/trust']

const OPPOSITE: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '&&': '||',
  '||': '&&',
}

const OTHER_METHOD: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  find: 'findLast',
  findLast: 'find',
}

/** Methods whose call may be left out, since they give back what they were called on. */
const DROPPED: ReadonlySet<string> = new Set(['filter', 'toSorted', 'toReversed', 'slice'])

/** Log lines, and what cannot happen: without `assertInvariant` the same does not happen, and no test could bring it about. */
const LEFT_ALONE = /\blog\b|^assertInvariant\(/

type Span = { start: number; end: number }

/** Every mutation of one source text, in the order of their places. */
export function mutationsOf(file: string, source: string): Mutation[] {
  const found: Mutation[] = []
  const text = ({ start, end }: Span): string => source.slice(start, end)
  const add = ({ start, end }: Span, after: string): void => {
    const line = source.slice(0, start).split('\n').length
    found.push({ file, line, start, end, before: source.slice(start, end), after })
  }
  const negate = (test: Span): void => add(test, `!(${text(test)})`)
  const between = (left: Span, right: Span, operator: string): void => {
    const other = OPPOSITE[operator]
    const at = source.indexOf(operator, left.end)
    if (other !== undefined && at >= 0 && at < right.start) add({ start: at, end: at + operator.length }, other)
  }
  const visitor = new Visitor({
    BinaryExpression: ({ left, right, operator }) => between(left, right, operator),
    LogicalExpression: ({ left, right, operator }) => between(left, right, operator),
    ConditionalExpression: ({ test }) => negate(test),
    IfStatement: ({ test }) => negate(test),
    UnaryExpression: (node) => {
      if (node.operator === '!') add(node, text(node.argument))
    },
    ExpressionStatement: (node) => {
      if (node.expression.type === 'CallExpression' && !LEFT_ALONE.test(text(node))) add(node, ';')
    },
    CallExpression: ({ callee, end }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      const { name } = callee.property
      const other = OTHER_METHOD[name]
      if (other !== undefined) add(callee.property, other)
      if (DROPPED.has(name)) add({ start: callee.object.end, end }, '')
    },
  })
  visitor.visit(parseSync(file, source).program)
  return found.toSorted((one, other) => one.start - other.start)
}

/** `count` mutations of the rooms by chance, each once; the same ones for the same seed and the same sources. */
export function drawMutations(root: string, count: number, random: Random): Mutation[] {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  ).toSorted()
  const left = files.flatMap((file) => mutationsOf(file, readFileSync(join(root, file), 'utf8')))
  const drawn: Mutation[] = []
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(random.int(left.length), 1))
  return drawn
}
