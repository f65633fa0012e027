/* The only script of the board: signs in by Teams, follows its theme, and adds the tab. Without Teams it does nothing. */
const { kind, teams } = document.currentScript.dataset
const says = (sentence) => {
  const place = document.getElementById('says')
  if (place) place.textContent = sentence
}

const library = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = teams
    script.onload = () => resolve(window.microsoftTeams)
    script.onerror = reject
    document.head.append(script)
  })

const jobs = {
  async board({ app }) {
    app.registerOnThemeChangeHandler((theme) => {
      const address = new URL(location.href)
      if (address.searchParams.get('theme') === theme) return
      address.searchParams.set('theme', theme)
      location.replace(address)
    })
  },
  async 'sign-in'({ authentication }) {
    const token = await authentication.getAuthToken()
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch('/board/session', { method: 'POST', headers })
    if (!answer.ok) return says(await answer.text())
    const kept = await fetch('/board/session')
    if (kept.ok) location.reload()
    else says('This browser does not keep the sign-in of a tab. Open Waymark in the Teams app instead.')
  },
  async configure({ pages }) {
    pages.config.registerOnSaveHandler(async (save) => {
      const contentUrl = `${location.origin}/board?in=channel&theme={theme}`
      await pages.config.setConfig({ entityId: 'board', contentUrl, suggestedDisplayName: 'Board' })
      save.notifySuccess()
    })
    pages.config.setValidityState(true)
  },
}

if (window.parent !== window || kind !== 'board')
  library()
    .then(async (microsoftTeams) => {
      await microsoftTeams.app.initialize()
      await jobs[kind](microsoftTeams)
    })
    .catch(() =>
      says('Teams did not say who you are. Open this page as a tab in Teams, or try again in a minute.'),
    )
