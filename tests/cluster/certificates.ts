/** Certificates for tests against loopback servers: an authority, and leaves signed by it. */
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

/** A certificate and its private key, as PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** What a leaf says of itself. */
export interface Leaf {
  /** Such as `CN=jane,O=dev`. */
  subject: string;
  /** DNS names and IP addresses of a server; none for a client. */
  names?: string[];
  notBefore?: Date;
  notAfter?: Date;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const HOUR_MS = 3_600_000;

/** Makes certificates that one freshly made authority signs. */
export class Authority {
  private constructor(
    readonly cert: string,
    private readonly name: string,
    private readonly keys: CryptoKeyPair,
  ) {}

  static async create(name = "CN=test-ca"): Promise<Authority> {
    const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]) as CryptoKeyPair;
    const cert = await x509.X509CertificateGenerator.createSelfSigned({
      name,
      keys,
      signingAlgorithm: algorithm,
      notBefore: new Date(Date.now() - 48 * HOUR_MS),
      notAfter: new Date(Date.now() + 48 * HOUR_MS),
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new Authority(cert.toString("pem"), name, keys);
  }

  async issue(leaf: Leaf): Promise<Pair> {
    const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]) as CryptoKeyPair;
    const usage = leaf.names ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth;
    const extensions: x509.Extension[] = [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([usage]),
      await x509.AuthorityKeyIdentifierExtension.create(this.keys.publicKey),
    ];
    if (leaf.names) {
      const names = leaf.names.map((value) => ({ type: ipType(value), value }));
      extensions.push(new x509.SubjectAlternativeNameExtension(names));
    }
    const cert = await x509.X509CertificateGenerator.create({
      subject: leaf.subject,
      issuer: this.name,
      publicKey: keys.publicKey,
      signingKey: this.keys.privateKey,
      signingAlgorithm: algorithm,
      notBefore: leaf.notBefore ?? new Date(Date.now() - HOUR_MS),
      notAfter: leaf.notAfter ?? new Date(Date.now() + HOUR_MS),
      extensions,
    });
    const pkcs8 = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
    return { cert: cert.toString("pem"), key: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
  }
}

/** An hour that is over. */
export const expired = {
  notBefore: new Date(Date.now() - 3 * HOUR_MS),
  notAfter: new Date(Date.now() - 2 * HOUR_MS),
};

function ipType(name: string): "ip" | "dns" {
  return /^[\d.]+$|:/.test(name) ? "ip" : "dns";
}
