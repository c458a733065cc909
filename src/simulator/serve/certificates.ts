/**
 * A certificate authority of the world's own. Made anew for each start, unless the world has a folder: nothing secret
 * outlives the process but what that and the kubeconfig file hold.
 */
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  certificate: string;
  key: string;
}

export interface Authority {
  /** PEM. */
  readonly certificate: string;
  /** PEM of its private key, for a folder that only the owner reads. */
  readonly key: string;
  /** For a TLS server on loopback. `names` are DNS names, `addresses` IP addresses. */
  issueServer(names: string[], addresses: string[]): Promise<KeyPair>;
  /** For a client: the API server reads the user from CN and the groups from O. */
  issueClient(user: string, groups: string[]): Promise<KeyPair>;
}

export interface AuthorityOptions {
  /** From when on the certificates are valid. */
  notBefore: Date;
  notAfter: Date;
}

/** Makes a certificate authority (ECDSA P-256). */
export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
  const keys = await generateKeys();
  return authorityOf(await selfSigned(keys, options), keys, options);
}

/** An authority that was made before; what it issues is valid as `options` say. @throws {Error} it cannot be read */
export async function loadAuthority(saved: KeyPair, options: AuthorityOptions): Promise<Authority> {
  const root = new x509.X509Certificate(saved.certificate);
  const bytes = x509.PemConverter.decodeFirst(saved.key);
  const privateKey = await crypto.subtle.importKey("pkcs8", bytes, ALGORITHM, true, ["sign"]);
  return authorityOf(root, { privateKey, publicKey: await root.publicKey.export() }, options);
}

async function selfSigned(keys: CryptoKeyPair, options: AuthorityOptions): Promise<x509.X509Certificate> {
  const subjectKey = await x509.SubjectKeyIdentifierExtension.create(keys.publicKey);
  return await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=kubernetes",
    serialNumber: serial(),
    ...options,
    keys,
    signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature, true),
      subjectKey,
    ],
  });
}

async function authorityOf(
  root: x509.X509Certificate,
  keys: CryptoKeyPair,
  options: AuthorityOptions,
): Promise<Authority> {
  const key = await exportKey(keys.privateKey);

  async function issue(subject: x509.JsonName, purpose: string, names: x509.JsonGeneralName[]) {
    const leaf = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject,
      issuer: root.subject,
      serialNumber: serial(),
      ...options,
      publicKey: leaf.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([purpose]),
        await x509.AuthorityKeyIdentifierExtension.create(root),
        ...(names.length ? [new x509.SubjectAlternativeNameExtension(names)] : []),
      ],
    });
    return { certificate: certificate.toString("pem"), key: await exportKey(leaf.privateKey) };
  }

  return {
    certificate: root.toString("pem"),
    key,
    issueServer: (names, addresses) =>
      issue([{ CN: ["kube-apiserver"] }], x509.ExtendedKeyUsage.serverAuth, [
        ...names.map((value) => ({ type: "dns" as const, value })),
        ...addresses.map((value) => ({ type: "ip" as const, value })),
      ]),
    issueClient: (user, groups) =>
      issue(
        [...groups.map((group) => ({ O: [group] })), { CN: [user] }],
        x509.ExtendedKeyUsage.clientAuth,
        [],
      ),
  };
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

function generateKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

async function exportKey(key: CryptoKey): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.exportKey("pkcs8", key));
  return x509.PemConverter.encode(bytes, "PRIVATE KEY");
}

/** Serial numbers must not repeat within an authority; 16 random bytes, positive. */
function serial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
