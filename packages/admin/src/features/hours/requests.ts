import type {
  Hours,
  HoursOwnerInput,
  HoursPreview,
  MutationSaveHoursArgs,
  QueryPreviewHoursArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../../shared/api/operation.ts';

const hours = `ownerKind ownerId timezone
  weekly { weekday ranges { start end } }
  exceptions { date kind ranges { start end } note }
  version`;

export const readHours = readOperation<{ hours: Hours }, { owner: HoursOwnerInput }>(
  'hours',
  `query Hours($owner: HoursOwnerInput!) { hours(owner: $owner) { ${hours} } }`,
);

export const saveHours = writeOperation<{ saveHours: Hours }, MutationSaveHoursArgs>(
  ['hours', 'provider', 'overview', 'audit'],
  `mutation SaveHours($input: SaveHoursInput!) { saveHours(input: $input) { ${hours} } }`,
);

/** Nothing is stored. */
export const previewHours = readOperation<{ previewHours: HoursPreview }, QueryPreviewHoursArgs>(
  'hours',
  `query PreviewHours($input: PreviewHoursInput!) {
    previewHours(input: $input) {
      timezone
      days { date before after gained lost }
      slotsBefore slotsAfter slotsComplete
      bookingsOutside { bookingId code serviceName providerName customerName start timezone }
      bookingsOutsideCount
      clockChange { date minutes at openMinutes usualOpenMinutes slots }
      conflicts { kind weekday date ranges { start end } warning }
    }
  }`,
);
