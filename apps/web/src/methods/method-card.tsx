'use client';

import 'katex/dist/katex.min.css';
import Markdown, { type Components } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { displayEquations } from './display-equations';
import { WidePart } from './wide-part';

/** A page has one heading of the first level, and it is not the card's. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  table: ({ children }) => (
    <WidePart>
      <table>{children}</table>
    </WidePart>
  ),
  span: ({ className, style, children, 'aria-hidden': isHidden }) => {
    const span = (
      <span className={className} style={style} aria-hidden={isHidden}>
        {children}
      </span>
    );
    return className?.split(' ').includes('katex-display') ? <WidePart>{span}</WidePart> : span;
  },
};

/** What a model asks, assumes, computes and cannot say: Markdown with TeX, of which only wide parts scroll sideways. */
export function MethodCard({ card }: { readonly card: string }) {
  return (
    <section className="panel card">
      <Markdown remarkPlugins={[remarkGfm, remarkMath]} rehypePlugins={[rehypeKatex]} components={COMPONENTS}>
        {displayEquations(card)}
      </Markdown>
    </section>
  );
}
