import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { CasePlanOnRecord } from '../../src/bot/plan-on-record.ts'
import { makeDocument } from '../../src/documents/make.ts'
import { content, missouri, pending, plan, source, supervisor, worker } from './plans.ts'
import { opened } from './reading.ts'

const printed = async (plans: readonly CasePlanOnRecord[], kind: 'case-plan' | 'history' = 'case-plan') => {
  const made = await makeDocument(source({ casePlans: plans }), kind, null)
  if (!made) throw new Error('No document')
  return opened(made.bytes)
}
const withText = (text: string) => [
  plan({ content: { ...content, conditions: content.conditions.map((one) => ({ ...one, text })) } }),
]

describe('Case Plan', () => {
  it('WI-R42 approved: names of worker and supervisor and lines to sign', async () => {
    const { text, top } = await printed([plan()])
    expect(text).toContain(`Worker: ${worker}`)
    expect(text).toContain(`Supervisor: ${supervisor}`)
    expect(text.match(/^Date$/gm)).toHaveLength(5)
    expect(text).toContain('Approved on March 22, 2026.')
    expect(top).toBe('Case Plan · wi-3001 · plan of March 22, 2026\tApproved\n')
  })

  it.each(['pending', 'submitted', 'returned'] as const)(
    'WI-R42 %s: no name of a worker or supervisor anywhere in the file, no line to sign, and every page says so',
    async (status) => {
      const { text, top, all } = await printed([{ ...pending, status, decisions: plan().decisions }])
      expect(all).not.toContain(worker)
      expect(all).not.toContain(supervisor)
      expect(text).not.toMatch(/^Date$/m)
      expect(text).toContain('NOT APPROVED. This copy may still change')
      expect(top).toContain('\tNOT APPROVED')
    },
  )

  it('prints names that the case system gave only where the plan really is approved', async () => {
    const { all } = await printed([plan({ status: 'returned', approvedOn: null })])
    expect(all).not.toContain(supervisor)
  })

  it('WI-R21 WI-R24 WI-R25 WI-R29 holds conditions, goals and services with all their entries', async () => {
    const { text } = await printed([plan()])
    for (const said of [
      'Both children take part in school every day.',
      'Fewer than two missed days in a month.',
      'Service 1: Tutoring',
      'Lanternwood Learning (',
      'Two hours a week',
      'Reading has moved up one level.',
      'The home has a calm evening routine.',
      'JC-4471',
      'Looked at with the school; no service is needed now.',
      'Isambard reads well and is shy at school.',
    ])
      expect(text).toContain(said)
  })

  it('the newest approved plan is printed, not the one that waits; a plan can be named', async () => {
    const of = source({ casePlans: [pending, plan()] })
    const numberIn = async (id: string | null) =>
      /wi-3001-plan-\d/.exec(opened((await makeDocument(of, 'case-plan', id))!.bytes).text)?.[0]
    expect(await numberIn(null)).toBe('wi-3001-plan-1')
    expect(await numberIn('wi-3001-plan-2')).toBe('wi-3001-plan-2')
    expect(await makeDocument(of, 'case-plan', 'wi-9999-plan-1')).toBeNull()
    expect(await makeDocument(source({ casePlans: [] }), 'case-plan', null)).toBeNull()
  })

  it('MO-R19 MO-R20 MO-R27 a Missouri plan prints its four answers and its tasks by where they stand', async () => {
    const of = plan({ planType: 'next-steps', content: missouri, children: ['wi-3001-c1'] })
    const { text } = opened((await makeDocument(source({ casePlans: [of] }, 'mo'), 'case-plan', null))!.bytes)
    expect(text).toContain('CD-220 Next Steps')
    expect(text).toMatch(/How long will it take\?\nSix months\.\n/)
    expect(text).toMatch(/Existing strengths\n[^]*Aunt Berta/)
    expect(text).toMatch(/Agreed by the team\nNo\n/)
  })
})

describe('History of Planning and Services', () => {
  it('WI-R43 holds every plan and every service, however long ago it ended, and marks what was not approved', async () => {
    const old = plan({ id: 'wi-3001-plan-0', content: { ...content, planDate: '2019-01-05' } })
    const { text } = await printed([pending, plan(), old], 'history')
    expect(text).toMatch(/January 5, 2019[^]*March 22, 2026[^]*NOT APPROVED\. Plan number wi-3001-plan-2/)
    expect(text.match(/Transport/g)).toHaveLength(3)
    expect(text).toContain('Please add homework.')
  })

  it('names who returned a plan only once the plan is approved', async () => {
    const returned = { ...pending, status: 'returned' as const, decisions: plan().decisions.slice(0, 1) }
    const { all, text } = await printed([returned], 'history')
    expect(all).not.toContain(supervisor)
    expect(text).toContain('A supervisor')
  })
})

describe('the file', () => {
  it('has real headings, a language, case number and page numbers, and neither macro nor link', async () => {
    const { body, top, parts } = await printed([plan()])
    for (const level of [1, 2, 3, 4]) expect(body).toContain(`<w:pStyle w:val="Heading${level}"/>`)
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-US"/>')
    expect(top).toContain('wi-3001')
    const foot = Object.entries(parts).find(([name]) => /footer\d*\.xml$/.test(name))?.[1]
    expect(foot).toMatch(/PAGE[^]*NUMPAGES/)
    expect(body).toContain('<w:tblHeader/>')
    expect(Object.keys(parts).filter((name) => /vba|macro|\.bin$|embeddings/i.test(name))).toEqual([])
    expect(JSON.stringify(parts)).not.toMatch(/TargetMode=\\?"External/)
  })

  it('is the same bytes for the same record and day, whenever and wherever it is made', async () => {
    const once = await makeDocument(source(), 'case-plan', null)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(await makeDocument(source(), 'case-plan', null)).toEqual(once)
    const elsewhere = `
      const { makeDocument } = await import('./src/documents/make.ts')
      const { source } = await import('./tests/documents/plans.ts')
      const { bytes } = await makeDocument(source(), 'case-plan', null)
      process.stdout.write(Buffer.from(bytes).toString('base64'))`
    const env = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' }
    const there = execFileSync(process.execPath, ['--input-type=module', '-e', elsewhere], { env })
    expect(there.toString()).toBe(Buffer.from(once!.bytes).toString('base64'))
  })

  it.each([
    ['signs that steer XML', '<w:p>&amp; "quoted" </w:t>'],
    ['controls and halves of characters', 'a\u0000b\u0008c\u001bd\ud800e\udfff\ufffff'],
    ['other scripts', 'Zoë 平和 עברית 👩‍👧'],
    ['very long text', 'A long account of it. '.repeat(400)],
  ])('holds %s without breaking', async (_, typed) => {
    const { body, text } = await printed(withText(typed))
    expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
    const kept = typed
      .replace(/[\u0000-\u001f\ufffe\uffff]|\ud800(?!\udc00)|(?<!\ud83d)\udfff/g, '')
      .trimEnd()
    expect(text).toContain(kept)
  })

  it('keeps the lines of what was typed as paragraphs', async () => {
    const { text } = await printed(withText('First line\r\nsecond line\n\n\nthird line'))
    expect(text).toContain('First line\nsecond line\n\nthird line\n')
  })

  it('its name holds the case number and no name', async () => {
    expect((await makeDocument(source(), 'history', null))?.name).toBe('wi-3001-history.docx')
  })
})
