/**
 * The sentence for a Node that cannot run this; null for one that can.
 * @param {string} version such as 24.21.0
 * @returns {string | null}
 */
export function unsuitableNode(version) {
  if (Number(version.split('.')[0]) >= 24) return null;
  return `faultline: this is Node ${version}; use npm start, which brings Node 24 with it.`;
}
