/**
 * Every name an audit entry can have, in the order of the panel's sections. Stable: entries live for over a year and people
 * filter by them. docs/audit.md says what each means; a test keeps the two the same.
 */
export const auditActions = [
  'settings.update',
  'service.create',
  'service.update',
  'service.delete',
  'category.rename',
  'provider.create',
  'provider.update',
  'provider.delete',
  'hours.update',
  'booking.create',
  'booking.status',
  'booking.move',
  'booking.update',
  'customer.create',
  'customer.update',
  'conversation.reply',
  'conversation.return',
  'key.create',
  'key.update',
  'key.rotate',
  'key.revoke',
  'person.invite',
  'person.role',
  'person.enable',
  'person.disable',
  'person.reset',
  'person.remove',
  'plan.change',
  'csv.import',
  'tenant.create',
  'tenant.suspend',
  'tenant.resume',
  'tenant.import',
  'tenant.export',
  'session.locked',
  'session.reuse',
] as const;

export type AuditAction = (typeof auditActions)[number];
