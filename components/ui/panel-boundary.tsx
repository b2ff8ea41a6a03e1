'use client';

import { Component, type ReactNode } from 'react';
import { ErrorState } from './error-state';

interface BoundaryState {
  error: Error | undefined;
}

/** Catches what a panel throws while rendering, says so in its place, and renders it anew on demand. */
export class PanelBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: undefined };

  static getDerivedStateFromError(error: Error): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}
