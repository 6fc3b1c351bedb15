-- AlterTable
ALTER TABLE "margin_events" ADD COLUMN     "called_amount" DOUBLE PRECISION;

-- What Prisma cannot say starts here.

-- Events written before have none. NaN sorts above Infinity.
ALTER TABLE "margin_events" ADD CHECK ("called_amount" >= 0 AND "called_amount" < 'Infinity');
