'use client';

import { createContext, useContext } from 'react';

export interface ShellOverlays {
  openPalette: () => void;
  openKeyHelp: () => void;
}

export const ShellOverlaysContext = createContext<ShellOverlays>({ openPalette: () => {}, openKeyHelp: () => {} });

/** Opens what lies over any screen. Its code is loaded when first opened. */
export const useShellOverlays = (): ShellOverlays => useContext(ShellOverlaysContext);
