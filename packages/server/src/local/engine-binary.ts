import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** The engine's executable: from the platform's package, else `dynoxide` on the PATH. Throws with the remedy. */
export function findEngineBinary(
  searchPath: string,
  packaged: (name: string) => string | null = fromPackage,
): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const candidates = [
    packaged(name),
    ...searchPath.split(delimiter).map((folder) => folder && join(folder, 'dynoxide')),
  ];
  const found = candidates.find((path) => path && isExecutable(path));
  if (found) return found;
  throw new Error(
    `No database engine found: neither the package ${name} nor "dynoxide" on the PATH. ` +
      'Run "npm ci" without --omit=optional, or install dynoxide (https://github.com/nubo-db/dynoxide), ' +
      'or set DYNAMODB_ENDPOINT to a running DynamoDB-compatible server.',
  );
}

function fromPackage(name: string): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    return null;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
