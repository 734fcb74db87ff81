import type { Mutant } from './mutant.ts'

const REST = { project: 'unit', file: 'tests/unit/adapters/rest/rest.test.ts' } as const

const ASYCUDA = (name: string) =>
  ({ project: 'unit', file: `tests/unit/adapters/asycuda-world/${name}.test.ts` }) as const

const NCTS = (name: string) => ({ project: 'unit', file: `tests/unit/adapters/ncts/${name}.test.ts` }) as const

const WCO = { project: 'unit', file: 'tests/unit/adapters/wco/mapping.test.ts' } as const

/** Faults of adapters and of what they are given. */
export const adapterMutants: readonly Mutant[] = [
  {
    name: 'acknowledges a delivery before it is on disk',
    file: 'src/adapter-host/inbound.ts',
    find: '        await stored\n        ack()',
    replace: '        ack()\n        await stored',
    test: {
      project: 'unit',
      file: 'tests/unit/adapter-host/three-days-away.test.ts',
      name: 'a system that is away for three days gets everything once and in order, however often its adapter is killed meanwhile',
    },
  },
  {
    name: 'makes two seals of one with a blank in it',
    file: 'adapters/rail/lists.ts',
    find: "text.split(BETWEEN).join('-')",
    replace: 'text',
    test: {
      project: 'property',
      file: 'tests/property/rail.test.ts',
      name: 'comes back as one manifest, and loses nothing but what is listed, all of which is lost somewhere',
    },
  },
  {
    name: 'goes on showing the certificate that was renewed',
    file: 'src/adapter-host/hub-tls.ts',
    find: '        agent = agentOf(current)\n',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/adapter-host/client-certificate.test.ts',
      name: 'a renewed certificate is shown without a restart, and half a renewal waits for its other half',
    },
  },
  {
    name: 'refuses for good what a wrong path was answered',
    file: 'adapters/rest/verdict.ts',
    find: 'new Set([400, 409, 413, 415, 422])',
    replace: 'new Set([400, 404, 409, 413, 415, 422])',
    test: { ...REST, name: 'answered 404 is tried again: that says nothing about the message' },
  },
  {
    name: 'says that everything was read although a page is missing',
    file: 'adapters/rest/poll.ts',
    find: 'if (status !== 200) throw new Error(`status ${status}`)',
    replace: "if (status !== 200) { await intake.readUntil(latest ?? ''); throw new Error(`status ${status}`) }",
    test: { ...REST, name: 'is not asked for as read when a page could not be had' },
  },
  {
    name: 'takes a webhook that was signed long ago',
    file: 'adapters/rest/webhook.ts',
    find: 'if (!(Math.abs(Date.parse(time) - now.getTime()) <= GOOD_FOR_MS)) return false',
    replace: 'if (time === now.toISOString()) return false',
    test: {
      ...REST,
      name: 'by a webhook is refused without proof, too late or too large, and on disk before it is acknowledged',
    },
  },
  {
    name: 'translates by rows of another day',
    file: 'src/adapter-api/tables.ts',
    find: '(from === undefined || from <= day) && (to === undefined || day < to)',
    replace: '(from === undefined || from <= day) && (to === undefined || day <= to)',
    test: {
      project: 'unit',
      file: 'tests/unit/adapter-api/tables.test.ts',
      name: 'say which code is missing, in which table, of what source and on what day',
    },
  },
  {
    name: 'takes a national document with a DOCTYPE',
    file: 'src/adapter-api/xml-tree.ts',
    find: "if (document.dtd !== null) throw new XmlTreeError('a DOCTYPE is not taken')",
    replace: '',
    test: { project: 'unit', file: 'tests/unit/adapter-api/xml-tree.test.ts', name: 'with a DOCTYPE is refused' },
  },
  {
    name: 'writes more seals than the field of the national system holds',
    file: 'adapters/asycuda-world/containers.ts',
    find: '.length > lengths.seals) break',
    replace: '.length > 1_000) break',
    test: { ...ASYCUDA('form'), name: 'has as many whole seals as fit, and their number' },
  },
  {
    name: 'guesses which of several containers bears a seal',
    file: 'adapters/asycuda-world/containers.ts',
    find: 'if (rows.size > 1 && listed.length > 0)',
    replace: 'if (rows.size > 99 && listed.length > 0)',
    test: {
      ...ASYCUDA('form'),
      name: 'with a field twice, or with seals and several containers, is refused: nothing says which holds',
    },
  },
  {
    name: 'moves a declaration away before the hub has answered',
    file: 'adapters/files/document-look.ts',
    find: 'answers.every((one) => one !== undefined) ? answers : undefined',
    replace: 'answers.filter((one) => one !== undefined)',
    test: {
      ...ASYCUDA('transport'),
      name: 'keeps a declaration until the hub has answered, and tells what it answered and what was noticed',
    },
  },
  {
    name: 'believes what lies beside a form more than the form',
    file: 'adapters/asycuda-world/mapping.ts',
    find: 'if (isDeepStrictEqual(before, form)) return message',
    replace: 'if (before !== undefined) return message',
    test: {
      project: 'property',
      file: 'tests/property/asycuda-world.test.ts',
      name: 'says what the form says where the form was changed, and nothing else is touched',
    },
  },
  {
    name: 'lets a country profile leave out what is not known',
    file: 'src/adapter-host/country-profiles.ts',
    find: '...open.filter((name) => !unknown.includes(name))',
    replace: '...open.filter((name) => adapter.name === name)',
    test: {
      project: 'unit',
      file: 'tests/unit/adapter-host/country-profiles.test.ts',
      name: 'that leaves an open question out is refused',
    },
  },
  {
    name: 'lets a password go to a broker without TLS',
    file: 'adapters/jms/broker.ts',
    find: "!HERE.has(parsed?.hostname ?? '') && plaintext !== true",
    replace: "!HERE.has(parsed?.hostname ?? '') && plaintext === false",
    test: {
      project: 'unit',
      file: 'tests/unit/adapters/jms/profile.test.ts',
      name: 'goes without TLS to this machine alone, unless it says so',
    },
  },
  {
    name: 'takes a wagon whose number has a wrong check digit',
    file: 'adapters/rail/train.ts',
    find: 'return sum % 10 === 0',
    replace: 'return sum > 0',
    test: {
      project: 'unit',
      file: 'tests/unit/adapters/rail/rail.test.ts',
      name: 'has a check digit over all others',
    },
  },
  {
    name: 'says every minute that a corridor was left',
    file: 'adapters/tracking/watch.ts',
    find: 'const corridor = place === undefined ? state.corridor : inside?.name',
    replace: 'const corridor = inside?.name ?? state.corridor',
    test: {
      project: 'unit',
      file: 'tests/unit/adapters/tracking/tracking.test.ts',
      name: 'say that a corridor was left once, and again only after it was entered',
    },
  },
  {
    name: 'gives all of a house the consignee of its first item',
    file: 'adapters/ncts/specials.ts',
    find: 'OF_HOUSE.filter((name) => own.every((item) => isDeepStrictEqual(item[name], own[0]?.[name])))',
    replace: 'OF_HOUSE.filter((name) => own[0]?.[name] !== undefined)',
    test: { ...NCTS('mapping'), name: 'is written in the phase of the country, and read in both' },
  },
  {
    name: 'tells the next country of seals that are off',
    file: 'adapters/ncts/seals.ts',
    find: 'filter(({ id }) => now.includes(id))',
    replace: 'filter(({ id }) => id !== undefined)',
    test: { ...NCTS('mapping'), name: 'has the seals that are on, not those that were declared' },
  },
  {
    name: 'writes half an address, which the other side refuses',
    file: 'adapters/ncts/rows.ts',
    find: '!needed || draft.children.some((one) => one.name === name)',
    replace: 'draft.children.length > 0 || needed === (name === undefined)',
    test: {
      ...NCTS('mapping'),
      name: 'of an address that lacks its street leaves it out whole, and of what is too wide the whole value',
    },
  },
  {
    name: 'points to the item of another house',
    file: 'adapters/ncts/specials.ts',
    find: 'index: inHouse.indexOf(item)',
    replace: 'index: Number(index)',
    test: {
      ...NCTS('transport'),
      name: 'has what the hub refuses answered by a rejection that points into the document, and what is none by its verdict alone',
    },
  },
  {
    name: 'repeats a declaration in what is written of another movement',
    file: 'adapters/ncts/kept.ts',
    find: 'const known = this.#latest.declarations.get(reference)',
    replace: 'const known = this.#latest.declarations.get(reference) ?? [...this.#latest.declarations.values()][0]',
    test: {
      ...NCTS('transport'),
      name: 'has a declaration answered by its MRN, and repeats it in what is delivered of the movement, after a restart too',
    },
  },
  {
    name: 'puts an old value of a document over the new one of its message',
    file: 'adapters/ncts/given.ts',
    find: 'if (isDeepStrictEqual(made, given) || given.children.length === 0 || now.children.length === 0) return now',
    replace: 'if (given.children.length === 0 || now.children.length === 0) return given',
    test: {
      ...NCTS('mapping'),
      name: 'stands in what is written of the same form again, and so does what has changed since',
    },
  },
  {
    name: 'lets a document from outside reach what all objects share',
    file: 'adapters/wco/extension.ts',
    find: "Object.hasOwn(holder, step) && typeof holder[step] === 'object'",
    replace: 'holder[step] !== undefined',
    test: { ...WCO, name: 'leaves what all objects have in common as it is' },
  },
  {
    name: 'drops what the elements of the model say too much',
    file: 'adapters/wco/extension.ts',
    find: "if (kind === 'absent') return undefined",
    replace: "if (kind === 'absent') return value",
    test: { ...WCO, name: 'says what elements do not, what they say too much, and what is empty' },
  },
  {
    name: 'forgets to say which elements were not carried',
    file: 'adapters/ncts/unknown.ts',
    find: 'else found.add(here)',
    replace: "else if (here === '') found.add(here)",
    test: { ...WCO, name: 'is known by name, each once, and is what is listed as lost' },
  },
]
