import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyState } from '@booking-chat/core/tenancy/api-key';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { operatorCredential } from '../../api/credential.ts';
import { createKey } from '../../api/keys.ts';
import type { App } from '../../context.ts';
import { writeWhole } from '../../notify/outbox.ts';
import { listKeys, revokeKey } from '../../store/api-keys.ts';
import { putCatalog } from '../../store/catalog.ts';
import { getTenant, putTenant } from '../../store/tenants.ts';
import type { DemoOwner } from './demo-owners.ts';
import type { DemoTenant } from './demo-tenant.ts';
import { demoTenants } from './demo-tenants.ts';

/** A seeded demo business and the key that its page shows to every visitor. */
export interface Demo {
  readonly tenantId: string;
  readonly slug: string;
  readonly publicKey: string;
  /** Absent: of a data folder from before there were owners. */
  readonly owner?: DemoOwner;
}

/**
 * Seeds the demo businesses that this data folder has not seen yet. Each step is safe to repeat, so that a kill half-way is
 * made good by the next start. What someone changed or erased since stays as they left it, unless `again` asks for it back.
 */
export async function seedDemo(
  app: App,
  dataDir: string,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Demo[]> {
  let demos = await readDemos(demoFile(dataDir));
  for (const demo of demoTenants(new Date(app.clock()).toISOString().slice(0, 10))) {
    const known = demos.some((each) => each.tenantId === demo.tenantId);
    const { tenantId } = operatorCredential(demo.tenantId);
    const wantedBack = again && !(await getTenant(app.db, tenantId));
    if (known && !wantedBack) continue;
    await putDemo(app, tenantId, demo);
    const publicKey = await demoKey(app, tenantId);
    demos = [
      ...demos.filter((each) => each.tenantId !== demo.tenantId),
      { tenantId: demo.tenantId, slug: demo.settings.slug, publicKey },
    ];
    await noteDemos(dataDir, demos);
  }
  return demos;
}

/** Readable by their owner only: it holds the demo owners' passwords. */
export const noteDemos = (dataDir: string, demos: readonly Demo[]): Promise<void> =>
  writeWhole(demoFile(dataDir), `${JSON.stringify(demos, null, 2)}\n`);

const demoFile = (dataDir: string) => join(dataDir, 'demo.json');

async function putDemo(app: App, tenantId: TenantId, demo: DemoTenant): Promise<void> {
  const createdAt = new Date(app.clock()).toISOString();
  await putTenant(app.db, { ...demo.settings, tenantId, createdAt, catalogVersion: 0, version: 1 });
  const tenant = await getTenant(app.db, tenantId);
  if (tenant?.catalogVersion !== 0) return;
  const { availability } = demo;
  await putCatalog(app.db, tenantId, {
    services: demo.services,
    providers: demo.providers,
    hours: [
      { owner: { kind: 'tenant' }, availability: availability.tenant },
      ...Object.entries(availability.providers).map(([id, hours]) => ({
        owner: { kind: 'provider' as const, id },
        availability: hours,
      })),
      ...Object.entries(availability.services).map(([id, hours]) => ({
        owner: { kind: 'service' as const, id },
        availability: hours,
      })),
    ],
  });
}

/** A fresh key; one whose text was lost (a kill between making and noting it) is revoked. */
async function demoKey(app: App, tenantId: TenantId): Promise<string> {
  const now = app.clock();
  for (const key of await listKeys(app.db, tenantId))
    if (key.name === keyName && keyState(key, now) === 'active')
      await revokeKey(app.db, tenantId, key.keyId, new Date(now).toISOString());
  const created = await createKey(app, tenantId, {
    name: keyName,
    allowedOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
  });
  if (!created.ok) throw new Error(`the demo key was refused: ${created.refusal.kind}`);
  return created.text;
}

const keyName = 'Demo page';

async function readDemos(file: string): Promise<Demo[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Demo[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
