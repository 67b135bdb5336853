import { pending } from './pending.ts';

export const peopleAdmin = {
  Query: {
    listPeople: pending({ area: 'users' }),
  },
  Mutation: {
    invitePerson: pending({ area: 'users' }),
    changeRole: pending({ area: 'users' }),
    setPersonEnabled: pending({ area: 'users' }),
    resetPerson: pending({ area: 'users' }),
    removePerson: pending({ area: 'users' }),
  },
};
