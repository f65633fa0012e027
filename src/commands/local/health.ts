/** Ready means that the case API and its database answer. */
export async function healthOf(caseApi: string): Promise<{ ready: boolean; parts: { caseApi: boolean } }> {
  const answer = await fetch(`${caseApi}/readyz`, {
    signal: AbortSignal.timeout(2000),
    redirect: 'error',
  }).catch(() => null)
  const ready = answer?.ok === true
  return { ready, parts: { caseApi: ready } }
}
