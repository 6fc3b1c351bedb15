-- CreateTable
CREATE TABLE "answers" (
    "tenant_id" TEXT NOT NULL,
    "digest" CHAR(64) NOT NULL,
    "snapshot_id" BIGINT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "figures" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answers_pkey" PRIMARY KEY ("tenant_id","digest")
);

-- CreateIndex
CREATE INDEX "answers_snapshot_id_idx" ON "answers"("snapshot_id");

-- What Prisma cannot say starts here.
ALTER TABLE "answers" ADD CHECK ("digest" ~ '^[0-9a-f]{64}$');
ALTER TABLE "answers" ADD FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id");
ALTER TABLE "answers" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");

-- An answer belongs to whoever asked, and is never changed.
ALTER TABLE "answers" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "read" ON "answers" FOR SELECT USING ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
CREATE POLICY "add" ON "answers" FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));
GRANT SELECT, INSERT ON "answers" TO "faultline_app";
