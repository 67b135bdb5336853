/** What is wrong with a password; Cognito's policy of the deployment asks the same classes and length. */
export type PasswordProblem =
  | 'short'
  | 'long'
  | 'lower'
  | 'upper'
  | 'digit'
  | 'symbol'
  | 'personal'
  | 'common';

/** Everything wrong with it, in the order in which a page says it; empty: it may be used. */
export function passwordProblems(
  password: string,
  owner: { readonly email: string; readonly name: string | null },
): PasswordProblem[] {
  const problems: [holds: boolean, PasswordProblem][] = [
    [[...password].length < shortest, 'short'],
    [password.length > longest, 'long'],
    [!/\p{Ll}/u.test(password), 'lower'],
    [!/\p{Lu}/u.test(password), 'upper'],
    [!/\p{Nd}/u.test(password), 'digit'],
    [!/[^\p{L}\p{N}]/u.test(password), 'symbol'],
    [personalWords(owner).some((word) => plain(password).includes(word)), 'personal'],
    [isCommon(password), 'common'],
  ];
  return problems.flatMap(([holds, problem]) => (holds ? [problem] : []));
}

export const shortest = 12;
/** Cognito's longest is 256. */
export const longest = 256;

/** Parts of the address and of the name that are long enough to mean somebody. */
function personalWords({ email, name }: { email: string; name: string | null }): string[] {
  const [local = '', domain = ''] = plain(email).split('@');
  const words = [
    local,
    domain,
    domain.split('.')[0] ?? '',
    ...local.split(/[.+_-]/),
    ...plain(name ?? '').split(/\s+/),
  ];
  return words.filter((word) => word.length >= 4);
}

/** What stands around a word is taken off, and what people type for letters is read back. */
function isCommon(password: string): boolean {
  const text = plain(password);
  const inner = text.replace(/^[^a-z@$]+|[^a-z]+$/g, '');
  const readings = [[...inner].map((sign) => lookalikes[sign] ?? sign).join(''), text].map((reading) =>
    reading.replace(/[^a-z]/g, ''),
  );
  const isWord = common.some((word) =>
    readings.some((reading) => reading === word || reading === word + word),
  );
  return isWord || /^(.{1,4})\1+$/u.test(text) || isRun(text);
}

/** `abcdefghijkl`, `123456789012`, keyboard rows: most of it follows the sign before it. */
function isRun(text: string): boolean {
  const signs = [...text];
  const follows = signs.filter((sign, at) => {
    const before = signs[at - 1];
    if (before === undefined) return false;
    const step = (sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
    return step === 0 || Math.abs(step) === 1 || keyboard.includes(before + sign);
  }).length;
  return signs.length > 3 && follows >= (signs.length - 1) * 0.75;
}

const keyboard = '1234567890 qwertyuiop asdfghjkl zxcvbnm 0987654321 poiuytrewq lkjhgfdsa mnbvcxz';

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
};

/** The heads of public lists of leaked passwords, in our three languages, without their digits. */
const common = [
  'password',
  'passwordpassword',
  'contrasena',
  'contrasenia',
  'clave',
  'clavesecreta',
  'miclave',
  'senha',
  'minhasenha',
  'senhasecreta',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'administrator',
  'administrador',
  'admin',
  'adminadmin',
  'welcome',
  'welcometo',
  'bienvenido',
  'bienvenida',
  'bemvindo',
  'letmein',
  'letmeinnow',
  'iloveyou',
  'tequiero',
  'teamo',
  'eutanto',
  'changeme',
  'changemenow',
  'cambiame',
  'princess',
  'princesa',
  'football',
  'futbol',
  'futebol',
  'barcelona',
  'realmadrid',
  'colocolo',
  'flamengo',
  'corinthians',
  'palmeiras',
  'superman',
  'batman',
  'dragon',
  'monkey',
  'sunshine',
  'master',
  'shadow',
  'secret',
  'secreto',
  'segredo',
  'passw',
  'passwort',
  'summer',
  'verano',
  'verao',
  'winter',
  'invierno',
  'inverno',
  'spring',
  'primavera',
  'autumn',
  'otono',
  'outono',
  'january',
  'enero',
  'janeiro',
  'chile',
  'brasil',
  'brazil',
  'santiago',
  'estrella',
  'jesuscristo',
  'jesus',
  'bookingchat',
  'agenticbookingchat',
  'booking',
  'appointment',
  'reserva',
  'agendamento',
];

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
