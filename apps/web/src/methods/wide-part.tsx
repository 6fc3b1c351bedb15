'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Scrolls sideways where it is wider than the page, and can then be reached by keyboard. */
export function WidePart({ children }: { readonly children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const { current } = part;
    if (!current) return;
    const watch = new ResizeObserver(() => setWide(current.scrollWidth > current.clientWidth));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={part} className="scroll-x" {...(isWide ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
