'use client';

import { Anchor, Grid, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { QualityBadge } from '../shell/quality-badge';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Waiting } from '../shell/states';
import { useSubject, useWithin } from '../state/address';
import { kindName } from '../state/format';
import { useAggregate } from './concentration-query';
import { GroupTable } from './group-table';
import { LargeExposures } from './large-exposures';
import { LorenzChart } from './lorenz-chart';
import { Measures } from './measures';
import { lookingAt, SUBJECTS } from './subjects';

/** How unevenly a total is spread: the measures, the curve, the groups, and what is inside each. */
export function ConcentrationPage() {
  const { snapshot } = useSnapshots();
  const [subjectId, setSubject] = useSubject();
  const [within, setWithin] = useWithin();
  const looking = lookingAt(subjectId, within);
  const { aggregate, error, refresh } = useAggregate(snapshot?.slug, looking);
  const { subject } = looking;
  return (
    <Stack gap="md" className="page">
      <Group justify="space-between" align="flex-end">
        <Title order={1} size="h3">
          Concentration
        </Title>
        <NativeSelect
          aria-label="Concentration of"
          size="sm"
          value={looking.within?.from.id ?? subject.id}
          onChange={(event) => {
            void setWithin(null);
            void setSubject(event.currentTarget.value);
          }}
          data={SUBJECTS.map(({ id, label }) => ({ value: id, label }))}
        />
      </Group>
      {looking.within && (
        <Text size="sm">
          <Anchor component="button" type="button" size="sm" onClick={() => void setWithin(null)}>
            {looking.within.from.label}
          </Anchor>{' '}
          › <b>{nameOf(looking.within.key)}</b>: {subject.label.toLowerCase()}
        </Text>
      )}
      {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
      {!aggregate && !error && <Waiting label="Measuring concentration" lines={10} />}
      {aggregate && aggregate.groupCount === 0 && <Empty>Nothing here is stated by the source.</Empty>}
      {aggregate?.concentration && aggregate.groupCount > 0 && (
        <Grid>
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <section className="panel" style={{ padding: 14 }} aria-label="Lorenz curve">
              <LorenzChart points={aggregate.concentration.lorenz} members={subject.members} />
            </section>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <section className="panel" style={{ padding: 14, height: '100%' }} aria-label="Measures">
              <Text size="xs" className="soft" mb="sm">
                {aggregate.concentration.count} {subject.members}{' '}
                <QualityBadge quality={aggregate.concentration.quality} />, as of {snapshot?.asOf}
              </Text>
              <Measures of={aggregate.concentration} members={subject.members} />
            </section>
          </Grid.Col>
        </Grid>
      )}
      {aggregate && aggregate.groupCount > 0 && (
        <section className="panel" style={{ padding: 14 }} aria-label="Groups">
          <GroupTable aggregate={aggregate} subject={subject} open={(key) => void setWithin(key)} />
        </section>
      )}
      {snapshot && (
        <section className="panel" style={{ padding: 14 }} aria-label="Large exposures">
          <LargeExposures slug={snapshot.slug} />
        </section>
      )}
    </Stack>
  );
}

/** Codes of closed lists as words; countries stay as they are. */
function nameOf(key: string): string {
  return /^[A-Z]{2}$/.test(key) ? key : kindName(key);
}
