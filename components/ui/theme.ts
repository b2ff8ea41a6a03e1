import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const shades = (colour: string): MantineColorsTuple => [
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
];

/** Mantine's theme, carrying the tokens of tokens.css; both colour schemes share it because tokens switch beneath it. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: {
    accent: shades('var(--mg-accent)'),
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
    return defaultVariantColorsResolver(input);
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
  },
});
