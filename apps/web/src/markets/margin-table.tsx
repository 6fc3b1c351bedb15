import { QualityBadge } from '../shell/quality-badge';
import { formatMoney } from '../state/format';
import type { ContractMargin } from './contract-query';
import { namedSource } from './market-queries';

/** The margins of a contract as they were set, for whoever does not see the chart. */
export function MarginTable({ margins }: { readonly margins: readonly ContractMargin[] }) {
  return (
    <details data-testid="contract-margins">
      <summary className="soft" style={{ fontSize: 12 }}>
        As a table
      </summary>
      <section className="scroll-x" style={{ maxHeight: 320, overflowY: 'auto' }} tabIndex={0} aria-label="Margins set">
        <table style={{ fontSize: 12 }}>
          <thead>
            <tr>
              <th>Set on</th>
              <th className="number">Initial</th>
              <th className="number">Maintenance</th>
            </tr>
          </thead>
          <tbody>
            {margins.map(({ date, initial, maintenance, quality, source }) => (
              <tr key={date}>
                <td className="number">{date}</td>
                <td className="number">{formatMoney(initial)}</td>
                <td className="number">
                  {formatMoney(maintenance)} <QualityBadge quality={quality} source={namedSource(source)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
