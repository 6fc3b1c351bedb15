import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 15_000;

/** Says to a screen reader, every so often, how things stand: what comes in faster than it can be read aloud is not read. */
export function Announcement({ sentence }: { readonly sentence: string }) {
  const newest = useRef(sentence);
  newest.current = sentence;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setInterval(() => setSaid(newest.current), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcement">
      {said}
    </div>
  );
}
