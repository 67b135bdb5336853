import type { Lang } from '../language/lang.ts';
import type { SlotRules } from '../scheduling/rules.ts';

declare const tenantIdBrand: unique symbol;
/** Minted in one place only, from a verified credential; never from an argument or header. */
export type TenantId = string & { readonly [tenantIdBrand]: true };

export type Plan = 'LITE' | 'PRO' | 'BUSINESS' | 'ENTERPRISE';
export type AgentMode = 'FSM' | 'ASSISTED' | 'FULL';
export type ReplyStyle = 'formal' | 'neutral' | 'casual';
export const trades = [
  'hair',
  'beauty',
  'dental',
  'medical',
  'therapy',
  'fitness',
  'tutoring',
  'legal',
  'veterinary',
  'other',
] as const;
export type Trade = (typeof trades)[number];

/** Of a business that has not chosen one yet. */
export const defaultColor = '#2a49c9';

export interface FaqEntry {
  readonly id: string;
  readonly question: string;
  /** Other wordings and key words that should find this entry. */
  readonly alsoAsked: readonly string[];
  readonly answer: string;
}

export type ContactFieldName = 'name' | 'email' | 'phone';

export interface Tenant {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly slug: string;
  readonly plan: Plan;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly ownerUserId: string;
  readonly createdAt: string;
  readonly language: Lang;
  readonly timezone: string;
  /** ISO 3166-1 alpha-2; decides how 5/6 is read and how numbers are written. */
  readonly country: string;
  readonly currency: string;
  readonly trade: Trade;
  readonly business: {
    readonly address: string | null;
    readonly directions: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly website: string | null;
  };
  readonly branding: {
    readonly primaryColor: string;
    readonly logoUrl: string | null;
    readonly agentName: string;
    readonly position: 'right' | 'left';
    readonly theme: 'light' | 'dark' | 'auto';
  };
  readonly agent: {
    readonly mode: AgentMode;
    readonly style: ReplyStyle;
    /** By language; absent: the locale's own greeting. */
    readonly greeting: Partial<Record<Lang, string>>;
    readonly faq: readonly FaqEntry[];
    /** Name is always asked; these are asked besides it. */
    readonly contactFields: readonly { readonly field: ContactFieldName; readonly required: boolean }[];
    readonly conversationTtlMinutes: number;
    readonly holdMinutes: number;
    readonly handoffEmail: string | null;
    /**
     * Whose clock times are said and read in: the business's (absent too), where the appointment takes place, or the customer's,
     * for services given online.
     */
    readonly timesIn?: 'business' | 'customer';
  };
  readonly rules: SlotRules;
  /** Grows with every change of services, providers or hours: a catalog read under one version never goes stale. */
  readonly catalogVersion: number;
  /** For optimistic edits of this record itself. */
  readonly version: number;
}
