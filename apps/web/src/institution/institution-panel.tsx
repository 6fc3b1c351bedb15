'use client';

import { Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { Failed, Refused, Waiting } from '../shell/states';
import type { Run } from '../shock/run-query';
import { WhyPanel } from '../shock/why-panel';
import { useSelected, useShock } from '../state/address';
import { kindName } from '../state/format';
import { AccountList } from './account-list';
import { BalanceSheetFigures } from './balance-sheet-figures';
import { ClaimTable } from './claim-table';
import { INSTITUTION, type InstitutionDetail } from './institution-query';

export function InstitutionPanel({
  slug,
  institutionKey,
  run,
}: {
  readonly slug: string;
  readonly institutionKey: string;
  readonly run: Run | null;
}) {
  const [{ data, error, fetching }, refresh] = useQuery({
    query: INSTITUTION,
    variables: { slug, key: institutionKey },
  });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.institution : data?.snapshot;
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (!found || (fetching && found.__typename === 'Institution' && found.key !== institutionKey))
    return <Waiting label="Loading the institution" lines={10} />;
  if (found.__typename === 'Problem') return <Refused problem={found} />;
  return found.__typename === 'Institution' ? <Detail institution={found} run={run} /> : null;
}

function Detail({ institution, run }: { readonly institution: InstitutionDetail; readonly run: Run | null }) {
  const [, setSelected] = useSelected();
  const { name, kind, country, identifiers, debtors, creditors, holdings } = institution;
  return (
    <section className="panel" style={{ padding: 14 }} aria-label={name} data-testid="institution-panel">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Title>
            <Text size="xs" className="soft">
              {[
                kindName(kind),
                country,
                ...identifiers.filter(({ scheme }) => scheme === 'LEI').map(({ value }) => `LEI ${value}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          <CloseButton onClick={() => setSelected(null)} aria-label="Close the institution" />
        </Group>
        <ShockButton institution={institution} />
        <BalanceSheetFigures institution={institution} />
        {run && <WhyPanel run={run} institutionId={institution.id} name={name} />}
        <AccountList ownerKey={institution.key} accounts={institution.accounts} />
        <ClaimTable
          title="Largest creditors"
          note="Institutions it owes to, and the share of their capital at stake"
          total={creditors}
          claims={creditors.edges.map(({ node }) => ({ ...node, counterparty: node.creditor }))}
        />
        <ClaimTable
          title="Largest debtors"
          note="Who owes to it, and the share of its own capital at stake"
          total={debtors}
          claims={debtors.edges.map(({ node }) => ({ ...node, counterparty: node.debtor }))}
        />
        {holdings.totalCount > 0 && (
          <ClaimTable
            title="Largest holdings"
            note="Government bonds on its balance sheet"
            total={holdings}
            claims={holdings.edges.map(({ node }) => ({
              ...node,
              shareOfCapital: null,
              counterparty: { key: null, name: node.asset.name },
            }))}
          />
        )}
      </Stack>
    </section>
  );
}

/** Makes this institution fail in the run on screen, or says why it cannot. */
function ShockButton({ institution: { key, leverage } }: { readonly institution: InstitutionDetail }) {
  const [shock, setShock] = useShock();
  const isShocked = shock.some((other) => other.key === key);
  if (leverage.reason === 'AGGREGATE')
    return (
      <Text size="xs" className="soft">
        An aggregate has no capital here and cannot fail.
      </Text>
    );
  if (isShocked)
    return (
      <Button size="xs" variant="default" onClick={() => setShock(shock.filter((other) => other.key !== key))}>
        Take it out of the shock
      </Button>
    );
  return (
    <Button size="xs" onClick={() => setShock([...shock, { key, lossRatio: 1, of: 'CAPITAL' }])}>
      Shock this institution by 100 %
    </Button>
  );
}
