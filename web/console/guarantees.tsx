import { useState } from 'preact/hooks'
import { Fact } from '../ui/facts.tsx'
import { amountOf, grouped } from '../ui/format.ts'
import { Button, Notice, Tag } from '../ui/parts.tsx'
import { useConsole, useRead } from './context.ts'

const PARTS = ['inUse', 'reserved', 'claimed', 'spent', 'available'] as const
type Part = (typeof PARTS)[number]

type Guarantee = Readonly<Record<Part, string>> & {
  grn: string
  state: string
  currency: string
  limit: string
  overdrawn: boolean
}

const FIRST = 50
const MOST = 200

/** What each guarantee answers for, against its limit. */
export function GuaranteesPage() {
  const { say, labels, language } = useConsole()
  const [limit, setLimit] = useState(FIRST)
  const { data, trouble } = useRead<{ items: readonly Guarantee[]; next?: string }>(`/v1/guarantees?limit=${limit}`, [
    'movements',
  ])
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('guarantees')}</h1>
        <p class="row muted legend">
          {PARTS.map((part) => (
            <span key={part} class={`key ${part}`}>
              {say(part)}
            </span>
          ))}
        </p>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data === undefined ? (
        trouble === undefined && <p class="muted">{say('asking')}</p>
      ) : data.items.length === 0 ? (
        <p class="muted">{say('noGuarantees')}</p>
      ) : (
        <ul class="guarantees">
          {data.items.map((one) => (
            <li key={one.grn} class="panel">
              <p class="row spread">
                <span class="row">
                  <strong class="mrn">{grouped(one.grn)}</strong>
                  <Tag tone={one.state === 'active' ? 'ok' : 'warn'}>{labels.guaranteeStates[one.state] ?? one.state}</Tag>
                  {one.overdrawn && <Tag tone="bad">{say('overdrawn')}</Tag>}
                </span>
                <span>
                  {say('limitOf')} {amountOf(one.limit, one.currency, language)}
                </span>
              </p>
              <RangeBar guarantee={one} />
              <p class="row small legend">
                {PARTS.map((part) => (
                  <span key={part}>
                    {say(part)} <Fact fact={`guarantee.${part}:${one.grn}`}>{amountOf(one[part], one.currency, language)}</Fact>
                  </span>
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
      {data?.next !== undefined && limit < MOST && <Button onPress={() => setLimit(MOST)}>{say('more')}</Button>}
    </div>
  )
}

/** One bar against the limit. The amounts stand beside it in figures: to whoever listens it says nothing more. */
function RangeBar({ guarantee }: { guarantee: Guarantee }) {
  const parts = PARTS.map((part) => ({ part, amount: Math.max(0, Number(guarantee[part])) }))
  const whole = Math.max(
    Number(guarantee.limit),
    parts.reduce((sum, { amount }) => sum + amount, 0),
  )
  let from = 0
  return (
    <svg class="bar" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ part, amount }) => {
        const [x, width] = [from, whole === 0 ? 0 : (amount / whole) * 1000]
        from += width
        return <rect key={part} class={part} x={x} y="0" width={width} height="16" />
      })}
    </svg>
  )
}
