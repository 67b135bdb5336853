import * as z from 'zod/mini';
import type { Access } from '../../operation.ts';
import { guarded } from '../../operation.ts';

/** Declared, not yet built. */
export const pending = (access: Access) =>
  guarded({
    ...access,
    input: z.unknown(),
    resolve: async () => {
      throw new Error('not built yet');
    },
  });
