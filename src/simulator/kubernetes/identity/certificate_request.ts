/** What a PKCS #10 request asks for: whose certificate, and under which other names (RFC 2986). */
import { derParts, type DerValue, derValues, OBJECT_IDENTIFIER, SEQUENCE, SET } from "./der.ts";

export interface CertificateRequest {
  commonName: string;
  organizations: string[];
  /** Which sorts of alternative names there are. */
  alternativeNames: ReadonlySet<"email" | "dns" | "uri" | "ip">;
}

/** `request` is PEM in base64, as the API has it. @throws {Error} in the API server's words */
export function readCertificateRequest(request: string): CertificateRequest {
  const [, subject, , ...rest] = derParts(derParts(derValues(pemContent(request)), 0), 0);
  const names = subjectOf(subject ? [subject] : []);
  return {
    commonName: names.findLast(({ type }) => type === COMMON_NAME)?.text ?? "",
    organizations: names.filter(({ type }) => type === ORGANIZATION).map(({ text }) => text),
    alternativeNames: alternativeNames(rest),
  };
}

const COMMON_NAME = "550403";
const ORGANIZATION = "55040a";
const EXTENSION_REQUEST = "2a864886f70d01090e";
const SUBJECT_ALTERNATIVE_NAME = "551d11";
const ATTRIBUTES = 0xa0;

const SORTS: Readonly<Record<number, "email" | "dns" | "uri" | "ip">> = {
  0x81: "email",
  0x82: "dns",
  0x86: "uri",
  0x87: "ip",
};

const PEM = /-----BEGIN CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE REQUEST-----/;

function pemContent(request: string): Uint8Array {
  let text = "";
  try {
    text = PEM.exec(atob(request))?.[1] ?? "";
  } catch {
    // what is not base64 is no PEM either
  }
  if (!text) throw new Error("PEM block type must be CERTIFICATE REQUEST");
  return Uint8Array.fromBase64(text);
}

function subjectOf(subject: DerValue[]): { type: string; text: string }[] {
  return derParts(subject, 0).flatMap((set) =>
    derParts([set], 0, SET).map((pair) => {
      const [type, value] = derParts([pair], 0);
      return { type: type?.content.toHex() ?? "", text: new TextDecoder().decode(value?.content) };
    })
  );
}

function alternativeNames(rest: readonly DerValue[]): CertificateRequest["alternativeNames"] {
  const found = new Set<"email" | "dns" | "uri" | "ip">();
  const attributes = rest.find(({ tag }) => tag === ATTRIBUTES);
  for (const attribute of attributes ? derValues(attributes.content) : []) {
    const [type, values] = derParts([attribute], 0);
    if (type?.tag !== OBJECT_IDENTIFIER || type.content.toHex() !== EXTENSION_REQUEST || !values) continue;
    for (const extension of derParts(derParts([values], 0, SET), 0)) {
      const parts = derParts([extension], 0);
      if (parts[0]?.content.toHex() !== SUBJECT_ALTERNATIVE_NAME) continue;
      for (const { tag } of derParts(derValues(parts.at(-1)!.content), 0, SEQUENCE)) {
        const sort = SORTS[tag];
        if (sort) found.add(sort);
      }
    }
  }
  return found;
}
