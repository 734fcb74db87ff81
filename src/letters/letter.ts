import { fill } from '../domain/values/fill.ts'
import { texts } from '../generated/texts.ts'
import { timeInWords } from '../domain/values/time.ts'
import type { FollowUpView } from '../ports/document.ts'
import type { Letter, Notice } from '../ports/mail.ts'
import { kindOf } from './moments.ts'

type TextId = keyof (typeof texts)['letters']
type Words = Readonly<Record<string, string>>

const say = (id: TextId, { language }: Notice, words: Words): string => fill(texts.letters[id][language], words)

/** Where a letter's reader agrees to more of them, and ends them. */
const linkOf = (publicUrl: string, { id, language }: Notice): string =>
  `${publicUrl}/follow-up/notices/${id}?language=${language}`

/** Asks an address whether it wants letters. Nothing about the movement is in it but its MRN. */
export function askingLetter(publicUrl: string, notice: Notice): Letter {
  const words = { mrn: notice.mrn }
  return {
    to: notice.email,
    subject: say('ask-subject', notice, words),
    text: `${say('ask', notice, words)}\n\n${linkOf(publicUrl, notice)}\n`,
  }
}

/**
 * What has happened, in plain text: one sentence, that liability goes on, whom to call, where to look, how to end it. No code,
 * nothing about goods or parties: mailboxes are read by others.
 */
export function letterOf(publicUrl: string, notice: Notice, moment: string, view: FollowUpView): Letter {
  const { language } = notice
  const { closedBy, contact, offices, destinationOffice } = view
  const kind = kindOf(moment)
  const named = (code: string): string => offices.find(({ office }) => office === code)?.name ?? code
  const words = {
    mrn: view.mrn,
    office: named(destinationOffice),
    at: timeInWords(view.limitAt),
    by: timeInWords(view.enquiry?.respondBy ?? ''),
    closed: closedBy === undefined ? '' : texts['follow-up'][`closed-${closedBy}`][language],
  }
  const call = [named(contact.office), contact.phone, contact.email].filter((part) => part !== undefined).join(', ')
  const open = [
    texts['follow-up'].liable[language],
    `${texts['follow-up'].contact[language]} ${call}`,
    say('information', notice, words),
    `${say('follow', notice, words)}\n${publicUrl}/follow-up?language=${language}`,
    `${say('end', notice, words)}\n${linkOf(publicUrl, notice)}`,
  ]
  const paragraphs = [say(kind, notice, words), ...(closedBy === undefined ? open : [])]
  return {
    to: notice.email,
    subject: say(`${kind}-subject`, notice, words),
    text: `${paragraphs.join('\n\n')}\n`,
  }
}
