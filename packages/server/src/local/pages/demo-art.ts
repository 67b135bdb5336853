import { type Html, trusted } from '../../notify/html.ts';

/** Drawings of the demo sites: inline SVG, coloured by the page's CSS variables. Decoration only, hidden from readers. */
export const heroArt = (slug: string): Html =>
  // Several drawings may share a page: what one defines must not be found by another.
  trusted((drawings[slug]?.hero() ?? '').replace(/(id="|url\(#)/g, `$1${slug}-`));
export const logoMark = (slug: string): Html => trusted(drawings[slug]?.mark ?? '');

/** A portrait without a photo: initials over a shape that is the person's own. */
export function portrait(name: string, index: number): Html {
  const initials = name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join('');
  const shapes = [
    'M50 4C76 4 96 22 96 50S78 96 50 96 4 78 4 50 24 4 50 4Z',
    'M48 6C72 0 98 20 94 48S84 98 52 94 2 82 6 50 22 12 48 6Z',
    'M52 4C80 8 98 26 94 54S72 98 46 94 2 74 6 44 26 0 52 4Z',
    'M46 5C66 -1 92 14 95 42S86 90 60 95 8 90 5 58 22 12 46 5Z',
    'M55 5C82 6 97 30 95 52S76 92 50 95 6 80 5 54 26 4 55 5Z',
  ];
  return trusted(
    `<svg class="portrait tint-${index % 5}" viewBox="0 0 100 100" aria-hidden="true" focusable="false"><path d="${shapes[index % 5]}"/><path class="shine" d="M10 70C30 50 62 86 92 60L96 100 4 100Z"/><text x="50" y="52" text-anchor="middle" dominant-baseline="middle">${initials}</text></svg>`,
  );
}

const frame = (content: string, viewBox = '0 0 640 640') =>
  `<svg viewBox="${viewBox}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">${content}</svg>`;

const drawings: Readonly<Record<string, { readonly hero: () => string; readonly mark: string }>> = {
  'clinica-aurora': {
    mark: '<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"><circle cx="20" cy="23" r="9" fill="var(--brand)"/><path d="M3 26c6-6 11 4 17 0s11-6 17 0v14H3z" fill="var(--page)"/><path d="M3 26c6-6 11 4 17 0s11-6 17 0" fill="none" stroke="var(--brand)" stroke-width="2.4" stroke-linecap="round"/><path d="M20 4v5M8 9l3 4M32 9l-3 4" stroke="var(--brand)" stroke-width="2.4" stroke-linecap="round"/></svg>',
    hero: () =>
      frame(`<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="var(--art-1)"/><stop offset=".5" stop-color="var(--art-2)"/><stop offset="1" stop-color="var(--art-3)"/></linearGradient>
<radialGradient id="sun"><stop offset="0" stop-color="var(--art-sun)"/><stop offset=".55" stop-color="var(--art-sun)" stop-opacity=".75"/><stop offset="1" stop-color="var(--art-sun)" stop-opacity="0"/></radialGradient>
<linearGradient id="ribbon" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="var(--art-4)" stop-opacity=".05"/><stop offset=".5" stop-color="var(--art-4)" stop-opacity=".75"/><stop offset="1" stop-color="var(--art-5)" stop-opacity=".15"/></linearGradient>
</defs>
<rect width="640" height="640" fill="url(#sky)"/>
<circle cx="400" cy="300" r="240" fill="url(#sun)"/><circle cx="400" cy="300" r="104" fill="var(--art-sun)"/>
${[0, 1, 2, 3, 4].map((i) => `<path d="M-20 ${250 + i * 38}C140 ${150 + i * 46} 240 ${390 + i * 18} 400 ${290 + i * 36}S600 ${180 + i * 50} 680 ${270 + i * 38}L680 ${330 + i * 50}C560 ${260 + i * 46} 470 ${400 + i * 34} 360 ${390 + i * 30}S120 ${240 + i * 52} -20 ${330 + i * 42}Z" fill="url(#ribbon)" opacity="${0.95 - i * 0.12}"/>`).join('')}
<path d="M-10 560C90 500 190 520 290 548S520 500 660 540V660H-10Z" fill="var(--art-6)"/>
<path d="M-10 602C120 560 250 600 380 588S560 566 660 590V660H-10Z" fill="var(--art-7)"/>
<g fill="none" stroke="var(--art-line)" stroke-width="3" stroke-linecap="round">${stem(118, 610, 250, -12)}${stem(160, 620, 178, 10)}${stem(82, 622, 150, -24)}</g>`),
  },
  'estudio-ipe': {
    mark: '<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"><g fill="var(--brand-bright)"><ellipse cx="20" cy="11" rx="6" ry="8.5"/><ellipse cx="20" cy="11" rx="6" ry="8.5" transform="rotate(72 20 21)"/><ellipse cx="20" cy="11" rx="6" ry="8.5" transform="rotate(144 20 21)"/><ellipse cx="20" cy="11" rx="6" ry="8.5" transform="rotate(216 20 21)"/><ellipse cx="20" cy="11" rx="6" ry="8.5" transform="rotate(288 20 21)"/></g><circle cx="20" cy="21" r="4.6" fill="var(--brand)"/></svg>',
    hero: () =>
      frame(`<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="var(--art-1)"/><stop offset="1" stop-color="var(--art-2)"/></linearGradient></defs>
<rect width="640" height="640" fill="url(#sky)"/>
<circle cx="120" cy="130" r="58" fill="var(--art-sun)"/>
<path d="M-10 520C120 470 230 500 330 486S560 440 660 480V660H-10Z" fill="var(--art-6)"/>
<path d="M-10 568C150 530 300 566 420 548S590 520 660 540V660H-10Z" fill="var(--art-7)"/>
<g fill="none" stroke="var(--art-trunk)" stroke-linecap="round"><path d="M352 570C346 500 362 450 350 380" stroke-width="24"/><path d="M351 430C330 372 272 352 232 300" stroke-width="14"/><path d="M352 400C366 330 420 318 458 262" stroke-width="14"/><path d="M350 390C350 330 338 280 346 214" stroke-width="13"/><path d="M262 336C232 330 208 336 180 322M430 300C468 296 492 306 520 290M346 270C320 236 300 220 286 184M348 260C378 230 392 206 404 168" stroke-width="7"/></g>
${blossoms()}`),
  },
  'harbor-dental': {
    mark: '<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"><path d="M11 5c4 0 5 2 9 2s5-2 9-2c5 0 8 4 7 10-.6 4-2.600 6-3.400 11-.7 4.400-1 9-3.600 9-3 0-2.400-9-4.500-11-1.300-1.200-5.700-1.200-7 0C15.400 26 16 35 13 35c-2.600 0-2.900-4.600-3.600-9C8.600 21 6.600 19 6 15 5 9 6 5 11 5z" fill="var(--brand)"/><path d="M10 17c3.300-2.600 6.600 2.600 10 0s6.700 2.600 10 0" fill="none" stroke="var(--page)" stroke-width="2.4" stroke-linecap="round"/></svg>',
    hero: () =>
      frame(`<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="var(--art-1)"/><stop offset=".62" stop-color="var(--art-2)"/><stop offset="1" stop-color="var(--art-3)"/></linearGradient></defs>
<rect width="640" height="640" fill="url(#sky)"/>
<circle cx="452" cy="286" r="74" fill="var(--art-sun)"/>
<g fill="var(--art-5)" opacity=".7">${skyline()}</g>
${bridge()}
<path d="M0 414H640V660H0Z" fill="var(--art-6)"/>
<g fill="var(--art-sun)" opacity=".55"><rect x="404" y="424" width="96" height="5" rx="2.500"/><rect x="420" y="438" width="70" height="5" rx="2.500"/><rect x="396" y="452" width="84" height="5" rx="2.500"/><rect x="430" y="466" width="46" height="5" rx="2.500"/></g>
${boat()}
${[0, 1, 2].map((i) => `<path d="M-40 ${508 + i * 44}${Array.from({ length: 7 }, (_, k) => `q${28} ${k % 2 ? 22 : -22} ${56} 0t56 0`).join('')}V680H-40Z" fill="var(--art-${7 + i})"/>`).join('')}`),
  },
};

function stem(x: number, y: number, height: number, lean: number): string {
  const leaves = Array.from({ length: 6 }, (_, i) => {
    const t = (i + 1.5) / 7;
    const px = x + lean * t * 3;
    const py = y - height * t;
    const size = 34 - i * 3;
    const side = i % 2 ? 1 : -1;
    return `<path d="M${px} ${py}q${side * size} ${-size * 0.3} ${side * size * 1.2} ${-size}q${-side * size * 0.9} ${size * 0.1} ${-side * size * 1.2} ${size}Z" fill="var(--art-leaf)" stroke-width="1.600"/>`;
  }).join('');
  return `<path d="M${x} ${y}Q${x + lean} ${y - height / 2} ${x + lean * 3} ${y - height}"/>${leaves}`;
}

/** The crown of a flowering ipê, always the same one: positions come from a small fixed sequence. */
function blossoms(): string {
  const next = sequence(20_261_122);
  const centres: readonly (readonly [number, number, number])[] = [
    [232, 284, 78],
    [346, 190, 92],
    [462, 244, 84],
    [180, 318, 48],
    [524, 284, 48],
    [290, 214, 70],
    [404, 208, 74],
    [346, 292, 72],
  ];
  const dots = Array.from({ length: 340 }, (_, i) => {
    const [cx, cy, radius] = centres[i % centres.length] as readonly [number, number, number];
    const angle = next() * Math.PI * 2;
    const distance = Math.sqrt(next()) * radius;
    const x = cx + Math.cos(angle) * distance;
    const y = cy + Math.sin(angle) * distance * 0.78;
    return { x, y, size: 7 + next() * 11, shade: 1 + Math.floor(next() * 4) };
  }).sort((a, b) => b.shade - a.shade);
  const fallen = Array.from({ length: 46 }, () => ({
    x: 90 + next() * 500,
    y: 552 + next() * 74,
    size: 3 + next() * 5,
    shade: 1 + Math.floor(next() * 3),
  }));
  const falling = Array.from({ length: 12 }, () => ({
    x: 150 + next() * 420,
    y: 370 + next() * 150,
    size: 4 + next() * 4,
    shade: 1 + Math.floor(next() * 3),
  }));
  return [...dots, ...fallen, ...falling]
    .map(
      ({ x, y, size, shade }) =>
        `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${size.toFixed(1)}" fill="var(--bloom-${shade})"/>`,
    )
    .join('');
}

function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function bridge(): string {
  const cable = (from: number, to: number, sag: number) => {
    const hangers = Array.from({ length: 13 }, (_, i) => {
      const t = (i + 1) / 14;
      const y = 216 + sag * 4 * t * (1 - t);
      const x = from + (to - from) * t;
      return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}V392"/>`;
    }).join('');
    return `<path d="M${from} 216Q${(from + to) / 2} ${216 + sag * 2} ${to} 216" stroke-width="4"/>${hangers}`;
  };
  const tower = (x: number) =>
    `<path d="M${x - 20} 420V208h40v212h-12v-118q-8-18-16 0v118z" fill="var(--art-4)" stroke="none"/><rect x="${x - 25}" y="200" width="50" height="10" fill="var(--art-4)" stroke="none"/>`;
  return `<g fill="none" stroke="var(--art-4)" stroke-width="1.600">${cable(-170, 150, 150)}${cable(150, 520, 158)}${cable(520, 840, 150)}${tower(150)}${tower(520)}<rect x="-10" y="388" width="660" height="9" fill="var(--art-4)" stroke="none"/></g>`;
}

function skyline(): string {
  const heights = [60, 92, 70, 118, 84, 140, 98, 76, 128, 88, 66, 104, 80, 58];
  return heights
    .map(
      (height, i) =>
        `<rect x="${i * 47 - 6}" y="${414 - height}" width="${36 + (i % 3) * 6}" height="${height}"/>`,
    )
    .join('');
}

const boat = () =>
  `<g><path d="M214 478h116l-22 34h-74z" fill="var(--art-boat)"/><path d="M266 470V330c34 18 56 60 64 132q-32 14-64 8z" fill="var(--art-sail)"/><path d="M258 466V350c-22 20-36 56-40 108q20 12 40 8z" fill="var(--art-sail)" opacity=".8"/><path d="M262 324v156" stroke="var(--art-boat)" stroke-width="4" stroke-linecap="round"/></g>`;
