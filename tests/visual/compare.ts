import type { Browser } from 'playwright-core';

/** The share of pixels that may differ: what antialiasing does to some letters. */
export const tolerance = 0.001;

/** Compares two PNGs in a browser, which can read them. `picture` shows what differs in red; another size differs wholly. */
export async function compare(
  browser: Browser,
  before: Buffer,
  after: Buffer,
): Promise<{ share: number; picture: Buffer }> {
  const page = await browser.newPage();
  try {
    // tsx names functions by a helper that pages do not have.
    await page.evaluate('globalThis.__name = (named) => named');
    const [share, picture] = await page.evaluate(
      async ([first, second]) => {
        const pixelsOf = async (data: string) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        };
        const [a, b] = [await pixelsOf(first), await pixelsOf(second)];
        if (a.width !== b.width || a.height !== b.height) return [1, second] as const;
        let differing = 0;
        for (let at = 0; at < a.data.length; at += 4) {
          const distance = Math.max(
            ...[0, 1, 2].map((channel) =>
              Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)),
            ),
          );
          if (distance <= 24) continue;
          differing++;
          b.data.set([255, 0, 0, 255], at);
        }
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [b.width, b.height];
        canvas.getContext('2d')?.putImageData(b, 0, 0);
        return [differing / (a.width * a.height), canvas.toDataURL('image/png').split(',')[1] ?? ''] as const;
      },
      [before.toString('base64'), after.toString('base64')] as const,
    );
    return { share, picture: Buffer.from(picture, 'base64') };
  } finally {
    await page.close();
  }
}
