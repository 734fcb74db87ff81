import { groupedCode } from '../../src/domain/office-app/follow-up.ts'
import { createPool } from '../../src/store/pool.ts'
import type { Stack } from './stack.ts'

/** Where people go in, each with what they sign in with. */
export type Doors = {
  front: string
  /** The console takes the token from the address and forgets it there. */
  console: string
  desk: { url: string; token: string; office: string } | undefined
  /** MRN and code as they stand on a discharged movement's paper. */
  followUp: { url: string; mrn: string; code: string } | undefined
}

/** The doors of a running demonstration. @throws when its database cannot be asked */
export async function doorsOf({ hubUrl, services, pki: { operator, officers } }: Stack): Promise<Doors> {
  const [officer] = officers
  const pool = createPool({ connectionString: services.databaseUrl, max: 1, onError: () => undefined })
  try {
    const { rows } = await pool.query<{ mrn: string; code: string }>(
      `select c.mrn, c.code from follow_up_codes c join movements m on m.mrn = c.mrn where m.state = 'discharged' order by c.mrn limit 1`,
    )
    const [paper] = rows
    return {
      front: `${hubUrl}/`,
      console: `${hubUrl}/console/#token=${operator.token}`,
      desk:
        officer === undefined ? undefined : { url: `${hubUrl}/desk/`, token: officer.token, office: officer.office },
      followUp:
        paper === undefined ? undefined : { url: `${hubUrl}/follow-up`, mrn: paper.mrn, code: groupedCode(paper.code) },
    }
  } finally {
    await pool.end()
  }
}

/** The same for whoever reads the end of the demonstration. */
export const doorsText = ({ front, console: operators, desk, followUp }: Doors): string =>
  [
    '',
    `All doors: ${front}`,
    `Console:   ${operators}`,
    ...(desk === undefined ? [] : [`Desk:      ${desk.url} with the token ${desk.token} (${desk.office})`]),
    ...(followUp === undefined
      ? []
      : [`Follow-up: ${followUp.url} with MRN ${followUp.mrn} and code ${followUp.code}`]),
    'Ctrl-C ends everything.',
  ].join('\n')
