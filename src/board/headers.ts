/** Where Teams shows tabs, old addresses and new. */
const hosts = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft']

/** What a page of the board may load: files of ours, nothing inline, nothing from elsewhere. Only Teams may frame it. */
export function pageHeaders(framed: boolean): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? hosts.join(' ') : "'none'"}`,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    // Without a referrer a form would not say where it was sent from.
    'Referrer-Policy': 'same-origin',
    Vary: 'Cookie',
  }
}

/** A file's address changes with its content. */
export const fileHeaders = { 'Cache-Control': 'public, max-age=31536000, immutable' }
