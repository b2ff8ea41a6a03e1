import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const shades = (c: string): MantineColorsTuple => [c, c, c, c, c, c, c, c, c, c];

/** Mantine picks neutrals by position: 0 the lightest in `gray`, the darkest ground at the end of `dark`. */
const GRAY: MantineColorsTuple = [
  'var(--mg-hover)',
  'var(--mg-hover)',
  'var(--mg-pressed)',
  'var(--mg-line)',
  'var(--mg-line)',
  'var(--mg-muted)',
  'var(--mg-muted)',
  'var(--mg-muted)',
  'var(--mg-text)',
  'var(--mg-text)',
];
const DARK: MantineColorsTuple = [
  'var(--mg-text)',
  'var(--mg-text)',
  'var(--mg-muted)',
  'var(--mg-muted)',
  'var(--mg-line)',
  'var(--mg-hover)',
  'var(--mg-surface)',
  'var(--mg-ground)',
  'var(--mg-ground)',
  'var(--mg-ground)',
];

const SMALL_TEXT = { fontSize: 'var(--mg-size-xs)' };
const floating = { dropdown: { backgroundColor: 'var(--mg-raised)', borderColor: 'var(--mg-line)' } };

/** Mantine's theme, carrying the tokens of tokens.css; both colour schemes share it because tokens switch beneath it. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: {
    accent: shades('var(--mg-accent)'),
    gray: GRAY,
    dark: DARK,
    red: shades('var(--mg-error)'),
    green: shades('var(--mg-ok)'),
    yellow: shades('var(--mg-warn)'),
    blue: shades('var(--mg-info)'),
  },
  fontFamily: 'var(--mg-font-text)',
  fontFamilyMonospace: 'var(--mg-font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.25' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--mg-shadow)', lg: 'var(--mg-shadow)', xl: 'var(--mg-shadow)' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    if (input.variant === 'filled' && (!input.color || input.color === 'accent')) {
      return {
        background: 'var(--mg-accent)',
        hover: 'var(--mg-accent-strong)',
        color: 'var(--mg-on-accent)',
        border: '1px solid transparent',
      };
    }
    if (input.variant === 'subtle' && input.color === 'gray') {
      return {
        background: 'transparent',
        hover: 'var(--mg-hover)',
        color: 'var(--mg-text)',
        border: '1px solid transparent',
      };
    }
    return defaultVariantColorsResolver(input);
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } }, styles: floating },
    Combobox: { styles: floating },
    InputWrapper: { styles: { description: SMALL_TEXT, error: SMALL_TEXT } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        // The head of a dialog is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        content: { backgroundColor: 'var(--mg-raised)' },
        header: { backgroundColor: 'var(--mg-raised)' },
        title: { fontSize: 'var(--mg-size-lg)', fontWeight: 600 },
      },
    },
  },
});
