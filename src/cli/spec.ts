/** One option. A flag is present or not; any other option takes a value, which the help names like this. */
export type OptionSpec =
  | { flag: true; does: string }
  | { takes: string; does: string; required?: true; default?: string; oneOf?: readonly string[] }

/**
 * One way to call a command. `words` are what stands before the options: a word as it is, `<name>` for any one, `<name>...`
 * for one or more. An option that some forms need or take belongs to those forms only; every other option goes with every
 * form.
 */
export type Form = { words: string; needs?: readonly string[]; takes?: readonly string[] }

/** How a command is called: parsing, help and the types of its implementation all come from this. */
export type CommandSpec = {
  does: string
  forms: readonly Form[]
  options: Readonly<Record<string, OptionSpec>>
  /** Environment variables it reads; all of them are in the table of settings. */
  settings?: readonly string[]
  /** Its exit codes, if there are more than 0 done, 1 failed, 2 incorrect usage. */
  exits?: Readonly<Record<number, string>>
}

type Named<Words extends string> = Words extends `${infer First} ${infer Rest}`
  ? Named<First> & Named<Rest>
  : Words extends `<${infer Name}>...`
    ? { readonly [key in Name]: readonly string[] }
    : Words extends `<${infer Name}>`
      ? { readonly [key in Name]: string }
      : unknown

type Value<Option, Needed> = Option extends { flag: true }
  ? boolean
  : Option extends { oneOf: readonly (infer One)[]; default: string }
    ? One
    : Option extends { required: true } | { default: string }
      ? string
      : Needed extends true
        ? string
        : string | undefined

type NeededBy<One> = One extends { needs: readonly (infer Name)[] } ? Name : never

type Values<Spec extends CommandSpec, One> = {
  readonly [name in keyof Spec['options']]: Value<Spec['options'][name], name extends NeededBy<One> ? true : false>
}

type FormOf<Spec extends CommandSpec, One> = One extends { words: infer Words extends string }
  ? { readonly form: Words; readonly named: Named<Words>; readonly values: Values<Spec, One> }
  : never

/** What a command is called with, by form: the words by their names and the options. */
export type CallOf<Spec extends CommandSpec> = FormOf<Spec, Spec['forms'][number]>
