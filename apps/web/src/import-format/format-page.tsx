'use client';

import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { Failed, Waiting } from '../shell/states';

const FORMAT = graphql(`
  query ImportFormat { importFormat }
`);

/** How a dataset is written. */
export function FormatPage() {
  const [{ data, error }, refresh] = useQuery({ query: FORMAT });
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting label="Loading the import format" lines={14} />;
  return (
    <section
      className="panel card"
      style={{ padding: 18, maxWidth: 960, overflowX: 'auto' }}
      tabIndex={0}
      aria-label="Import format"
    >
      <Markdown remarkPlugins={[remarkGfm]}>{data.importFormat}</Markdown>
    </section>
  );
}
