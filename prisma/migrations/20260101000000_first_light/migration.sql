-- CreateTable
CREATE TABLE "tenants" (
    "tenant_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "datasets" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "datasets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "dataset_id" BIGINT NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "scale" INTEGER NOT NULL,
    "assumptions" JSONB NOT NULL,
    "sensitivity" JSONB,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institutions" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "institutions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "reference" TEXT NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("snapshot_id","key")
);

-- CreateTable
CREATE TABLE "institution_records" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "institution_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "country" CHAR(2),

    CONSTRAINT "institution_records_pkey" PRIMARY KEY ("snapshot_id","institution_id")
);

-- CreateTable
CREATE TABLE "identifiers" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "institution_id" BIGINT NOT NULL,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "identifiers_pkey" PRIMARY KEY ("snapshot_id","scheme","value")
);

-- CreateTable
CREATE TABLE "balance_sheet_observations" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "institution_id" BIGINT NOT NULL,
    "scope" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "balance_sheet_observations_pkey" PRIMARY KEY ("snapshot_id","institution_id","scope","measure")
) PARTITION BY LIST ("snapshot_id");

-- CreateTable
CREATE TABLE "exposures" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "creditor_id" BIGINT NOT NULL,
    "debtor_id" BIGINT NOT NULL,
    "instrument" TEXT NOT NULL,
    "seniority" TEXT NOT NULL,
    "maturity_bucket" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "collateral_amount" DOUBLE PRECISION,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "exposures_pkey" PRIMARY KEY ("snapshot_id","creditor_id","debtor_id","instrument","seniority","maturity_bucket","currency")
) PARTITION BY LIST ("snapshot_id");

-- CreateTable
CREATE TABLE "assets" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "asset_class" TEXT NOT NULL,
    "issuer_country" CHAR(2),
    "liquidity_level" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "daily_volatility" DOUBLE PRECISION,
    "daily_volatility_quality" TEXT,
    "daily_volatility_source" TEXT,
    "average_daily_volume" DOUBLE PRECISION,
    "average_daily_volume_quality" TEXT,
    "average_daily_volume_source" TEXT,
    "beta" DOUBLE PRECISION,
    "beta_quality" TEXT,
    "beta_source" TEXT,

    CONSTRAINT "assets_pkey" PRIMARY KEY ("snapshot_id","key")
);

-- CreateTable
CREATE TABLE "holdings" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "institution_id" BIGINT NOT NULL,
    "asset_key" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "holdings_pkey" PRIMARY KEY ("snapshot_id","institution_id","asset_key","currency")
) PARTITION BY LIST ("snapshot_id");

-- CreateTable
CREATE TABLE "prices" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "asset_key" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "price" DOUBLE PRECISION NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("snapshot_id","asset_key","date")
) PARTITION BY LIST ("snapshot_id");

-- CreateTable
CREATE TABLE "fx_rates" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "from_currency" CHAR(3) NOT NULL,
    "to_currency" CHAR(3) NOT NULL,
    "date" DATE NOT NULL,
    "rate" DOUBLE PRECISION NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "fx_rates_pkey" PRIMARY KEY ("snapshot_id","from_currency","to_currency","date")
);

-- CreateTable
CREATE TABLE "layouts" (
    "tenant_id" TEXT NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "layout_version" TEXT NOT NULL,
    "positions" BYTEA NOT NULL,

    CONSTRAINT "layouts_pkey" PRIMARY KEY ("tenant_id","digest","layout_version")
);

-- CreateTable
CREATE TABLE "runs" (
    "tenant_id" TEXT NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "snapshot_id" BIGINT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "model_version" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "shock" JSONB NOT NULL,
    "convergence" JSONB NOT NULL,
    "round_count" INTEGER NOT NULL,
    "loss_ratios" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "runs_pkey" PRIMARY KEY ("tenant_id","digest")
);

-- CreateTable
CREATE TABLE "installation_secrets" (
    "tenant_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "installation_secrets_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "datasets_tenant_id_slug_key" ON "datasets"("tenant_id", "slug");

-- CreateIndex
CREATE INDEX "snapshots_tenant_id_as_of_idx" ON "snapshots"("tenant_id", "as_of");

-- CreateIndex
CREATE UNIQUE INDEX "snapshots_dataset_id_digest_key" ON "snapshots"("dataset_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "institutions_tenant_id_key_key" ON "institutions"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "identifiers_snapshot_id_institution_id_idx" ON "identifiers"("snapshot_id", "institution_id");

-- CreateIndex
CREATE INDEX "runs_snapshot_id_idx" ON "runs"("snapshot_id");

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "datasets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say starts here.

-- Keys are ASCII, so that the "C" order of PostgreSQL and the order of code units in memory are the same.
ALTER TABLE "tenants" ADD CHECK ("tenant_id" ~ '^[a-z][a-z0-9-]{0,62}$');
ALTER TABLE "datasets" ADD CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$');
ALTER TABLE "institutions" ADD CHECK ("key" ~ '^[a-z0-9][a-z0-9._-]{0,127}$');
ALTER TABLE "institutions" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "assets" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "sources" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "sources" ADD CHECK ("key" ~ '^[a-z0-9][a-z0-9._-]{0,127}$');
ALTER TABLE "assets" ADD CHECK ("key" ~ '^[a-z0-9][a-z0-9._-]{0,127}$');
ALTER TABLE "snapshots"
  ADD CHECK ("digest" ~ '^[0-9a-f]{64}$'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CHECK ("scale" BETWEEN 0 AND 12);
ALTER TABLE "layouts" ADD CHECK ("digest" ~ '^[0-9a-f]{64}$');
ALTER TABLE "runs" ADD CHECK ("digest" ~ '^[0-9a-f]{64}$'), ADD CHECK ("round_count" >= 1);

-- Closed lists: packages/network/src/kinds.ts - a test holds the two together.
ALTER TABLE "institution_records"
  ADD CHECK ("name" <> ''),
  ADD CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "institution_records_kind" CHECK ("kind" IN ('BANK', 'BROKER_DEALER', 'INSURER', 'FUND', 'CENTRAL_COUNTERPARTY', 'EXCHANGE', 'CENTRAL_BANK', 'CORPORATE', 'SOVEREIGN', 'SECTOR', 'UNATTRIBUTED'));
ALTER TABLE "identifiers"
  ADD CHECK ("value" <> ''),
  ADD CONSTRAINT "identifiers_scheme" CHECK ("scheme" IN ('LEI', 'RSSD', 'TICKER', 'BIC', 'EBA'));

-- NaN sorts above Infinity, so "< Infinity" refuses both.
ALTER TABLE "balance_sheet_observations"
  ADD CHECK ("amount" > '-Infinity' AND "amount" < 'Infinity'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CHECK ("scope" IN ('CONSOLIDATED', 'SOLO')),
  ADD CONSTRAINT "balance_sheet_observations_measure" CHECK ("measure" IN ('TOTAL_ASSETS', 'EQUITY', 'CET1', 'TIER1', 'RISK_WEIGHTED_ASSETS', 'LEVERAGE_EXPOSURE', 'CASH', 'LIQUID_ASSETS', 'SHORT_TERM_FUNDING')),
  ADD CONSTRAINT "balance_sheet_observations_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "exposures"
  ADD CHECK ("amount" >= 0 AND "amount" < 'Infinity'),
  ADD CHECK ("collateral_amount" >= 0 AND "collateral_amount" < 'Infinity'),
  ADD CHECK ("creditor_id" <> "debtor_id"),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "exposures_instrument" CHECK ("instrument" IN ('LOAN', 'INTERBANK', 'DEPOSIT', 'REPO', 'BOND', 'DERIVATIVE', 'EQUITY', 'CREDIT_LINE', 'OTHER')),
  ADD CONSTRAINT "exposures_seniority" CHECK ("seniority" IN ('UNSPECIFIED', 'SENIOR_SECURED', 'SENIOR_UNSECURED', 'SUBORDINATED', 'EQUITY')),
  ADD CONSTRAINT "exposures_maturity_bucket" CHECK ("maturity_bucket" IN ('UNSPECIFIED', 'OVERNIGHT', 'UP_TO_1M', 'FROM_1M_TO_3M', 'FROM_3M_TO_1Y', 'FROM_1Y_TO_5Y', 'OVER_5Y', 'PERPETUAL')),
  ADD CONSTRAINT "exposures_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "assets"
  ADD CHECK ("name" <> ''),
  ADD CHECK ("issuer_country" ~ '^[A-Z]{2}$'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CHECK ("daily_volatility" >= 0 AND "daily_volatility" < 'Infinity'),
  ADD CHECK ("average_daily_volume" >= 0 AND "average_daily_volume" < 'Infinity'),
  ADD CHECK ("beta" > '-Infinity' AND "beta" < 'Infinity'),
  ADD CHECK (num_nulls("daily_volatility", "daily_volatility_quality", "daily_volatility_source") IN (0, 3)),
  ADD CHECK (num_nulls("average_daily_volume", "average_daily_volume_quality", "average_daily_volume_source") IN (0, 3)),
  ADD CHECK (num_nulls("beta", "beta_quality", "beta_source") IN (0, 3)),
  ADD CHECK ("daily_volatility_quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE')),
  ADD CHECK ("average_daily_volume_quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE')),
  ADD CHECK ("beta_quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE')),
  ADD CONSTRAINT "assets_asset_class" CHECK ("asset_class" IN ('GOVERNMENT_BOND', 'CORPORATE_BOND', 'COVERED_BOND', 'SECURITISATION', 'EQUITY', 'COMMODITY', 'CRYPTO', 'CASH', 'OTHER')),
  ADD CONSTRAINT "assets_liquidity_level" CHECK ("liquidity_level" IN ('UNSPECIFIED', 'LEVEL_1', 'LEVEL_2A', 'LEVEL_2B', 'NOT_ELIGIBLE'));
ALTER TABLE "holdings"
  ADD CHECK ("amount" >= 0 AND "amount" < 'Infinity'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "holdings_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "prices"
  ADD CHECK ("price" >= 0 AND "price" < 'Infinity'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "prices_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "fx_rates"
  ADD CHECK ("rate" > 0 AND "rate" < 'Infinity'),
  ADD CHECK ("from_currency" ~ '^[A-Z]{3}$' AND "to_currency" ~ '^[A-Z]{3}$' AND "from_currency" <> "to_currency"),
  ADD CONSTRAINT "fx_rates_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));

-- Every row belongs to a snapshot and to institutions that exist.
ALTER TABLE "sources" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "institution_records" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "identifiers" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "balance_sheet_observations" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "assets" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "holdings" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "prices" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "fx_rates" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "runs" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "institution_records" ADD FOREIGN KEY ("institution_id") REFERENCES "institutions"("id");
ALTER TABLE "identifiers" ADD FOREIGN KEY ("institution_id") REFERENCES "institutions"("id");
ALTER TABLE "balance_sheet_observations" ADD FOREIGN KEY ("institution_id") REFERENCES "institutions"("id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("creditor_id") REFERENCES "institutions"("id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("debtor_id") REFERENCES "institutions"("id");
ALTER TABLE "holdings" ADD FOREIGN KEY ("institution_id") REFERENCES "institutions"("id");
ALTER TABLE "balance_sheet_observations" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "exposures" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "holdings" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "prices" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "fx_rates" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "holdings" ADD FOREIGN KEY ("snapshot_id", "asset_key") REFERENCES "assets"("snapshot_id", "key");
ALTER TABLE "prices" ADD FOREIGN KEY ("snapshot_id", "asset_key") REFERENCES "assets"("snapshot_id", "key");
ALTER TABLE "datasets" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "snapshots" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "institutions" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "sources" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "institution_records" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "identifiers" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "balance_sheet_observations" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "exposures" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "assets" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "holdings" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "prices" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "fx_rates" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "layouts" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "runs" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "installation_secrets" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");

INSERT INTO "tenants" VALUES ('public', 'Bundled datasets, for all to read'), ('local', 'The single user of a standalone installation');
-- 244 random bits, made where they stay.
INSERT INTO "installation_secrets" VALUES
  ('public', 'cursor', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

-- Rows of another tenant do not exist for whoever asks: read one's own and public ones, write one's own.
-- The sub-select lets PostgreSQL read the setting once per statement instead of once per row.
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "tenants" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "tenants" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "datasets" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "datasets" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "datasets" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "snapshots" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "snapshots" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "snapshots" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "institutions" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "institutions" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "institutions" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "sources" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "sources" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "sources" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "institution_records" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "institution_records" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "institution_records" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "identifiers" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "identifiers" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "identifiers" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "balance_sheet_observations" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "balance_sheet_observations" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "balance_sheet_observations" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "exposures" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "exposures" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "exposures" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "assets" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "assets" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "assets" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "holdings" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "holdings" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "holdings" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "prices" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "prices" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "prices" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "fx_rates" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "fx_rates" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "fx_rates" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "layouts" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "layouts" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "layouts" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "runs" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "runs" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "runs" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "installation_secrets" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "installation_secrets" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "installation_secrets" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));

-- faultline_app answers requests: it reads, and keeps what it computed. It may not create, change or delete.
GRANT USAGE ON SCHEMA "public" TO "faultline_app", "faultline_import";
GRANT SELECT ON "tenants", "datasets", "snapshots", "institutions", "sources", "institution_records", "identifiers", "balance_sheet_observations", "exposures", "assets", "holdings", "prices", "fx_rates", "layouts", "runs", "installation_secrets" TO "faultline_app";
GRANT INSERT ON "layouts", "runs" TO "faultline_app";

-- faultline_import is used by the import alone. COPY is refused on tables with forced policies, so it passes them; it
-- owns the partitioned tables, because only an owner attaches partitions.
GRANT CREATE ON SCHEMA "public" TO "faultline_import";
GRANT SELECT, INSERT ON "tenants", "datasets", "snapshots", "institutions", "sources", "institution_records", "identifiers", "assets", "fx_rates" TO "faultline_import";
GRANT REFERENCES ON "snapshots", "institutions", "sources", "assets", "tenants" TO "faultline_import";
-- The digest is known only when everything is written: the row gets it at the end of the same transaction.
GRANT UPDATE ("digest") ON "snapshots" TO "faultline_import";
GRANT USAGE ON SEQUENCE "datasets_id_seq", "snapshots_id_seq", "institutions_id_seq" TO "faultline_import";
ALTER TABLE "balance_sheet_observations" OWNER TO "faultline_import";
ALTER TABLE "exposures" OWNER TO "faultline_import";
ALTER TABLE "holdings" OWNER TO "faultline_import";
ALTER TABLE "prices" OWNER TO "faultline_import";
