import { useState } from 'preact/hooks'
import { type Answer, Answers } from '../ui/answers.tsx'
import { NoAnswer, sentenceOf } from '../ui/api.ts'
import { Button, Notice } from '../ui/parts.tsx'
import { timeOf, useDesk } from './context.ts'

/** What was answered with proof about a movement: told at once, read when asked for, since the documents are the hub's to keep. */
export function Answered({ mrn, count }: { mrn: string; count: number }) {
  const { api, say, language } = useDesk()
  const [answers, setAnswers] = useState<readonly Answer[]>()
  const [trouble, setTrouble] = useState<string>()
  const read = async (): Promise<void> => {
    setTrouble(undefined)
    try {
      const { status, body } = await api.call('GET', `/v1/movements/${encodeURIComponent(mrn)}/answers`)
      if (status === 200) setAnswers((body as { items: readonly Answer[] }).items)
      else setTrouble(sentenceOf(body))
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      setTrouble(say('failed', { reason: say('noNetwork') }))
    }
  }
  if (answers === undefined) {
    return (
      <>
        {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
        <Button onPress={() => void read()}>{say('answersOpen', { n: count })}</Button>
      </>
    )
  }
  return (
    <>
      <Answers mrn={mrn} answers={answers} say={say} time={(at) => timeOf(at, language)} />
      <Button quiet onPress={() => setAnswers(undefined)}>
        {say('answersHide')}
      </Button>
    </>
  )
}
