import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Sdk from '#sdk/index.ts';
import { settle } from './fake-world.ts';
import { snapshot, stable } from './snapshots.ts';

const folder = mkdtempSync(join(tmpdir(), 'promptgate-sdk-'));
const output = join(folder, 'node_modules', 'promptgate');
const read = (name: string): string => readFileSync(join(output, name), 'utf8');

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/build-sdk.ts', '--output', output], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the core', () => {
  test('is at most 12 KB, compressed, the API and rendering included', () => {
    expect(gzipSync(read('index.js'), { level: 9 }).length).toBeLessThanOrEqual(12_000);
  });

  test.each(['index.js', 'index.cjs'])('%s needs nothing beside itself', (name) => {
    expect(read(name)).not.toMatch(/\bfrom\s*["']|\bimport\s*[("']|\brequire\s*\(|["']node:|Zod|\bBuffer\b/);
  });

  test('serves, renders and reports where there is no Node', async () => {
    const sent: { readonly method: string; readonly url: string; readonly body: unknown }[] = [];
    const fetch = async (url: string, { method, body }: RequestInit) => {
      sent.push({ method: String(method), url, body: body === undefined ? undefined : JSON.parse(String(body)) });
      const answer = method === 'GET' ? snapshot([stable('a', 1)]) : { accepted: 1 };
      return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
    };
    const edge = { fetch, crypto, URL, URLSearchParams, AbortController, TextEncoder, setTimeout, clearTimeout };
    const module = { exports: {} as typeof Sdk };
    const load = runInContext(`(function (module, exports) { ${read('index.cjs')}\n})`, createContext({ ...edge }));
    load(module, module.exports);

    const client = module.exports.createClient({
      baseUrl: 'https://api.example',
      workspace: 'default',
      environment: 'production',
      pollSeconds: 0,
    });
    const prompt = await client.prompts.get('a', { subject: 'x' });
    expect(prompt.render({ customer: 'Ada' })).toEqual([{ role: 'system', content: 'Version 1 for Ada.' }]);
    prompt.report({ success: true });
    await client.close();
    await settle();
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.example/v1/workspaces/default/snapshot?environment=production',
      'POST https://api.example/v1/workspaces/default/outcomes',
    ]);
  });
});

/** The machine's own Node is mostly older than the one in the packages. */
const nodes = [process.execPath, '/usr/bin/node'].filter(existsSync);

describe.each(nodes)('under %s', (node) => {
  const run = (name: string, source: string) => {
    writeFileSync(join(folder, name), source);
    const { status, stdout, stderr } = spawnSync(node, [join(folder, name)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.trim();
  };

  test('the package is an ES module', () => {
    const source = `import { createClient, PromptgateError } from 'promptgate';
      import { diskCache } from 'promptgate/disk-cache';
      console.log(typeof createClient, typeof PromptgateError, typeof diskCache);`;
    expect(run('try.mjs', source)).toBe('function function function');
  });

  test('the package is a CommonJS module', () => {
    const source = `const { createApi } = require('promptgate');
      const { diskCache } = require('promptgate/disk-cache');
      console.log(typeof createApi({ baseUrl: 'https://api.example' }).createPrompt, typeof diskCache);`;
    expect(run('try.cjs', source)).toBe('function function');
  });

  test('a process with a client ends when it has nothing else to do', () => {
    const source = `import { createClient } from 'promptgate';
      const prompts = [${JSON.stringify(stable('a', 1))}];
      const answer = (value) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
      const fetch = async (url, { method, body }) => {
        if (method === 'GET') return answer({ environment: 'production', prompts, nextCursor: null });
        console.log(JSON.parse(body).outcomes.length);
        return answer({ accepted: 1 });
      };
      const options = { baseUrl: 'https://api.example', workspace: 'default', environment: 'production', effects: { fetch } };
      const prompt = await createClient(options).prompts.get('a');
      prompt.report({ success: true });
      prompt.report({ success: false });`;
    expect(run('end.mjs', source)).toBe('2');
  });
});

test('the types stand by themselves, for both kinds of modules', () => {
  const use = `
    const client = createClient({ baseUrl: 'x', workspace: 'w', environment: 'production', cache: diskCache('x') });
    export const run = async (): Promise<number | null> => {
      const prompt: ServedPrompt = await client.prompts.get('a', { subject: 'x', fallback: { messages: [{ role: 'user', content: 'x' }] } });
      const created: Version['version'] = (await client.api.createVersion({ prompt: 'a', body: { messages: prompt.messages } })).version;
      for await (const { name } of paginate(client.api.listPrompts, { limit: 5 })) name.toUpperCase();
      const me = await client.api.getMe();
      const diff: string = await client.api.diffVersions({ prompt: 'a', version: 1, other: created }, { accept: 'text/x-diff' });
      // @ts-expect-error a prompt has a name
      await client.api.getPrompt({});
      // @ts-expect-error a version is a number
      await client.api.getVersion({ prompt: 'a', version: '1' });
      // @ts-expect-error bodies are held to the contract
      await client.api.createPrompt({ body: { title: 'a' } });
      prompt.report({ success: diff !== '' && me !== undefined });
      return prompt.version;
    };
    const code: ErrorCode = new PromptgateError('wrong_region', '').code;
    export { code };`;
  const imports = `import { createClient, type ErrorCode, paginate, PromptgateError, type ServedPrompt, type Version } from 'promptgate';
    import { diskCache } from 'promptgate/disk-cache';`;
  writeFileSync(join(folder, 'use.mts'), imports + use);
  writeFileSync(join(folder, 'use.cts'), imports + use);
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.mts', 'use.cts'] }));
  const { status, stdout } = spawnSync('tsc', ['-p', folder], { encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
}, 60_000);
