import { type Html, html, trusted } from './html.ts';

/** What a mail says, before it is HTML or plain text. */
export interface MailBody {
  readonly language: string;
  readonly business: string;
  readonly color: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A short code shown large. */
  readonly highlight?: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly button?: { readonly label: string; readonly url: string; readonly hint: string };
  readonly transcript?: {
    readonly title: string;
    readonly lines: readonly { readonly speaker: string; readonly text: string; readonly mine: boolean }[];
  };
  readonly footer: readonly string[];
}

/** Tables and inline styles, because mail clients know little else; readable in light and dark. */
export function mailHtml(body: MailBody): string {
  const ink = inkOn(body.color);
  return html`<!doctype html>
<html lang="${body.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${body.title}</title>
<style>${styles}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f3f5;color:#1d1d21;font-family:${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:560px;background:#ffffff;border-radius:14px;overflow:hidden">
<tr><td style="background:${body.color};color:${ink};padding:18px 28px;font-size:16px;font-weight:600">${body.business}</td></tr>
<tr><td style="padding:28px 28px 8px">
<h1 style="margin:0 0 12px;font-size:23px;line-height:1.25;font-weight:650">${body.title}</h1>
${body.paragraphs.map((text) => html`<p style="margin:0 0 12px;font-size:16px;line-height:1.5">${text}</p>`)}
${body.highlight && html`<p style="margin:20px 0;font-size:34px;font-weight:700;letter-spacing:8px;font-family:ui-monospace,Menlo,Consolas,monospace">${body.highlight}</p>`}
</td></tr>
${body.rows.length > 0 && html`<tr><td style="padding:4px 28px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${body.rows.map(row)}</table></td></tr>`}
${body.transcript && transcript(body.transcript)}
${body.button && button(body.button, body.color, ink)}
<tr><td class="quiet" style="padding:18px 28px 26px;font-size:13px;line-height:1.5;color:#63636b">${body.footer.map((line) => html`${line}<br>`)}</td></tr>
</table></td></tr></table>
</body>
</html>`.markup;
}

export function mailText(body: MailBody): string {
  const widest = Math.max(0, ...body.rows.map(([label]) => label.length));
  const parts = [
    body.title,
    ...body.paragraphs,
    ...(body.highlight ? [`    ${body.highlight}`] : []),
    body.rows.map(([label, value]) => `${`${label}:`.padEnd(widest + 2)}${value}`).join('\n'),
    ...(body.transcript
      ? [
          `${body.transcript.title}\n${body.transcript.lines.map((line) => `${line.speaker}: ${line.text}`).join('\n')}`,
        ]
      : []),
    ...(body.button ? [`${body.button.label}: ${body.button.url}\n${body.button.hint}`] : []),
    `-- \n${[body.business, ...body.footer].join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Black or white, whichever reads better on the colour (WCAG 2.2 relative luminance). */
export function inkOn(color: string): '#ffffff' | '#111111' {
  const digits = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
  const channel = (at: number) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.0556 ? '#ffffff' : '#111111';
}

const row = ([label, value]: readonly [string, string]): Html =>
  html`<tr><td class="quiet line" style="padding:9px 14px 9px 0;font-size:14px;color:#63636b;vertical-align:top;border-top:1px solid #e7e7ec;white-space:nowrap">${label}</td><td class="line" style="padding:9px 0;font-size:15px;border-top:1px solid #e7e7ec;width:100%">${value}</td></tr>`;

const button = ({ label, url, hint }: NonNullable<MailBody['button']>, color: string, ink: string): Html =>
  html`<tr><td style="padding:14px 28px 4px"><a href="${url}" style="display:inline-block;background:${color};color:${ink};text-decoration:none;font-size:16px;font-weight:600;padding:13px 22px;border-radius:10px">${label}</a><p class="quiet" style="margin:12px 0 0;font-size:13px;line-height:1.5;color:#63636b">${hint}</p></td></tr>`;

const transcript = ({ title, lines }: NonNullable<MailBody['transcript']>): Html =>
  html`<tr><td style="padding:8px 28px"><h2 style="margin:8px 0 10px;font-size:16px">${title}</h2>${lines.map(
    (line) =>
      html`<p class="${line.mine ? 'mine' : 'theirs'}" style="margin:0 0 8px;padding:9px 13px;border-radius:10px;background:${line.mine ? '#eef1f6' : '#f7f5f2'};font-size:15px;line-height:1.45;white-space:pre-line"><strong>${line.speaker}:</strong> ${line.text}</p>`,
  )}</td></tr>`;

const font = trusted("-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif");

const styles = trusted(`@media (prefers-color-scheme: dark) {
.page { background: #141417 !important; color: #ededf0 !important; }
.card { background: #1f1f24 !important; }
.quiet { color: #a9a9b3 !important; }
.line { border-color: #36363d !important; }
.mine { background: #2a2f38 !important; }
.theirs { background: #2d2a27 !important; }
}`);
