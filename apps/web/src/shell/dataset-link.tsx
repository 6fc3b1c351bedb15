'use client';

import Link from 'next/link';
import { type ComponentProps, Suspense } from 'react';
import { useSnapshotSlug } from '../state/address';

type Props = Omit<ComponentProps<typeof Link>, 'href'> & { readonly href: string };

/** A link to another page that stays with the dataset looked at, where the address names one. */
export function DatasetLink(props: Props) {
  return (
    <Suspense fallback={<Link {...props} />}>
      <KeepingLink {...props} />
    </Suspense>
  );
}

function KeepingLink({ href, ...rest }: Props) {
  const [slug] = useSnapshotSlug();
  return <Link {...rest} href={onDataset(href, slug)} />;
}

/** An address that names the dataset, where there is one to name. */
export function onDataset(href: string, slug: string | null): string {
  return slug === null ? href : `${href}${href.includes('?') ? '&' : '?'}snapshot=${encodeURIComponent(slug)}`;
}
