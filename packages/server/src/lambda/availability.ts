import { getAvailableSlots } from '../api/resolvers/available-slots.ts';
import { resolverFunction } from './resolver-function.ts';

export const handler = resolverFunction('availability', { 'Query.getAvailableSlots': getAvailableSlots });
