-- CreateTable
CREATE TABLE "margin_watches" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "snapshot_id" BIGINT NOT NULL,
    "warning_factor" DOUBLE PRECISION NOT NULL,
    "call_factor" DOUBLE PRECISION NOT NULL,
    "max_mark_age_ms" INTEGER NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_update_sequence" INTEGER NOT NULL,
    "last_update_time" TIMESTAMPTZ(3) NOT NULL,
    "last_event_number" INTEGER NOT NULL,
    "replay_key" TEXT,
    "replay_speed" DOUBLE PRECISION,
    "replay_state" TEXT,
    "replay_done" INTEGER,

    CONSTRAINT "margin_watches_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mark_updates" (
    "tenant_id" TEXT NOT NULL,
    "watch_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "marks" JSONB NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mark_updates_pkey" PRIMARY KEY ("tenant_id","watch_id","sequence")
);

-- CreateTable
CREATE TABLE "margin_events" (
    "tenant_id" TEXT NOT NULL,
    "watch_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "account_row" INTEGER NOT NULL,
    "institution_row" INTEGER NOT NULL,
    "position_row" INTEGER,
    "market_row" INTEGER,
    "mark" DOUBLE PRECISION,
    "equity_amount" DOUBLE PRECISION NOT NULL,
    "maintenance_amount" DOUBLE PRECISION NOT NULL,
    "shortage_amount" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "margin_events_pkey" PRIMARY KEY ("tenant_id","watch_id","number")
);

-- CreateIndex
CREATE INDEX "margin_watches_tenant_id_snapshot_id_idx" ON "margin_watches"("tenant_id", "snapshot_id");

-- What Prisma cannot say starts here.

-- Closed lists: MARGIN_EVENTS of the engine, REPLAY_STATES of the store - a test holds them together. NaN sorts above Infinity.
ALTER TABLE "margin_watches"
  ADD CHECK ("warning_factor" >= 1 AND "warning_factor" < 'Infinity'),
  ADD CHECK ("call_factor" >= 1 AND "call_factor" < 'Infinity'),
  ADD CHECK ("max_mark_age_ms" > 0),
  ADD CHECK ("last_update_sequence" >= 0 AND "last_event_number" >= 0),
  ADD CHECK ("replay_speed" > 0 AND "replay_speed" < 'Infinity'),
  ADD CHECK ("replay_done" >= 0),
  ADD CHECK (num_nulls("replay_key", "replay_speed", "replay_state", "replay_done") IN (0, 4)),
  ADD CONSTRAINT "margin_watches_replay_state" CHECK ("replay_state" IN ('RUNNING', 'STOPPED', 'DONE'));
ALTER TABLE "mark_updates" ADD CHECK ("sequence" >= 0);
ALTER TABLE "margin_events"
  ADD CHECK ("number" >= 1),
  ADD CHECK ("mark" > 0 AND "mark" < 'Infinity'),
  ADD CHECK ("equity_amount" > '-Infinity' AND "equity_amount" < 'Infinity'),
  ADD CHECK ("maintenance_amount" > '-Infinity' AND "maintenance_amount" < 'Infinity'),
  ADD CHECK ("shortage_amount" >= 0 AND "shortage_amount" < 'Infinity'),
  ADD CONSTRAINT "margin_events_kind" CHECK ("kind" IN ('WARNING', 'CALL', 'LIQUIDATE', 'BANKRUPT', 'BAD_DEBT'));

ALTER TABLE "margin_watches" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "margin_watches" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "mark_updates" ADD FOREIGN KEY ("tenant_id", "watch_id") REFERENCES "margin_watches"("tenant_id", "id");
ALTER TABLE "margin_events" ADD FOREIGN KEY ("tenant_id", "watch_id", "sequence") REFERENCES "mark_updates"("tenant_id", "watch_id", "sequence");

-- A log belongs to one tenant alone, and is only ever added to; the row of its watch says where it stands.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['margin_watches', 'mark_updates', 'margin_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "read" ON %I FOR SELECT USING ("tenant_id" = (SELECT current_setting(''faultline.tenant'', true)))', name);
    EXECUTE format('CREATE POLICY "add" ON %I FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting(''faultline.tenant'', true)))', name);
  END LOOP;
END $$;
CREATE POLICY "change" ON "margin_watches" FOR UPDATE USING ("tenant_id" = (SELECT current_setting('faultline.tenant', true)))
  WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
GRANT SELECT, INSERT ON "margin_watches", "mark_updates", "margin_events" TO "faultline_app";
GRANT UPDATE ("last_update_sequence", "last_update_time", "last_event_number", "replay_key", "replay_speed", "replay_state",
  "replay_done") ON "margin_watches" TO "faultline_app";

-- Whoever starts again does not know whose replays were running. Their names, and nothing else of them, is told across
-- tenants, by the one role that passes row-level security.
CREATE FUNCTION "running_replays"() RETURNS TABLE ("tenant" text, "watch_id" uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT "tenant_id", "id" FROM "public"."margin_watches" WHERE "replay_state" = 'RUNNING' ORDER BY 1, 2
$$;
REVOKE ALL ON FUNCTION "running_replays"() FROM PUBLIC;
GRANT SELECT ON "margin_watches" TO "faultline_import";
GRANT EXECUTE ON FUNCTION "running_replays"() TO "faultline_app";
ALTER FUNCTION "running_replays"() OWNER TO "faultline_import";
