// Read by serverless.yml: what the other routes are made of, in the words of osls.
const { pathToFileURL } = require('node:url');

let parts;

async function partsOf(stage) {
  const { tsImport } = await import('tsx/esm/api');
  const load = (name) => tsImport(`./src/${name}.ts`, pathToFileURL(__filename).href);
  const { readSettings } = await load('settings');
  const { serverlessParts } = await load('serverless');
  const fallback = { DOMAIN_NAME: 'example.com', AWS_REGION: 'us-east-1' };
  return serverlessParts(readSettings({ ...fallback, ...process.env, STAGE: stage }, new Date()));
}

const part =
  (name) =>
  async ({ options }) => {
    parts ??= partsOf(options.stage ?? process.env.STAGE ?? 'dev');
    return (await parts)[name];
  };

module.exports = {
  functions: part('functions'),
  appSync: part('appSync'),
  resources: part('resources'),
};
