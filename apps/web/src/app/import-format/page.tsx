import type { Metadata } from 'next';
import { FormatPage } from '../../import-format/format-page';

export const metadata: Metadata = { title: 'Import format' };

export default function Page() {
  return <FormatPage />;
}
