/** What a signer is asked for; the signing itself takes a moment. */
export interface CertificateOrder {
  /** PEM of a PKCS #10 request. */
  request: string;
  usages: readonly string[];
  durationMs: number;
}

/** PEM of the certificate. Rejects for a request whose signature does not hold. */
export type SignCertificate = (order: CertificateOrder) => Promise<string>;
