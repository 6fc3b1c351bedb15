'use client';

import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { formatMoney, formatPercent } from '../state/format';
import { type Cause, useWhy, type Why } from './why-query';
import classes from './why-tree.module.css';
import { WithoutClaims } from './without-claims';

const LISTED = 5;
const DEEPEST = 6;

interface TreeProps {
  readonly runId: string;
  readonly why: Why;
  readonly institutionId: string;
  readonly name: string;
  /** Whose loss is explained from the start; that of the institution itself unless told. */
  readonly askedId?: string;
  readonly depth?: number;
}

/** The causes of a loss, largest first; each opens into its own. What is listed and the rest add up to the loss. */
export function WhyTree({ runId, why, institutionId, name, askedId = institutionId, depth = 0 }: TreeProps) {
  const { causes, loss } = why;
  const total = Number(loss.amount);
  const listed = causes.slice(0, LISTED);
  const rest = causes.slice(LISTED);
  const restAmount = rest.reduce((sum, { amount }) => sum + Number(amount.amount), 0);
  return (
    <ul className={classes.causes} aria-label={`Causes of the loss of ${name}`}>
      {listed.map((cause) => (
        <CauseItem
          key={cause.institution?.id ?? 'shock'}
          runId={runId}
          cause={cause}
          bearer={{ id: institutionId, name }}
          askedId={askedId}
          share={Number(cause.amount.amount) / total}
          depth={depth}
        />
      ))}
      {rest.length > 0 && (
        <li className={classes.cause}>
          <Text size="xs" className="soft">
            {rest.length} smaller causes, {formatPercent(restAmount / total)}
          </Text>
        </li>
      )}
    </ul>
  );
}

interface CauseProps {
  readonly runId: string;
  readonly cause: Cause;
  /** The institution whose loss is explained. Where it is its own cause, others ran on it: there is no step further back. */
  readonly bearer: { readonly id: string; readonly name: string };
  readonly askedId: string;
  readonly share: number;
  readonly depth: number;
}

function CauseItem({ runId, cause, bearer, askedId, share, depth }: CauseProps) {
  const { institution, amount, channel, exposures } = cause;
  const [isOpen, setOpen] = useState(false);
  const isOwn = institution?.id === bearer.id;
  const label = isOwn ? 'The run on it' : (institution?.name ?? 'The shock');
  const opens = institution !== null && institution !== undefined && !isOwn && depth < DEEPEST;
  const line = (
    <span className={classes.line}>
      <span className={classes.mark} aria-hidden="true">
        {opens ? (isOpen ? '▾' : '▸') : '•'}
      </span>
      <span className="clip" style={{ flex: 1 }} title={label}>
        {label}
        {channel === 'FUNDING' && !isOwn ? ' (funding withdrawn)' : ''}
      </span>
      <span className="number">{formatMoney(amount)}</span>
      <span className={classes.share}>{formatPercent(share)}</span>
    </span>
  );
  return (
    <li className={classes.cause}>
      <span className={classes.bar} style={{ width: `${Math.min(100, share * 100)}%` }} aria-hidden="true" />
      {opens ? (
        <UnstyledButton w="100%" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} fz="xs">
          {line}
        </UnstyledButton>
      ) : (
        <Text size="xs" component="span">
          {line}
        </Text>
      )}
      {institution && (
        <WithoutClaims
          run={runId}
          exposures={exposures}
          parties={
            channel === 'FUNDING'
              ? `of ${institution.name} on ${bearer.name}`
              : `of ${bearer.name} on ${institution.name}`
          }
          bearer={bearer.id}
          asked={askedId}
        />
      )}
      {isOpen && institution && (
        <Deeper
          runId={runId}
          institutionId={institution.id}
          name={institution.name}
          askedId={askedId}
          depth={depth + 1}
        />
      )}
    </li>
  );
}

function Deeper({
  runId,
  institutionId,
  name,
  askedId,
  depth,
}: Pick<CauseProps, 'runId' | 'askedId' | 'depth'> & { readonly institutionId: string; readonly name: string }) {
  const { why, fetching } = useWhy(runId, institutionId);
  if (fetching && !why)
    return (
      <Text size="xs" className="soft" role="status">
        Asking why
      </Text>
    );
  if (!why)
    return (
      <Text size="xs" className="soft">
        It had failed before the shock.
      </Text>
    );
  return (
    <>
      <Text size="xs" className="soft" pl={14}>
        {name} itself loses {formatMoney(why.loss)}, because of
      </Text>
      <WhyTree runId={runId} why={why} institutionId={institutionId} name={name} askedId={askedId} depth={depth} />
    </>
  );
}
