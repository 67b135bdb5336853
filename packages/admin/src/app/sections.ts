import type { Area } from '@booking-chat/core/tenancy/roles';
import type { SvgIconComponent } from '@mui/icons-material';
import AutoAwesome from '@mui/icons-material/AutoAwesomeOutlined';
import Badge from '@mui/icons-material/BadgeOutlined';
import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import DesignServices from '@mui/icons-material/DesignServicesOutlined';
import EventNote from '@mui/icons-material/EventNoteOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import Groups from '@mui/icons-material/GroupsOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import Insights from '@mui/icons-material/InsightsOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import PeopleAlt from '@mui/icons-material/PeopleAltOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import Widgets from '@mui/icons-material/WidgetsOutlined';
import type { ComponentType } from 'react';
import { useWaitingCount } from '../features/conversations/use-waiting-count.ts';
import type { AppTexts } from './texts/index.ts';

export interface Section {
  readonly path: string;
  readonly text: keyof AppTexts & string;
  /** Where the name is too long for a phone's bar. */
  readonly short?: keyof AppTexts & string;
  readonly icon: SvgIconComponent;
  /** Its screens have routes of their own below the path. */
  readonly load: () => Promise<{ readonly Component: ComponentType }>;
  /** Shown to who may at least see this area. */
  readonly area?: Area;
  /** How many things of it wait for somebody. */
  readonly useCount?: () => number;
  /** In the bar at the bottom of a phone. */
  readonly onPhone?: true;
}

export interface SectionGroup {
  readonly text: 'groupDay' | 'groupOffer' | 'groupChat' | 'groupBusiness';
  readonly sections: readonly Section[];
}

/** The whole panel: what the navigation shows and the router loads. */
export const sectionGroups: readonly SectionGroup[] = [
  {
    text: 'groupDay',
    sections: [
      {
        path: '',
        text: 'start',
        icon: Home,
        load: () => import('../features/start/index.tsx'),
        onPhone: true,
      },
      {
        path: 'calendar',
        text: 'calendar',
        icon: CalendarMonth,
        load: () => import('../features/bookings/calendar.tsx'),
        onPhone: true,
      },
      {
        path: 'bookings',
        text: 'bookings',
        short: 'bookingsShort',
        icon: EventNote,
        load: () => import('../features/bookings/index.tsx'),
        onPhone: true,
      },
      {
        path: 'conversations',
        text: 'conversations',
        short: 'conversationsShort',
        icon: Forum,
        load: () => import('../features/conversations/index.tsx'),
        useCount: useWaitingCount,
        onPhone: true,
      },
      {
        path: 'customers',
        text: 'customers',
        icon: PeopleAlt,
        load: () => import('../features/customers/index.tsx'),
      },
    ],
  },
  {
    text: 'groupOffer',
    sections: [
      {
        path: 'services',
        text: 'services',
        icon: DesignServices,
        load: () => import('../features/services/index.tsx'),
      },
      {
        path: 'providers',
        text: 'providers',
        icon: Badge,
        load: () => import('../features/providers/index.tsx'),
      },
      { path: 'hours', text: 'hours', icon: Schedule, load: () => import('../features/hours/index.tsx') },
    ],
  },
  {
    text: 'groupChat',
    sections: [
      { path: 'agent', text: 'agent', icon: AutoAwesome, load: () => import('../features/agent/index.tsx') },
      { path: 'widget', text: 'widget', icon: Widgets, load: () => import('../features/widget/index.tsx') },
      { path: 'keys', text: 'keys', icon: Key, load: () => import('../features/keys/index.tsx') },
    ],
  },
  {
    text: 'groupBusiness',
    sections: [
      { path: 'usage', text: 'usage', icon: Insights, load: () => import('../features/usage/index.tsx') },
      { path: 'team', text: 'team', icon: Groups, load: () => import('../features/team/index.tsx') },
      {
        path: 'audit',
        text: 'audit',
        icon: History,
        load: () => import('../features/audit/index.tsx'),
        area: 'audit',
      },
      {
        path: 'settings',
        text: 'settings',
        icon: Settings,
        load: () => import('../features/settings/index.tsx'),
      },
    ],
  },
];

export const sections: readonly Section[] = sectionGroups.flatMap((group) => group.sections);
