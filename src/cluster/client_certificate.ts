/** A client's certificate and private key, as PEM. */
export interface ClientCertificate {
  cert: string;
  key: string;
}

/**
 * What is wrong with a client certificate by itself, such as
 * `the client certificate (CN=jane,O=dev) expired on 2026-03-01T10:00:00Z`; undefined when nothing is, as far as one
 * can see without the server. Asked only after a server has refused.
 */
export async function certificateProblem(pem: string, nowMs: number): Promise<string | undefined> {
  // Not on the start path: node:crypto is needed for this sentence only.
  const { X509Certificate } = await import("node:crypto");
  try {
    const certificate = new X509Certificate(pem);
    const subject = certificate.subject.split("\n").join(",");
    const from = Date.parse(certificate.validFrom);
    const to = Date.parse(certificate.validTo);
    if (nowMs > to) return `the client certificate (${subject}) expired on ${isoTime(to)}`;
    if (nowMs < from) return `the client certificate (${subject}) is not valid before ${isoTime(from)}`;
    return undefined;
  } catch (error) {
    return `the client certificate cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(".000Z", "Z");
}
