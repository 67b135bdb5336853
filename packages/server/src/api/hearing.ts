/** Which events a subscriber hears. The tenant is the credential's, never an argument's. */
export type Hearing =
  | { readonly of: 'bookings'; readonly tenantId: string }
  /** `conversationId` null: all of the tenant's. */
  | { readonly of: 'conversations'; readonly tenantId: string; readonly conversationId: string | null };
