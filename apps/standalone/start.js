import { unsuitableNode } from './node-version.js';

// Plain JavaScript, so that whatever Node reads it can say that it is the wrong one.

const unsuitable = unsuitableNode(process.versions.node);
if (unsuitable !== null) {
  console.error(unsuitable);
  process.exit(1);
}
await import('./src/main.ts');
