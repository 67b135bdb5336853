import { createTheme } from '@mui/material/styles';

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

/** One ink, one accent, warm greys; AA contrast in both schemes. Phone targets are 44 px, a desk's are denser. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-scheme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#0b6b63', dark: '#07524c', light: '#2f8a81', contrastText: '#ffffff' },
        secondary: { main: '#7a4b12' },
        success: { main: '#1b6e3c' },
        warning: { main: '#8a5300' },
        error: { main: '#b3261e' },
        info: { main: '#205d9e' },
        background: { default: '#f6f6f3', paper: '#ffffff' },
        text: { primary: '#1c2321', secondary: '#56605c' },
        divider: '#e2e4df',
      },
    },
    dark: {
      palette: {
        primary: { main: '#6fd0c3', dark: '#4fb3a6', light: '#93e0d5', contrastText: '#04211e' },
        secondary: { main: '#e3b778' },
        success: { main: '#7fd19a' },
        warning: { main: '#f0b85c' },
        error: { main: '#ff9d94' },
        info: { main: '#8fc1f5' },
        background: { default: '#121615', paper: '#1a201e' },
        text: { primary: '#e8ecea', secondary: '#a5b0ab' },
        divider: '#2d3633',
      },
    },
  },
  shape: { borderRadius: 4 },
  typography: {
    fontFamily: font,
    fontSize: 14,
    h1: { fontSize: '1.5rem', fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.25 },
    h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
    h3: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
    h6: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.35 },
    body1: { fontSize: '0.9375rem', lineHeight: 1.5 },
    body2: { fontSize: '0.875rem', lineHeight: 1.45 },
    subtitle2: { fontWeight: 600 },
    button: { textTransform: 'none', fontWeight: 600 },
    overline: { textTransform: 'none', letterSpacing: 0, fontWeight: 600 },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        body: { overflowWrap: 'anywhere' },
        ':focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
        'h1:focus-visible, h1:focus, main:focus': { outline: 'none' },
        '.visually-hidden': {
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clipPath: 'inset(50%)',
          whiteSpace: 'nowrap',
        },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            animationIterationCount: '1 !important',
            transitionDuration: '0.01ms !important',
            scrollBehavior: 'auto !important',
          },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: ({ theme }) => ({
          minHeight: 38,
          borderRadius: 8,
          [theme.breakpoints.down('sm')]: { minHeight: 44 },
          '&.MuiButton-outlined.MuiButton-colorInherit': {
            borderColor: 'color-mix(in srgb, currentColor 26%, transparent)',
          },
          '&.Mui-focusVisible': {
            outline: `2px solid ${theme.vars?.palette.primary.main}`,
            outlineOffset: 2,
          },
        }),
      },
    },
    MuiIconButton: {
      styleOverrides: {
        root: ({ theme }) => ({
          borderRadius: 8,
          [theme.breakpoints.down('sm')]: { minWidth: 44, minHeight: 44 },
          '&.Mui-focusVisible': {
            outline: `2px solid ${theme.vars?.palette.primary.main}`,
            outlineOffset: 2,
          },
        }),
      },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: {
      defaultProps: { variant: 'outlined' },
      styleOverrides: {
        root: ({ theme }) => ({ borderColor: theme.vars?.palette.divider, borderRadius: 12 }),
      },
    },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiAutocomplete: { defaultProps: { size: 'small' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: ({ theme }) => ({
          borderRadius: 8,
          backgroundColor: theme.vars?.palette.background.paper,
          [theme.breakpoints.down('sm')]: { minHeight: 44 },
        }),
      },
    },
    // What someone may not change is there to be read all the same.
    MuiInputBase: {
      styleOverrides: {
        input: ({ theme }) => ({
          '&.Mui-disabled': { WebkitTextFillColor: theme.vars?.palette.text.secondary },
        }),
      },
    },
    MuiInputLabel: {
      styleOverrides: {
        root: ({ theme }) => ({
          '&.Mui-disabled': { color: theme.vars?.palette.text.secondary },
          // In the middle of a field that is as high as a finger needs.
          [theme.breakpoints.down('sm')]: {
            '&.MuiInputLabel-outlined:not(.MuiInputLabel-shrink)': { transform: 'translate(14px, 11px)' },
          },
        }),
      },
    },
    MuiFormControlLabel: {
      styleOverrides: {
        label: ({ theme }) => ({ '&.Mui-disabled': { color: theme.vars?.palette.text.secondary } }),
      },
    },
    MuiFormHelperText: {
      styleOverrides: {
        root: ({ theme }) => ({ '&.Mui-disabled': { color: theme.vars?.palette.text.secondary } }),
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: ({ theme }) => ({ borderColor: theme.vars?.palette.divider, padding: '10px 14px' }),
        head: ({ theme }) => ({
          color: theme.vars?.palette.text.secondary,
          fontWeight: 600,
          fontSize: '0.8125rem',
          whiteSpace: 'nowrap',
        }),
      },
    },
    MuiChip: { styleOverrides: { root: { borderRadius: 6, fontWeight: 500 } } },
    MuiDialog: {
      styleOverrides: {
        paper: ({ theme }) => ({
          borderRadius: 14,
          [theme.breakpoints.down('sm')]: { margin: 12, width: 'calc(100% - 24px)' },
        }),
      },
    },
    MuiPopover: { styleOverrides: { paper: { borderRadius: 10 } } },
    MuiAlert: { styleOverrides: { root: { borderRadius: 10 } } },
    MuiTooltip: { styleOverrides: { tooltip: { fontSize: '0.8125rem' } } },
    MuiListItemButton: {
      styleOverrides: {
        root: ({ theme }) => ({
          borderRadius: 8,
          '&.Mui-selected': {
            backgroundColor: `color-mix(in srgb, ${theme.vars?.palette.primary.main} 12%, transparent)`,
          },
          '&.Mui-focusVisible': {
            outline: `2px solid ${theme.vars?.palette.primary.main}`,
            outlineOffset: -2,
          },
        }),
      },
    },
  },
});
