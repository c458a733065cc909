/**
 * Keys and certificates. Keys are the platform's: no source of chance that is passed in makes them. Source: sprig,
 * crypto.go; RFC 5280 for the encoding.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  X509Certificate,
} from "node:crypto";
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, GoObject, type GoValue } from "../value.ts";
import { textsOf } from "./conversion.ts";

import { bits, integer, octets, oid, sequence, set, tagged, time, utf8 } from "./der.ts";
import { dsaKey } from "./dsa_key.ts";

/** `now`: milliseconds since 1970, for when certificates begin. */
export function certificateFunctions(now: () => number): Record<string, GoFunction> {
  const own = (request: Omit<Request, "now">): GoValue => issued({ ...request, now: now() });
  return {
    genPrivateKey: goFunction("string", privateKey),
    genCAWithKey: goFunction(
      "string, int, string",
      (name: string, days: bigint, key: string) =>
        own({ name, days, isAuthority: true, ips: [], hosts: [], key: givenKey(key) }),
    ),
    genSelfSignedCertWithKey: goFunction(
      "string, list, list, int, string",
      (name: string, ips: GoValue, hosts: GoValue, days: bigint, key: string) => {
        const names = { ips: textsOf(ips), hosts: textsOf(hosts) };
        return own({ name, days, isAuthority: false, ...names, key: givenKey(key) });
      },
    ),
    genSignedCertWithKey: goFunction(
      "string, list, list, int, sprig.certificate, string",
      (name: string, ips: GoValue, hosts: GoValue, days: bigint, issuer: Certificate, key: string) => {
        const names = { ips: textsOf(ips), hosts: textsOf(hosts) };
        return own({ name, days, isAuthority: false, ...names, issuer, key: givenKey(key, NOT_CERTIFIED) });
      },
    ),
    genCA: goFunction(
      "string, int",
      (name: string, days: bigint) => own({ name, days, isAuthority: true, ips: [], hosts: [] }),
    ),
    genSelfSignedCert: goFunction(
      "string, list, list, int",
      (name: string, ips: GoValue, hosts: GoValue, days: bigint) => {
        return own({ name, days, isAuthority: false, ips: textsOf(ips), hosts: textsOf(hosts) });
      },
    ),
    genSignedCert: goFunction(
      "string, list, list, int, sprig.certificate",
      (name: string, ips: GoValue, hosts: GoValue, days: bigint, issuer: Certificate) => {
        return own({ name, days, isAuthority: false, ips: textsOf(ips), hosts: textsOf(hosts), issuer });
      },
    ),
    buildCustomCert: goFunction("string, string", (cert: string, key: string) => {
      const text = (part: string) =>
        new TextDecoder().decode(Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0)));
      try {
        return new Certificate(text(cert), text(key));
      } catch {
        throw new FunctionError("unable to decode certificate");
      }
    }),
  };
}

class Certificate extends GoObject {
  readonly type = "sprig.certificate";
  readonly kind = "struct";
  readonly cert: string;
  readonly key: string;

  constructor(cert: string, key: string) {
    super();
    this.cert = cert;
    this.key = key;
  }

  override fields(): [string, GoValue][] {
    return [["Cert", this.cert], ["Key", this.key]];
  }

  override field(name: string): { value: GoValue } | undefined {
    const found = this.fields().find(([other]) => other === name);
    return found && { value: found[1] };
  }
}

interface Request {
  name: string;
  days: bigint;
  isAuthority: boolean;
  ips: readonly string[];
  hosts: readonly string[];
  /** Absent: it signs itself. */
  issuer?: Certificate;
  /** Absent: a new one of RSA. */
  key?: KeyObject;
  now: number;
}

const rsaBits = 2048;
const dayMs = 86_400_000;

function privateKey(kind: string): string {
  if (kind === "" || kind === "rsa") {
    return pem(generateKeyPairSync("rsa", { modulusLength: 4096 }).privateKey);
  }
  if (kind === "ecdsa") {
    return String(
      generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "sec1", format: "pem" }),
    );
  }
  if (kind === "ed25519") {
    return String(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));
  }
  return kind === "dsa" ? dsaKey() : `Unknown type ${kind}`;
}

function pem(key: KeyObject): string {
  const type = key.asymmetricKeyType === "rsa" ? "pkcs1" : key.asymmetricKeyType === "ec" ? "sec1" : "pkcs8";
  return String(key.export({ type, format: "pem" }));
}

/** What Go says of DSA, which its certificates do not know: of a key that signs, and of one that is signed. */
const NO_SIGNER = "certificate private key does not implement crypto.Signer";
const NOT_CERTIFIED = "unsupported public key type: *dsa.PublicKey";

function givenKey(text: string, refusal = NO_SIGNER): KeyObject {
  if (!/-----BEGIN [^-]+-----\n[^-]+-----END /.test(text)) {
    throw new FunctionError("parsing private key: no PEM data in input");
  }
  const kind = /BEGIN ([^-]+)-----/.exec(text)![1]!;
  if (!kind.endsWith("PRIVATE KEY")) {
    throw new FunctionError(`parsing private key: no private key data in PEM block of type ${kind}`);
  }
  if (kind === "DSA PRIVATE KEY") throw new FunctionError(`error creating certificate: x509: ${refusal}`);
  try {
    return createPrivateKey(text);
  } catch {
    throw new FunctionError(
      `parsing private key: invalid private key type ${kind.replace(/ PRIVATE KEY$/, "")}`,
    );
  }
}

/** What signs with such a key: the algorithm's name in a certificate, and the checksum that is signed. */
function signature(key: KeyObject): { algorithm: Uint8Array; digest: string | null } {
  if (key.asymmetricKeyType === "ec") {
    return { algorithm: sequence(oid("1.2.840.10045.4.3.2")), digest: "sha256" };
  }
  if (key.asymmetricKeyType === "ed25519") return { algorithm: sequence(oid("1.3.101.112")), digest: null };
  return { algorithm: sequence(oid("1.2.840.113549.1.1.11"), Uint8Array.of(5, 0)), digest: "sha256" };
}

function issued(request: Request): Certificate {
  const privateKey = request.key ?? generateKeyPairSync("rsa", { modulusLength: rsaBits }).privateKey;
  const signer = request.issuer ? createPrivateKey(request.issuer.key) : privateKey;
  const issuer = request.issuer ? commonName(new X509Certificate(request.issuer.cert)) : request.name;
  const { algorithm, digest } = signature(signer);
  const body = sequence(
    tagged(0, integer(Uint8Array.of(2))),
    integer(
      crypto.getRandomValues(new Uint8Array(16)).map((byte, index) => index === 0 ? byte & 0x7f | 1 : byte),
    ),
    algorithm,
    nameOf(issuer),
    sequence(time(request.now), time(request.now + Number(request.days) * dayMs)),
    nameOf(request.name),
    new Uint8Array(
      createPublicKey(pem(privateKey)).export({ type: "spki", format: "der" }),
    ),
    tagged(3, sequence(...extensions(request))),
  );
  const whole = sequence(body, algorithm, bits(new Uint8Array(sign(digest, body, signer))));
  const lines = btoa(String.fromCharCode(...whole)).match(/.{1,64}/g)!.join("\n");
  return new Certificate(
    `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    pem(privateKey),
  );
}

function commonName(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? "";
}

function nameOf(text: string): Uint8Array {
  return sequence(set(sequence(oid("2.5.4.3"), utf8(text))));
}

function extensions({ isAuthority, ips, hosts }: Request): Uint8Array[] {
  const isCritical = Uint8Array.of(1, 1, 255);
  // Signing and encrypting keys; an authority signs certificates, too.
  const usage = isAuthority ? Uint8Array.of(3, 2, 2, 0xa4) : Uint8Array.of(3, 2, 5, 0xa0);
  const names = [
    ...hosts.map((host) => octetsAs(0x82, new TextEncoder().encode(host))),
    ...ips.map((ip) => octetsAs(0x87, addressBytes(ip))),
  ];
  return [
    sequence(oid("2.5.29.15"), isCritical, octets(usage)),
    sequence(oid("2.5.29.37"), octets(sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.2")))),
    sequence(
      oid("2.5.29.19"),
      isCritical,
      octets(isAuthority ? sequence(Uint8Array.of(1, 1, 255)) : sequence()),
    ),
    ...(names.length ? [sequence(oid("2.5.29.17"), octets(sequence(...names)))] : []),
  ];
}

function octetsAs(tag: number, data: Uint8Array): Uint8Array {
  return Uint8Array.of(tag, data.length, ...data);
}

function addressBytes(text: string): Uint8Array {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return Uint8Array.from(text.split("."), Number);
  if (!text.includes(":")) throw new FunctionError(`error parsing ip: ${text}`);
  const [left = "", right] = text.split("::") as [string, string?];
  const groups = (part: string) => part.split(":").filter(Boolean).map((group) => parseInt(group, 16));
  const [start, end] = [groups(left), groups(right ?? "")];
  const all = [...start, ...Array(8 - start.length - end.length).fill(0), ...end];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
