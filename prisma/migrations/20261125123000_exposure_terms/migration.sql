-- What repeats among millions of exposures is said once per snapshot.
CREATE TABLE "exposure_terms" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "instrument" TEXT NOT NULL,
    "seniority" TEXT NOT NULL,
    "maturity_bucket" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "exposure_terms_pkey" PRIMARY KEY ("snapshot_id","id")
);
CREATE UNIQUE INDEX "exposure_terms_snapshot_id_instrument_seniority_maturity_bu_key" ON "exposure_terms"("snapshot_id", "instrument", "seniority", "maturity_bucket", "currency");

CREATE TABLE "provenances" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "provenances_pkey" PRIMARY KEY ("snapshot_id","id")
);
CREATE UNIQUE INDEX "provenances_snapshot_id_quality_source_key_key" ON "provenances"("snapshot_id", "quality", "source_key");

-- Closed lists: packages/network/src/kinds.ts - a test holds the two together.
ALTER TABLE "exposure_terms"
  ADD CHECK ("id" >= 0),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "exposure_terms_instrument" CHECK ("instrument" IN ('LOAN', 'INTERBANK', 'DEPOSIT', 'REPO', 'BOND', 'DERIVATIVE', 'EQUITY', 'CREDIT_LINE', 'OTHER')),
  ADD CONSTRAINT "exposure_terms_seniority" CHECK ("seniority" IN ('UNSPECIFIED', 'SENIOR_SECURED', 'SENIOR_UNSECURED', 'SUBORDINATED', 'EQUITY')),
  ADD CONSTRAINT "exposure_terms_maturity_bucket" CHECK ("maturity_bucket" IN ('UNSPECIFIED', 'OVERNIGHT', 'UP_TO_1M', 'FROM_1M_TO_3M', 'FROM_3M_TO_1Y', 'FROM_1Y_TO_5Y', 'OVER_5Y', 'PERPETUAL'));
ALTER TABLE "provenances"
  ADD CHECK ("id" >= 0),
  ADD CONSTRAINT "provenances_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));

ALTER TABLE "exposure_terms" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "exposure_terms" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "provenances" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "provenances" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "provenances" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");

ALTER TABLE "exposure_terms" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "exposure_terms" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "exposure_terms" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "provenances" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "provenances" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "provenances" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
GRANT SELECT ON "exposure_terms", "provenances" TO "faultline_app";
GRANT SELECT, INSERT, REFERENCES ON "exposure_terms", "provenances" TO "faultline_import";

-- faultline_import owns the partitions and passes the policies: it moves the rows of snapshots that are stored.
SET LOCAL ROLE "faultline_import";
ALTER TABLE "exposures" RENAME TO "exposures_before";
ALTER INDEX "exposures_pkey" RENAME TO "exposures_before_pkey";
CREATE TABLE "exposures" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "creditor_id" BIGINT NOT NULL,
    "debtor_id" BIGINT NOT NULL,
    "terms_id" BIGINT NOT NULL,
    "provenance_id" BIGINT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "collateral_amount" DOUBLE PRECISION,

    CONSTRAINT "exposures_pkey" PRIMARY KEY ("snapshot_id","creditor_id","debtor_id","terms_id")
) PARTITION BY LIST ("snapshot_id");
ALTER TABLE "exposures"
  ADD CHECK ("amount" >= 0 AND "amount" < 'Infinity'),
  ADD CHECK ("collateral_amount" >= 0 AND "collateral_amount" < 'Infinity'),
  ADD CHECK ("creditor_id" <> "debtor_id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("creditor_id") REFERENCES "institutions"("id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("debtor_id") REFERENCES "institutions"("id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("snapshot_id", "terms_id") REFERENCES "exposure_terms"("snapshot_id", "id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("snapshot_id", "provenance_id") REFERENCES "provenances"("snapshot_id", "id");

INSERT INTO "exposure_terms"
  SELECT "snapshot_id", "tenant_id", row_number() OVER (PARTITION BY "snapshot_id") - 1, "instrument", "seniority", "maturity_bucket", "currency"
  FROM (SELECT DISTINCT "snapshot_id", "tenant_id", "instrument", "seniority", "maturity_bucket", "currency" FROM "exposures_before") AS kinds;
INSERT INTO "provenances"
  SELECT "snapshot_id", "tenant_id", row_number() OVER (PARTITION BY "snapshot_id") - 1, "quality", "source_key"
  FROM (SELECT DISTINCT "snapshot_id", "tenant_id", "quality", "source_key" FROM "exposures_before") AS kinds;
ANALYZE "exposure_terms", "provenances";

-- Each partition as the import makes one: filled first, then indexed, checked and attached.
DO $$
DECLARE
  snapshot BIGINT;
BEGIN
  FOR snapshot IN SELECT "id" FROM "snapshots" WHERE to_regclass('exposures_' || "id") IS NOT NULL ORDER BY "id" LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', 'exposures_' || snapshot, 'exposures_before_' || snapshot);
    EXECUTE format('ALTER INDEX %I RENAME TO %I', 'exposures_' || snapshot || '_pkey', 'exposures_before_' || snapshot || '_pkey');
    EXECUTE format('CREATE TABLE %I (LIKE "exposures" INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', 'exposures_' || snapshot);
    EXECUTE format(
      'INSERT INTO %I SELECT e."snapshot_id", e."tenant_id", e."creditor_id", e."debtor_id", t."id", p."id", e."amount", e."collateral_amount"
        FROM %I e
        JOIN "exposure_terms" t USING ("snapshot_id", "instrument", "seniority", "maturity_bucket", "currency")
        JOIN "provenances" p USING ("snapshot_id", "quality", "source_key")',
      'exposures_' || snapshot, 'exposures_before_' || snapshot);
    EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY ("snapshot_id", "creditor_id", "debtor_id", "terms_id")', 'exposures_' || snapshot);
    EXECUTE format('ALTER TABLE %I ADD CHECK ("snapshot_id" = %s)', 'exposures_' || snapshot, snapshot);
    EXECUTE format('ALTER TABLE "exposures" ATTACH PARTITION %I FOR VALUES IN (%s)', 'exposures_' || snapshot, snapshot);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', 'exposures_' || snapshot);
    EXECUTE format('ANALYZE %I', 'exposures_' || snapshot);
  END LOOP;
END $$;
DROP TABLE "exposures_before";

ALTER TABLE "exposures" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "exposures" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "exposures" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
GRANT SELECT ON "exposures" TO "faultline_app";
RESET ROLE;
