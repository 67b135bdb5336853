import { join } from 'node:path';
import { createBus } from '../live/bus.ts';
import { startNotifier } from '../notify/notifier.ts';
import { openOutbox } from '../notify/outbox.ts';
import { fillCustomers } from '../store/fill-customers.ts';
import { listTenants } from '../store/tenants.ts';
import { registerAdminPanel } from './admin-panel.ts';
import { connect } from './connect.ts';
import { createHost } from './host.ts';
import { transportFor } from './mail-transport.ts';
import { serveIdentity } from './open-identity.ts';
import { adminFolder, manageFolder, widgetFolder } from './product-root.ts';
import { forgetServer, noteServer } from './running-server.ts';
import { currentOwners, seedDemoOwners } from './seed/demo-owners.ts';
import { type Demo, noteDemos, seedDemo } from './seed/seed-demo.ts';
import type { Settings } from './settings.ts';
import { registerSite } from './site.ts';
import { startSweep } from './sweep.ts';

export interface StartOptions {
  readonly port: number;
  /** The port was asked for: no other one will do. */
  readonly portIsFixed: boolean;
  /** Milliseconds that the server's clock is ahead of the machine's; negative: behind. */
  readonly clockAhead: number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly demos: readonly Demo[];
  /** Of the demo businesses; the password is null once they have chosen another one. */
  readonly owners: readonly {
    readonly email: string;
    readonly password: string | null;
    readonly tenantId: string;
  }[];
  /** Answers what is under way, then stops everything it started. */
  stop(): Promise<void>;
}

/** Another program listens there. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  constructor(readonly port: number) {
    super(`Port ${port} is in use by another program. Stop it, or choose another one with --port.`);
  }
}

/**
 * Engine, tables, secrets, demo tenants, API, pages, notifier and sweep: the whole product in one process and its engine.
 * Throws DataInUse, PortInUse, or what the engine says.
 */
export async function start(settings: Settings, options: StartOptions): Promise<RunningServer> {
  let publicUrl = settings.publicUrl ?? `http://localhost:${options.port}`;
  const connection = await connect(settings, {
    engine: 'own',
    clock: () => Date.now() + options.clockAhead,
    publicUrl,
  });
  const closing: (() => Promise<void> | void)[] = [connection.close];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const outbox = openOutbox(join(settings.dataDir, 'outbox'));
    const mail = transportFor(settings, outbox);
    closing.push(mail.close);
    const live = createBus();
    const base = {
      ...connection.app,
      publish: live.publish,
      get publicUrl() {
        return publicUrl;
      },
    };
    const people = serveIdentity(base, { dataDir: settings.dataDir, transport: mail.transport });
    closing.push(people.close);
    const app = Object.assign(base, { identity: people.identity });
    const demos = await seedDemoOwners(people.facts, await seedDemo(app, settings.dataDir), (owned) =>
      noteDemos(settings.dataDir, owned),
    );
    for (const { tenantId } of await listTenants(connection.app.db))
      await fillCustomers(connection.app, tenantId);
    const host = await createHost(app, {
      production: settings.production,
      widgetFolder,
      live,
      register: async (server) => {
        registerSite(server, { app, demos, outbox, manageFolder });
        await people.mount(server);
        await registerAdminPanel(server, {
          folder: adminFolder,
          publicUrl: () => publicUrl,
          version: app.version,
        });
      },
    });
    closing.push(() => host.close());
    const port = await listen(host, options);
    publicUrl = settings.publicUrl ?? `http://localhost:${port}`;

    const notifier = startNotifier({
      ...connection.app,
      publish: live.publish,
      publicUrl,
      endpoint: connection.engine.endpoint,
      region: settings.region,
      dataDir: settings.dataDir,
      from: settings.mailFrom,
      transport: mail.transport,
    });
    closing.push(() => notifier.stop());
    const sweep = startSweep(app);
    closing.push(() => sweep.stop());
    await noteServer(settings.dataDir, {
      pid: process.pid,
      url: publicUrl,
      clockAhead: options.clockAhead,
    });
    closing.push(() => forgetServer(settings.dataDir));
    return { url: publicUrl, port, demos, owners: await currentOwners(people.facts, demos), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Host = Awaited<ReturnType<typeof createHost>>;

/** Loopback only. The default port gives way to the next free ones, a chosen port does not. */
async function listen(host: Host, { port, portIsFixed }: StartOptions): Promise<number> {
  const last = portIsFixed ? port : port + 20;
  for (let tried = port; tried <= last; tried++) {
    try {
      await host.listen({ host: '127.0.0.1', port: tried });
      const address = host.server.address();
      return typeof address === 'object' && address ? address.port : tried;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new PortInUse(port);
}
