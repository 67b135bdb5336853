import type { PreviewToken } from '@booking-chat/schema/generated/types';
import { writeOperation } from '../api/operation.ts';

export const createPreviewToken = writeOperation<{ createPreviewToken: PreviewToken }, Record<string, never>>(
  [],
  'mutation CreatePreviewToken { createPreviewToken { token expiresAt } }',
);
