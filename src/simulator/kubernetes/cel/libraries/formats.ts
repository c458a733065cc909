/** format: named rules for texts, such as `format.dns1123Label().validate(name)`. */
import type { Environment } from "@marcbachmann/cel-js";
import {
  dns1035LabelProblems,
  dnsLabelProblems,
  labelValueProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../../../../kube/name_rules.ts";
import { formatProblem } from "../../custom/string_format.ts";
import { type CelPackage, namespace } from "./library.ts";

class NamedFormat {
  readonly problems: (text: string) => string[];

  constructor(problems: (text: string) => string[]) {
    this.problems = problems;
  }
}

const TYPE = "kubernetes.NamedFormat";

/** A prefix may end with a dash: something follows it. */
const prefix = (rule: (text: string) => string[]) => (text: string) => rule(text.replace(/-$/, "a"));
const byFormat = (format: string, problem: string) => (text: string) =>
  formatProblem(format, text) ? [problem] : [];

const FORMATS: Record<string, (text: string) => string[]> = {
  dns1123Label: dnsLabelProblems,
  dns1123Subdomain: subdomainProblems,
  dns1035Label: dns1035LabelProblems,
  qualifiedName: qualifiedNameProblems,
  dns1123LabelPrefix: prefix(dnsLabelProblems),
  dns1123SubdomainPrefix: prefix(subdomainProblems),
  dns1035LabelPrefix: prefix(dns1035LabelProblems),
  labelValue: labelValueProblems,
  uri: byFormat("uri", "invalid URI"),
  uuid: byFormat("uuid", "does not match the UUID format"),
  byte: byFormat("byte", "invalid base64"),
  date: byFormat("date", "invalid date"),
  datetime: byFormat("datetime", "invalid datetime"),
};

export function formatLibrary(environment: Environment, { Optional }: CelPackage): void {
  environment.registerType(TYPE, { ctor: NamedFormat, fields: {} });
  namespace(environment, "format", {
    ...Object.fromEntries(
      Object.entries(FORMATS).map(([name, rule]) => [`${name}(): ${TYPE}`, () => new NamedFormat(rule)]),
    ),
    [`named(string): optional<${TYPE}>`]: (name: string) =>
      Object.hasOwn(FORMATS, name) ? Optional.of(new NamedFormat(FORMATS[name]!)) : Optional.none(),
  });
  environment.registerFunction(
    `${TYPE}.validate(string): optional<list<string>>`,
    ({ problems }: NamedFormat, text: string) => {
      const found = problems(text);
      return found.length > 0 ? Optional.of(found) : Optional.none();
    },
  );
}
