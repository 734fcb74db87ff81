import { mrnsNamed } from '../reports.ts'
import { MOVEMENTS_MAX } from '../train.ts'
import { type Rule, ruleFinding } from './rule.ts'

/** WAGON-TWICE: no wagon runs twice in one train. */
export const wagonTwice: Rule = ({ message }) => {
  if (message.type !== 'train-manifest') return []
  const seen = new Set<string>()
  return (message.body.wagons ?? []).flatMap(({ number }, at) => {
    if (seen.has(number)) return [ruleFinding('WAGON-TWICE', `/body/wagons/${at}/number`, number)]
    seen.add(number)
    return []
  })
}

/** MANIFEST-WAGONS: who sets out or leaves wagons behind says which; only going past or stopping may be all of them. */
export const manifestWagons: Rule = ({ message }) => {
  if (message.type !== 'train-manifest' || message.body.wagons !== undefined) return []
  const { operation } = message.body
  return operation === 'depart' || operation === 'cut'
    ? [ruleFinding('MANIFEST-WAGONS', '/body/wagons', operation)]
    : []
}

/** MANIFEST-MRNS: as many movements as one commit can decide in one go (architecture.md, "The commit"). */
export const manifestMrns: Rule = ({ message }) => {
  if (message.type !== 'train-manifest') return []
  const named = mrnsNamed(message).length
  return named > MOVEMENTS_MAX
    ? [ruleFinding('MANIFEST-MRNS', '/body/wagons', String(named), String(MOVEMENTS_MAX))]
    : []
}
