// The bar between the list and what is at its right: dragged, or moved by the arrow keys. Its width is the caller's.
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import "./splitter.css";

type SplitterProps = {
  label: string;
  width: number;
  min: number;
  max: number;
  onWidth: (width: number) => void;
};

export function Splitter({ label, width, min, max, onWidth }: SplitterProps) {
  const grabbed = useRef<{ x: number; width: number } | null>(null);
  const set = (wanted: number) => onWidth(Math.round(Math.min(max, Math.max(min, wanted))));

  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent) => {
    if (grabbed.current) set(grabbed.current.width + grabbed.current.x - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? 16 : event.key === "ArrowRight" ? -16 : 0;
    if (step === 0) return;
    event.preventDefault();
    set(width + step);
  };

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className="splitter"
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onKeyDown={press}
    />
  );
}
