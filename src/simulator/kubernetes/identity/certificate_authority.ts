/**
 * A certificate authority of the world's own. Made anew for each start, unless the world has a folder: nothing secret
 * outlives the process but what that and the kubeconfig file hold.
 */
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { ownEntry } from "../../../kube/own_entry.ts";
import type { CertificateOrder } from "./certificate_order.ts";

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
  /**
   * For somebody who has a key of his own: PEM of a certificate that is valid from `nowMs` on. Rejects when the
   * request was not made by who has the key.
   */
  sign(order: CertificateOrder, nowMs: number): Promise<string>;
  /** Whom a client's certificate (PEM) names; undefined where it is not this authority's, or not valid now. */
  userOf(certificate: string, nowMs: number): Promise<{ name: string; groups: string[] } | undefined>;
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
    sign: (order, nowMs) => signRequest(root, keys.privateKey, order, nowMs),
    userOf: (certificate, nowMs) => userOf(root, certificate, nowMs),
    issueClient: (user, groups) =>
      issue(
        [...groups.map((group) => ({ O: [group] })), { CN: [user] }],
        x509.ExtendedKeyUsage.clientAuth,
        [],
      ),
  };
}

async function userOf(
  root: x509.X509Certificate,
  text: string,
  nowMs: number,
): Promise<{ name: string; groups: string[] } | undefined> {
  try {
    const certificate = new x509.X509Certificate(text);
    const isHeld = await certificate.verify({ publicKey: root.publicKey, date: new Date(nowMs) });
    const [name] = certificate.subjectName.getField("CN");
    return isHeld && name ? { name, groups: certificate.subjectName.getField("O") } : undefined;
  } catch {
    return undefined; // It is no certificate.
  }
}

/** Clocks differ: certificates begin a little earlier (pkg/controller/certificates/authority/policies.go). */
const BACKDATE_MS = 5 * 60_000;
/** From this on, the end comes earlier by that, too. */
const LONG_MS = 8 * 3_600_000;

async function signRequest(
  root: x509.X509Certificate,
  signingKey: CryptoKey,
  { request, usages, durationMs }: CertificateOrder,
  nowMs: number,
): Promise<string> {
  const asked = new x509.Pkcs10CertificateRequest(request);
  if (!await asked.verify()) throw new Error("unable to verify certificate request signature");
  const names = asked.getExtension(SUBJECT_ALTERNATIVE_NAME);
  const endMs = nowMs + durationMs - (durationMs < LONG_MS ? 0 : BACKDATE_MS);
  const flags = keyUsageFlags(usages);
  const purposes = usages.flatMap((usage) => ownEntry(EXTENDED_USAGES, usage) ?? []);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: asked.subject,
    issuer: root.subject,
    serialNumber: serial(),
    notBefore: new Date(nowMs - BACKDATE_MS),
    notAfter: new Date(Math.min(endMs, root.notAfter.getTime())),
    publicKey: asked.publicKey,
    signingKey,
    signingAlgorithm: SIGNING,
    extensions: [
      ...(flags ? [new x509.KeyUsagesExtension(flags, true)] : []),
      ...(purposes.length > 0 ? [new x509.ExtendedKeyUsageExtension(purposes)] : []),
      new x509.BasicConstraintsExtension(false, undefined, true),
      await x509.AuthorityKeyIdentifierExtension.create(root),
      ...(names ? [names] : []),
    ],
  });
  return `${certificate.toString("pem")}\n`;
}

function keyUsageFlags(usages: readonly string[]): x509.KeyUsageFlags {
  return usages.reduce<number>((flags, usage) => flags | (ownEntry(USAGE_FLAGS, usage) ?? 0), 0);
}

const SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

const USAGE_FLAGS: Readonly<Record<string, x509.KeyUsageFlags>> = {
  "signing": x509.KeyUsageFlags.digitalSignature,
  "digital signature": x509.KeyUsageFlags.digitalSignature,
  "content commitment": x509.KeyUsageFlags.nonRepudiation,
  "key encipherment": x509.KeyUsageFlags.keyEncipherment,
  "key agreement": x509.KeyUsageFlags.keyAgreement,
  "data encipherment": x509.KeyUsageFlags.dataEncipherment,
  "cert sign": x509.KeyUsageFlags.keyCertSign,
  "crl sign": x509.KeyUsageFlags.cRLSign,
  "encipher only": x509.KeyUsageFlags.encipherOnly,
  "decipher only": x509.KeyUsageFlags.decipherOnly,
};

const EXTENDED_USAGES: Readonly<Record<string, string>> = {
  "any": "2.5.29.37.0",
  "server auth": x509.ExtendedKeyUsage.serverAuth,
  "client auth": x509.ExtendedKeyUsage.clientAuth,
  "code signing": x509.ExtendedKeyUsage.codeSigning,
  "email protection": x509.ExtendedKeyUsage.emailProtection,
  "s/mime": x509.ExtendedKeyUsage.emailProtection,
  "ipsec end system": "1.3.6.1.5.5.7.3.5",
  "ipsec tunnel": "1.3.6.1.5.5.7.3.6",
  "ipsec user": "1.3.6.1.5.5.7.3.7",
  "timestamping": x509.ExtendedKeyUsage.timeStamping,
  "ocsp signing": x509.ExtendedKeyUsage.ocspSigning,
  "microsoft sgc": "1.3.6.1.4.1.311.10.3.3",
  "netscape sgc": "2.16.840.1.113730.4.1",
};

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
