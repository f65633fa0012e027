import { describe, expect, it } from 'vitest'
import { modelSettings } from '../../src/model/connection/settings.ts'

describe('the settings of a model', () => {
  it('are none without a key or an address, or where the model is called none', () => {
    for (const env of [{}, { WAYMARK_MODEL: 'some' }, { OPENAI_API_KEY: 'key', WAYMARK_MODEL: 'none' }])
      expect(modelSettings(env)).toEqual({ ok: true, settings: null })
  })

  it('need a key or an address and nothing else', () => {
    expect(modelSettings({ OPENAI_API_KEY: ' key ' })).toMatchObject({
      ok: true,
      settings: { key: 'key', baseUrl: 'https://api.openai.com/v1', patience: 8000, embeddings: null },
    })
    expect(modelSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1/' })).toMatchObject({
      settings: { key: '', baseUrl: 'http://127.0.0.1:8080/v1' },
    })
  })

  it('name model, vectors, time and budget', () => {
    const env = {
      OPENAI_API_KEY: 'key',
      WAYMARK_MODEL: 'small',
      WAYMARK_EMBEDDINGS_MODEL: 'vectors',
      WAYMARK_MODEL_TIMEOUT: '2500',
      WAYMARK_MODEL_REQUESTS: '10',
      WAYMARK_MODEL_TOKENS: '0',
    }
    expect(modelSettings(env)).toMatchObject({
      settings: {
        model: 'small',
        embeddings: 'vectors',
        patience: 2500,
        budget: { requests: 10, tokens: 0 },
      },
    })
  })

  it.each([
    ['http elsewhere', { OPENAI_BASE_URL: 'http://models.example/v1' }, 'https address'],
    [
      'a password in the address',
      { OPENAI_BASE_URL: 'https://me:secret@models.example/v1' },
      'https address',
    ],
    ['no address', { OPENAI_BASE_URL: 'models' }, 'https address'],
    ['a file', { OPENAI_BASE_URL: 'file:///tmp/a' }, 'https address'],
    ['no number', { OPENAI_API_KEY: 'key', WAYMARK_MODEL_TIMEOUT: 'soon' }, 'whole numbers'],
    ['a number below zero', { OPENAI_API_KEY: 'key', WAYMARK_MODEL_TOKENS: '-1' }, 'whole numbers'],
  ])('%s is one sentence', (_what, env, because) => {
    const read = modelSettings(env)
    expect(read.ok).toBe(false)
    expect(read).toMatchObject({ because: expect.stringContaining(because) })
  })
})
