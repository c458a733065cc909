import type { IServiceCIDR } from "kubernetes-models/networking.k8s.io/v1/ServiceCIDR";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, invalidEach, required } from "./field_errors.ts";
import { cidrProblems } from "./ip_rules.ts";
import { plainKind } from "./plain_kind.ts";

export const serviceCidr = plainKind<IServiceCIDR>("networking.k8s.io/v1", "ServiceCIDR", "servicecidrs", {
  columns: [
    nameColumn(),
    column("CIDRs", "From where services get their addresses.", (it) => it.spec?.cidrs?.join(",") ?? ""),
    ageColumn(),
  ],
  prepareForCreate: (it) => {
    it.status = {};
  },
  rules: (it) => validateRanges(it.spec?.cidrs ?? []),
  changes,
  hasStatus: true,
});

const FIELD = "spec.cidrs";

function validateRanges(ranges: readonly string[]): FieldError[] {
  if (ranges.length === 0) return [required(FIELD, "at least one CIDR required")];
  if (ranges.length > 2) return [invalid(FIELD, { cidrs: ranges }, "may only hold up to 2 values")];
  const errors = ranges.flatMap((range, index) =>
    invalidEach(`${FIELD}[${index}]`, range, cidrProblems(range))
  );
  const isOneFamily = ranges.length === 2 && ranges[0]!.includes(":") === ranges[1]!.includes(":");
  if (!isOneFamily || errors.length > 0) return errors;
  const why = "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64";
  return [invalid(FIELD, ranges, why)];
}

/** A second family may be added; nothing else changes. */
function changes(it: IServiceCIDR, old: IServiceCIDR): FieldError[] {
  const [ranges, before] = [it.spec?.cidrs ?? [], old.spec?.cidrs ?? []];
  const grows = before.length === 1 && ranges.length === 2;
  if (ranges.length !== before.length && !grows) return [invalid(FIELD, ranges, "field is immutable")];
  return before.flatMap((range, index) =>
    range === ranges[index] ? [] : [invalid(`${FIELD}[${index}]`, ranges[index], "field is immutable")]
  );
}
