import { ApiError } from '../api/api-error.ts';

/** The API refuses `branding.logoUrl`; a form that edits only that section knows the field as `logoUrl`. */
export function withoutSection(error: unknown, section: string): unknown {
  if (!(error instanceof ApiError) || !error.field?.startsWith(`${section}.`)) return error;
  return new ApiError(error.code, error.message, {
    ...error.info,
    field: error.field.slice(section.length + 1),
  });
}
