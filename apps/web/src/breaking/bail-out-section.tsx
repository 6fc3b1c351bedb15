import { Group, Stack, Text, Title } from '@mantine/core';
import { StoredAnswer } from '../answers/stored-answer';
import { useSnapshots } from '../shell/snapshot-picker';
import { Empty, Failed, Refused, Waiting } from '../shell/states';
import { useBudget, useFall } from '../state/address';
import { formatMoney, unitOf } from '../state/format';
import { BailOutChart } from './bail-out-chart';
import { type BailOut, useBailOut } from './bail-out-query';
import { CommittedNumber } from './committed-number';
import { FigureList } from './figure-list';
import { injectionRows } from './injection-rows';
import { InjectionTable } from './injection-table';

const LISTED = 12;

/** Whom a budget should go to once external assets have fallen, beside a plain rule, and what helping everybody takes. */
export function BailOutSection({ slug }: { readonly slug: string | undefined }) {
  const { snapshot } = useSnapshots();
  const [budget, setBudget] = useBudget();
  const [fall, setFall] = useFall();
  const { answer, fetching, error, refresh } = useBailOut(slug);
  return (
    <section className="panel" style={{ padding: 14 }} aria-labelledby="bail-out">
      <Stack gap="sm">
        <Title order={2} size="h4" id="bail-out">
          Whom would a bail-out help?
        </Title>
        <Group gap="sm" align="flex-end">
          <CommittedNumber
            label="Assets fall by"
            value={fall}
            commit={(value) => void setFall(value)}
            min={0}
            max={100}
            suffix=" %"
          />
          <CommittedNumber
            label={`Budget, ${snapshot ? unitOf(snapshot) : ''}`}
            value={budget}
            commit={(value) => void setBudget(value)}
            min={0}
            max={1e15}
          />
        </Group>
        {error && <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />}
        {fetching && !answer && <Waiting label="Looking for the best use of the budget" />}
        {answer?.__typename === 'Problem' && <Refused problem={answer} />}
        {answer?.__typename === 'BailOut' && <Found bailOut={answer} />}
      </Stack>
    </section>
  );
}

function Found({ bailOut }: { readonly bailOut: BailOut }) {
  const { without, optimal, greedy, noDefault, totalPaymentsAtMost, digest, storedAt, quality } = bailOut;
  if (without.defaultCount === 0)
    return <Empty>After this fall everybody still pays in full: there is nobody to help.</Empty>;
  const rows = injectionRows(optimal.injections.list, greedy.injections.list);
  const best = { ...totalPaymentsAtMost, amount: gainOf(optimal, without) };
  const plain = { ...totalPaymentsAtMost, amount: gainOf(greedy, without) };
  return (
    <>
      <FigureList
        testId="bail-out"
        figures={[
          { name: 'Not paid without help', value: formatMoney(without.shortfall), quality },
          { name: 'Paid more, at best', value: formatMoney(best), quality },
          { name: 'Paid more, greedily', value: formatMoney(plain), quality },
          { name: 'For no default at all', value: formatMoney(noDefault.total), quality },
        ]}
      />
      <Text size="sm">
        Defaults: {without.defaultCount} without help, {optimal.defaultCount} with the best use of the budget,{' '}
        {greedy.defaultCount} with the greedy one.
      </Text>
      {rows.length > 0 && <BailOutChart rows={rows.slice(0, LISTED)} />}
      {rows.length > 0 && <InjectionTable rows={rows} listed={LISTED} quality={quality} />}
      <Text size="xs" className="soft">
        Total payments under Eisenberg-Noe clearing. The best value is proved by the prices of a linear programme; other
        injections may reach it as well. <StoredAnswer digest={digest} storedAt={storedAt} />
      </Text>
    </>
  );
}

function gainOf(outcome: BailOut['optimal'] | BailOut['greedy'], without: BailOut['without']): string {
  // Shortfalls are small beside payments: their difference loses fewer digits.
  return String(Number(without.shortfall.amount) - Number(outcome.shortfall.amount));
}
