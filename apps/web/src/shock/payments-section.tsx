import { Anchor, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { InstitutionButton } from '../institution/institution-button';
import { QualityBadge } from '../shell/quality-badge';
import { Failed } from '../shell/states';
import { formatMoney, formatPercent, type MoneyLike } from '../state/format';
import { paidAlike } from './paid-alike';
import { type Clearing, type Payment, usePayments } from './payments-query';

const SHOWN = 10;
const MOST_SHOWN = 500;

/** What everybody pays once all debts fall due, where the model of the run settles them: both clearing vectors. */
export function PaymentsSection({ run }: { readonly run: string }) {
  const [first, setFirst] = useState(SHOWN);
  const { clearing, error, refresh } = usePayments(run, first);
  if (error) return <Failed error={error} retry={() => refresh({ requestPolicy: 'network-only' })} />;
  if (!clearing) return null;
  const { totalCount } = clearing.payments;
  const most = Math.min(totalCount, MOST_SHOWN);
  return (
    <section aria-labelledby="payments" data-testid="payments">
      <Title order={3} size="h6" id="payments">
        What everybody pays
      </Title>
      <Text size="sm">{vectorsInWords(clearing)}</Text>
      <DefaultRounds clearing={clearing} />
      <PaymentTable clearing={clearing} />
      <Text size="xs" className="soft">
        {Math.min(first, totalCount)} of {totalCount} institutions with a balance sheet, the most unpaid first.{' '}
        {first < most && (
          <Anchor component="button" type="button" size="xs" onClick={() => setFirst(MOST_SHOWN)}>
            Show {most < totalCount ? `the first ${most}` : 'all'}
          </Anchor>
        )}
      </Text>
    </section>
  );
}

function vectorsInWords({ isUnique, greatestShortfall, leastShortfall, defaultRounds }: Clearing): string {
  const oneWay = 'Debts can be settled in one way only, to a billionth of the largest';
  if (isUnique && Number(greatestShortfall.amount) > 0)
    return `${oneWay}; ${formatMoney(greatestShortfall)} is left unpaid.`;
  if (isUnique)
    return defaultRounds.length > 0
      ? `${oneWay}; only creditors outside, who are paid before the others, go short.`
      : `${oneWay}: everybody pays in full.`;
  return `Debts can be settled in more than one way. If everybody expects to be paid, ${formatMoney(greatestShortfall)} is left unpaid (the greatest clearing vector); if everybody expects the worst, ${formatMoney(leastShortfall)} is (the least one): the balance sheets are the same, what each expects of the others differs.`;
}

function DefaultRounds({ clearing: { defaultRounds } }: { readonly clearing: Clearing }) {
  if (defaultRounds.length === 0) return null;
  return (
    <>
      <Text size="xs" mt={4}>
        Who defaults in the greatest clearing vector, round by round:
      </Text>
      <Text size="xs" component="ol" pl="md" my={4}>
        {defaultRounds.map(({ round, count, institutions }) => (
          <li key={round}>
            {institutions.map(({ name }) => name).join(', ')}
            {count > institutions.length ? ` and ${count - institutions.length} more` : ''}
            {round === 1 ? ' cannot pay even if all others do' : ' because of the defaults before'}
          </li>
        ))}
      </Text>
    </>
  );
}

function PaymentTable({ clearing: { isUnique, payments } }: { readonly clearing: Clearing }) {
  const isOne = isUnique && paidAlike(payments.edges.map(({ node }) => node));
  return (
    <div className="scroll-x" tabIndex={0}>
      <Table verticalSpacing={2} horizontalSpacing={4} fz="xs" miw={isOne ? 300 : 400} data-testid="payment-rows">
        <Table.Thead>
          <Table.Tr>
            <Table.Th pl={0}>Institution</Table.Th>
            <Table.Th className="number">Owes</Table.Th>
            <Table.Th className="number">{isOne ? 'Pays' : 'Pays, greatest'}</Table.Th>
            {!isOne && <Table.Th className="number">Pays, least</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {payments.edges.map(({ node }) => (
            <Table.Tr key={node.institution.id}>
              <Table.Td className="clip" pl={0} maw={130} title={node.institution.name}>
                <InstitutionButton name={node.institution.name} institutionKey={node.institution.key} />
                {node.defaultRound != null && <div className="soft">defaults in round {node.defaultRound}</div>}
              </Table.Td>
              <Table.Td className="number">{formatMoney(node.obligations)}</Table.Td>
              <Paid amount={node.greatestPayment} recovery={node.greatestRecovery} />
              {!isOne && <Paid amount={node.leastPayment} recovery={node.leastRecovery} />}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** An amount paid, and beneath it the recovery rate: which share of what is owed that is. */
function Paid({ amount, recovery }: { readonly amount: MoneyLike; readonly recovery: Payment['leastRecovery'] }) {
  return (
    <Table.Td className="number">
      {formatMoney(amount)} <QualityBadge quality={recovery.quality} />
      <div className="soft">{recovery.value == null ? 'owes nothing' : formatPercent(recovery.value)}</div>
    </Table.Td>
  );
}
