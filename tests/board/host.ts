import type { Page } from 'playwright-core'

/**
 * Stands in for the page of Teams around a tab: it answers what Microsoft's library asks when it begins and when it wants
 * a token, and can change the theme. How the two talk is Microsoft's own affair; in Teams itself this was not seen.
 */
export async function openHost(page: Page, tab: string, token = ''): Promise<void> {
  await page.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(tab, token) }),
  )
  await page.goto('https://teams.microsoft.com/tab')
}

const runtime = { apiVersion: 4, supports: { pages: { config: {} } }, isLegacyTeams: false }
const answers = (tab: string, token: string) => ({
  // A frame in which a tab is set up is another one than a tab's own.
  initialize: [tab.endsWith('/configure') ? 'settings' : 'content', 'web', JSON.stringify(runtime), '2.58.0'],
  'authentication.getAuthToken': [true, token],
})

const hostPage = (tab: string, token: string) => `<!doctype html><title>Host</title>
<iframe id="tab" title="Tab" src="${tab}" width="1200" height="900"></iframe>
<script>
  const answers = ${JSON.stringify(answers(tab, token))}
  const frame = document.getElementById('tab')
  window.asked = []
  window.kept = {}
  window.addEventListener('message', ({ data, source }) => {
    if (!data || !data.func) return
    window.asked.push(data.func)
    window.kept[data.func] = data.args
    const args = answers[data.func] || [true]
    source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, '*')
  })
  window.setTheme = (theme) => frame.contentWindow.postMessage({ func: 'themeChange', args: [theme] }, '*')
  window.save = () => frame.contentWindow.postMessage({ func: 'settings.save', args: [{}] }, '*')
</script>`
