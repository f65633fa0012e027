import { startCluster } from './cluster.ts'

/**
 * One PostgreSQL for the whole run: the one that WAYMARK_TEST_POSTGRES names, or a throw-away one. Workers and the
 * processes they start find it in their environment. Where there is none, one line says what is left out.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['WAYMARK_TEST_POSTGRES']) return undefined
  const cluster = await startCluster()
  if (typeof cluster === 'string') {
    process.stdout.write(
      `Left out: the suites on a PostgreSQL server (${cluster}; or set WAYMARK_TEST_POSTGRES).\n`,
    )
    return undefined
  }
  process.env['WAYMARK_TEST_POSTGRES'] = cluster.url
  return () => cluster.stop()
}
