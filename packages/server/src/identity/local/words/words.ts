import type { Lang } from '@booking-chat/core/language/lang';
import type { PasswordProblem } from '../password-policy.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';

/** Everything the pages and mails of the identity provider say in one language. */
export interface IdentityWords {
  readonly email: string;
  readonly password: string;
  readonly code: string;
  readonly goOn: string;
  readonly toPanel: string;
  readonly toSignIn: string;
  readonly back: string;
  readonly signIn: {
    readonly title: string;
    readonly intro: string;
    readonly action: string;
    readonly forgot: string;
    readonly wrong: string;
    readonly missing: string;
    readonly missingEmail: string;
    readonly locked: string;
  };
  readonly secondFactor: {
    readonly title: string;
    readonly intro: string;
    readonly hint: string;
    readonly wrong: string;
    readonly locked: string;
    readonly other: string;
  };
  readonly forgot: {
    readonly title: string;
    readonly intro: string;
    readonly action: string;
    readonly sentTitle: string;
    readonly sent: string;
  };
  readonly choose: {
    readonly welcome: (name: string | null) => string;
    readonly welcomeIntro: (business: string, email: string) => string;
    readonly title: string;
    readonly intro: (email: string) => string;
    readonly action: string;
    readonly newPassword: string;
    readonly again: string;
    readonly rule: string;
    readonly different: string;
    readonly doneTitle: string;
    readonly done: string;
    readonly badLinkTitle: string;
    readonly badLink: string;
  };
  readonly problems: Readonly<Record<PasswordProblem, string>>;
  readonly problemsIntro: string;
  readonly account: {
    readonly title: string;
    readonly signedInAs: (email: string) => string;
    readonly passwordTitle: string;
    readonly current: string;
    readonly changePassword: string;
    readonly passwordChanged: string;
    readonly wrongCurrent: string;
    readonly factorTitle: string;
    readonly factorOff: string;
    readonly factorOn: string;
    readonly factorSetUp: string;
    readonly factorScan: string;
    readonly factorQr: string;
    readonly factorKey: string;
    readonly factorConfirm: string;
    readonly factorTurnOn: string;
    readonly factorTurnOff: string;
    readonly factorTurnedOff: string;
    readonly recoveryTitle: string;
    readonly recovery: string;
    readonly recoveryLeft: (count: number) => string;
    readonly sessionsTitle: string;
    readonly sessions: string;
    readonly signOutEverywhere: string;
    readonly signedOutEverywhere: string;
  };
  readonly signOut: {
    readonly title: string;
    readonly intro: string;
    readonly action: string;
    readonly done: string;
  };
  readonly failure: {
    readonly title: string;
    readonly expired: string;
    readonly request: string;
    readonly own: string;
    readonly otherSite: string;
  };
  readonly mail: {
    readonly greeting: (name: string) => string;
    readonly invitation: {
      readonly subject: (business: string) => string;
      readonly title: (business: string) => string;
      readonly intro: (business: string, role: string) => string;
      readonly action: string;
      readonly hint: string;
    };
    readonly reset: {
      readonly subject: string;
      readonly title: string;
      readonly asked: string;
      readonly byOwner: string;
      readonly action: string;
      readonly hint: (minutes: number) => string;
      readonly ignore: string;
    };
    readonly locked: {
      readonly subject: string;
      readonly title: string;
      readonly intro: (tries: number, minutes: number) => string;
      readonly advice: string;
      readonly action: string;
      readonly hint: string;
    };
    readonly changed: {
      readonly subject: string;
      readonly title: string;
      readonly intro: string;
      readonly advice: string;
    };
    readonly roles: Readonly<Record<'OWNER' | 'ADMIN' | 'VIEWER', string>>;
    readonly footer: (email: string) => string;
  };
}

export const identityWords: Readonly<Record<Lang, IdentityWords>> = { es, en, pt };
