import { createTheme, type Theme } from '@mui/material/styles';

/** Not rem: a page's root font size is not ours. */
const inPixels: object = { pxToRem: (size: number) => `${size}px` };

/** MUI brings structure and behaviour; colours and shapes are in styles.css, on custom properties that a page can set. */
export const theme: Theme = createTheme({
  typography: { fontFamily: 'inherit', ...inPixels },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiInputBase: { defaultProps: { disableInjectingGlobalStyles: true } },
    MuiCard: { defaultProps: { elevation: 0 } },
  },
});
