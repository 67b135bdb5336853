import type { MakePart } from '../part.ts';
import type { Settings } from '../settings.ts';
import { adminPart } from './admin.ts';
import { apiPart } from './api.ts';
import { authPart } from './auth.ts';
import { backgroundPart } from './background.ts';
import { databasePart } from './database.ts';
import { domainPart } from './domain.ts';
import { monitoringPart } from './monitoring.ts';
import { widgetPart } from './widget.ts';

/** Everything that lives in the region, in order: each part takes what it needs of the former ones. */
export function assemble(settings: Settings, part: MakePart) {
  const database = databasePart(part('Database', 'Tables, signing keys and flags'), settings);
  const auth = authPart(part('Auth', 'People of the tenants'), settings, database);
  const background = backgroundPart(part('Background', 'Mails, jobs and key rotation'), settings, database);
  const api = apiPart(part('API', 'GraphQL API and its functions'), settings, { ...database, ...auth });
  const domain = domainPart(part('Domain', 'The address of the live API'), settings, api);
  const widget = widgetPart(part('Widget', "The widget's files and the customer's pages"), settings);
  const admin = adminPart(part('Admin', "The panel of the tenants' people"), settings, auth);
  const monitoring = monitoringPart(part('Monitoring', 'Alarms and dashboard'), settings, {
    api,
    auth,
    background,
    widget,
  });
  return { database, auth, background, api, domain, widget, admin, monitoring };
}
