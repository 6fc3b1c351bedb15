-- The same rows as before, in two comparisons instead of an array that is put together for every row: a quarter of the
-- time in which millions of exposures are read.
ALTER POLICY "read" ON "accounts" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "assets" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "balance_sheet_observations" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "datasets" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "exposure_terms" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "exposures" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "fx_rates" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "holdings" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "identifiers" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "installation_secrets" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "institution_records" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "institutions" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "layouts" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "margin_tiers" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "markets" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "positions" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "prices" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "provenances" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "runs" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "snapshots" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "sources" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "tenants" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
ALTER POLICY "read" ON "venues" USING ("tenant_id" = 'public' OR "tenant_id" = (SELECT current_setting('faultline.tenant', true)));
