import type { ICertificateSigningRequest } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest";
import { base64Text } from "../base64_text.ts";
import { type CertificateRequest, parseCertificateRequest } from "../certificate_request.ts";
import { humanDuration } from "../age.ts";
import type { Describer } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { onlyEvents, writeEvents } from "./event_text.ts";
import { formatLabels, formatTime, writeName } from "./metadata_text.ts";

export const certificateSigningRequestDescriber: Describer = {
  kind: "CertificateSigningRequest",
  group: "certificates.k8s.io",
  related: onlyEvents("CertificateSigningRequest"),
  describe(object, related, context) {
    const { spec } = object as unknown as ICertificateSigningRequest;
    const request = parseCertificateRequest(base64Text(spec?.request ?? "") ?? "");
    const text = new DescribeText();
    writeName(text, object, false);
    text.field(0, "Labels", formatLabels(object.metadata.labels));
    text.field(0, "Annotations", formatLabels(object.metadata.annotations));
    text.field(0, "CreationTimestamp", formatTime(object.metadata.creationTimestamp));
    text.field(0, "Requesting User", spec?.username);
    if (spec?.signerName) text.field(0, "Signer", spec.signerName);
    if (spec?.expirationSeconds !== undefined) {
      text.field(0, "Requested Duration", humanDuration(spec.expirationSeconds * 1000));
    }
    text.field(0, "Status", statusOf(object as unknown as ICertificateSigningRequest));
    if (request) writeRequest(text, request);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function statusOf({ status }: ICertificateSigningRequest): string {
  const types = new Set(status?.conditions?.map(({ type }) => type));
  const words: string[] = [];
  if (types.has("Denied")) words.push("Denied");
  else if (types.has("Approved")) words.push("Approved");
  else words.push("Pending");
  if (types.has("Failed")) words.push("Failed");
  if (status?.certificate) words.push("Issued");
  return words.join(",");
}

function writeRequest(text: DescribeText, request: CertificateRequest): void {
  const list = (title: string, values: readonly string[]): void => {
    values.forEach((value, index) => text.line(0, `\t${index === 0 ? `${title}:` : ""}\t${value}`));
  };
  text.line(0, "Subject:");
  text.line(0, `\tCommon Name:\t${request.commonName}`);
  text.line(0, `\tSerial Number:\t${request.serialNumber}`);
  for (const [title, values] of request.subject) list(title, values);
  const names = [
    ["DNS Names", request.dnsNames],
    ["Email Addresses", request.emailAddresses],
    ["URIs", request.uris],
    ["IP Addresses", request.ipAddresses],
  ] as const;
  if (names.every(([, values]) => values.length === 0)) return;
  text.line(0, "Subject Alternative Names:");
  for (const [title, values] of names) list(title, values);
}
