import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/world/global-setup.ts'],
    // Long enough for a busy machine: a limit finds what hangs, it does not measure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    coverage: { include: ['src/**', 'dialogs/**', 'policy/**'], reporter: ['text-summary', 'html'] },
  },
})
