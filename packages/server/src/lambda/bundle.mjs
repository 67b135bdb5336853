#!/usr/bin/env node
// Bundles every function of functions.ts to packages/server/dist/lambda/<name>/index.mjs, each on its own.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
export const outputFolder = fileURLToPath(new URL('../../dist/lambda', import.meta.url));
export const appsyncCode = fileURLToPath(new URL('appsync/answer.js', import.meta.url));

/** What a TypeScript module exports, read without a TypeScript runtime. */
async function exportsOf(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  return { ...(await import(`data:text/javascript;base64,${text}`)) };
}

/**
 * Words of the languages are plain data, most of a conversation's size: they go in compressed. A module of the named
 * folders that holds anything but data (functions, patterns) stays as it is.
 */
const compressedWords = {
  name: 'compressed-words',
  setup({ onLoad }) {
    onLoad(
      { filter: /core\/src\/language\/(locales\/\w\w\/\w+|given-names|cities)\.ts$/ },
      async ({ path }) => {
        const exported = await exportsOf(path);
        const json = JSON.stringify(exported);
        if (!isDeepStrictEqual(JSON.parse(json), exported) || json.length < worthwhile) return null;
        const packed = brotliCompressSync(json).toString('base64');
        const lines = Object.keys(exported).map((name) => `export const ${name} = data.${name};`);
        return {
          loader: 'js',
          contents: `import { brotliDecompressSync } from 'node:zlib';
          const data = JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());
          ${lines.join('\n')}`,
        };
      },
    );
  },
};
const worthwhile = 4_000;

/** Each bundle holds its own row of the table only: a change of another row changes nothing in it. */
const ownRow = (name, { functions, environmentNames }) => ({
  name: 'own-row',
  setup({ onLoad }) {
    const row = functions[name];
    const variables = row.environment.map((variable) => [variable, environmentNames[variable]]);
    onLoad({ filter: /lambda\/functions\.ts$/ }, () => ({
      loader: 'js',
      contents: `export const functions = ${JSON.stringify({ [name]: row })};
        export const environmentNames = ${JSON.stringify(Object.fromEntries(variables))};`,
    }));
  },
});

/**
 * A bundle that came out as before is left alone, a new one takes its place in one step: others may be reading them.
 * @returns {Promise<{ name: string, file: string, bytes: number }[]>}
 */
export async function bundleFunctions() {
  const table = await exportsOf(`${here}functions.ts`);
  const { functions } = table;
  mkdirSync(outputFolder, { recursive: true });
  for (const former of readdirSync(outputFolder))
    if (!former.startsWith('.') && !Object.hasOwn(functions, former))
      rmSync(`${outputFolder}/${former}`, { recursive: true });
  return Promise.all(
    Object.entries(functions).map(async ([name, { entry }]) => {
      const file = `${outputFolder}/${name}/index.mjs`;
      const code = await bundle(here + entry, [compressedWords, ownRow(name, table)]);
      // The build asks by its time whether it is stale.
      if (existsSync(file) && readFileSync(file).equals(code)) utimesSync(file, new Date(), new Date());
      else {
        mkdirSync(`${outputFolder}/${name}`, { recursive: true });
        const aside = `${outputFolder}/.${name}.${process.pid}`;
        writeFileSync(aside, code);
        renameSync(aside, file);
      }
      return { name, file, bytes: code.length };
    }),
  );
}

async function bundle(entry, plugins) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify: true,
    lineLimit: 160,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    mainFields: ['module', 'main'],
    loader: { '.graphql': 'text' },
    plugins,
    charset: 'utf8',
    legalComments: 'none',
    // Bundled CommonJS dependencies still call require for Node's own modules.
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0].contents);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { name, bytes } of await bundleFunctions())
    console.log(`${name.padEnd(14)} ${(bytes / 1000).toFixed(0).padStart(5)} kB`);
