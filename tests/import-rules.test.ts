import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** One row per folder: what its sources may import besides themselves. Tests beside modules may import more. */
const rules: readonly {
  folder: string;
  may: readonly (string | RegExp)[];
  /** A folder inside that other things may be imported into: programs of a developer's machine. */
  except?: string;
}[] = [
  { folder: 'packages/schema/src', may: [] },
  { folder: 'packages/core/src', may: ['temporal-polyfill'] },
  {
    folder: 'packages/server/src/store',
    may: ['packages/core/src', 'packages/server/src/signer.ts', 'node:'],
  },
  {
    folder: 'packages/server/src/agent',
    may: [
      'packages/core/src',
      'packages/server/src/store',
      'packages/server/src/api/errors.ts',
      'packages/server/src/api/present.ts',
      'packages/server/src/context.ts',
      'packages/server/src/signer.ts',
      'packages/schema/src',
      'node:',
    ],
  },
  {
    folder: 'packages/server/src/api',
    may: [
      'packages/core/src',
      'packages/server/src/store',
      'packages/server/src/agent',
      'packages/server/src/context.ts',
      'packages/server/src/signer.ts',
      'packages/server/src/identity/identity.ts',
      'packages/schema/src',
      'zod/mini',
      'graphql',
      'papaparse',
      'node:',
    ],
  },
  {
    folder: 'packages/server/src/identity',
    may: [
      'packages/core/src',
      'packages/server/src/store',
      'packages/server/src/notify',
      'packages/server/src/context.ts',
      'packages/server/src/signer.ts',
      'packages/server/src/lambda/aws-call.ts',
      'packages/server/src/local/pages',
      'packages/server/src/api/language.ts',
      'packages/server/src/api/log-cause.ts',
      'aws-jwt-verify',
      'oidc-provider',
      'otpauth',
      'qrcode',
      'fastify',
      'node:',
    ],
  },
  {
    folder: 'packages/server/src/live',
    may: [
      'packages/core/src',
      'packages/server/src/store',
      'packages/server/src/api',
      'packages/server/src/context.ts',
      'packages/schema/src',
      'graphql',
      'fastify',
      'ws',
      'node:',
    ],
  },
  {
    folder: 'packages/server/src/notify',
    may: [
      'packages/core/src',
      'packages/server/src/store',
      'packages/server/src/context.ts',
      'packages/server/src/signer.ts',
      'nodemailer',
      /^@aws-sdk\//,
      'node:',
    ],
  },
  {
    folder: 'packages/server/src/lambda',
    may: [
      'packages/core/src',
      'packages/server/src/store',
      'packages/server/src/api',
      'packages/server/src/notify',
      'packages/server/src/identity',
      'packages/server/src/context.ts',
      'packages/server/src/signer.ts',
      'packages/schema/src',
      'package.json',
      'nodemailer',
      'node:',
    ],
    except: 'packages/server/src/lambda/tools',
  },
  {
    folder: 'packages/server/src/release',
    may: [
      'packages/server/src/local/commands/command.ts',
      'packages/server/src/local/product-root.ts',
      'commander',
      'graphql',
      /^@aws-sdk\//,
      'node:',
    ],
  },
  {
    folder: 'packages/infra/src',
    may: [
      'packages/server/src/store/tables.ts',
      'packages/server/src/lambda/functions.ts',
      'packages/server/src/lambda/metrics.ts',
      'packages/server/src/local/pages/page.ts',
      'packages/server/src/local/pages/panel-policy.ts',
      'packages/server/src/identity/identity.ts',
      /^aws-cdk-lib($|\/)/,
      'cdk-nag',
      'constructs',
      'node:',
    ],
  },
  { folder: 'packages/realtime/src', may: [] },
  {
    folder: 'packages/admin/src',
    may: [
      'packages/schema/src',
      'packages/realtime/src',
      'packages/core/src',
      'react',
      'react-dom',
      'react-router',
      '@tanstack/react-query',
      'oauth4webapi',
      /^react\/jsx-runtime$/,
      /^@mui\//,
      /^@emotion\//,
      /^@fullcalendar\//,
    ],
  },
  {
    folder: 'packages/widget/src',
    may: [
      'packages/schema/src',
      'packages/realtime/src',
      'packages/widget/chat-agent-widget',
      /^packages\/core\/src\/language\/lang\.ts$/,
      /^react(-dom)?($|\/)/,
      /^preact($|\/)/,
      /^@mui\//,
      /^@emotion\//,
    ],
  },
];

describe('import rules', () => {
  for (const { folder, may, except } of rules)
    it(`${folder} imports only what it may`, () => {
      const sources = sourcesIn(folder).filter((file) => !except || !file.startsWith(`${except}/`));
      const forbidden = sources.flatMap((file) =>
        importsOf(file)
          .map((specifier) => target(file, specifier))
          .filter((to) => !to.startsWith(`${folder}/`) && !may.some((rule) => allows(rule, to)))
          .map((to) => `${file} → ${to}`),
      );
      expect(forbidden).toEqual([]);
    });

  it('the core reads no clock, randomness, environment or network', () => {
    const impure =
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bfetch\(|Temporal\.Now|performance\.now|crypto\./;
    const found = sourcesIn('packages/core/src').filter((file) => impure.test(withoutComments(read(file))));
    expect(found).toEqual([]);
  });

  it('one place mints a TenantId', () => {
    const minting = sourcesIn('packages').filter((file) =>
      /\bas TenantId\b/.test(withoutComments(read(file))),
    );
    expect(minting).toEqual(['packages/server/src/api/credential.ts']);
  });

  it('in the admin panel: app → features → shared, and no feature imports another one', () => {
    const admin = 'packages/admin/src';
    const forbidden = sourcesIn(admin).flatMap((file) => {
      const [part, noun] = file.slice(admin.length + 1).split('/');
      return importsOf(file)
        .map((specifier) => target(file, specifier))
        .filter((to) => to.startsWith(`${admin}/`))
        .filter((to) => {
          const [toPart, toNoun] = to.slice(admin.length + 1).split('/');
          if (part === 'shared') return toPart !== 'shared';
          if (part === 'features') return toPart === 'app' || (toPart === 'features' && toNoun !== noun);
          return false;
        })
        .map((to) => `${file} → ${to}`);
    });
    expect(forbidden).toEqual([]);
  });

  it('sees a forbidden import', () => {
    const store = rules.find((rule) => rule.folder.endsWith('/store'));
    expect(
      store?.may.some((rule) =>
        allows(rule, target('packages/server/src/store/x.ts', '../agent/run-turn.ts')),
      ),
    ).toBe(false);
  });
});

function allows(rule: string | RegExp, to: string) {
  if (rule instanceof RegExp) return rule.test(to);
  return rule === 'node:' ? to.startsWith('node:') : to === rule || to.startsWith(`${rule}/`);
}

/** Where an import leads: a path from the root, `node:…` or a package's name. */
function target(file: string, specifier: string) {
  if (specifier.startsWith('.'))
    return relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, '')));
  const own = /^@booking-chat\/([^/]+)\/(.+)$/.exec(specifier);
  if (own) return `packages/${own[1]}/src/${own[2]}${/\.\w+$/.test(own[2] as string) ? '' : '.ts'}`;
  return builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
}

function importsOf(file: string) {
  const text = withoutComments(read(file));
  const statements = text.matchAll(
    /^(?:import|export)\s+(?:(?:type\s+)?[\w$*{}\s,]+?\sfrom\s*)?['"]([^'"\n]+)['"]/gm,
  );
  const calls = text.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]/g);
  return [...statements, ...calls].map((match) => match[1] as string);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !isTestFile(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/node_modules|\/dist\/|\/generated\//.test(file))
    .sort();
}

const isTestFile = (name: string) =>
  /\.test\.tsx?$/.test(name) || name === 'testing.ts' || /\.oracle\.ts$/.test(name);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
