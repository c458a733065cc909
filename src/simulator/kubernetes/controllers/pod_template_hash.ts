import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";

export const HASH_LABEL = "pod-template-hash";

/**
 * The value of a ReplicaSet's pod-template-hash: 32-bit FNV-1a over the template, in the alphabet of generated
 * names. Upstream hashes a dump of Go memory, so single values differ from a real cluster's; their look does not.
 */
export function podTemplateHash(template: IPodTemplateSpec, collisionCount = 0): string {
  const text = canonical(template) + (collisionCount > 0 ? String(collisionCount) : "");
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return safeHash(hash);
}

/** A 32-bit hash in letters that make no words (apimachinery/pkg/util/rand, SafeEncodeString). */
export function safeHash(hash: number): string {
  return [...String(hash >>> 0)].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join("");
}

/** Whether two templates are the same but for the hash label. */
export function isSameTemplate(a: IPodTemplateSpec, b: IPodTemplateSpec): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** k8s.io/apimachinery/pkg/util/rand: no vowels and no look-alikes. */
const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

const known = new WeakMap<object, string>();

function canonical(template: IPodTemplateSpec): string {
  let text = known.get(template);
  if (text === undefined) {
    const labels = { ...template.metadata?.labels };
    delete labels[HASH_LABEL];
    text = stable({ ...template, metadata: { ...template.metadata, labels } });
    known.set(template, text);
  }
  return text;
}

/** JSON with sorted keys; absent and null are the same. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return `{${
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${key}:${stable(inner)}`).join()
  }}`;
}
