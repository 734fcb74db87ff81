/** One value inside a message and the JSON pointer to it. */
export type Place = { name: string; value: string; pointer: string }

/** Every string in a body, depth first, in the order of the message; `name` is its property's (that of the array for entries). */
export function* strings(node: unknown, pointer: string, name = ''): Generator<Place> {
  if (typeof node === 'string') {
    yield { name, value: node, pointer }
  } else if (Array.isArray(node)) {
    for (const [at, entry] of node.entries()) yield* strings(entry, `${pointer}/${at}`, name)
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) yield* strings(value, `${pointer}/${key}`, key)
  }
}

/** Every object in a body that has both an amount and a currency. */
export function* moneys(
  node: unknown,
  pointer: string,
): Generator<{ amount: string; currency: string; pointer: string }> {
  if (typeof node !== 'object' || node === null) return
  if ('amount' in node && 'currency' in node && typeof node.amount === 'string' && typeof node.currency === 'string') {
    yield { amount: node.amount, currency: node.currency, pointer }
  }
  for (const [key, value] of Object.entries(node)) yield* moneys(value, `${pointer}/${key}`)
}
