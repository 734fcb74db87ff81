/** One value inside a message and the JSON pointer to it. */
export type ValueAt = { value: string; pointer: string }

/** An amount with its currency, and the JSON pointer to both. */
export type MoneyAt = { amount: string; currency: string; pointer: string }

/** What the rules on codes look for in a body, each in the order of the message. */
export type Coded = { countries: ValueAt[]; schemes: ValueAt[]; moneys: MoneyAt[] }

/** Properties that hold a country's code; the sender's own country is the registry's business. */
const COUNTRY_NAMES: ReadonlySet<string> = new Set([
  'country',
  'nationality',
  'countriesOfRouting',
  'countryOfDispatch',
  'countryOfDestination',
  'countryOfOrigin',
  'territories',
])

/**
 * Everything in a body that the rules on codes look at, found in one walk for all of them: a message has hundreds of
 * strings and a handful of codes, so only those get a pointer. `base` is the pointer of the body itself.
 */
export function codedValues(body: object, base: string): Coded {
  const coded: Coded = { countries: [], schemes: [], moneys: [] }
  visit(body, '', [base], coded)
  return coded
}

/** Depth first; `name` is the property's, that of the array for its entries; `path` leads to the node, one step an entry. */
function visit(node: unknown, name: string, path: (string | number)[], coded: Coded): void {
  if (typeof node === 'string') {
    if (name === 'scheme') coded.schemes.push({ value: node, pointer: path.join('/') })
    else if (COUNTRY_NAMES.has(name)) coded.countries.push({ value: node, pointer: path.join('/') })
  } else if (Array.isArray(node)) {
    const at = path.length
    for (let index = 0; index < node.length; index += 1) {
      path[at] = index
      visit(node[index], name, path, coded)
    }
    path.length = at
  } else if (typeof node === 'object' && node !== null) {
    visitObject(node as Readonly<Record<string, unknown>>, path, coded)
  }
}

function visitObject(node: Readonly<Record<string, unknown>>, path: (string | number)[], coded: Coded): void {
  const { amount, currency } = node
  if (typeof amount === 'string' && typeof currency === 'string') {
    coded.moneys.push({ amount, currency, pointer: path.join('/') })
  }
  const at = path.length
  for (const key of Object.keys(node)) {
    path[at] = key
    visit(node[key], key, path, coded)
  }
  path.length = at
}
