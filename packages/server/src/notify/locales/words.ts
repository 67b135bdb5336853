/** Everything the e-mails say in one language. `who`, `what` and so on are names as people wrote them. */
export interface MailWords {
  readonly labels: {
    readonly service: string;
    readonly provider: string;
    readonly when: string;
    readonly where: string;
    readonly price: string;
    readonly code: string;
    readonly customer: string;
    readonly contact: string;
    readonly notes: string;
    readonly before: string;
    readonly reason: string;
    readonly yourTime: string;
  };
  readonly manage: string;
  readonly manageHint: string;
  readonly directions: string;
  readonly greeting: (name: string) => string;
  readonly sentBy: (business: string) => string;
  /** Subject and first sentence of each mail. Cancelled by the business: `calledOff`, and of a request `turnedDown`. */
  readonly customer: Record<
    'confirmed' | 'requested' | 'moved' | 'cancelled' | 'declined' | 'calledOff' | 'turnedDown',
    {
      readonly subject: (service: string, business: string) => string;
      readonly title: string;
      readonly intro: (business: string) => string;
    }
  >;
  readonly provider: Record<
    'confirmed' | 'requested' | 'moved' | 'cancelled' | 'declined',
    { readonly subject: (service: string, customer: string, when: string) => string; readonly title: string }
  >;
  readonly handOff: {
    readonly subject: (customer: string | null) => string;
    readonly title: string;
    readonly intro: string;
    readonly transcript: string;
    readonly speakers: Readonly<Record<'CUSTOMER' | 'AGENT' | 'PERSON', string>>;
    readonly anonymous: string;
  };
  readonly code: {
    readonly subject: (code: string, business: string) => string;
    readonly title: string;
    readonly intro: (business: string) => string;
    readonly validFor: (minutes: number) => string;
    readonly ignore: string;
  };
}
