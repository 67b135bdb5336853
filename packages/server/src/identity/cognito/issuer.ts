/** What the tokens of a user pool say of where they come from. */
export const issuerOf = (region: string, userPoolId: string): string =>
  `https://cognito-idp.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/${userPoolId}`;
