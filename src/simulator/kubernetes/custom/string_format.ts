/** The formats of strings that the API server checks; others are ignored. Source: kube-openapi/pkg/validation/strfmt. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { parseAddress, parsePrefix } from "../cel/net_address.ts";
import { dnsLabelProblems, subdomainProblems } from "../../../kube/name_rules.ts";

/** The format's name where `text` is not of it. */
export function formatProblem(format: string | undefined, text: string): string | undefined {
  const fits = format === undefined ? undefined : ownEntry(FORMATS, format.replaceAll("-", ""));
  return fits && !fits(text) ? format : undefined;
}

const UUID = (version: string, variant: string) =>
  new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}-?${variant}-?[0-9a-f]{12}$`, "i");
const ANY4 = "[0-9a-f]{4}";
const MAC =
  /^([0-9a-f]{2}[:-]){5}([0-9a-f]{2}|([0-9a-f]{2}[:-]){2}[0-9a-f]{2})$|^([0-9a-f]{4}\.){2}[0-9a-f]{4}$/i;
const CARD =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/;
const RGB = /^rgb\(\s*((25[0-5]|2[0-4]\d|1?\d?\d)\s*,\s*){2}(25[0-5]|2[0-4]\d|1?\d?\d)\s*\)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/;
const HOST = /^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const MAIL = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+$/;
const GO_DURATION = /^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;
const LONG_DURATION =
  /^\d+(\.\d+)?\s*(ns|nano\w*|us|µs|micro\w*|ms|milli\w*|s|sec\w*|m|min\w*|h|hr|hour\w*|d|day\w*|w|wk|week\w*)$/i;

const FORMATS: Record<string, (text: string) => boolean> = {
  bsonobjectid: (text) => /^[0-9a-f]{24}$/i.test(text),
  uri: (text) => isUri(text),
  email: (text) => MAIL.test(text),
  hostname: (text) => text.length <= 255 && HOST.test(text),
  ipv4: (text) => !text.includes(":") && parseAddress(text) !== undefined,
  ipv6: (text) => text.includes(":") && parseAddress(text) !== undefined,
  cidr: (text) => parsePrefix(text) !== undefined,
  mac: (text) => MAC.test(text),
  uuid: (text) => UUID(ANY4, ANY4).test(text),
  uuid3: (text) => UUID("3[0-9a-f]{3}", ANY4).test(text),
  uuid4: (text) => UUID("4[0-9a-f]{3}", "[89ab][0-9a-f]{3}").test(text),
  uuid5: (text) => UUID("5[0-9a-f]{3}", "[89ab][0-9a-f]{3}").test(text),
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  creditcard: (text) => CARD.test(text.replace(/\D+/g, "")),
  ssn: (text) => /^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(text),
  hexcolor: (text) => /^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(text),
  rgbcolor: (text) => RGB.test(text),
  byte: (text) => BASE64.test(text),
  password: () => true,
  date: isDate,
  duration: (text) => GO_DURATION.test(text) || LONG_DURATION.test(text),
  datetime: (text) => DATE_TIME.test(text) && isDate(text.slice(0, 10)),
  k8sshortname: (text) => dnsLabelProblems(text).length === 0,
  k8slongname: (text) => subdomainProblems(text).length === 0,
};

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** As Go's url.ParseRequestURI: absolute, or a path from the root. */
function isUri(text: string): boolean {
  return !/[\s\p{Cc}]/u.test(text) && (text.startsWith("/") || /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text));
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, "");
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce((all, digit, index) => all + (index + 1) * (digit === "X" ? 10 : +digit), 0);
  return sum % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, "");
  if (!/^\d{13}$/.test(digits)) return false;
  return [...digits].reduce((all, digit, index) => all + +digit * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}
