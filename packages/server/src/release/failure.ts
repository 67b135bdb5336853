/** Something that an operator can put right: said without a stack trace. */
export class ReleaseFailure extends Error {
  override readonly name = 'ReleaseFailure';
}
