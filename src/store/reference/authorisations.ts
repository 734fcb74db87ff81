import type { Authorisation } from '../../domain/model/reference.ts'

/** The registry's writes about authorisations; `change` runs one statement (registry.ts). */
export const authorisationWriter = <Result>(change: (text: string, values: readonly unknown[]) => Result) => ({
  /** A row with the same first day replaces the one before: that is how an authorisation is ended or suspended. */
  putAuthorisation: (authorisation: Authorisation): Result =>
    change(
      `insert into authorisations (reference, type, valid_from, valid_to, data) values ($1,$2,$3,$4,$5)
       on conflict (reference, type, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [
        authorisation.reference,
        authorisation.type,
        authorisation.validFrom,
        authorisation.validTo ?? null,
        JSON.stringify(authorisation),
      ],
    ),
})
