import type { ComponentChildren } from 'preact'
import { Notice } from './parts.tsx'

/** An answer with proof, as the hub tells it to an office; without `told` where what was said has been destroyed. */
export type Answer = {
  id: string
  receivedAt: string
  name?: string
  office?: string
  arrivedOn?: string
  text?: string
  told?: { as: string; answer: string }
  proofs: readonly { number: number; kind: string; bytes: number }[]
}

export type AnswerWord = 'answersByOwnWord' | 'answerBy' | 'answerDocument' | 'answerGone'

type Props = {
  mrn: string
  answers: readonly Answer[]
  say: (word: AnswerWord, values?: Record<string, string | number>) => string
  time: (at: string) => ComponentChildren
}

const KILOBYTE = 1_000

/** What those who are liable have answered, with their documents to be saved. Who they are is their own word, and is said to be. */
export const Answers = ({ mrn, answers, say, time }: Props) => (
  <>
    <Notice tone="info">{say('answersByOwnWord')}</Notice>
    <ol class="stack">
      {answers.map(({ id, receivedAt, name, office, arrivedOn, text, told, proofs }) => (
        <li key={id} class="panel stack">
          <p>
            <span class="small muted">{time(receivedAt)}</span>
          </p>
          {told === undefined ? (
            <p class="muted">{say('answerGone')}</p>
          ) : (
            <>
              <p>
                <strong>{told.answer}</strong> {[office, arrivedOn].filter(Boolean).join(', ')}
              </p>
              {text !== undefined && <p class="typed">{text}</p>}
              <p class="muted">{say('answerBy', { as: told.as, name: name ?? '' })}</p>
              <ul>
                {proofs.map(({ number, kind, bytes }) => (
                  <li key={number}>
                    <a class="button" href={`/v1/movements/${mrn}/answers/${id}/${number}`} download>
                      {say('answerDocument', { n: number, kind: kind.toUpperCase(), size: Math.ceil(bytes / KILOBYTE) })}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ol>
  </>
)
