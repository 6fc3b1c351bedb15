import type { Bank } from './banks.ts';

/** The estimate's two assumptions; named in dataset.json. */
export interface InterbankAssumptions {
  /** Share of a bank's claims on institutions of a country that are claims on the sample's banks there. */
  readonly interbankCoverage: number;
  /** Most that one claim may be, as a share of the creditor's CET1 (Regulation (EU) 575/2013, article 395). */
  readonly largeExposureLimit: number;
}

export interface InterbankSplit {
  readonly links: readonly { readonly debtor: string; readonly amount: number }[];
  /** What stays with "other institutions": outside the coverage, above the limit, or in a country without another bank. */
  readonly otherAmount: number;
}

/** Spreads a claim on institutions of one country over the other banks of the sample there, by total assets. */
export function spreadInterbank(
  creditor: Bank,
  { country, amount }: { readonly country: string | null; readonly amount: number },
  { banks, assumptions }: { readonly banks: readonly Bank[]; readonly assumptions: InterbankAssumptions },
): InterbankSplit {
  const debtors = banks.filter((bank) => bank.homeCountry === country && bank.key !== creditor.key);
  const totalAssets = debtors.reduce((sum, bank) => sum + bank.totalAssetsAmount, 0);
  const limit = assumptions.largeExposureLimit * creditor.cet1Amount;
  const links = debtors.map((bank) => ({
    debtor: bank.key,
    amount: Math.min(limit, assumptions.interbankCoverage * amount * (bank.totalAssetsAmount / totalAssets)),
  }));
  const spread = links.reduce((sum, link) => sum + link.amount, 0);
  return { links: links.filter((link) => link.amount > 0), otherAmount: Math.max(0, amount - spread) };
}
