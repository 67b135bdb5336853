import type { Dashboard, Onboarding } from '@booking-chat/schema/generated/types';
import { readOperation } from '../../shared/api/operation.ts';
import { bookingFields } from '../../shared/requests/bookings.ts';

export const readOnboarding = readOperation<{ onboarding: Onboarding }>(
  'overview',
  'query Onboarding { onboarding { ready steps { step done optional } } }',
);

export const readDashboard = readOperation<{ dashboard: Dashboard }>(
  'overview',
  `query Dashboard {
    dashboard {
      date timezone todayCount pendingCount waitingConversations newBookingsLast7Days cancelledLast7Days countsComplete
      today { ${bookingFields} }
      bookingsPerDay { date count }
      usage { month plan messages bookings providers limits { messagesPerMonth bookingsPerMonth providers } }
    }
  }`,
);
