-- What creditors have written off after each round, and the exposures a counterfactual run leaves out.
ALTER TABLE "runs" ADD COLUMN "write_downs" BYTEA,
ADD COLUMN "without" JSONB NOT NULL DEFAULT '[]';
