import { useState } from 'preact/hooks'
import { LiveTable } from '../ui/facts.tsx'
import { amountOf, grouped, spanOf, timeIn } from '../ui/format.ts'
import { Button, Notice } from '../ui/parts.tsx'
import { useConsole, useRead } from './context.ts'
import { kindIn } from './figures.tsx'
import { placeOf } from './place.ts'

type Case = {
  mrn: string
  at: string
  corridor: string
  office?: string
  leg?: string
  kind?: string
  seconds?: number
  amount?: { amount: string; currency: string }
  score?: string
}

const MOST = 200

/** Exactly the movements that one figure counts, or has left out for one reason. */
export function FigureCasesPage({ topic, query }: { topic: string; query: URLSearchParams }) {
  const { say, language, zone, labels } = useConsole()
  const [limit, setLimit] = useState(50)
  const asked = new URLSearchParams([...query, ['limit', String(limit)]]).toString()
  const { data, trouble } = useRead<{ items: readonly Case[]; next?: string }>(
    `/v1/statistics/${encodeURIComponent(topic)}/movements?${asked}`,
    [],
  )
  const told = [...query].filter(([name]) => name !== 'cases').map(([, value]) => value)
  const which = query.get('cases') ?? 'counted'
  return (
    <div class="wide">
      <div class="head">
        <p>
          <a href={placeOf(['figures', topic])}>{say('figures')}</a>
        </p>
        <h1>{say('casesOf', { topic: labels.statistics[topic] ?? topic })}</h1>
        <p class="muted">{[which === 'counted' ? say('casesCounted') : labels.statistics[which], ...told].join(' · ')}</p>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data === undefined ? (
        trouble === undefined && <p class="muted">{say('asking')}</p>
      ) : (
        <LiveTable
          caption={say('movements')}
          rows={data.items}
          rowKey={(one) => [one.mrn, one.at, one.leg, one.office, one.kind].join(' ')}
          empty={say('noFigures')}
          columns={[
            {
              key: 'mrn',
              label: 'MRN',
              cell: ({ mrn }) => (
                <a class="mrn" href={placeOf(['movements', mrn])}>
                  {grouped(mrn)}
                </a>
              ),
            },
            { key: 'at', label: say('since'), cell: ({ at }) => timeIn(at, language, zone) },
            {
              key: 'where',
              label: labels.statistics['corridor'] ?? '',
              cell: ({ corridor, leg, office }) => [corridor, leg ?? office].filter(Boolean).join(' · '),
            },
            {
              key: 'what',
              label: say('howLong'),
              cell: ({ seconds, kind, amount, score }) =>
                [
                  seconds === undefined ? undefined : spanOf(seconds, language),
                  kind === undefined ? undefined : kindIn(labels, kind),
                  amount === undefined ? undefined : amountOf(amount.amount, amount.currency, language),
                  score === undefined ? undefined : `z ${score}`,
                ]
                  .filter(Boolean)
                  .join(' · ') || '–',
            },
          ]}
        />
      )}
      {data?.next !== undefined && limit < MOST && <Button onPress={() => setLimit(MOST)}>{say('more')}</Button>}
    </div>
  )
}
