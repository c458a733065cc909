/**
 * What Go's crypto/tls (X509KeyPair) says of a certificate and a key that do not belong together; undefined when they do.
 */
export async function keyPairProblem(certificatePem: string, keyPem: string): Promise<string | undefined> {
  const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(certificatePem)?.[0];
  if (certificate === undefined) {
    if (/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/.test(certificatePem)) return SWITCHED;
    return certificatePem.includes("-----BEGIN ")
      ? 'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of other types'
      : "tls: failed to find any PEM data in certificate input";
  }
  if (!/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/.test(keyPem)) {
    if (/-----BEGIN CERTIFICATE-----/.test(keyPem)) {
      return "tls: found a certificate rather than a key in the PEM for the private key";
    }
    return "tls: failed to find any PEM data in key input";
  }
  const { X509Certificate, createPrivateKey } = await import("node:crypto");
  let parsed: InstanceType<typeof X509Certificate>;
  try {
    parsed = new X509Certificate(certificate);
  } catch {
    return "x509: malformed certificate";
  }
  try {
    const key = createPrivateKey(keyPem);
    return parsed.checkPrivateKey(key) ? undefined : "tls: private key does not match public key";
  } catch {
    return "tls: failed to parse private key";
  }
}

const SWITCHED =
  "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM " +
  "inputs may have been switched";
