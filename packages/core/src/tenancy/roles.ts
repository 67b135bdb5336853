/** Roles of people in the admin panel, each including the one after it. */
export const roles = ['OWNER', 'ADMIN', 'VIEWER'] as const;
export type Role = (typeof roles)[number];

/** OWNER does everything; ADMIN all but keys, users and billing; VIEWER reads. */
export const areas = {
  read: 'VIEWER',
  catalog: 'ADMIN',
  availability: 'ADMIN',
  bookings: 'ADMIN',
  conversations: 'ADMIN',
  settings: 'ADMIN',
  keys: 'OWNER',
  users: 'OWNER',
  billing: 'OWNER',
  /** The audit trail, and files with everything in them. */
  audit: 'ADMIN',
  export: 'ADMIN',
} as const satisfies Record<string, Role>;
export type Area = keyof typeof areas;

/** Whether a role may change (for `read`, `audit` and `export`: see) an area. */
export const roleAllows = (role: Role, area: Area): boolean =>
  roles.indexOf(role) <= roles.indexOf(areas[area]);

export const isRole = (text: unknown): text is Role => (roles as readonly unknown[]).includes(text);
