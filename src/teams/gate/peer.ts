/** Whether an address or a host name is this machine itself: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(address: string | undefined): boolean {
  const bare = address?.replace(/^\[|\]$/g, '').replace(/^::ffff:/i, '')
  return bare === 'localhost' || bare === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare ?? '')
}
