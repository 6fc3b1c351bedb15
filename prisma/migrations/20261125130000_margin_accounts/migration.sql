-- Venues, markets with their margin tiers, accounts and positions.
CREATE TABLE "venues" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "institution_id" BIGINT NOT NULL,
    "liquidates" TEXT NOT NULL,
    "insurance_fund" DOUBLE PRECISION,
    "currency" CHAR(3) NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "venues_pkey" PRIMARY KEY ("snapshot_id","institution_id")
);
CREATE TABLE "markets" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "venue_id" BIGINT NOT NULL,
    "asset_key" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "mark" DOUBLE PRECISION NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "open_interest" DOUBLE PRECISION,
    "open_interest_quality" TEXT,
    "open_interest_source" TEXT,
    "price_impact" DOUBLE PRECISION,
    "price_impact_quality" TEXT,
    "price_impact_source" TEXT,

    CONSTRAINT "markets_pkey" PRIMARY KEY ("snapshot_id","id")
);
CREATE TABLE "margin_tiers" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "market_id" BIGINT NOT NULL,
    "floor" DOUBLE PRECISION NOT NULL,
    "cap" DOUBLE PRECISION NOT NULL,
    "maintenance" DOUBLE PRECISION NOT NULL,
    "max_leverage" DOUBLE PRECISION NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "margin_tiers_pkey" PRIMARY KEY ("snapshot_id","market_id","floor")
);
CREATE TABLE "accounts" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "venue_id" BIGINT NOT NULL,
    "owner_id" BIGINT NOT NULL,
    "mode" TEXT NOT NULL,
    "cash" DOUBLE PRECISION NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "provenance_id" BIGINT NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("snapshot_id","id")
) PARTITION BY LIST ("snapshot_id");
CREATE TABLE "positions" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "account_id" BIGINT NOT NULL,
    "market_id" BIGINT NOT NULL,
    "provenance_id" BIGINT NOT NULL,
    "quantity" DOUBLE PRECISION NOT NULL,
    "entry_price" DOUBLE PRECISION NOT NULL,
    "collateral" DOUBLE PRECISION,

    CONSTRAINT "positions_pkey" PRIMARY KEY ("snapshot_id","account_id","market_id")
) PARTITION BY LIST ("snapshot_id");
CREATE UNIQUE INDEX "markets_snapshot_id_key_key" ON "markets"("snapshot_id", "key");

-- Closed lists: packages/network/src/kinds.ts - a test holds the two together. NaN sorts above Infinity.
ALTER TABLE "venues"
  ADD CHECK ("insurance_fund" >= 0 AND "insurance_fund" < 'Infinity'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "venues_liquidates" CHECK ("liquidates" IN ('BELOW_MAINTENANCE', 'AT_MAINTENANCE')),
  ADD CONSTRAINT "venues_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "markets"
  ADD CHECK ("id" >= 0),
  ADD CHECK ("key" ~ '^[a-z0-9][a-z0-9._-]{0,127}$'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CHECK ("mark" > 0 AND "mark" < 'Infinity'),
  ADD CHECK ("open_interest" >= 0 AND "open_interest" < 'Infinity'),
  ADD CHECK ("price_impact" >= 0 AND "price_impact" < 'Infinity'),
  ADD CHECK (num_nulls("open_interest", "open_interest_quality", "open_interest_source") IN (0, 3)),
  ADD CHECK (num_nulls("price_impact", "price_impact_quality", "price_impact_source") IN (0, 3)),
  ADD CHECK ("open_interest_quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE')),
  ADD CHECK ("price_impact_quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE')),
  ADD CONSTRAINT "markets_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "markets" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "margin_tiers"
  ADD CHECK ("floor" >= 0 AND "floor" < 'Infinity'),
  ADD CHECK ("cap" > "floor" AND "cap" < 'Infinity'),
  ADD CHECK ("maintenance" > 0 AND "maintenance" < 'Infinity'),
  ADD CHECK ("maintenance" < 1),
  ADD CHECK ("max_leverage" >= 1 AND "max_leverage" < 'Infinity'),
  ADD CONSTRAINT "margin_tiers_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));
ALTER TABLE "accounts"
  ADD CHECK ("id" >= 0),
  ADD CHECK ("key" ~ '^[a-z0-9][a-z0-9._-]{0,127}$'),
  ADD CHECK ("cash" > '-Infinity' AND "cash" < 'Infinity'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "accounts_mode" CHECK ("mode" IN ('CROSS', 'ISOLATED'));
ALTER TABLE "accounts" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "positions"
  ADD CHECK ("quantity" > '-Infinity' AND "quantity" < 'Infinity' AND "quantity" <> 0),
  ADD CHECK ("entry_price" > 0 AND "entry_price" < 'Infinity'),
  ADD CHECK ("collateral" >= 0 AND "collateral" < 'Infinity');

ALTER TABLE "venues" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "venues" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "markets" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "markets" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "margin_tiers" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "margin_tiers" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "accounts" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "accounts" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "positions" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "positions" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "venues" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "markets" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "margin_tiers" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "markets" ADD FOREIGN KEY ("snapshot_id", "open_interest_source") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "markets" ADD FOREIGN KEY ("snapshot_id", "price_impact_source") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "accounts" ADD FOREIGN KEY ("snapshot_id", "provenance_id") REFERENCES "provenances"("snapshot_id", "id");
ALTER TABLE "positions" ADD FOREIGN KEY ("snapshot_id", "provenance_id") REFERENCES "provenances"("snapshot_id", "id");
ALTER TABLE "venues" ADD FOREIGN KEY ("institution_id") REFERENCES "institutions"("id");
ALTER TABLE "markets" ADD FOREIGN KEY ("snapshot_id", "venue_id") REFERENCES "venues"("snapshot_id", "institution_id");
ALTER TABLE "markets" ADD FOREIGN KEY ("snapshot_id", "asset_key") REFERENCES "assets"("snapshot_id", "key");
ALTER TABLE "margin_tiers" ADD FOREIGN KEY ("snapshot_id", "market_id") REFERENCES "markets"("snapshot_id", "id");
ALTER TABLE "accounts" ADD FOREIGN KEY ("snapshot_id", "venue_id") REFERENCES "venues"("snapshot_id", "institution_id");
ALTER TABLE "accounts" ADD FOREIGN KEY ("owner_id") REFERENCES "institutions"("id");
ALTER TABLE "positions" ADD FOREIGN KEY ("snapshot_id", "account_id") REFERENCES "accounts"("snapshot_id", "id");
ALTER TABLE "positions" ADD FOREIGN KEY ("snapshot_id", "market_id") REFERENCES "markets"("snapshot_id", "id");

ALTER TABLE "venues" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "venues" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "venues" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "markets" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "markets" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "markets" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "margin_tiers" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "margin_tiers" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "margin_tiers" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "accounts" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "accounts" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER TABLE "positions" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "positions" FOR SELECT USING ("tenant_id" IN ((SELECT current_setting('faultline.tenant', true)), 'public'));
CREATE POLICY "add" ON "positions" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
GRANT SELECT ON "venues", "markets", "margin_tiers", "accounts", "positions" TO "faultline_app";
GRANT SELECT, INSERT, REFERENCES ON "venues", "markets", "margin_tiers" TO "faultline_import";
-- Only an owner attaches partitions.
ALTER TABLE "accounts" OWNER TO "faultline_import";
ALTER TABLE "positions" OWNER TO "faultline_import";
