'use client';

import { useRef } from 'react';

/** An edge that makes what it belongs to wider or narrower, by pointer or arrow keys. */
export function ResizeEdge(props: {
  label: string;
  /** Of what is resized, pixels; what stands around the edge is measured when it is not given. */
  width: number | undefined;
  minimum?: number;
  /** Where the edge stands: to the left of what it resizes, moving it to the left makes that wider. */
  side: 'left' | 'right';
  /** Pixels a key press. */
  step: number;
  className: string | undefined;
  /** @param done false while the pointer still moves */
  onResize: (width: number, done: boolean) => void;
}) {
  const { width, onResize } = props;
  const widthOf = (edge: HTMLElement) => width ?? edge.parentElement?.getBoundingClientRect().width ?? 0;
  const grabbed = useRef({ x: 0, width: 0 });
  const direction = props.side === 'right' ? 1 : -1;
  const widthAt = (x: number) => grabbed.current.width + direction * (x - grabbed.current.x);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={Math.round(width ?? props.minimum ?? 0)}
      aria-valuemin={props.minimum}
      className={props.className}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { x: event.clientX, width: widthOf(event.currentTarget) };
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(widthAt(event.clientX), false);
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(widthAt(event.clientX), true);
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -props.step, ArrowRight: props.step }[event.key];
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        onResize(widthOf(event.currentTarget) + direction * by, true);
      }}
    />
  );
}
