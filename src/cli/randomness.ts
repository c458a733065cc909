/** First words of command lines that (nearly always) end in a TLS connection. */
const ASKING = new Set(["kubectl", "helm", "get", "describe", "explain", "api-resources", "api-versions"]);

/**
 * The first TLS connection of a process waits for the cryptographic library to collect random bits from the processor's
 * jitter: some 30 ms of computing, once a process. A key pair that nobody needs is made on another thread and wants such
 * bits, too; so they are there when the program has been loaded, the kubeconfig read, and the connection is made.
 * `word` is the command line's first.
 */
export function gatherRandomness(word: string | undefined, makeKeys: () => Promise<unknown> = keyPair): void {
  if (word !== undefined && ASKING.has(word)) makeKeys().catch(() => {});
}

function keyPair(): Promise<unknown> {
  return crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
}
