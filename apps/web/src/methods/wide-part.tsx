'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Scrolls sideways where it is wider than the page, and can then be reached by keyboard. */
export function WidePart({ children }: { readonly children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const { current } = part;
    if (!current) return;
    const measure = () => setWide(current.scrollWidth > current.clientWidth);
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    // Letters that arrive later are wider or narrower without the part's own size being another.
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      watch.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  }, []);
  return (
    <div ref={part} className="scroll-x" {...(isWide ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
