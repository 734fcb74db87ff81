import { useState } from 'preact/hooks'
import { RangeBar, TimeLines } from '../ui/charts.tsx'
import { Age, FactNumber, LiveTable } from '../ui/facts.tsx'
import { Button, Check, Field, Notice, Tag, TextArea } from '../ui/parts.tsx'
import { useConsole } from './context.ts'

const TONES = ['ok', 'info', 'warn', 'bad', 'awaiting', 'idle'] as const
const HOUR_MS = 3_600_000

/**
 * Every component once, in each of its looks: whoever changes one sees here what he does to all pages. It has no data of the hub; its
 * texts are those of other pages.
 */
export function ComponentsPage() {
  const { say } = useConsole()
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('components')}</h1>
      </div>
      <section class="stack" aria-labelledby="tags">
        <h2 id="tags">Tag</h2>
        <p class="row">
          {TONES.map((tone) => (
            <Tag key={tone} tone={tone}>
              {say('state')}
            </Tag>
          ))}
        </p>
      </section>
      <section class="stack" aria-labelledby="notices">
        <h2 id="notices">Notice</h2>
        {(['ok', 'info', 'warn', 'bad'] as const).map((tone) => (
          <Notice key={tone} tone={tone}>
            {say('noContact')}
          </Notice>
        ))}
      </section>
      <section class="stack" aria-labelledby="buttons">
        <h2 id="buttons">Button</h2>
        <p class="row">
          <Button onPress={() => undefined}>{say('show')}</Button>
          <Button main onPress={() => undefined}>
            {say('show')}
          </Button>
          <Button quiet onPress={() => undefined}>
            {say('show')}
          </Button>
          <Button pressed onPress={() => undefined}>
            {say('show')}
          </Button>
          <Button disabled onPress={() => undefined}>
            {say('show')}
          </Button>
        </p>
      </section>
      <Fields />
      <Figures />
    </div>
  )
}

function Fields() {
  const { say } = useConsole()
  const [text, setText] = useState('TG-BF')
  const [on, setOn] = useState(true)
  return (
    <section class="stack" aria-labelledby="fields">
      <h2 id="fields">Field</h2>
      <Field label={say('corridorExample')} value={text} onInput={setText} />
      <Field label={say('findLabel')} value={text} onInput={setText} number />
      <Field label={say('fromDay')} type="date" value="2026-03-03" onInput={() => undefined} />
      <TextArea label={say('inWords')} name="words" value={text} onInput={setText} />
      <Check label={say('active')} on={on} onChange={setOn} />
    </section>
  )
}

/** Numbers of this page count nothing of the hub: their facts are named `example`. */
function Figures() {
  const { say, language, zone, live } = useConsole()
  const hours = [0, 1, 2, 3, 4, 5, 6, 7]
  const from = Math.floor(live.now / HOUR_MS) * HOUR_MS - 8 * HOUR_MS
  // The fourth hour is a gap.
  const depth = hours.map((at) => ({ at: from + at * HOUR_MS, value: at === 3 ? undefined : (at * at) % 11 }))
  return (
    <section class="stack" aria-labelledby="figures">
      <h2 id="figures">FactNumber, Age, RangeBar, TimeLines, LiveTable</h2>
      <p class="row">
        <FactNumber fact="example:known" value={1234} language={language} unknown={say('unknown')} />
        <FactNumber fact="example:unknown" value={undefined} language={language} unknown={say('unknown')} />
        <Age at={new Date(from).toISOString()} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
      </p>
      <RangeBar range={{ p25: 3_600, p50: 7_200, p75: 14_400, p95: 36_000 }} whole={43_200} />
      <TimeLines
        lines={[
          { name: 'depth', look: 'first', points: depth },
          { name: 'parked', look: 'second', points: depth.map(({ at }) => ({ at, value: 2 })) },
        ]}
        from={from}
        to={from + 7 * HOUR_MS}
        language={language}
        zone={zone}
        unit="count"
      />
      <LiveTable
        caption={say('history')}
        rows={depth.filter(({ value }) => value !== undefined)}
        rowKey={({ at }) => String(at)}
        empty={say('none')}
        columns={[
          { key: 'at', label: say('when'), cell: ({ at }) => new Date(at).toISOString() },
          { key: 'depth', label: say('waiting'), figure: true, cell: ({ value }) => value },
        ]}
      />
      <LiveTable caption={say('none')} rows={[]} rowKey={() => ''} empty={say('none')} columns={[]} />
    </section>
  )
}
