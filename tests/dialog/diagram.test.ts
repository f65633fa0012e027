import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dialogs } from '../../dialogs/index.ts'
import { diagram } from '../../src/dialog/index.ts'

const folder = join(import.meta.dirname, '../../docs/flows')
const fence = '```'

test.each(dialogs.map((dialog) => [dialog.id, dialog] as const))(
  'the picture of %s in the documents is the one its machine gives',
  async (id, dialog) => {
    const page = `# ${dialog.title}

Drawn from the compiled machine of \`dialogs/${id}.ts\`; \`npx vitest run tests/dialog -u\` redraws it. From \`next\` the flow goes
to the question that was asked for last, otherwise to the first one that is due.

${fence}mermaid
${diagram(dialog)}
${fence}
`
    await expect(page).toMatchFileSnapshot(join(folder, `${id}.md`))
  },
)
