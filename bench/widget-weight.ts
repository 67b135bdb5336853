import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * What a customer's browser fetches of the widget, as a CDN serves it (brotli, quality 11), from the built release. The
 * panel loads nothing besides itself: no font, style sheet or image, and one more script only for who talks with a person.
 */
export interface Weight {
  readonly bench: 'widget-weight';
  readonly metric: string;
  readonly value: number;
  readonly unit: 'bytes';
  /** At most, where the product promises it. */
  readonly target?: number;
  readonly ok?: boolean;
}

export function measureWeight(): Weight[] {
  const { version } = JSON.parse(read('../package.json').toString()) as { version: string };
  const release = `../packages/widget/dist/chat-widget/v${version}`;
  return [
    weigh('loader, brotli', [`${release}/chat-widget.js`], 2_000),
    weigh('panel in all, brotli', [`${release}/panel.js`], 70_000),
    weigh('live part, only with a person, brotli', [`${release}/live.js`], 2_000),
    weigh(
      'manage page in all, brotli',
      ['index.html', 'manage.css', 'manage.js'].map((name) => `../packages/widget/dist/manage/${name}`),
    ),
  ];
}

function weigh(metric: string, files: readonly string[], target?: number): Weight {
  const value = files
    .map(
      (file) => brotliCompressSync(read(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
    )
    .reduce((sum, size) => sum + size, 0);
  return {
    bench: 'widget-weight',
    metric,
    value,
    unit: 'bytes',
    ...(target && { target, ok: value <= target }),
  };
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url));

if (process.argv[1]?.endsWith('widget-weight.ts'))
  for (const weight of measureWeight()) console.log(JSON.stringify(weight));
