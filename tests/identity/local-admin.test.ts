import { changeAccount } from '@booking-chat/server/identity/local/accounts';
import { hashPassword } from '@booking-chat/server/identity/local/password-hash';
import { goodPassword, openIdWorld, quick } from './id-world.ts';
import { identityAdminContract } from './identity-admin.contract.ts';

identityAdminContract('the provider that runs in the server', async () => {
  const world = await openIdWorld();
  return {
    admin: world.admin,
    async signedIn(userId) {
      const passwordHash = await hashPassword(goodPassword, quick);
      await changeAccount(world.store.db, userId, () => ({ passwordHash, activated: true }));
    },
    async mailed() {
      await world.settled();
      return world.mails.map(({ to }) => to.email);
    },
    close: () => world.close(),
  };
});
