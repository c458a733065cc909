/** A private key of DSA as OpenSSL writes it: the parameters p, q and g, what is public of it, and what is not. */
import { generateKeyPairSync } from "node:crypto";
import { contentOf, partsOf, sequence } from "./der.ts";

/** PEM. The platform finds the parameters, which takes seconds. */
export function dsaKey({ modulusLength = 2048, divisorLength = 256 } = {}): string {
  const { privateKey, publicKey } = generateKeyPairSync("dsa", { modulusLength, divisorLength });
  const [version, algorithm, secret] = partsOf(privateKey.export({ type: "pkcs8", format: "der" }));
  const [, shared] = partsOf(publicKey.export({ type: "spki", format: "der" }));
  const parameters = partsOf(partsOf(algorithm!)[1]!);
  // The first byte says how many bits at the end are none.
  const key = sequence(version!, ...parameters, contentOf(shared!).subarray(1), contentOf(secret!));
  const lines = btoa(String.fromCharCode(...key)).match(/.{1,64}/g)!.join("\n");
  return `-----BEGIN DSA PRIVATE KEY-----\n${lines}\n-----END DSA PRIVATE KEY-----\n`;
}
