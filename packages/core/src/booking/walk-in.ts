import type { Provider } from '../catalog/catalog.ts';
import type { SlotRules } from '../scheduling/rules.ts';

/** Minutes ago that an appointment of someone at the desk may have begun. */
export const walkInGrace = 15;

/**
 * For who stands at the desk: at any minute, now or as far ahead as a year, whatever notice, horizon and grid say.
 * Opening hours, other appointments, buffers and limits count as ever.
 */
const walkInRules: Partial<SlotRules> = { minimumNoticeMinutes: 0, horizonDays: 366, slotIntervalMinutes: 1 };

/** The provider as they take walk-ins: a provider's own rules come before all others. */
export const takingWalkIns = (provider: Provider): Provider => ({
  ...provider,
  rules: { ...provider.rules, ...walkInRules },
});
