import { clinicaAurora } from './clinica-aurora.ts';
import type { DemoTenant } from './demo-tenant.ts';
import { estudioIpe } from './estudio-ipe.ts';
import { harborDental } from './harbor-dental.ts';

/** The demo businesses, in the order they are shown. `today` as YYYY-MM-DD. */
export const demoTenants = (today: string): readonly DemoTenant[] => [
  clinicaAurora(today),
  estudioIpe(today),
  harborDental(today),
];
