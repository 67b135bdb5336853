import { isLang, type Lang } from '@booking-chat/core/language/lang';
import { openRuntime } from './runtime.ts';

/** Cognito's event before it sends a mail, as far as it is read here. It comes back with its answer in it. */
export interface MessageEvent {
  readonly triggerSource: string;
  readonly request: {
    readonly userAttributes: Readonly<Record<string, string | undefined>>;
    /** What Cognito puts the code, or the first password, in place of. */
    readonly codeParameter: string | null;
    readonly usernameParameter?: string | null;
  };
  readonly response: object;
}

const { invoke, environment } = openRuntime('signInMails');

/** Invitations and codes in the person's language; whatever else Cognito sends (SMS codes) stays in its own words. */
export const handler = (event: MessageEvent): Promise<MessageEvent> =>
  invoke(async () => {
    const { userAttributes, codeParameter, usernameParameter } = event.request;
    const { locale } = userAttributes;
    const words = texts[isLang(locale) ? locale : 'es'];
    const code = codeParameter ?? '';
    if (event.triggerSource === 'CustomMessage_AdminCreateUser') {
      // Cognito wants the account's name in it, though the e-mail does as well.
      const { subject, lines } = words.invitation(environment.ADMIN_URL, code, usernameParameter ?? '');
      return { ...event, response: { ...event.response, ...mailOf(subject, lines) } };
    }
    if (
      /^CustomMessage_(ForgotPassword|ResendCode|(Update|Verify)UserAttribute)$/.test(event.triggerSource)
    ) {
      const { subject, lines } = words.code(environment.ADMIN_URL, code);
      return { ...event, response: { ...event.response, ...mailOf(subject, lines) } };
    }
    return event;
  });

const mailOf = (emailSubject: string, lines: readonly string[]) => ({
  emailSubject,
  emailMessage: lines.map((line) => `<p>${line}</p>`).join('\n'),
});

interface Words {
  readonly invitation: (url: string, password: string, username: string) => Mail;
  readonly code: (url: string, code: string) => Mail;
}
interface Mail {
  readonly subject: string;
  readonly lines: readonly string[];
}

const link = (url: string) => `<a href="${url}">${url}</a>`;

const texts: Readonly<Record<Lang, Words>> = {
  es: {
    invitation: (url, password, username) => ({
      subject: 'Te invitaron al panel de reservas',
      lines: [
        `Entra en ${link(url)} con tu correo (o con el usuario ${username}) y esta contraseña de una sola vez:`,
        `<strong>${password}</strong>`,
        'Al entrar eliges la tuya. La invitación vale tres días; después, quien te invitó puede enviarla de nuevo.',
      ],
    }),
    code: (url, code) => ({
      subject: 'Tu código del panel de reservas',
      lines: [
        `Tu código es <strong>${code}</strong>. Escríbelo donde te lo pida ${link(url)} al entrar.`,
        'Si no lo pediste, avisa a quien administra tu negocio; nadie puede entrar solo con este correo.',
      ],
    }),
  },
  en: {
    invitation: (url, password, username) => ({
      subject: 'You are invited to the booking panel',
      lines: [
        `Sign in at ${link(url)} with your e-mail (or as ${username}) and this one-time password:`,
        `<strong>${password}</strong>`,
        'You then choose your own. The invitation is good for three days; after that, whoever invited you can send it again.',
      ],
    }),
    code: (url, code) => ({
      subject: 'Your code for the booking panel',
      lines: [
        `Your code is <strong>${code}</strong>. Enter it where ${link(url)} asks for it when you sign in.`,
        'If you did not ask for it, tell whoever runs your business’s account; this mail alone lets nobody in.',
      ],
    }),
  },
  pt: {
    invitation: (url, password, username) => ({
      subject: 'Você foi convidado para o painel de reservas',
      lines: [
        `Entre em ${link(url)} com seu e-mail (ou com o usuário ${username}) e esta senha de uso único:`,
        `<strong>${password}</strong>`,
        'Ao entrar, você escolhe a sua. O convite vale três dias; depois, quem convidou pode enviá-lo de novo.',
      ],
    }),
    code: (url, code) => ({
      subject: 'Seu código do painel de reservas',
      lines: [
        `Seu código é <strong>${code}</strong>. Digite-o onde ${link(url)} pedir, ao entrar.`,
        'Se você não pediu, avise quem administra a conta do seu negócio; só com este e-mail ninguém entra.',
      ],
    }),
  },
};
