import { health } from '../api/resolvers/health.ts';
import { listProviders } from '../api/resolvers/providers.ts';
import { getService, searchServices } from '../api/resolvers/services.ts';
import { widgetConfig } from '../api/resolvers/widget-config.ts';
import { resolverFunction } from './resolver-function.ts';

export const handler = resolverFunction('catalog', {
  'Query.health': health,
  'Query.widgetConfig': widgetConfig,
  'Query.searchServices': searchServices,
  'Query.getService': getService,
  'Query.listProviders': listProviders,
});
