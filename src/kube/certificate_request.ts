/** What a certificate request (PKCS #10, in PEM) asks for: RFC 2986, RFC 5280. */

export interface CertificateRequest {
  commonName: string;
  serialNumber: string;
  /** The other parts of the subject by title, such as `Organization`, in the order in which kubectl shows them. */
  subject: readonly (readonly [title: string, values: readonly string[]])[];
  dnsNames: readonly string[];
  emailAddresses: readonly string[];
  uris: readonly string[];
  ipAddresses: readonly string[];
}

/** Undefined: it is none. */
export function parseCertificateRequest(pem: string): CertificateRequest | undefined {
  const base64 = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([^-]+)-----END/.exec(pem)?.[1];
  if (base64 === undefined) return undefined;
  try {
    const [info] = children(only(Uint8Array.fromBase64(base64.replace(/\s+/g, ""))));
    const [, name, , attributes] = children(info!);
    const parts = children(name!).flatMap(children).map((pair) => {
      const [type, value] = children(pair);
      return [hex(type!.content), textOf(value!.content)] as const;
    });
    const valuesOf = (type: string) => parts.filter(([one]) => one === type).map(([, value]) => value);
    const names = attributes ? alternativeNames(attributes) : [];
    const namesOf = (tag: number) => names.filter((one) => one.tag === tag).map(({ content }) => content);
    return {
      commonName: valuesOf("550403").at(-1) ?? "",
      serialNumber: valuesOf("550405").at(-1) ?? "",
      subject: SUBJECT.map(([type, title]) => [title, valuesOf(type)] as const),
      emailAddresses: namesOf(0x81).map(textOf),
      dnsNames: namesOf(0x82).map(textOf),
      uris: namesOf(0x86).map(textOf),
      ipAddresses: namesOf(0x87).map(addressOf),
    };
  } catch {
    return undefined;
  }
}

/** 2.5.4.x */
const SUBJECT = [
  ["55040a", "Organization"],
  ["55040b", "Organizational Unit"],
  ["550406", "Country"],
  ["550407", "Locality"],
  ["550408", "Province"],
  ["550409", "StreetAddress"],
  ["550411", "PostalCode"],
] as const;

const EXTENSION_REQUEST = "2a864886f70d01090e";
const ALTERNATIVE_NAMES = "551d11";

function alternativeNames(attributes: Element): Element[] {
  const request = children(attributes).find((one) => hex(children(one)[0]!.content) === EXTENSION_REQUEST);
  if (!request) return [];
  const extensions = children(children(children(request)[1]!)[0]!);
  const names = extensions.map(children).find(([type]) => hex(type!.content) === ALTERNATIVE_NAMES);
  return names ? children(only(names.at(-1)!.content)) : [];
}

/** One value of DER. */
interface Element {
  tag: number;
  content: Uint8Array;
}

function only(bytes: Uint8Array): Element {
  return elements(bytes)[0]!;
}

function children({ content }: Element): Element[] {
  return elements(content);
}

function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at++]!;
    let length = bytes[at++]!;
    if (length > 0x80) {
      const count = length & 0x7f;
      length = 0;
      for (const byte of bytes.subarray(at, at + count)) length = length * 256 + byte;
      at += count;
    }
    if (at + length > bytes.length) throw new RangeError("a value of DER is longer than what it is in");
    found.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}

function hex(bytes: Uint8Array): string {
  return bytes.toHex();
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function addressOf(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from(
    { length: 8 },
    (_, at) => ((bytes[2 * at]! << 8) | bytes[2 * at + 1]!).toString(16),
  );
  const zeros = groups.join(":").match(/(^|:)0(:0)+(?=:|$)/g)?.toSorted((a, b) => b.length - a.length)[0];
  if (zeros === undefined) return groups.join(":");
  return groups.join(":").replace(zeros, ":").replace(/^:(?!:)|(?<!:):$/, "::");
}
