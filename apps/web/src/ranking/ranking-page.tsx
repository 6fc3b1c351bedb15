'use client';

import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Waiting } from '../shell/states';
import { useRankedBy } from '../state/address';
import { RankingChart } from './ranking-chart';
import { RankingHead } from './ranking-head';
import { RANKED_BY, useRanking } from './ranking-query';
import { RankingTable } from './ranking-table';

/** Figures that are there only where everybody can fail in turn. */
const FROM_FAILURES: ReadonlySet<string> = new Set(['SYSTEMIC_IMPORTANCE', 'VULNERABILITY']);

/** Who would hurt the others most by failing, and who would be hurt most by them. */
export function RankingPage() {
  const { snapshot } = useSnapshots();
  const [field, setField] = useRankedBy();
  const { ranked, totalCount, shown, showMore, error, fetching, refresh } = useRanking(snapshot?.slug, field);
  const isTooLarge = ranked.some(({ systemicImportance }) => systemicImportance.reason === 'TOO_LARGE');
  return (
    <Stack gap="md" className="page">
      <Group justify="space-between" align="flex-end">
        <Title order={1} size="h3">
          Ranking
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="Ranked by"
          value={field}
          onChange={(value) => void setField(RANKED_BY.find((entry) => entry.field === value)?.field ?? null)}
          data={RANKED_BY.map((entry) => ({ value: entry.field, label: entry.label }))}
        />
      </Group>
      <Text size="sm" className="soft">
        Each institution fails once, alone, under linear DebtRank. Importance: share of all capital the others lose.
        Vulnerability: mean share of its own capital it loses when another one fails. As of {snapshot?.asOf ?? '…'}.
      </Text>
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {fetching && ranked.length === 0 && <Waiting label="Ranking every institution" lines={12} />}
      {!fetching && !error && snapshot && ranked.length === 0 && <Empty>Nobody here has capital to lose.</Empty>}
      {isTooLarge && snapshot && field === 'SYSTEMIC_IMPORTANCE' && <RankingHead slug={snapshot.slug} />}
      {isTooLarge && field === 'VULNERABILITY' && (
        <Empty>Who is most vulnerable is known once everybody has failed, and this system is too large for that.</Empty>
      )}
      {ranked.some(({ systemicImportance }) => systemicImportance.value != null) && (
        <section className="panel" style={{ padding: 14 }} aria-label="Importance against vulnerability">
          <RankingChart ranked={ranked} />
        </section>
      )}
      {ranked.length > 0 && !(isTooLarge && FROM_FAILURES.has(field)) && (
        <section className="panel" style={{ padding: 14 }} aria-label="Ranking">
          <RankingTable ranked={ranked.slice(0, shown)} field={field} totalCount={totalCount} showMore={showMore} />
        </section>
      )}
    </Stack>
  );
}
