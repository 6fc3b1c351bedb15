/** Arithmetic that needs no memory, for as many steps: what two threads of this machine do at best. Run by a pool of threads. */
export default function busyLoop(steps: number): number {
  let value = 1;
  for (let step = 0; step < steps; step++) value = value * 1.000_000_1 + 1e-9;
  return value;
}
