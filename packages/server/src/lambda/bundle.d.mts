export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}
/** Bundles every function of functions.ts to packages/server/dist/lambda/<name>/index.mjs. */
export function bundleFunctions(): Promise<Bundle[]>;
export const outputFolder: string;
/** The resolver code that AppSync runs. */
export const appsyncCode: string;
