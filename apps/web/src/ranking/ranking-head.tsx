import { Text, Title } from '@mantine/core';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { useRankingHead } from './head-query';
import { RankingTable } from './ranking-table';

/** Where there are too many to rank: who matters most all the same, and why that is certain. */
export function RankingHead({ slug }: { readonly slug: string }) {
  const { ranked, head, problem, error, fetching, refresh } = useRankingHead(slug);
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (problem) return <Refused problem={problem} />;
  if (fetching || !head) return <Waiting label="Proving who matters most" lines={12} />;
  if (ranked.length === 0) return <Empty>Nobody here has capital to lose.</Empty>;
  const figure = (count: number) => count.toLocaleString('en');
  return (
    <section className="panel" style={{ padding: 14 }} aria-label="The most important institutions">
      <Title order={2} size="h5">
        The {ranked.length} most important
      </Title>
      <Text size="sm" className="soft" mb="xs">
        This system is too large to let everybody fail.{' '}
        {head.isBounded
          ? `The failures of ${figure(head.solvedCount)} of ${figure(head.rankedCount)} institutions were solved; an upper bound on what a failure can cost proves that none of the others belongs on this list.`
          : `The failures of all ${figure(head.rankedCount)} institutions were solved.`}
      </Text>
      <RankingTable ranked={ranked} field="SYSTEMIC_IMPORTANCE" totalCount={head.rankedCount} />
    </section>
  );
}
