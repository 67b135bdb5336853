import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

type Tree = Readonly<Record<string, unknown>>;
const here = import.meta.dirname;
const folders = readdirSync(here, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === 'en.ts' && entry.parentPath.endsWith('texts'))
  .map((entry) => relative(here, entry.parentPath))
  .sort();

/** What is rightly the same in two or three languages. */
const sameOnPurpose = new Set([
  'min',
  'Chats',
  'No',
  'Menu',
  'Widget',
  'CSV',
  'Plan',
  'E-mail',
  'Logo',
  'Total',
]);

describe('texts', () => {
  it('finds dictionaries', () => expect(folders).toContain('app/texts'));

  for (const folder of folders)
    it(`${folder}: es, en and pt say the same things, each in its own words`, async () => {
      const [es, en, pt] = await Promise.all(['es', 'en', 'pt'].map((lang) => leaves(folder, lang)));
      if (!es || !en || !pt) throw new Error('three languages');
      expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
      expect([...pt.keys()].sort()).toEqual([...en.keys()].sort());
      const wrong = [...en].flatMap(([key, english]) => {
        const [spanish, portuguese] = [es.get(key), pt.get(key)];
        const empty = [english, spanish, portuguese].some((text) => !text?.trim());
        const untranslated =
          /[a-z]/i.test(words(english)) &&
          !sameOnPurpose.has(english) &&
          (english === spanish || english === portuguese) &&
          (words(english).includes(' ') || (english === spanish && english === portuguese));
        return empty || untranslated ? [`${key}: ${english} | ${spanish} | ${portuguese}`] : [];
      });
      expect(wrong).toEqual([]);
    });
});

async function leaves(folder: string, lang: string): Promise<Map<string, string>> {
  const module = (await import(join(here, folder, `${lang}.ts`))) as Tree;
  const found = new Map<string, string>();
  const walk = (tree: Tree, path: string) => {
    for (const [key, value] of Object.entries(tree))
      if (typeof value === 'object' && value !== null) walk(value as Tree, `${path}${key}.`);
      else found.set(path + key, typeof value === 'string' ? value : String(value));
  };
  walk(module[lang] as Tree, '');
  return found;
}

/** Without what is put in: the words of a function's template. */
const words = (text: string): string =>
  text.includes('=>')
    ? [...text.matchAll(/[`'"]([^`'"]*)[`'"]/g)]
        .map((match) => match[1]?.replace(/\$\{[^}]*\}/g, '').trim())
        .join(' ')
        .trim()
    : text;
