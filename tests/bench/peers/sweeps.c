/*
 * What the bench holds itself against: plain sweeps h <- min(1, h0 + W h) over rows of a sparse matrix, each from the
 * losses of the sweep before, as one would write them. One shock, or eight side by side.
 *
 * sweeps NETWORK: reads the matrix, then answers a line for each line:
 *   one TOLERANCE BANK                  -> milliseconds of processor time, sweeps
 *   eight TOLERANCE BANK BANK ... (8)   -> the same
 *   write FILE                          -> writes the losses of the last "one" as doubles; 0 0
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LANES 8
#define MOST_SWEEPS 100000

typedef unsigned int row_t;

static row_t count, claims, *starts, *columns;
static double *weights, *here, *next;

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void swap(void) {
  double *last = here;
  here = next;
  next = last;
}

static int sweep_one(double tolerance, row_t bank) {
  int sweeps = 0;
  memset(here, 0, count * sizeof(double));
  here[bank] = 1;
  while (sweeps < MOST_SWEEPS) {
    double change = 0;
    for (row_t row = 0; row < count; row++) {
      double sum = row == bank ? 1 : 0;
      for (row_t position = starts[row]; position < starts[row + 1]; position++)
        sum += weights[position] * here[columns[position]];
      if (sum > 1) sum = 1;
      double moved = fabs(sum - here[row]);
      if (moved > change) change = moved;
      next[row] = sum;
    }
    swap();
    sweeps++;
    if (change < tolerance) break;
  }
  return sweeps;
}

static int sweep_eight(double tolerance, const row_t *banks) {
  int sweeps = 0;
  memset(here, 0, LANES * (size_t)count * sizeof(double));
  for (int lane = 0; lane < LANES; lane++) here[LANES * (size_t)banks[lane] + lane] = 1;
  while (sweeps < MOST_SWEEPS) {
    double change[LANES] = {0}, most = 0;
    const double *restrict from = here;
    double *restrict to = next;
    for (row_t row = 0; row < count; row++) {
      double sum[LANES];
      for (int lane = 0; lane < LANES; lane++) sum[lane] = row == banks[lane] ? 1 : 0;
      for (row_t position = starts[row]; position < starts[row + 1]; position++) {
        const double weight = weights[position];
        const double *debtor = from + LANES * (size_t)columns[position];
        for (int lane = 0; lane < LANES; lane++) sum[lane] += weight * debtor[lane];
      }
      for (int lane = 0; lane < LANES; lane++) {
        double value = sum[lane] > 1 ? 1 : sum[lane];
        double moved = fabs(value - from[LANES * (size_t)row + lane]);
        if (moved > change[lane]) change[lane] = moved;
        to[LANES * (size_t)row + lane] = value;
      }
    }
    swap();
    sweeps++;
    for (int lane = 0; lane < LANES; lane++)
      if (change[lane] > most) most = change[lane];
    if (most < tolerance) break;
  }
  return sweeps;
}

static void read_all(void *into, size_t bytes, FILE *file) {
  if (fread(into, 1, bytes, file) != bytes) exit(2);
}

static void read_network(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(2);
  read_all(&count, sizeof count, file);
  read_all(&claims, sizeof claims, file);
  starts = malloc((count + 1) * sizeof(row_t));
  columns = malloc(claims * sizeof(row_t));
  weights = malloc(claims * sizeof(double));
  read_all(starts, (count + 1) * sizeof(row_t), file);
  read_all(columns, claims * sizeof(row_t), file);
  read_all(weights, claims * sizeof(double), file);
  fclose(file);
  here = aligned_alloc(64, LANES * (size_t)count * sizeof(double));
  next = aligned_alloc(64, LANES * (size_t)count * sizeof(double));
}

int main(int arguments, char **argument) {
  char line[4096];
  if (arguments < 2) return 1;
  read_network(argument[1]);
  while (fgets(line, sizeof line, stdin)) {
    char *word = strtok(line, " \n");
    int sweeps = 0;
    double began;
    if (strcmp(word, "write") == 0) {
      FILE *file = fopen(strtok(NULL, "\n"), "wb");
      if (!file || fwrite(here, sizeof(double), count, file) != count) return 2;
      fclose(file);
      began = milliseconds();
    } else {
      double tolerance = atof(strtok(NULL, " \n"));
      row_t banks[LANES] = {0};
      int lanes = 0;
      for (char *bank; lanes < LANES && (bank = strtok(NULL, " \n")); lanes++) banks[lanes] = (row_t)atol(bank);
      began = milliseconds();
      sweeps = strcmp(word, "one") == 0 ? sweep_one(tolerance, banks[0]) : sweep_eight(tolerance, banks);
    }
    printf("%.6f %d\n", milliseconds() - began, sweeps);
    fflush(stdout);
  }
  return 0;
}
