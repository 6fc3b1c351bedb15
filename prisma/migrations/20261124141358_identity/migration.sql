-- CreateTable
CREATE TABLE "users" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "oidc_issuer" TEXT,
    "oidc_subject" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "tenant_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "tenant_id" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("tenant_id","token_hash")
);

-- CreateTable
CREATE TABLE "sign_ins" (
    "tenant_id" TEXT NOT NULL,
    "state_hash" BYTEA NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_ins_pkey" PRIMARY KEY ("tenant_id","state_hash")
);

-- CreateTable
CREATE TABLE "idempotency_records" (
    "tenant_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("tenant_id","actor","key")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "tenant_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL DEFAULT ''::bytea,
    "hash" BYTEA NOT NULL DEFAULT ''::bytea,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("tenant_id","sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_email_key" ON "users"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_oidc_issuer_oidc_subject_key" ON "users"("tenant_id", "oidc_issuer", "oidc_subject");

-- CreateIndex
CREATE INDEX "api_keys_tenant_id_user_id_idx" ON "api_keys"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_tenant_id_prefix_key" ON "api_keys"("tenant_id", "prefix");

-- What Prisma cannot say starts here.

-- Closed list: packages/store/src/identity/roles.ts - a test holds the two together.
ALTER TABLE "users"
  ADD CHECK ("email" ~ '^[^@\s]+@[^@\s]+$' AND "email" = lower("email") AND length("email") <= 254),
  ADD CHECK ("name" <> '' AND length("name") <= 200),
  ADD CHECK (num_nulls("oidc_issuer", "oidc_subject") IN (0, 2)),
  ADD CONSTRAINT "users_role" CHECK ("role" IN ('VIEWER', 'ANALYST', 'APPROVER', 'ADMIN'));
ALTER TABLE "api_keys"
  ADD CHECK (length("secret_hash") = 32),
  ADD CHECK ("prefix" ~ '^[0-9a-z]{12}$'),
  ADD CHECK ("name" <> '' AND length("name") <= 200),
  ADD CONSTRAINT "api_keys_role" CHECK ("role" IN ('VIEWER', 'ANALYST', 'APPROVER', 'ADMIN'));
ALTER TABLE "sessions" ADD CHECK (length("token_hash") = 32);
ALTER TABLE "sign_ins" ADD CHECK (length("state_hash") = 32), ADD CHECK ("return_to" ~ '^/([^/\\]|$)');
ALTER TABLE "idempotency_records" ADD CHECK (length("key") BETWEEN 1 AND 200), ADD CHECK (length("input_hash") = 32);
-- The unit separator stands between the fields when a row is hashed: within one it would let two rows read alike.
ALTER TABLE "audit_events"
  ADD CHECK (position(E'\x1f' IN "actor" || "action" || "subject" || "detail") = 0),
  ADD CHECK ("sequence" >= 1), ADD CHECK (length("hash") = 32 AND length("previous_hash") = 32);

ALTER TABLE "api_keys" ADD FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id");
ALTER TABLE "sessions" ADD FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id");
ALTER TABLE "users" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "sign_ins" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "idempotency_records" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");
ALTER TABLE "audit_events" ADD FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id");

-- The chain: sequence, time and both hashes are set here, whatever the writer sends, one writer per tenant at a time.
CREATE FUNCTION "chain_audit_event"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  PERFORM pg_advisory_xact_lock(7205021, hashtext(NEW."tenant_id"));
  SELECT "sequence", "hash" INTO before FROM "audit_events"
    WHERE "tenant_id" = NEW."tenant_id" ORDER BY "sequence" DESC LIMIT 1;
  NEW."sequence" := coalesce(before."sequence", 0) + 1;
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."previous_hash" := coalesce(before."hash", decode(repeat('00', 32), 'hex'));
  NEW."hash" := sha256(NEW."previous_hash" || convert_to(concat_ws(E'\x1f', NEW."tenant_id", NEW."sequence",
    to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    NEW."actor", NEW."action", NEW."subject", NEW."detail"), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER "chain" BEFORE INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "chain_audit_event"();
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "audit_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "append_only_all" BEFORE TRUNCATE ON "audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- Who somebody is belongs to one tenant alone: nothing of it is public.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['users', 'api_keys', 'sessions', 'sign_ins', 'idempotency_records', 'audit_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "read" ON %I FOR SELECT USING ("tenant_id" = (SELECT current_setting(''faultline.tenant'', true)))', name);
    EXECUTE format('CREATE POLICY "add" ON %I FOR INSERT WITH CHECK ("tenant_id" = (SELECT current_setting(''faultline.tenant'', true)))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['users', 'api_keys', 'sessions', 'idempotency_records'] LOOP
    EXECUTE format('CREATE POLICY "change" ON %I FOR UPDATE USING ("tenant_id" = (SELECT current_setting(''faultline.tenant'', true))) WITH CHECK ("tenant_id" = (SELECT current_setting(''faultline.tenant'', true)))', name);
  END LOOP;
END $$;
CREATE POLICY "remove" ON "sign_ins" FOR DELETE USING ("tenant_id" = (SELECT current_setting('faultline.tenant', true)));

GRANT SELECT, INSERT ON "users", "api_keys", "sessions", "sign_ins", "idempotency_records", "audit_events" TO "faultline_app";
GRANT UPDATE ("name", "role", "oidc_issuer", "oidc_subject", "disabled_at") ON "users" TO "faultline_app";
GRANT UPDATE ("last_used_at", "revoked_at") ON "api_keys" TO "faultline_app";
GRANT UPDATE ("ended_at") ON "sessions" TO "faultline_app";
GRANT UPDATE ("answer") ON "idempotency_records" TO "faultline_app";
GRANT DELETE ON "sign_ins" TO "faultline_app";
-- An import is written into the trail in its own transaction.
GRANT SELECT, INSERT ON "audit_events" TO "faultline_import";
