-- Margin histories of exchange contracts.
CREATE TABLE "contract_margins" (
    "snapshot_id" BIGINT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "venue_id" BIGINT NOT NULL,
    "contract" TEXT NOT NULL,
    "asset_key" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "initial" DOUBLE PRECISION NOT NULL,
    "maintenance" DOUBLE PRECISION NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quality" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "contract_margins_pkey" PRIMARY KEY ("snapshot_id","venue_id","contract","date")
);

-- What Prisma cannot say starts here. Closed lists: packages/network/src/kinds.ts - a test holds the two together. NaN sorts above Infinity.
ALTER TABLE "contract_margins"
  ADD CHECK ("contract" ~ '^[a-z0-9][a-z0-9._-]{0,127}$'),
  ADD CHECK ("initial" >= 0 AND "initial" < 'Infinity'),
  ADD CHECK ("maintenance" > 0 AND "maintenance" < 'Infinity'),
  ADD CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "contract_margins_quality" CHECK ("quality" IN ('REPORTED', 'DERIVED', 'ESTIMATED', 'ILLUSTRATIVE'));

ALTER TABLE "contract_margins" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "contract_margins" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "contract_margins" ADD FOREIGN KEY ("snapshot_id", "source_key") REFERENCES "sources"("snapshot_id", "key");
ALTER TABLE "contract_margins" ADD FOREIGN KEY ("venue_id") REFERENCES "institutions"("id");
ALTER TABLE "contract_margins" ADD FOREIGN KEY ("snapshot_id", "asset_key") REFERENCES "assets"("snapshot_id", "key");

ALTER TABLE "contract_margins" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "contract_margins" FOR SELECT USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
CREATE POLICY "add" ON "contract_margins" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
GRANT SELECT ON "contract_margins" TO "faultline_app";
GRANT SELECT, INSERT, REFERENCES ON "contract_margins" TO "faultline_import";
