/** "ana.perez@mail.cl" → "a•••@mail.cl": enough to recognise one's own, too little to learn another's. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}•••@${domain}`;
}
